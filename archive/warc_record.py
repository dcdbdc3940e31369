"""One record of a WARC file (ISO 28500), as a gzip member of its own."""

import zlib
from base64 import b32encode
from collections.abc import Iterable, Sequence
from hashlib import sha1 as digest
from typing import BinaryIO

VERSION = b"WARC/1.0\r\n"
END = b"\r\n\r\n"  # of the head, and of the record
GZIP = 31  # zlib's `wbits` for a gzip member with its checksum
CHUNK = 65_536  # bytes read at once

Headers = Sequence[tuple[str, str]]


class Broken(Exception):
    """No whole record stands here."""


def record(kind: str, fields: Headers, block: bytes) -> bytes:
    """A record: its fields, then its block."""
    lines = (("WARC-Type", kind), *fields, ("Content-Length", str(len(block))))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines).encode()
    return b"".join((VERSION, head, b"\r\n", block, END))


def packed(whole: bytes, level: int) -> bytes:
    """A record as a gzip member."""
    return zlib.compress(whole, level, wbits=GZIP)


def sha1(content: bytes) -> str:
    """The digest as WARC files give it, "sha1:" and 32 letters."""
    return f"sha1:{b32encode(digest(content).digest()).decode()}"


def read_record(stream: BinaryIO) -> tuple[dict[str, str], list[str], bytes]:
    """The record that begins here: its fields by lower-case name, the lines of its HTTP head, and
    the body. Raises Broken where it is cut short or damaged."""
    whole = b"".join(_inflated(stream))
    head, _, rest = whole.partition(END)
    if not head.startswith(b"WARC/"):
        raise Broken("what stands there is no WARC record")
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    fields = {name.strip().lower(): value.strip() for name, _, value in map(_parted, lines)}
    block = rest.removesuffix(END)
    if fields.get("content-length") != str(len(block)):
        raise Broken("the record is not as long as it says")
    http, _, body = block.partition(END)
    return fields, http.decode("latin-1").split("\r\n"), body


def _inflated(stream: BinaryIO) -> Iterable[bytes]:
    member = zlib.decompressobj(wbits=GZIP)
    while not member.eof:
        chunk = stream.read(CHUNK)
        if not chunk:
            raise Broken("the file ends within the record")
        try:
            yield member.decompress(chunk)
        except zlib.error as error:
            raise Broken(str(error)) from error


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(":")
