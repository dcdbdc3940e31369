"""WARC files of every make, whole and broken."""

import gzip
import random
from contextlib import suppress
from datetime import UTC, datetime
from itertools import accumulate

import pytest

from archive.snapshots import Exchange, Snapshots
from archive.warc_record import END, packed, record
from crawler.warc_files import BYTES_MAX, NotWarc, Tally, captures

PAGE = b"<html><p>Deputies would be trained, a sample says.</p></html>"
BOMB = gzip.compress(b" " * (BYTES_MAX + 1))
HTML = "Content-Type: text/html"
MOMENT = "2026-03-02T15:00:00Z"


def response(
    number: int = 0,
    body: bytes = PAGE,
    *headers: str,
    status: str = "HTTP/1.1 200 OK",
    url: str | None = None,
    moment: str | None = MOMENT,
    kind: str = "response",
) -> bytes:
    """A record as a crawler would write it."""
    url = f"https://ledger.example/{number}" if url is None else url
    fields = [
        ("WARC-Record-ID", f"<urn:uuid:sample-{number}>"),
        *([("WARC-Target-URI", url)] if url else []),
        *([("WARC-Date", moment)] if moment else []),
        ("Content-Type", f"application/http; msgtype={kind}"),
    ]
    head = "".join(f"{line}\r\n" for line in (status, *(headers or (HTML,))))
    return record(kind, fields, head.encode("latin-1") + b"\r\n" + body)


def read(file) -> tuple[list[str], Tally]:
    """The pages' addresses, and what was counted."""
    tally = Tally()
    found = [capture for _, capture in captures(file, tally, lambda page: True) if capture]
    return [capture.url.rpartition("/")[2] for capture in found], tally


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sample.warc.gz"


RECORDS = [response(number) for number in range(4)]
FIRST = 120  # bytes that show what a file is
MAKES = {
    "a gzip member a record": b"".join(packed(one, 6) for one in RECORDS),
    "one gzip member around all": gzip.compress(b"".join(RECORDS)),
    "no gzip": b"".join(RECORDS),
}
MEMBERS = accumulate(len(packed(one, 6)) for one in RECORDS)
BETWEEN = {  # bytes behind each record; where one gzip member is around all, nobody can tell
    "a gzip member a record": [range(end, end + 1) for end in MEMBERS],
    "one gzip member around all": [],
    "no gzip": [range(end - len(END), end + 1) for end in accumulate(map(len, RECORDS))],
}


@pytest.mark.parametrize("make", MAKES)
@pytest.mark.parametrize("name", ["sample.warc.gz", "sample.warc", "sample"])
def test_every_make_is_read_whatever_its_name(tmp_path, make, name):
    (tmp_path / name).write_bytes(MAKES[make])
    pages, tally = read(tmp_path / name)
    assert pages == ["0", "1", "2", "3"]
    assert (tally.records, tally.responses, tally.damaged, tally.is_cut) == (4, 4, 0, False)


@pytest.mark.parametrize("make", MAKES)
def test_a_file_cut_short_anywhere_is_read_to_its_last_whole_record_and_told(file, make):
    whole, between = MAKES[make], BETWEEN[make]
    for end in range(FIRST, len(whole) - len(END)):
        file.write_bytes(whole[:end])
        pages, tally = read(file)
        assert pages == ["0", "1", "2", "3"][: len(pages)]
        assert len(pages) >= sum(ends.start <= end for ends in between)
        is_told = tally.is_cut or tally.damaged > 0
        assert is_told != any(end in ends for ends in between), end


def test_a_capture_holds_what_was_sent(file):
    body = gzip.compress(PAGE)
    headers = (HTML, "Content-Encoding: gzip", "X-Name: señor", "Set-Cookie: a", "Set-Cookie: b")
    file.write_bytes(packed(response(7, body, *headers), 6))
    [(_, capture)] = captures(file, Tally(), lambda page: page == PAGE)
    assert capture.url == "https://ledger.example/7"
    assert capture.moment == datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert capture.record_id == "<urn:uuid:sample-7>"
    assert (capture.status_line, capture.body, capture.page) == ("HTTP/1.1 200 OK", body, PAGE)
    assert [f"{name}: {value}" for name, value in capture.headers] == list(headers)


def test_what_is_not_wanted_is_passed_over(file):
    file.write_bytes(MAKES["no gzip"])
    tally = Tally()
    assert [one for _, one in captures(file, tally, lambda page: False) if one] == []
    assert tally.skipped.total() == 0


def test_a_page_in_utf_16_is_judged_by_its_words(file):
    file.write_bytes(response(0, "a 287(g) pact".encode("utf-16")))
    [(_, capture)] = captures(file, Tally(), lambda page: b"a 287(g) pact" in page)
    assert capture.body == "a 287(g) pact".encode("utf-16")


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (response(status="HTTP/1.1 404 Not Found"), "not HTTP 200"),
        (response(status="HTTP/1.1 301 Moved"), "not HTTP 200"),
        (response(0, PAGE, "Content-Type: application/pdf"), "not HTML"),
        (response(0, PAGE, "Content-Type: image/png"), "not HTML"),
        (response(status="nonsense"), "not HTTP"),
        (response(url=""), "without address or date"),
        (response(moment=None), "without address or date"),
        (response(moment="yesterday"), "without address or date"),
        (response(moment="9999-12-31T23:59:59-14:00"), "without address or date"),
        (response(moment="0001-01-01T00:00:00+14:00"), "without address or date"),
        (response(moment="0000-01-01T00:00:00Z"), "without address or date"),
        (response(0, b" " * (BYTES_MAX + 1)), "too large"),
        (
            response(0, gzip.compress(b" " * (BYTES_MAX + 1)), HTML, "Content-Encoding: gzip"),
            "too large",
        ),
    ],
)
def test_what_is_no_page_is_skipped_and_counted(file, one, reason):
    file.write_bytes(packed(one, 1) + packed(response(1), 1))
    pages, tally = read(file)
    assert pages == ["1"]
    assert tally.skipped == {reason: 1}


