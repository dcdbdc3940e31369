"""Gets a gazetteer file of the Census Bureau, from its address or from a file that is here."""

import io
import zipfile
import zlib
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from nlp.gazetteer.census import NoGazetteer

PAGE = "https://www.census.gov/geographies/reference-files/time-series/geo/gazetteer-files.html"
AGENT = "287g-gazetteer (one download of two files, by hand)"
SECONDS = 60  # without an answer
PART = 1 << 16  # bytes
LARGEST = 64 << 20  # bytes; the Bureau's files have one or two million
# what a zip file raises that is cut off, damaged, encrypted (RuntimeError) or packed in a new way
BROKEN = (
    zipfile.BadZipFile, zlib.error, StopIteration, EOFError, OSError, RuntimeError,
    NotImplementedError, ValueError,
)  # fmt: skip

Told = Callable[[int, int], None]  # bytes that came now, bytes in all or 0 where it is not said


def lines_of(source: str, told: Told) -> list[str]:
    """The lines of a file, packed or not, from an http address or a path."""
    try:
        packed = download(source, told) if is_address(source) else Path(source).read_bytes()
    except HTTPError as error:
        error.close()
        raise NoGazetteer(
            f"{source}: answered {error.code} {error.reason}. The Bureau may have moved the file: "
            f"find it on {PAGE} and name it with --from."
        ) from error
    except (URLError, HTTPException, TimeoutError, ValueError) as error:  # "http://["
        raise NoGazetteer(
            f"{source}: cannot be reached ({getattr(error, 'reason', error)}). Try later, or fetch "
            "the file on another machine and name it with --from."
        ) from error
    except OSError as error:
        raise NoGazetteer(f"{source}: cannot be read ({error.strerror or error}).") from error
    return unpacked(packed, source)


def is_address(source: str) -> bool:
    """Whether a source is on the web."""
    return source.startswith(("http://", "https://"))


def download(address: str, told: Told) -> bytes:
    """What an address answers."""
    request = Request(address, headers={"User-Agent": AGENT})
    parts: list[bytes] = []
    size = 0
    with urlopen(request, timeout=SECONDS) as answer:
        whole = int(answer.headers.get("Content-Length") or 0)
        while part := answer.read(PART):
            parts.append(part)
            size += len(part)
            told(len(part), whole)
            if size > LARGEST:
                raise NoGazetteer(f"{address}: longer than a gazetteer file can be; not kept")
    if size < whole:
        raise NoGazetteer(f"{address}: broke off after {size} of {whole} bytes. Try again.")
    return b"".join(parts)


def unpacked(packed: bytes, source: str) -> list[str]:
    """The lines of the one text in a zip file, or of a text."""
    try:
        text = first(packed) if packed.startswith(b"PK") else packed
        return text.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise NoGazetteer(f"{source}: no text in UTF-8, so no gazetteer file.") from error
    except BROKEN as error:
        raise NoGazetteer(f"{source}: a broken zip file. Download it anew.") from error


def first(packed: bytes) -> bytes:
    """The first text in a zip file."""
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        name = next(one for one in files.namelist() if one.endswith(".txt"))
        if files.getinfo(name).file_size > LARGEST:
            raise zipfile.BadZipFile(name)
        return files.read(name)
