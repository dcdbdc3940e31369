"""What a listing or a feed gives: addresses of documents, and where it goes on."""

from dataclasses import dataclass

from archive.visits import Link


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One page of a listing, in its order."""

    links: tuple[Link, ...]
    next: str | None = None  # address of the page after this one
