"""What the crawler hands over: each response, and the page about 287(g) that it held, if any."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from archive.records import Fetch


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one page says. The Store makes a Document and a Version of it."""

    url: str  # canonical
    kind: str  # "news", "press-release" or "statement"
    title: str
    text: str  # paragraphs parted by a blank line
    byline: str | None = None
    published_at: date | None = None
    updated_at: date | None = None
    language: str | None = None
    section: str | None = None
    is_opinion: bool = False
    place: str | None = None
    topic: str | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of title and text, blind to white space: what makes a version."""
        words = " ".join(unicodedata.normalize("NFC", f"{self.title}\n{self.text}").split())
        return sha256(words.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Link:
    """An address to visit, with what a listing, or an earlier visit, says of the document there.

    It counts where the page itself says less.
    """

    url: str  # canonical
    byline: str | None = None
    published_at: date | None = None
    section: str | None = None
    topic: str | None = None


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One fetch, with the page that it brought where that is about 287(g)."""

    fetch: Fetch
    page: Page | None = None


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a server gave us last time, for the next request to be conditional."""

    etag: str | None
    last_modified: str | None
