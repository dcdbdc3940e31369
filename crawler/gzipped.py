"""Answers that are gzipped as files, whatever their headers say: known by their first bytes."""

import zlib

from crawler.errors import NotAFeed, TooLarge

GZIP = b"\x1f\x8b"
BYTES_MAX = 52_428_800  # unpacked: the limit of a sitemap by its protocol


def unpacked(body: bytes, *, url: str) -> bytes:
    """The content of an answer; one that was cut short gives what it holds.

    Some servers gzip a file that is gzipped already. Raises TooLarge above BYTES_MAX.
    """
    for _ in range(2):
        if not body.startswith(GZIP):
            break
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, BYTES_MAX + 1)
        except zlib.error as error:
            raise NotAFeed(f"broken gzip at {url}: {error}") from error
        if len(body) > BYTES_MAX:
            raise TooLarge(f"{url} unpacks to more than {BYTES_MAX} bytes")
    return body