@pytest.mark.parametrize(
    "one",
    [
        response(0, PAGE, "Content-Type: TEXT/HTML; charset=utf-8"),
        response(0, PAGE, "Content-Type: application/xhtml+xml"),
        response(0, PAGE, "Server: of few words"),
        response(0, PAGE, HTML, status="HTTP/2 200"),
        response(url="<https://ledger.example/0>"),  # wget's
        response(0, PAGE, "Content-Type: text/html; charset=idna"),
        response(0, PAGE, "Content-Type: text/html; charset=undefined"),
        response(0, b"f" * 22 + b"\r\n" + PAGE, HTML, "Transfer-Encoding: chunked"),
    ],
)
def test_other_forms_of_a_page_are_read(file, one):
    file.write_bytes(packed(one, 6))
    assert read(file)[0] == ["0"]


def test_a_moment_is_told_in_utc(file):
    file.write_bytes(response(moment="2026-03-02T15:00:00.5-05:00"))
    [(_, capture)] = captures(file, Tally(), lambda page: True)
    assert (capture.moment, capture.moment.tzinfo) == (datetime(2026, 3, 2, 20, tzinfo=UTC), UTC)


def test_a_record_that_cannot_be_judged_costs_that_record(file):
    def judge(page: bytes) -> bool:
        return page == PAGE or bool(1 / 0)

    file.write_bytes(response(0, b"a sample") + response(1))
    tally = Tally()
    found = [one for _, one in captures(file, tally, judge) if one]
    assert [one.url for one in found] == ["https://ledger.example/1"]
    assert tally.skipped == {"unreadable": 1}


def test_other_kinds_of_records_are_counted_only(file):
    file.write_bytes(response(kind="request") + response(kind="metadata") + response(1))
    pages, tally = read(file)
    assert (pages, tally.records, tally.responses) == (["1"], 3, 1)


@pytest.mark.parametrize("place", [0, 2, 40, 120])
def test_a_damaged_record_costs_that_record(file, place):
    members = [packed(one, 6) for one in RECORDS]
    hurt = members[1][:place] + b"\0\xff\0\xff\0\xff" + members[1][place + 6 :]
    file.write_bytes(members[0] + hurt + members[2] + members[3])
    pages, tally = read(file)
    assert pages == ["0", "2", "3"]
    assert (tally.damaged, tally.is_cut) == (1, False)


@pytest.mark.parametrize(
    ("old", "new"), [(b"WARC/1.0", b"WURC/1.0"), (b"Content-Length: ", b"X: ")]
)
def test_a_damaged_record_without_gzip_costs_that_record(file, old, new):
    hurt = RECORDS[1].replace(old, new, 1)
    file.write_bytes(RECORDS[0] + hurt + RECORDS[2] + RECORDS[3])
    pages, tally = read(file)
    assert pages == ["0", "2", "3"]
    assert tally.damaged == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>a sample</html>" * 50,
        gzip.compress(b"a sample" * 50),
        b"\x1f\x8b\x08",
        b"PK\3\4",
    ],
)
def test_a_file_that_is_no_warc_is_named(file, content):
    file.write_bytes(content)
    with pytest.raises(NotWarc, match=r"sample\.warc\.gz: no WARC file"):
        read(file)


def test_our_own_files_are_read(tmp_path):
    with Snapshots(tmp_path) as snapshots:
        name, _ = snapshots.keep(
            Exchange(
                url="https://ledger.example/a",
                moment=datetime(2026, 3, 2, 15, tzinfo=UTC),
                request="GET /a HTTP/1.1",
                request_headers=[("Host", "ledger.example")],
                response="200 OK",
                response_headers=[("Content-Type", "text/html")],
                body=PAGE,
            )
        )
    pages, tally = read(tmp_path / name)
    assert (pages, tally.records, tally.responses) == (["a"], 3, 1)


def test_progress_is_told_while_nothing_is_found(file):
    chance = random.Random(287)
    file.write_bytes(b"".join(packed(response(n, chance.randbytes(300_000)), 0) for n in range(20)))
    places = [place for place, _ in captures(file, Tally(), lambda page: False)]
    assert places == sorted(set(places))
    assert len(places) == 4


def hurt(content: bytes, chance: random.Random) -> bytes:
    """A file with bytes changed, gone, added or twice."""
    place, other = chance.randrange(len(content)), chance.randrange(len(content))
    middle = chance.choice(
        [b"", chance.randbytes(9), content[other : other + 200], bytes([content[place] ^ 1])]
    )
    return content[:place] + middle + content[place + chance.randrange(40) :]


@pytest.mark.parametrize("make", MAKES)
def test_no_damage_raises_but_that_a_file_is_no_warc(file, make):
    chance, readable = random.Random(287), 0
    for _ in range(300):
        file.write_bytes(hurt(hurt(MAKES[make], chance), chance))
        with suppress(NotWarc):
            readable += len(read(file)[0])
    assert readable > 0  # pages
