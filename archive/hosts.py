"""Which outlet an address belongs to, by its host."""

from urllib.parse import urlsplit


def site(url: str) -> str:
    """The host of an address, with its port and without "www."."""
    return urlsplit(url).netloc.lower().removeprefix("www.")
