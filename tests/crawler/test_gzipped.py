"""Files that are gzipped, in one member or several."""

import gzip

import pytest

from crawler.errors import NotAFeed, TooLarge
from crawler.gzipped import BYTES_MAX, MEMBERS_MAX, unpacked

URL = "https://ledger.example/sitemap.xml.gz"
FIRST, SECOND = (gzip.compress(part, mtime=0) for part in (b"a first part, ", b"and a second"))


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (b"a sample", b"a sample"),
        (FIRST + SECOND, b"a first part, and a second"),
        (gzip.compress(FIRST + SECOND, mtime=0), b"a first part, and a second"),
        (FIRST + SECOND[:-1], b"a first part, and a second"),
        (FIRST + b"\0" * 512, b"a first part, "),  # filled up, as tar does
        (gzip.compress(b"", mtime=0) + SECOND, b"and a second"),
    ],
)
def test_all_members_are_read(body, content):
    assert unpacked(body, url=URL) == content


def test_a_broken_member_is_named():
    with pytest.raises(NotAFeed, match="broken gzip at https://ledger"):
        unpacked(FIRST + b"\x1f\x8bno gzip", url=URL)


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(b"\0" * (BYTES_MAX // 2 + 1), mtime=0) * 2,
        gzip.compress(b"", mtime=0) * (MEMBERS_MAX + 1),
    ],
)
def test_many_members_are_no_way_around_the_limit(body):
    with pytest.raises(TooLarge):
        unpacked(body, url=URL)
