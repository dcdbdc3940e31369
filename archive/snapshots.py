"""Raw responses as WARC files, in a folder beside the database.

Every record is a gzip member of its own, so a file cut short by a crash still reads up to its last
whole record; each process writes a new file, never on to an old one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Any, BinaryIO, Self

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from archive.times import now, to_text

FULL = 1_000_000_000  # bytes after which a new file is begun

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A request and its response, as they went over the wire."""

    url: str
    moment: datetime
    request: str  # "GET /feed/ HTTP/1.1"
    request_headers: Headers
    response: str  # "200 OK"
    response_headers: Headers
    body: bytes  # as sent, before any unpacking
    protocol: str = "HTTP/1.1"
    ip: str | None = None  # of the server


def snapshots_folder(database: Path | str) -> Path:
    """archive-warc/ for archive.db."""
    path = Path(database)
    return path.with_name(f"{path.stem}-warc")


class Snapshots:
    """The WARC files of one archive, opened for writing. Also a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the current file; the next record would begin another."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def keep(self, exchange: Exchange) -> tuple[str, int]:
        """Write request and response. Gives the file's name and where the response begins in it."""
        file = self._open()
        writer = WARCWriter(file, gzip=True)
        offset = file.tell()
        for record in _records(writer, exchange):
            writer.write_record(record)
        file.flush()
        return Path(file.name).name, offset

    def _open(self) -> BinaryIO:
        if self._file is not None and self._file.tell() > FULL:
            self.close()
        if self._file is None:
            self._file = self._begin()
        return self._file

    def _begin(self) -> BinaryIO:
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp = to_text(now()).translate({ord("-"): None, ord(":"): None})
        name = f"{stamp}-{token_hex(4)}.warc.gz"
        file = (self.folder / name).open("xb")
        writer = WARCWriter(file, gzip=True)
        about = {"software": "287g-archive", "format": "WARC File Format 1.0", "robots": "obey"}
        writer.write_record(writer.create_warcinfo_record(name, about))
        return file


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A kept response, read again."""

    url: str
    status: str  # "200 OK"
    headers: Headers
    body: bytes  # as sent, before any unpacking


def read_snapshot(folder: Path, file: str, offset: int) -> Snapshot:
    """The response that `fetches.warc_file` and `fetches.warc_offset` point to."""
    with (folder / file).open("rb") as stream:
        stream.seek(offset)
        record = next(ArchiveIterator(stream))
        return Snapshot(
            url=record.rec_headers.get_header("WARC-Target-URI"),
            status=record.http_headers.statusline,
            headers=tuple(record.http_headers.headers),
            body=record.raw_stream.read(),
        )


def _records(writer: WARCWriter, exchange: Exchange) -> tuple[Any, Any]:
    date = {"WARC-Date": to_text(exchange.moment)}
    server = {"WARC-IP-Address": exchange.ip} if exchange.ip else {}
    response = writer.create_warc_record(
        exchange.url,
        "response",
        payload=BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=StatusAndHeaders(
            exchange.response, list(exchange.response_headers), protocol=exchange.protocol
        ),
        warc_headers_dict=date | server,
    )
    request = writer.create_warc_record(
        exchange.url,
        "request",
        http_headers=StatusAndHeaders(
            exchange.request, list(exchange.request_headers), is_http_request=True
        ),
        warc_headers_dict=date,
    )
    request.rec_headers.add_header(
        "WARC-Concurrent-To", response.rec_headers.get_header("WARC-Record-ID")
    )
    return response, request
