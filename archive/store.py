"""An archive.db that is written to: its sources and runs, and what each visit brought.

No SQL that changes it stands outside archive/. One process writes at a time; any number read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from archive.documents import Documents, State
from archive.frontier import Frontier
from archive.opening import check_ours, named_trouble
from archive.readings import Readings
from archive.records import Fetch, Lead, Outcome, Run, Source
from archive.roster.saving import Roster
from archive.roster.workbook import Posted, Workbook
from archive.rows import insert, row_of, upsert
from archive.schema import migrations
from archive.times import now, to_text
from archive.visits import Deferred, Listing, Resting, Settled, Validators, Visit

BUSY_TIMEOUT = 30_000  # milliseconds that a writer waits for another
JOURNAL_SIZE_LIMIT = 64 * 1024 * 1024  # bytes that the write-ahead log keeps once it is folded in


class Store:
    """An archive.db, opened for writing. Also a context manager."""

    def __init__(self, path: Path | str = "archive.db") -> None:
        self.path = path
        check_ours(Path(path))
        with named_trouble(path):
            self.db = Database(path)
            for pragma in (
                f"busy_timeout = {BUSY_TIMEOUT}",
                "journal_mode = wal",
                "synchronous = normal",
                f"journal_size_limit = {JOURNAL_SIZE_LIMIT}",
                "recursive_triggers = on",  # full-text search needs it where a row is replaced
            ):
                self.db.execute(f"pragma {pragma}").fetchall()
            migrations.apply(self.db)
        self.db.execute("pragma foreign_keys = on")
        self.documents = Documents(self.db)
        self.frontier = Frontier(self.db)
        self.readings = Readings(self.db)
        self.roster = Roster(self.db)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let it go."""
        self.db.execute("pragma wal_checkpoint(truncate)").fetchall()
        self.db.close()

    def save_sources(self, sources: Iterable[Source]) -> None:
        """Bring the sources table up to the registry. A source that left it keeps its row."""
        with self.db.atomic():
            upsert(self.db, "sources", sources)

    def end_open_runs(self) -> None:
        """Mark runs that never ended as interrupted; only where no other process visits sources."""
        with self.db.atomic():
            self.db.execute(
                "update runs set finished_at = ?, outcome = ? where outcome is null",
                [to_text(now()), Outcome.INTERRUPTED],
            )

    def start_run(
        self, source: str, moment: datetime | None = None, *, channel: str | None = None
    ) -> int:
        """A new runs.id."""
        with self.db.atomic():
            run = Run(source=source, started_at=moment or now(), channel=channel)
            return insert(self.db, "runs", row_of(run))

    def finish_run(self, run: int, record: Run) -> None:
        """Write what a run came to."""
        with self.db.atomic():
            self.db.table("runs").update(run, row_of(record))

    def save_workbooks(self, workbooks: Iterable[Posted]) -> list[bool]:
        """Keep workbooks, each in a transaction, then what follows from all. Gives which are new.

        A run that is killed goes on where it stopped: sheets without a standing are redrawn.
        """
        are_new = []
        for posted in workbooks:
            with self.db.atomic():
                are_new.append(self.roster.save(posted))
        self.redraw_roster()
        return are_new

    def reread_workbooks(self, read: Callable[[bytes], Workbook | None]) -> int:
        """Read every kept workbook anew, in one transaction. Gives how many were read."""
        with self.db.atomic():
            return self.roster.reread(read)

    def save_visits(self, visits: Sequence[Visit]) -> Counter[str]:
        """Keep what visits brought, in one transaction.

        Counts documents and workbooks new, changed and the same.
        """
        counts: Counter[str] = Counter()
        with self.db.atomic():
            for visit in visits:
                state = self._save_answer(visit.fetch, visit) if visit.fetch is not None else None
                counts.update([state.counts_as] if state is not None else [])
                if visit.settled is not None:
                    self._settle(visit.settled, state)
        return counts

    def redraw_roster(self) -> None:
        """Derive the roster's history anew, where a workbook came in since the last time."""
        with self.db.atomic():
            self.roster.redraw()

    def validators(self, url: str) -> Validators | None:
        """ETag and Last-Modified of the latest good answer from an address."""
        row = self.db.execute(
            """
            select etag, last_modified from fetches
            where url = ? and outcome in ('relevant', 'irrelevant', 'listing', 'workbook')
            order by fetched_at desc, id desc
            limit 1
            """,
            [url],
        ).fetchone()
        if row is None or row == (None, None):
            return None
        return Validators(etag=row[0], last_modified=row[1])

    def has_fetch(self, url: str, moment: datetime) -> bool:
        """Whether an answer of this very moment is kept already."""
        found = self.db.execute(
            "select 1 from fetches where url = ? and fetched_at = ?", [url, to_text(moment)]
        )
        return found.fetchone() is not None

    def _save_answer(self, fetch: Fetch, visit: Visit) -> State | None:
        key = insert(self.db, "fetches", row_of(fetch))
        if visit.listing is not None:
            self._save_listing(visit.listing, fetch, visit.role)
        if visit.workbook is not None:
            return State.NEW if self.roster.save(visit.workbook, key) else State.UNCHANGED
        if visit.page is not None:
            state, url = self.documents.save(visit.page, key, fetch)
            if visit.settled is not None:
                self.frontier.alias(url, of=fetch.url)
            return state
        if fetch.outcome is Outcome.NOT_MODIFIED and self.documents.touch(fetch):
            return State.UNCHANGED
        return None

    def _save_listing(self, listing: Listing, fetch: Fetch, role: str | None) -> None:
        source = self.documents.source_of(fetch.run)
        self.frontier.add(source, listing.links, fetch.fetched_at)
        if role is not None:
            self.frontier.add_pages(source, role, listing.pages, fetch.run, fetch.fetched_at)
        self.db.table("leads").insert_all(
            (
                row_of(Lead(source=source, found_at=fetch.fetched_at, **vars(headline)))
                for headline in listing.headlines
            ),
            ignore=True,  # named before
        )

    def _settle(self, settled: Settled | Deferred | Resting, state: State | None) -> None:
        if isinstance(settled, Deferred):
            self.frontier.defer(settled)
            return
        if isinstance(settled, Resting):
            self.frontier.rest(settled)
            return
        if state is State.DUPLICATE:  # the address that it was first read at is asked again
            settled = replace(settled, outcome=Outcome.REDIRECTED)
        elif state is State.CHANGED:
            settled = replace(settled, is_changed=True)
        self.frontier.settle(settled)
