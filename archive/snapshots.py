"""Raw responses as WARC files, in a folder beside the database.

Every record is a gzip member of its own, handed to the system whole, so a file cut short by a
crash still reads up to its last whole record; each process writes a new file, never on to an old
one. This is the hot path of a crawl: what came compressed is stored, the rest is packed lightly.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Self
from uuid import uuid4

from archive.opening import ROOM, ArchiveError
from archive.times import now, to_text
from archive.warc_record import Broken, Headers, packed, read_record, record, sha1

FULL = 1_000_000_000  # bytes after which a new file is begun
STORED, LIGHTLY = 0, 1  # levels of zlib; 6 saves a seventh of the bytes and takes twice the time
PACKED = ("content-encoding", b"\x1f\x8b")  # a header or the first bytes of what came compressed


class SnapshotLost(ArchiveError):
    """A response that cannot be read where it should stand."""


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A request and its response, as they went over the wire."""

    url: str
    moment: datetime
    request: str | None  # "GET /feed/ HTTP/1.1"; None where another asked, who did not tell
    request_headers: Headers
    response: str  # "200 OK"
    response_headers: Headers
    body: bytes  # as sent, before any unpacking
    protocol: str = "HTTP/1.1"
    ip: str | None = None  # of the server
    record_id: str | None = None  # of the record that this is a copy of, "<urn:uuid:…>"


def snapshots_folder(database: Path | str) -> Path:
    """archive-warc/ for archive.db."""
    path = Path(database)
    return path.with_name(f"{path.stem}-warc")


class Snapshots:
    """The WARC files of one archive, opened for writing. Also a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: FileIO | None = None
        self._end = 0  # of the last whole record

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
        """Write request and response. Gives the file's name and where the response begins in it.

        Raises ArchiveError where the disk takes no more; what was kept before stays readable.
        """
        try:
            file = self._open()
            offset = self._end
            self._write(file, b"".join(_members(exchange)))
        except OSError as error:
            self._drop_half_record()
            raise ArchiveError(
                f"{self.folder}: the answer of {exchange.url} cannot be kept"
                f" ({error.strerror or error}). {ROOM}"
            ) from error
        return Path(str(file.name)).name, offset

    def _open(self) -> FileIO:
        if self._file is not None and self._end > FULL:
            self.close()
        if self._file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            stamp = to_text(now()).translate({ord("-"): None, ord(":"): None})
            name = f"{stamp}-{token_hex(4)}.warc.gz"
            self._end = 0
            self._file = FileIO(self.folder / name, "xb")
            self._write(self._file, _warcinfo(name))
        return self._file

    def _write(self, file: FileIO, members: bytes) -> None:
        """Without a buffer of ours: what was written survives our own death."""
        left = memoryview(members)
        while left:
            left = left[file.write(left) :]
        self._end += len(members)

    def _drop_half_record(self) -> None:
        if self._file is None:
            return
        name = Path(str(self._file.name))
        with suppress(OSError):  # then the half record stays, behind all whole ones
            self._file.truncate(self._end)
        self.close()
        if self._end == 0:
            name.unlink(missing_ok=True)


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A kept response, read again."""

    url: str
    status: str  # "200 OK"
    headers: Headers
    body: bytes  # as sent, before any unpacking


def read_snapshot(folder: Path, file: str, offset: int) -> Snapshot:
    """The response that `fetches.warc_file` and `fetches.warc_offset` point to.

    Raises SnapshotLost where it does not stand there whole.
    """
    place = f"{folder / file}, byte {offset}"
    try:
        with (folder / file).open("rb") as stream:
            stream.seek(offset)
            fields, head, body = read_record(stream)
    except OSError as error:
        raise SnapshotLost(f"{place}: no snapshot ({error.strerror or error}).") from error
    except Broken as error:
        raise SnapshotLost(f"{place}: no whole snapshot: {error}.") from error
    _, _, status = head[0].partition(" ")
    headers = tuple(_pair(line) for line in head[1:])
    return Snapshot(url=fields["warc-target-uri"], status=status, headers=headers, body=body)


def _members(exchange: Exchange) -> Iterable[bytes]:
    response_id = exchange.record_id or _new_id()
    head = _head(f"{exchange.protocol} {exchange.response}", exchange.response_headers)
    block = head + exchange.body
    fields = [
        ("WARC-Record-ID", response_id),
        ("WARC-Target-URI", exchange.url),
        ("WARC-Date", to_text(exchange.moment)),
        *([("WARC-IP-Address", exchange.ip)] if exchange.ip else []),
        ("WARC-Payload-Digest", sha1(exchange.body)),
        ("WARC-Block-Digest", sha1(block)),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    level = STORED if _came_packed(exchange) else LIGHTLY
    yield packed(record("response", fields, block), level)
    if exchange.request is not None:
        fields = [
            ("WARC-Record-ID", _new_id()),
            ("WARC-Target-URI", exchange.url),
            ("WARC-Date", to_text(exchange.moment)),
            ("WARC-Concurrent-To", response_id),
            ("Content-Type", "application/http; msgtype=request"),
        ]
        block = _head(exchange.request, exchange.request_headers)
        yield packed(record("request", fields, block), LIGHTLY)


def _came_packed(exchange: Exchange) -> bool:
    header, magic = PACKED
    is_told = any(name.lower() == header for name, _ in exchange.response_headers)
    return is_told or exchange.body.startswith(magic)


def _warcinfo(name: str) -> bytes:
    about = "software: 287g-archive\r\nformat: WARC File Format 1.0\r\nrobots: obey\r\n"
    fields = [
        ("WARC-Record-ID", _new_id()),
        ("WARC-Filename", name),
        ("WARC-Date", to_text(now())),
        ("Content-Type", "application/warc-fields"),
    ]
    return packed(record("warcinfo", fields, about.encode()), LIGHTLY)


def _new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _head(first: str, headers: Sequence[tuple[str, str]]) -> bytes:
    """The head of an HTTP message, in the bytes that it came in: latin-1 holds every one."""
    lines = (first, *(f"{name}: {value}" for name, value in headers))
    clean = (line.replace("\r", " ").replace("\n", " ") for line in lines)  # a folded header
    return ("\r\n".join(clean) + "\r\n\r\n").encode("latin-1", "replace")


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name, value.strip()
