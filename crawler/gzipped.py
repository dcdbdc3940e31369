"""Answers that are gzipped as files, whatever their headers say: known by their first bytes."""

import zlib

from crawler.errors import NotAFeed, TooLarge

GZIP = b"\x1f\x8b"
MEMBERS_MAX = 1000  # each costs a copy of all behind it
BYTES_MAX = 52_428_800  # unpacked: the limit of a sitemap by its protocol


def unpacked(body: bytes, *, url: str) -> bytes:
    """The content of an answer; one that was cut short gives what it holds.

    Some servers gzip a file that is gzipped already. Raises TooLarge above BYTES_MAX.
    """
    for _ in range(2):
        if not body.startswith(GZIP):
            break
        try:
            body = members(body, BYTES_MAX)
        except zlib.error as error:
            raise NotAFeed(f"broken gzip at {url}: {error}") from error
        if len(body) > BYTES_MAX:
            raise TooLarge(f"{url} unpacks to more than {BYTES_MAX} bytes")
    return body


def members(body: bytes, most: int) -> bytes:
    """What all gzip members of a body hold, as far as one byte above `most`.

    What stands behind them is no part of it. Raises zlib.error where one is broken.
    """
    parts: list[bytes] = []
    left = most + 1
    while left > 0 and body.startswith(GZIP):
        if len(parts) == MEMBERS_MAX:
            raise TooLarge(f"more than {MEMBERS_MAX} gzip members")
        member = zlib.decompressobj(wbits=31)
        parts.append(member.decompress(body, left))
        left -= len(parts[-1])
        body = member.unused_data
    return b"".join(parts)
