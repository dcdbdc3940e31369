"""Undoing what a server did to a page to send it: chunks, compression, a charset unlike ASCII.

Archives are not to be trusted here: many keep the page undone beside headers that say otherwise.
Whatever cannot be undone is taken as the page itself.
"""

import codecs
import re
import sys
import zlib
from collections.abc import Callable
from functools import lru_cache

import brotli  # type: ignore[import-untyped]

from crawler.errors import TooLarge
from crawler.gzipped import GZIP, members

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BYTES_MAX = 20 * 1024 * 1024  # of a page, unpacked: as much as a crawl takes
CHUNK = re.compile(rb"([0-9a-fA-F]++)[^\r\n]*+\r\n")  # "1f4a;name=value\r\n"
DECLARED = re.compile(rb"""charset\s*=\s*["']?([\w:-]+)""", re.IGNORECASE)  # in a meta tag
HEAD = 1024  # bytes that must declare the charset, by the HTML standard
# Charsets whose first 128 signs are ASCII's and stand for nothing else, as Python names them:
# "utf-8", "iso8859-1", "cp1252", "koi8-r"
LIKE_ASCII = re.compile(r"(?:utf-8|ascii|iso8859-\d+|latin_?1|cp125\d|cp8\d\d|koi8-[rut]|mac.*)")
# Python's own, which no page is written in; some take hours over a long page
NO_CHARSETS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}
REMEMBERED = 1000  # names of charsets; the files may hold any number of invented ones


def decoded(body: bytes, *, transfer: str | None, content: str | None) -> bytes:
    """The page, by its headers Transfer-Encoding and Content-Encoding.

    Raises TooLarge above BYTES_MAX.
    """
    if transfer and "chunked" in transfer.lower():
        body = _joined(body)
    for name in reversed((content or "").lower().split(",")):
        undo = UNDO.get(name.strip())
        if undo is not None:
            body = _undone(body, undo)
    return body


def as_utf8(body: bytes, content_type: str | None) -> bytes:
    """The page with its ASCII in ASCII's places; the same bytes wherever they are so already."""
    name = _charset(body, content_type)
    return body if name is None else body.decode(name, "replace").encode("utf-8", "replace")


def _charset(body: bytes, content_type: str | None) -> str | None:
    """What the page must be decoded by; None where its ASCII stands in place."""
    head = body[:HEAD]
    if 0 in head:
        mark = next((name for mark, name in MARKS if head.startswith(mark)), None)
        return mark or ("utf-16-be" if head[0] == 0 else "utf-16-le")
    declared = _declared(content_type) or _declared_in(head)
    return _unlike_ascii(declared) if declared else None


@lru_cache(REMEMBERED)
def _declared(content_type: str | None) -> str | None:
    return _declared_in((content_type or "").encode())


def _declared_in(head: bytes) -> str | None:
    found = DECLARED.search(head)
    return found[1].decode("latin-1") if found else None


@lru_cache(REMEMBERED)
def _unlike_ascii(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
        b"a".decode(found, "replace")  # "base64" is a codec and no charset
    except (LookupError, UnicodeError):
        return None
    return None if found in NO_CHARSETS or LIKE_ASCII.fullmatch(found) else found


def _joined(body: bytes) -> bytes:
    """Chunks put together; of a body cut short, what it holds."""
    parts: list[bytes] = []
    place = 0
    while place < len(body) and (head := CHUNK.match(body, place)):
        size = int(head[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[head.end() : head.end() + size])
        place = head.end() + size + 2  # behind the line's end
    return b"".join(parts) if place >= len(body) and parts else body


def _undone(body: bytes, undo: Callable[[bytes], bytes]) -> bytes:
    try:
        page = undo(body)
    except (zlib.error, brotli.error, zstd.ZstdError):
        return body
    if len(page) > BYTES_MAX:
        raise TooLarge(f"unpacks to more than {BYTES_MAX} bytes")
    return page


def _inflated(body: bytes) -> bytes:
    if body.startswith(GZIP):
        return members(body, BYTES_MAX)
    return zlib.decompressobj(wbits=47).decompress(body, BYTES_MAX + 1)  # gzip or zlib


def _deflated(body: bytes) -> bytes:
    """Some servers leave zlib's own head away."""
    try:
        return _inflated(body)
    except zlib.error:
        return zlib.decompressobj(wbits=-15).decompress(body, BYTES_MAX + 1)


def _unbrotlied(body: bytes) -> bytes:
    page: bytes = brotli.Decompressor().process(body, output_buffer_limit=BYTES_MAX + 1)
    return page


def _unzstandard(body: bytes) -> bytes:
    return zstd.ZstdDecompressor().decompress(body, BYTES_MAX + 1)


UNDO: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _deflated,
    "br": _unbrotlied,
    "zstd": _unzstandard,
}
MARKS = (  # byte order marks, the longer ones first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
