import gzip
import zlib

import brotli
import pytest

from crawler.errors import TooLarge
from crawler.transfer import BYTES_MAX, as_utf8, decoded, zstd

PAGE = b"<html><p>A sample page of a board that met on Monday.</p></html>" * 20


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (body[:half], body[half:], b"")
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts)


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (PAGE, None, None),
        (gzip.compress(PAGE), None, "gzip"),
        (gzip.compress(PAGE), None, "X-GZip"),
        (zlib.compress(PAGE), None, "deflate"),
        (zlib.compress(PAGE)[2:-4], None, "deflate"),  # without zlib's own head and foot
        (brotli.compress(PAGE), None, "br"),
        (zstd.compress(PAGE), None, "zstd"),
        (brotli.compress(gzip.compress(PAGE)), None, "gzip, br"),
        (chunked(PAGE), "chunked", None),
        (chunked(gzip.compress(PAGE)), "Chunked", "gzip"),
        (PAGE, "chunked", "gzip"),  # undone by the archive, which left the headers
        (PAGE, None, "br"),
        (PAGE, None, "zstd"),
        (PAGE, None, "deflate"),
        (gzip.compress(PAGE), "chunked", "gzip"),
        (PAGE, "identity", "identity"),
        (PAGE, None, "no-such-coding"),
        (b"", "chunked", "gzip"),
        (gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]), None, "gzip"),
        (b"ffffffffffffffffffffff\r\n" + PAGE, "chunked", None),  # a chunk beyond all memory
    ],
)
def test_what_a_server_did_is_undone_where_it_was_done(body, transfer, content):
    assert decoded(body, transfer=transfer, content=content) == (PAGE if body else b"")


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_of_a_body_cut_short_what_it_holds_is_read(cut):
    found = decoded(chunked(PAGE)[:-cut], transfer="chunked", content=None)
    assert PAGE.startswith(found[: len(PAGE) // 2])
    assert len(found) > len(PAGE) // 2
    packed = gzip.compress(PAGE)[:-cut]
    assert PAGE.startswith(decoded(packed, transfer=None, content="gzip"))


@pytest.mark.parametrize(
    ("pack", "name"), [(gzip.compress, "gzip"), (brotli.compress, "br"), (zstd.compress, "zstd")]
)
def test_a_bomb_is_not_unpacked(pack, name):
    bomb = pack(b"\0" * (BYTES_MAX + 1))
    with pytest.raises(TooLarge):
        decoded(bomb, transfer=None, content=name)


def test_a_long_page_that_is_no_chunk_is_told_at_once():
    page = b"a" * 1_000_000  # the size of a chunk, it seems: a search that goes back takes hours
    assert decoded(page, transfer="chunked", content=None) == page


WORDS = "a 287(g) pact, 287（g）"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (WORDS.encode("utf-16"), None),
        (WORDS.encode("utf-16-le"), "text/html"),
        (WORDS.encode("utf-16-be"), "text/html; charset=utf-16"),
        (WORDS.encode("utf-32"), None),
        (WORDS.encode("shift_jis"), "text/html; charset=Shift_JIS"),
        (WORDS.encode("gb2312"), 'text/html; charset="gb2312"'),
        (b"<meta charset='euc-jp'>" + WORDS.encode("euc-jp"), "text/html"),
    ],
)
def test_charsets_unlike_ascii_become_utf_8(body, content_type):
    assert WORDS.encode() in as_utf8(body, content_type)


@pytest.mark.parametrize(
    "content_type",
    [None, "text/html", "text/html; charset=utf-8", "text/html; charset=windows-1252"]
    + [f"text/html; charset={name}" for name in ("iso-8859-1", "latin1", "us-ascii", "koi8-r")]
    + [f"text/html; charset={name}" for name in ("no-such", "base64", "\N{SNOWMAN}", "")]
    + [f"text/html; charset={name}" for name in ("idna", "undefined", "punycode", "rot13")],
)
def test_other_bytes_are_left_alone(content_type):
    body = b"a 287\xa0(g) pact"
    assert as_utf8(body, content_type) is body
