"""Answers that would hold a crawl for ever, or fill its memory: each ends by its name."""

import gzip
import socket
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import repeat
from threading import Thread

import brotli

from archive.records import Source

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MEGABYTE = 1_000_000
SIZE_MAX = 2 * MEGABYTE  # bytes, for these tests
MEMORY_MAX = 400  # megabytes; the crawler has 200 before it asks for anything
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ZEROS = bytes(50 * MEGABYTE)

Pieces = Iterator[bytes]


def answer(headers: bytes = b"", body: bytes = b"", start: bytes = PLAIN) -> Pieces:
    return iter([start + headers + b"\r\n" + body])


def coded(coding: str, body: bytes) -> Pieces:
    stated = f"Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n"
    return answer(stated.encode(), body)


def endless(start: bytes, piece: bytes, wait: float = 0) -> Pieces:
    yield start
    for same in repeat(piece):
        time.sleep(wait)
        yield same


TRAPS: dict[str, tuple[Callable[[], Pieces], str]] = {
    "drip": (lambda: endless(PLAIN + b"\r\n", b"a", 0.1), "time-out"),
    "drip-of-a-status": (lambda: endless(b"HTTP/1.1 200 ", b"O", 0.1), "time-out"),
    "drip-of-headers": (lambda: endless(PLAIN, b"A: b\r\n", 0.1), "time-out"),
    "nothing": (lambda: endless(b"", b"", 0.1), "time-out"),
    "headers-without-end": (lambda: endless(PLAIN, b"X-A: b\r\n" * 8000), "too-large"),
    "header-without-end": (lambda: endless(PLAIN + b"A: ", b"b" * 60_000), "failed"),
    "many-headers": (lambda: answer(b"X-Header: value\r\n" * 100_000, b"a"), "too-large"),
    "many-cookies": (lambda: answer(b"Set-Cookie: a=1\r\n" * 100_000, b"a"), "too-large"),
    "early-hints-without-end": (
        lambda: endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" * 1000),
        "too-large",
    ),
    "two-gigabytes": (lambda: answer(b"Content-Length: 2000000000\r\n", b"a"), "too-large"),
    "no-end": (lambda: endless(PLAIN + b"\r\n", bytes(MEGABYTE)), "too-large"),
    "chunks-without-end": (
        lambda: endless(
            PLAIN + b"Transfer-Encoding: chunked\r\n\r\n", b"f4240\r\n" + bytes(MEGABYTE) + b"\r\n"
        ),
        "too-large",
    ),
    "chunks-dripping": (
        lambda: endless(PLAIN + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n", 0.1),
        "time-out",
    ),
    "chunk-of-no-size": (
        lambda: answer(b"Transfer-Encoding: chunked\r\n", b"many\r\nwords\r\n0\r\n\r\n"),
        "failed",
    ),
    "chunk-size-without-end": (
        lambda: endless(PLAIN + b"Transfer-Encoding: chunked\r\n\r\n", b"1" * 60_000),
        "failed",
    ),
    "unknown-transfer": (lambda: answer(b"Transfer-Encoding: morse\r\n", b"..."), "failed"),
    "gzip-bomb": (lambda: coded("gzip", gzip.compress(ZEROS)), "too-large"),
    "deflate-bomb": (lambda: coded("deflate", zlib.compress(ZEROS)), "too-large"),
    "brotli-bomb": (lambda: coded("br", brotli.compress(ZEROS, quality=5)), "too-large"),
    "zstd-bomb": (lambda: coded("zstd", zstd.compress(ZEROS)), "too-large"),
    "gzip-in-gzip": (
        lambda: coded("gzip, gzip", gzip.compress(gzip.compress(ZEROS))),
        "too-large",
    ),
    "gzip-that-is-none": (lambda: coded("gzip", b"<p>Plain words."), "failed"),
    "deflate-that-is-none": (lambda: coded("deflate", b"<p>Plain words."), "failed"),
    "brotli-that-is-none": (lambda: coded("br", b"<p>Plain words."), "failed"),
    "zstd-that-is-none": (lambda: coded("zstd", b"<p>Plain words."), "failed"),
    "unknown-coding": (lambda: coded("morse", b"... --- ..."), "not-a-feed"),
    "cut-short": (lambda: answer(b"Content-Length: 1000\r\n", b"<p>"), "failed"),
    "length-that-is-none": (lambda: answer(b"Content-Length: many\r\n", b"<p>"), "failed"),
    "two-lengths": (
        lambda: answer(b"Content-Length: 3\r\nContent-Length: 4\r\n", b"<p>"),
        "failed",
    ),
    "http-0.9": (lambda: iter([b"<h1>The Ledger</h1>"]), "failed"),
    "no-http": (lambda: iter([b"220 mail.ledger.example ESMTP\r\n"]), "failed"),
    "nothing-at-all": (lambda: iter(()), "failed"),
    "status-of-no-number": (lambda: answer(start=b"HTTP/1.1 OK\r\n"), "failed"),
    "to-a-file": (lambda: moved(b"file:///etc/hosts"), "failed"),
    "to-ftp": (lambda: moved(b"ftp://127.0.0.1/feed"), "failed"),
    "to-data": (lambda: moved(b"data:text/html,<p>a"), "failed"),
    "to-nowhere": (lambda: moved(b"http://["), "failed"),
    "to-itself": (lambda: moved(b"/feed"), "failed"),
}  # fmt: skip


REASONS = {  # how the run tells of it
    "headers-without-end": "bytes of headers",
    "two-gigabytes": "larger than DOWNLOAD_MAXSIZE",
    "gzip-bomb": "once unpacked",
    "zstd-that-is-none": "not what its Content-Encoding says: 'zstd'",
    "cut-short": "cut short",
    "two-lengths": "breaks the rules of HTTP",
    "no-http": "breaks the rules of HTTP",
    "nothing-at-all": "the connection was lost",
    "to-ftp": "HTTP 302 Found to 'ftp://127.0.0.1/feed', which is no web address",
    "to-itself": "max redirections reached",
}


def moved(to: bytes) -> Pieces:
    return answer(
        b"Location: " + to + b"\r\nContent-Length: 0\r\n", start=b"HTTP/1.1 302 Found\r\n"
    )


class RawServer:
    """Gives at /feed what a trap gives, byte by byte, and has no robots.txt."""

    def __init__(self, trap: Callable[[], Pieces]) -> None:
        self.trap = trap
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/feed"
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:  # closed
                return
            Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            asked = connection.recv(10_000)
            is_trap = asked.startswith(b"GET /feed ")
            missing = answer(b"Content-Length: 0\r\n", start=b"HTTP/1.1 404 Not Found\r\n")
            for piece in self.trap() if is_trap else missing:
                try:
                    connection.sendall(piece)
                except OSError:  # whom we serve has gone
                    return


def source(id: str, url: str) -> Source:
    return Source(
        id=id,
        name="A trap",
        kind="feed",
        url=url,
        home_state="NE",
        language="en",
        rights="copyrighted",
    )


def test_every_trap_ends_by_its_name_and_takes_little_memory(archive):
    servers = {name: RawServer(trap) for name, (trap, _) in TRAPS.items()}
    archive.crawl(
        *(source(name, server.url) for name, server in servers.items()),
        DOWNLOAD_TIMEOUT=3,
        DOWNLOAD_MAXSIZE=SIZE_MAX,
        MEMUSAGE_ENABLED=True,  # ends a visit as interrupted
        MEMUSAGE_LIMIT_MB=MEMORY_MAX,
        MEMUSAGE_CHECK_INTERVAL_SECONDS=0.1,
    )
    for server in servers.values():
        server.socket.close()
    assert archive.outcomes() == {name: outcome for name, (_, outcome) in TRAPS.items()}
    messages = dict(archive.rows("select source, message from runs"))
    assert {name: words for name, words in REASONS.items() if words not in messages[name]} == {}
