"""What the crawler hands over: each response, and the page about 287(g) that it held, if any."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from archive.records import Fetch, Outcome
from archive.roster.workbook import Posted


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
    is_paywalled: bool = False
    wire: str | None = None  # "Associated Press"

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
class Headline:
    """What a discovery service says of a document whose address it keeps to itself."""

    title: str
    outlet: str | None = None
    outlet_url: str | None = None  # the outlet's home
    published_at: date | None = None


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What one page of a listing names, in its order."""

    links: tuple[Link, ...] = ()  # documents
    pages: tuple[str, ...] = ()  # where the listing goes on
    headlines: tuple[Headline, ...] = ()
    lack: str | None = None  # what of it could not be read, and why


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What became of an address of the frontier, after all redirects and retries."""

    address: str
    run: int  # runs.id
    outcome: Outcome
    moment: datetime
    answered_at: str | None = None  # canonical; None where nothing answered
    is_changed: bool = False  # the document there had other words
    not_before: datetime | None = None  # when the server wants to be asked again at the earliest


@dataclass(frozen=True, kw_only=True)
class Deferred:
    """An address of the frontier that was not asked after all."""

    address: str
    run: int  # runs.id
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Resting:
    """A listing that its server wants to be asked for no earlier than `until`."""

    address: str
    source: str  # Source.id
    role: str  # the spider that reads it
    run: int  # runs.id
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One fetch and what it brought; without a fetch, the end of an address that gave nothing."""

    fetch: Fetch | None = None
    page: Page | None = None  # where it is about 287(g)
    workbook: Posted | None = None  # where it is one of the roster
    listing: Listing | None = None
    role: str | None = None  # of the listing's further pages: the spider that reads them
    settled: Settled | Deferred | Resting | None = None


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a server gave us last time, for the next request to be conditional."""

    etag: str | None
    last_modified: str | None
