"""Documents and their versions: what a page said, when, and what it said before."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum

from sqlite_utils import Database

from archive import ids
from archive.records import Fetch
from archive.rows import insert, row_of
from archive.times import day, to_text
from archive.visits import Page

DESCRIBED = {field.name for field in fields(Page)} - {"url", "title", "text"}

READ_AT = """
    url = ? or version in (
      select versions.id from versions join fetches on fetches.id = versions.fetch
      where fetches.url = ?
    )
"""


class State(StrEnum):
    """What a page meant for the document that it is."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"  # of a document that was read at another address

    @property
    def counts_as(self) -> str:
        """The column of `runs` that counts it."""
        return State.UNCHANGED if self is State.DUPLICATE else self


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a document when its page comes in."""

    id: int
    title: str
    sha256: str  # of its current version
    fetched_at: datetime
    read_at: str  # the address that its current version was read at


@dataclass(frozen=True)
class Documents:
    """The documents of one archive. Changes belong into a transaction of the caller's."""

    db: Database

    def save(self, page: Page, fetch: int, record: Fetch) -> tuple[State, str]:
        """Keep a page. Gives what it meant, and the address of its document.

        Two addresses that state the same canonical one are one document where their titles agree,
        too: some templates state one address for all pages.
        """
        known = self._known(page.url)
        is_elsewhere = known is not None and record.url not in (known.read_at, page.url)
        if known is not None and is_elsewhere and known.title != page.title:
            page = replace(page, url=record.url)
            known, is_elsewhere = self._known(page.url), False
        if known is None:
            self._add(page, fetch, record)
            return State.NEW, page.url
        if record.fetched_at < known.fetched_at:
            return self._add_earlier(known, page, fetch, record), page.url
        if is_elsewhere:
            return State.DUPLICATE, page.url
        return self._renew(known, page, fetch, record), page.url

    def touch(self, fetch: Fetch) -> bool:
        """Take down that a document was asked for and is the same; False where there is none."""
        renewed = self.db.execute(
            f"update documents set fetched_at = ? where {READ_AT}",
            [to_text(fetch.fetched_at), fetch.url, fetch.url],
        )
        return renewed.rowcount > 0

    def has(self, url: str) -> bool:
        """Whether a document has this address, or was read at it."""
        found = self.db.execute(f"select 1 from documents where {READ_AT}", [url, url])
        return found.fetchone() is not None

    def source_of(self, run: int) -> str:
        """The Source.id that a run visits."""
        found = self.db.execute("select source from runs where id = ?", [run])
        return str(found.fetchone()[0])

    def _known(self, url: str) -> Known | None:
        row = self.db.execute(
            """
            select documents.id, versions.title, versions.sha256, documents.fetched_at, fetches.url
            from documents
            join versions on versions.id = documents.version
            join fetches on fetches.id = versions.fetch
            where documents.url = ?
            """,
            [url],
        ).fetchone()
        if row is None:
            return None
        id, title, sha256, fetched_at, read_at = row
        moment = datetime.fromisoformat(fetched_at)
        return Known(id=id, title=title, sha256=sha256, fetched_at=moment, read_at=read_at)

    def _add(self, page: Page, fetch: int, record: Fetch) -> None:
        stated = day(page.published_at or record.fetched_at)
        document = self._next_id(min(stated, day(record.fetched_at)))
        seen = to_text(record.fetched_at)
        row = row_of(page) | {"id": document, "source": self.source_of(record.run)}
        self.db.table("documents").insert(
            row | {"version": None, "first_seen_at": seen, "fetched_at": seen}
        )
        version = self._add_version(document, page, fetch, record)
        self.db.table("documents").update(document, {"version": version})

    def _renew(self, known: Known, page: Page, fetch: int, record: Fetch) -> State:
        described = {name: value for name, value in row_of(page).items() if name in DESCRIBED}
        described["fetched_at"] = to_text(record.fetched_at)
        if known.sha256 == page.sha256:
            self.db.table("documents").update(known.id, described)
            return State.UNCHANGED
        version = self._add_version(known.id, page, fetch, record)
        words = {"title": page.title, "text": page.text, "version": version}
        self.db.table("documents").update(known.id, described | words)
        return State.CHANGED

    def _add_earlier(self, known: Known, page: Page, fetch: int, record: Fetch) -> State:
        """Keep what a document said before we last saw it; today's words stay its current ones."""
        seen = to_text(record.fetched_at)
        self.db.execute(
            "update documents set first_seen_at = min(first_seen_at, ?) where id = ?",
            [seen, known.id],
        )
        renewed = self.db.execute(
            """
            update versions set first_seen_at = min(first_seen_at, ?)
            where document = ? and sha256 = ?
            """,
            [seen, known.id, page.sha256],
        )
        if renewed.rowcount:
            return State.UNCHANGED
        self._add_version(known.id, page, fetch, record)
        return State.CHANGED

    def _next_id(self, day: date) -> int:
        first = ids.first_id(day)
        last = self.db.execute(
            "select max(id) from documents where id between ? and ?",
            [first, first + ids.PER_DAY - 1],
        ).fetchone()[0]
        return first if last is None else int(last) + 1

    def _add_version(self, document: int, page: Page, fetch: int, record: Fetch) -> int:
        row = {"document": document, "fetch": fetch, "title": page.title, "text": page.text}
        seen = {"sha256": page.sha256, "first_seen_at": to_text(record.fetched_at)}
        return insert(self.db, "versions", row | seen)
