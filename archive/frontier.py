"""The crawl's frontier and memory: each address that the crawler knows, and when to ask for it.

An address is settled in the transaction that keeps its answer, so a crawl that is killed loses
nothing and asks again at most for the answers that were not yet kept. Scrapy's own queue on disk
lost a third of a crawl (CRAWLING.md §B.6).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from archive.hosts import site
from archive.records import LOST, ROSTER, Address, Outcome
from archive.times import from_text, now, to_text
from archive.visits import Deferred, Link, Resting, Settled

DOCUMENT = "document"  # the role of an address that is no listing
REVISITS = tuple(map(timedelta, (1, 3, 7, 30, 90)))  # days; the last again and again
RETRIES = tuple(timedelta(hours=hours) for hours in (0, 1, 6, 24, 72))  # then as REVISITS end
LATE = timedelta(days=1)  # a feed may name a page before it is there
ROBOTS_CHANGE = timedelta(days=30)  # until we look again whether robots.txt still forbids
VISITED = timedelta(days=30)  # a source not visited for longer may have left the registry
ANSWERS = (Outcome.RELEVANT, Outcome.NOT_MODIFIED, Outcome.GONE)
VARIABLES = 500  # of one statement; SQLite takes 999 of old


def next_visit(address: Address, settled: Settled) -> datetime | None:
    """When to ask for an address again; None for never."""
    keeps = address.visits > 0 or settled.outcome is Outcome.RELEVANT  # we hold a document of it
    match settled.outcome:
        case outcome if outcome in ANSWERS and keeps:
            due = settled.moment + REVISITS[min(address.visits, len(REVISITS) - 1)]
        case Outcome.FORBIDDEN_BY_ROBOTS:
            due = settled.moment + ROBOTS_CHANGE
        case outcome if outcome in LOST and address.failures < len(RETRIES):
            due = settled.moment + RETRIES[address.failures]
        case outcome if outcome in LOST:
            due = settled.moment + REVISITS[-1]
        case Outcome.GONE if not address.failures:
            due = settled.moment + LATE
        case _:
            return None
    return max(due, settled.not_before or due)


@dataclass(frozen=True)
class Frontier:
    """The addresses of one archive. Its changes belong into a transaction of the caller's."""

    db: Database

    def add(self, source: str, links: Iterable[Link], moment: datetime) -> None:
        """Remember documents that were named; those on the host of another source are its own.

        One that belongs to a source that no crawl visits goes over to whoever names it.
        """
        owners = self._owners(source)
        self.db.conn.executemany(
            """
            insert into addresses (url, source, role, found_at, due_at, visits, failures,
              byline, published_at, section, topic)
            values (?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?)
            on conflict (url) do update set source = excluded.source, due_at = excluded.due_at
            where source in (select id from sources where not is_on)
            """,
            [
                (
                    link.url,
                    owners.get(site(link.url), source),
                    DOCUMENT,
                    to_text(moment),
                    to_text(moment),
                    link.byline,
                    link.published_at and to_text(link.published_at),
                    link.section,
                    link.topic,
                )
                for link in links
            ],
        )

    def add_pages(
        self, source: str, role: str, pages: Iterable[str], run: int, moment: datetime
    ) -> None:
        """Have further pages of a listing asked for, each once a run, by the spider `role`."""
        self.db.conn.executemany(
            """
            insert into addresses (url, source, role, found_at, due_at, visits, failures)
            values (?, ?, ?, ?, ?, 0, 0)
            on conflict (url) do update set due_at = excluded.due_at
            where role = excluded.role and (run is null or run <> ?)
            """,
            [(page, source, role, to_text(moment), to_text(moment), run) for page in pages],
        )

    def unknown(self, urls: Sequence[str]) -> list[str]:
        """Those of the addresses that were never named before, in their order."""
        parts = (urls[start : start + VARIABLES] for start in range(0, len(urls), VARIABLES))
        known = {url for part in parts for url in self._known(part)}
        return [url for url in urls if url not in known]

    def due(self, source: str, role: str, run: int, limit: int) -> list[Address]:
        """What to ask for next and was not asked in this run.

        Pages of the listing come first, then what fell due last: today's news does not wait behind
        a history of thousands.
        """
        pages = self._due(source, role, run, limit)
        return pages + self._due(source, DOCUMENT, run, limit - len(pages))

    def count_due(self, source: str, role: str, run: int) -> int:
        """How many addresses wait and were not asked in this run."""
        found = self.db.execute(
            """
            select count(*) from addresses
            where source = ? and role in (?, ?) and due_at <= ? and (run is null or run <> ?)
            """,
            [source, DOCUMENT, role, to_text(now()), run],
        )
        return int(found.fetchone()[0])

    def settle(self, settled: Settled) -> None:
        """Write what became of an address; one that led elsewhere hands over to where it led."""
        address = self._find(settled.address)
        if address is None:  # where a visit begins: asked in every run
            return
        answer = settled.answered_at or address.url
        moves = answer != address.url and address.role == DOCUMENT
        if moves and settled.outcome in (*ANSWERS, Outcome.IRRELEVANT):
            self._hand_over(address, answer)
            looks_again = settled.moment + REVISITS[-1] if address.visits else None
            self._end(address, Outcome.REDIRECTED, looks_again, settled.run)
            address = self._find(answer) or address
            if address.run == settled.run and address.outcome in (*ANSWERS, Outcome.IRRELEVANT):
                return  # another address led there in this run
        started = replace(address, visits=0) if settled.is_changed else address
        self._end(started, settled.outcome, next_visit(started, settled), settled.run)

    def defer(self, deferred: Deferred) -> None:
        """Leave an address for a later run."""
        self.db.execute(
            "update addresses set due_at = ?, run = ? where url = ?",
            [to_text(deferred.until), deferred.run, deferred.address],
        )

    def rest(self, resting: Resting) -> None:
        """Remember until when a listing is not to be asked for."""
        self.db.execute(
            """
            insert into addresses (url, source, role, found_at, due_at, visits, failures,
              outcome, run)
            values (?, ?, ?, ?, ?, 0, 0, 'blocked', ?)
            on conflict (url) do update set due_at = excluded.due_at, outcome = excluded.outcome
            """,
            [
                resting.address,
                resting.source,
                resting.role,
                to_text(now()),
                to_text(resting.until),
                resting.run,
            ],
        )

    def rests_until(self, source: str, role: str) -> datetime | None:
        """Until when a source wants not to be asked; None where it may be."""
        row = self.db.execute(
            """
            select max(due_at) from addresses
            where source = ? and role = ? and due_at > ? and outcome = 'blocked'
            """,
            [source, role, to_text(now())],
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def alias(self, url: str, of: str) -> None:
        """Know an address as another name of a document, so that it is not asked for as well."""
        self.db.execute(
            """
            insert into addresses (url, source, role, found_at, visits, failures, outcome, run)
            select ?, source, role, found_at, 0, 0, 'redirected', run from addresses where url = ?
            on conflict (url) do nothing
            """,
            [url, of],
        )

    def _owners(self, source: str) -> dict[str, str]:
        """Whose a document is, by its host: that of a source that was visited of late.

        The roster's page stands on the host of ICE's newsroom, and has no documents.
        """
        since = to_text(now() - VISITED)
        rows = self.db.execute(
            """
            select url, id from sources
            where is_on and id <> ? and kind <> ? and exists (
              select 1 from runs where source = sources.id and started_at >= ?
            )
            """,
            [source, ROSTER, since],
        )
        own = self.db.execute("select url from sources where id = ?", [source]).fetchone()
        owners = {site(url): id for url, id in rows.fetchall()}
        return {host: id for host, id in owners.items() if own is None or host != site(own[0])}

    def _known(self, urls: Sequence[str]) -> Iterator[str]:
        marks = ", ".join("?" * len(urls))
        rows = self.db.execute(f"select url from addresses where url in ({marks})", [*urls])
        return (url for (url,) in rows.fetchall())

    def _due(self, source: str, role: str, run: int, limit: int) -> list[Address]:
        rows = self.db.execute(
            f"""
            select {COLUMNS} from addresses
            where source = ? and role = ? and due_at <= ? and (run is null or run <> ?)
            order by due_at desc, id
            limit ?
            """,
            [source, role, to_text(now()), run, limit],
        )
        return [_address(row) for row in rows.fetchall()]

    def _find(self, url: str) -> Address | None:
        rows = self.db.execute(f"select {COLUMNS} from addresses where url = ?", [url])
        row = rows.fetchone()
        return row and _address(row)

    def _hand_over(self, address: Address, url: str) -> None:
        link = Link(
            url=url,
            byline=address.byline,
            published_at=address.published_at,
            section=address.section,
            topic=address.topic,
        )
        self.add(address.source, [link], address.found_at)

    def _end(self, address: Address, outcome: Outcome, due: datetime | None, run: int) -> None:
        is_failure = outcome in LOST or (outcome is Outcome.GONE and not address.visits)
        visits = address.visits + (outcome in ANSWERS and due is not None and not is_failure)
        self.db.execute(
            """
            update addresses
            set due_at = ?, visits = ?, failures = ?, outcome = ?, run = ?
            where url = ?
            """,
            [
                due and to_text(due),
                visits,
                address.failures + 1 if is_failure else 0,
                outcome,
                run,
                address.url,
            ],
        )


COLUMNS = ", ".join(Address.__dataclass_fields__)


def _address(row: Sequence[str | int | None]) -> Address:
    named = dict(zip(Address.__dataclass_fields__, row, strict=True))
    moments = {
        name: from_text(str(named[name]))
        for name in ("found_at", "due_at", "published_at")
        if named[name] is not None
    }
    outcome = named["outcome"] and Outcome(str(named["outcome"]))
    return Address(**(named | moments | {"outcome": outcome}))  # type: ignore[arg-type]
