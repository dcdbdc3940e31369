"""Reading WARC files, whoever wrote them: ours, Common Crawl's, wget's.

A file is read as a stream, one record in memory at a time. A damaged record costs that record; a
file that is cut short is read to its last whole record. The tally tells of both.
"""

import logging
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from archive.warc_record import END, Headers
from crawler.errors import TooLarge
from crawler.transfer import BYTES_MAX, as_utf8, decoded

log = logging.getLogger(__name__)

GZIP = b"\x1f\x8b\x08"
BEGINNING = b"WARC/"
# What stands before a record: two line ends, as in "\r\n\r\nWARC/1.0"; nothing before gzip's mark
MARK = re.compile(rb"\r\n\r\n(?=WARC/\d)|(?=\x1f\x8b\x08)")
LENGTH = re.compile(rb"(?i)\r\nContent-Length:\s*(\d{1,18})\b")  # "\r\nContent-Length: 5120"
HTML = ("text/html", "application/xhtml+xml")
STEP = 1 << 20  # bytes looked through at once, or between two tellings of progress
HEAD_MAX = 1 << 15  # bytes of a record's own head
OVERLAP = 16  # bytes that two looks share, so that none falls between


class NotWarc(Exception):
    """A file that holds no WARC record. The message names it."""


class Unfit(Exception):
    """A response that is no page to be read. The message is the reason that is counted."""


@dataclass(frozen=True, kw_only=True)
class Capture:
    """A page as somebody was given it."""

    url: str  # as asked
    moment: datetime
    record_id: str | None
    ip: str | None
    status_line: str  # "HTTP/1.1 200 OK"
    headers: Headers
    body: bytes  # as sent, or as far as the archive undid it
    page: bytes  # the body without chunks and compression


@dataclass(kw_only=True)
class Tally:
    """What a file held. Grows while it is read."""

    records: int = 0
    responses: int = 0
    skipped: Counter[str] = field(default_factory=Counter)  # responses, by reason
    damaged: int = 0  # places where a record, or several in a row, could not be read
    is_cut: bool = False  # the file ends within a record


def captures(
    file: Path, tally: Tally, is_wanted: Callable[[bytes], bool]
) -> Iterator[tuple[int, Capture | None]]:
    """The HTML pages of a WARC file whose bytes are wanted, each with its place in the file.

    Now and then a place alone, to tell how far it is. Raises NotWarc where no record begins the
    file, OSError where it cannot be read.
    """
    with file.open("rb", buffering=0) as stream:
        if not _begins(stream, 0):
            raise NotWarc(f"{file}: no WARC file: no record begins it")
        told = 0
        for record in _records(stream, tally):
            tally.records += 1
            capture, place = None, record.stream_pos
            if record.record_type == WarcRecordType.response:
                tally.responses += 1
                capture = _capture(record, tally, is_wanted)
            if capture is not None or place - told >= STEP:
                told = place
                yield place, capture


def _capture(
    record: WarcRecord, tally: Tally, is_wanted: Callable[[bytes], bool]
) -> Capture | None:
    """The page of a response; None where it is none, or is not wanted."""
    try:
        body = _read(record)
        page = _page(body, record.http_headers)
        words = as_utf8(page, record.http_headers.get("Content-Type"))
        return _captured(record, body, page) if is_wanted(words) else None
    except Unfit as reason:
        tally.skipped[str(reason)] += 1
    except OSError:  # the walk over the records meets it again, and counts it
        pass
    except Exception as error:  # whatever a record holds, it costs that record alone
        tally.skipped["unreadable"] += 1
        log.warning("the record at byte %d is passed over: %r", record.stream_pos, error)
    return None


