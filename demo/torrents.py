"""Sites that send nothing, too little, too slowly, or far too much."""

import gzip
from collections.abc import Iterator
from functools import cache
from threading import Event

from demo.answers import Stream
from demo.site import Behaviour, Site

FEED = b"<?xml version='1.0'?>\n<rss version='2.0'><channel><title>A sample</title>\n"
PAUSE = 1.0  # seconds between the bytes of a drip
BLOCK = b" " * 65_536
STATED = 2_000_000_000  # bytes
UNPACKED = 64 * 1024 * 1024  # bytes; packed it is a thousandth
RSS = ("Content-Type", "application/rss+xml")
GZIP_FILE = ("Content-Type", "application/x-gzip")


def hangs(site: Site) -> Behaviour:
    """Takes the request where the crawler begins, and never answers."""
    return _where_it_begins(site, SILENCE)


def breaks_off(site: Site) -> Behaviour:
    """Hangs up in the middle of a feed."""
    headers = (RSS, ("Content-Length", "5000"))
    return _where_it_begins(site, Stream(chunks=lambda closing: iter([FEED]), headers=headers))


def drips(site: Site) -> Behaviour:
    """Sends a head at once, then a byte a second."""
    return _where_it_begins(site, Stream(chunks=_drops))


def pours(site: Site, *, states: bool) -> Behaviour:
    """Sends a feed without end; one that states its length states two gigabytes."""
    return _where_it_begins(site, torrent(states=states))


def bomb(site: Site, *, is_file: bool) -> Behaviour:
    """Sends little that unpacks to much, as Content-Encoding or as a file that is gzipped."""
    packed = _packed()
    kind = (GZIP_FILE,) if is_file else (RSS, ("Content-Encoding", "gzip"))
    headers = (*kind, ("Content-Length", str(len(packed))))
    return _where_it_begins(site, Stream(chunks=lambda closing: iter([packed]), headers=headers))


def torrent(*, states: bool) -> Stream:
    """A feed without end."""
    length = (("Content-Length", str(STATED)),) if states else ()
    return Stream(chunks=_blocks, headers=(RSS, *length))


def _where_it_begins(site: Site, stream: Stream) -> Behaviour:
    return lambda target: stream if site.is_start(target) else None


def _silence(closing: Event) -> Iterator[bytes]:
    closing.wait()
    yield from ()


def _drops(closing: Event) -> Iterator[bytes]:
    for byte in FEED * 1000:
        yield bytes([byte])
        if closing.wait(PAUSE):
            return


def _blocks(closing: Event) -> Iterator[bytes]:
    yield FEED
    for _ in range(STATED // len(BLOCK)):
        if closing.is_set():
            return
        yield BLOCK


@cache
def _packed() -> bytes:
    return gzip.compress(FEED + bytes(UNPACKED), compresslevel=1, mtime=0)


SILENCE = Stream(chunks=_silence, is_silent=True)