def _read(record: WarcRecord) -> bytes:
    http = record.http_headers
    status = http.status_code if http is not None else None
    if status != 200:
        raise Unfit("not HTTP" if status is None else "not HTTP 200")
    kind = record.http_content_type
    if kind is not None and not kind.lower().startswith(HTML):
        raise Unfit("not HTML")
    if record.content_length > BYTES_MAX:
        raise Unfit("too large")
    body = record.reader.read()
    if len(body) < record.content_length:
        raise Unfit("cut short")
    return body


def _page(body: bytes, http: HeaderMap) -> bytes:
    transfer, content = http.get("Transfer-Encoding"), http.get("Content-Encoding")
    if not transfer and not content:
        return body
    try:
        return decoded(body, transfer=transfer, content=content)
    except TooLarge as error:
        raise Unfit("too large") from error


def _captured(record: WarcRecord, body: bytes, page: bytes) -> Capture:
    http, url = record.http_headers, record.headers.get("WARC-Target-URI")
    moment = _moment(record)
    if not url or moment is None:
        raise Unfit("without address or date")
    return Capture(
        url=url.strip("<>"),  # "<https://ledger.example/>", as wget writes it
        moment=moment,
        record_id=record.record_id,
        ip=record.headers.get("WARC-IP-Address"),
        status_line=http.status_line or "",
        headers=tuple(
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in http.items_bytes()
        ),
        body=body,
        page=page,
    )


def _moment(record: WarcRecord) -> datetime | None:
    """When it was captured; None where that is not said, or lies outside the years 1 to 9999."""
    try:
        said = record.record_date
        return said.astimezone(UTC).replace(microsecond=0) if said else None
    except (OverflowError, ValueError):  # "0000-01-01T00:00:00Z", as FastWARC reads it
        return None


def _records(stream: BinaryIO, tally: Tally) -> Iterator[WarcRecord]:
    """All records, those behind a damaged one as well."""
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        last = None  # where the latest record begins
        try:
            for record in ArchiveIterator(stream, fsspec_args=False):
                last = record.stream_pos
                yield record
        except OSError:
            tally.damaged += last is not None or start == 0
            start = _next_record(stream, (start if last is None else last) + 1)
        else:
            tally.is_cut = not _ends_whole(stream, start if last is None else last)
            return


def _begins(stream: BinaryIO, place: int) -> bool:
    """Whether a record begins here, gzipped or not."""
    stream.seek(place)
    first = stream.read(HEAD_MAX)
    if first.startswith(GZIP):
        with suppress(zlib.error):
            first = zlib.decompressobj(wbits=31).decompress(first, len(BEGINNING))
    return first.startswith(BEGINNING)


def _next_record(stream: BinaryIO, place: int) -> int | None:
    """Where the first record behind this place begins; None where there is none."""
    stream.seek(place)
    while chunk := stream.read(STEP):
        for mark in MARK.finditer(chunk):
            if _begins(stream, place + mark.end()):
                return place + mark.end()
        place += max(len(chunk) - OVERLAP, 1)
        stream.seek(place)
    return None


def _ends_whole(stream: BinaryIO, last: int) -> bool:
    """Whether the file ends where the last record, which begins here, ends.

    FastWARC takes the end of a file for the end of a record.
    """
    stream.seek(last)
    head = stream.read(HEAD_MAX)
    if head.startswith(BEGINNING):
        head, _, _ = head.partition(END)
        length = LENGTH.search(head)
        end = last + len(head) + len(END) + int(length[1]) if length else None
        return end is not None and end <= stream.seek(0, SEEK_END)
    stream.seek(last if head.startswith(GZIP) else 0)  # 0: one gzip member around all records
    return _ends_with_a_member(stream)


def _ends_with_a_member(stream: BinaryIO) -> bool:
    member, rest = zlib.decompressobj(wbits=31), b""
    is_within = False
    while chunk := rest or stream.read(STEP):
        try:
            member.decompress(chunk)
        except zlib.error:
            return False
        is_within, rest = not member.eof, member.unused_data
        if member.eof:
            member = zlib.decompressobj(wbits=31)
    return not is_within
