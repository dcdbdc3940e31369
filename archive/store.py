"""Writing the archive, and reading what the crawler and the taggers need of it.

No SQL that changes archive.db stands anywhere else. One process writes at a time; any number read.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from archive import ids
from archive.findings import Findings
from archive.opening import check_ours, named_trouble
from archive.records import LOST, READ, WELL, Fetch, Outcome, Run, Source, Tagging
from archive.schema import migrations
from archive.times import day, from_text, now, to_text
from archive.visits import Link, Page, Validators, Visit

BUSY_TIMEOUT = 30_000  # milliseconds that a writer waits for another
JOURNAL_SIZE_LIMIT = 64 * 1024 * 1024  # bytes that the write-ahead log keeps once it is folded in

FINDINGS = ("quotes", "person_mentions", "agency_mentions", "jurisdiction_mentions")
NAMED = ("jurisdictions", "agencies", "people")  # an order that foreign keys allow
DESCRIBED = {field.name for field in fields(Page)} - {"url", "title", "text"}


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A version that lacks current taggers, with what they need to know of its document."""

    version: int
    document: int
    title: str
    text: str
    home_state: str | None  # of its source, postal code
    language: str | None
    published_at: str | None


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

    # The crawler's side: sources, runs, fetches, documents, versions.

    def save_sources(self, sources: Iterable[Source]) -> None:
        """Bring the sources table up to the registry. A source that left it keeps its row."""
        with self.db.atomic():
            self._upsert("sources", sources)

    def start_run(self, source: str, moment: datetime | None = None) -> int:
        """A new runs.id. An earlier run of the source that never ended is marked interrupted."""
        moment = moment or now()
        with self.db.atomic():
            self.db.execute(
                "update runs set finished_at = ?, outcome = ? where source = ? and outcome is null",
                [to_text(moment), Outcome.INTERRUPTED, source],
            )
            return self._insert("runs", Run(source=source, started_at=moment))

    def finish_run(self, run: int, record: Run) -> None:
        """Write what a run came to."""
        with self.db.atomic():
            self.db.table("runs").update(run, _row(record))

    def save_visits(self, visits: Sequence[Visit]) -> Counter[str]:
        """Keep fetches and pages in one transaction. Counts documents new, changed, unchanged."""
        counts: Counter[str] = Counter()
        with self.db.atomic():
            for visit in visits:
                fetch = self._insert("fetches", visit.fetch)
                if visit.page is not None:
                    counts[self._save_page(visit.page, fetch, visit.fetch)] += 1
                elif visit.fetch.outcome is Outcome.NOT_MODIFIED:
                    counts["unchanged"] += self._touch(visit.fetch)
        return counts

    def is_known(self, url: str) -> bool:
        """Whether the address was read before, be it about 287(g) or not.

        One that redirects is known where the address that it leads to is.
        """
        marks = ", ".join("?" * len(READ))
        known = self.db.execute(
            f"""
            with recursive chain (url) as (
              select ?
              union
              select location
              from fetches join chain using (url)
              where outcome = 'redirected' and location is not null
            )
            select 1 from chain join fetches using (url) where outcome in ({marks})
            union all
            select 1 from chain join documents using (url)
            limit 1
            """,
            [url, *READ],
        )
        return known.fetchone() is not None

    def has_document(self, url: str) -> bool:
        """Whether a document has this address."""
        found = self.db.execute("select 1 from documents where url = ?", [url])
        return found.fetchone() is not None

    def validators(self, url: str) -> Validators | None:
        """ETag and Last-Modified of the last good answer from an address.

        A listing counts only where its run ended well: one that was cut short has not yet asked
        for all that the listing named, so the listing must be read again.
        """
        row = self.db.execute(
            """
            select etag, last_modified
            from fetches join runs on runs.id = fetches.run
            where url = ? and (
              fetches.outcome in ('relevant', 'irrelevant')
              or (fetches.outcome = 'listing' and runs.outcome in ('ok', 'not-modified'))
            )
            order by fetches.id desc
            limit 1
            """,
            [url],
        ).fetchone()
        if row is None or row == (None, None):
            return None
        return Validators(etag=row[0], last_modified=row[1])

    def documents_to_revisit(self, source: str, since: datetime) -> list[Link]:
        """A source's documents first seen at or after `since`, newest first."""
        rows = self.db.execute(
            """
            select url, byline, published_at, section, topic
            from documents
            where source = ? and first_seen_at >= ?
            order by id desc
            """,
            [source, to_text(since)],
        )
        return [
            Link(
                url=url,
                byline=byline,
                published_at=published_at and from_text(published_at),
                section=section,
                topic=topic,
            )
            for url, byline, published_at, section, topic in rows
        ]

    def addresses_to_retry(self, source: str, since: datetime) -> list[Link]:
        """Addresses of a source whose last fetch failed, at or after `since`; listings excepted."""
        marks = ", ".join("?" * len(LOST))
        rows = self.db.execute(
            f"""
            with recursive listing (url) as (
              select url from sources where id = ?
              union
              select location
              from fetches join listing using (url)
              where outcome = 'redirected' and location is not null
            )
            select fetches.url
            from runs
            join fetches on fetches.run = runs.id
            join sources on sources.id = runs.source
            where runs.source = ? and runs.started_at >= ?
            and fetches.id = (select max(id) from fetches as later where later.url = fetches.url)
            and fetches.outcome in ({marks})
            and fetches.url not in (select url from listing)
            and fetches.url not like sources.url || '?%'
            order by fetches.id
            """,
            [source, source, to_text(since), *LOST],
        )
        return [Link(url=url) for (url,) in rows]

    def is_caught_up(self, source: str) -> bool:
        """Whether the last run of a source ended well, so that all it listed then was asked for."""
        row = self.db.execute(
            "select outcome from runs where source = ? order by id desc limit 1", [source]
        ).fetchone()
        return row is not None and row[0] in WELL

    def _save_page(self, page: Page, fetch: int, record: Fetch) -> str:
        known = self.db.execute(
            """
            select documents.id, versions.sha256
            from documents join versions on versions.id = documents.version
            where documents.url = ?
            """,
            [page.url],
        ).fetchone()
        if known is None:
            self._new_document(page, fetch, record)
            return "new"
        document, sha256 = known
        described = {key: value for key, value in _row(page).items() if key in DESCRIBED}
        described["fetched_at"] = to_text(record.fetched_at)
        if sha256 == page.sha256:
            self.db.table("documents").update(document, described)
            return "unchanged"
        version = self._insert_version(document, page, fetch, record)
        words = {"title": page.title, "text": page.text, "version": version}
        self.db.table("documents").update(document, described | words)
        return "changed"

    def _new_document(self, page: Page, fetch: int, record: Fetch) -> None:
        source = self.db.execute("select source from runs where id = ?", [record.run]).fetchone()[0]
        stated = day(page.published_at or record.fetched_at)
        document = self._next_id(min(stated, day(record.fetched_at)))
        seen = to_text(record.fetched_at)
        row = _row(page) | {"id": document, "source": source, "version": None}
        self.db.table("documents").insert(row | {"first_seen_at": seen, "fetched_at": seen})
        version = self._insert_version(document, page, fetch, record)
        self.db.table("documents").update(document, {"version": version})

    def _next_id(self, day: date) -> int:
        first = ids.first_id(day)
        last = self.db.execute(
            "select max(id) from documents where id between ? and ?",
            [first, first + ids.PER_DAY - 1],
        ).fetchone()[0]
        return first if last is None else int(last) + 1

    def _insert_version(self, document: int, page: Page, fetch: int, record: Fetch) -> int:
        row = {"document": document, "fetch": fetch, "title": page.title, "text": page.text}
        seen = {"sha256": page.sha256, "first_seen_at": to_text(record.fetched_at)}
        return self._insert_row("versions", row | seen)

    def _touch(self, fetch: Fetch) -> int:
        return self.db.execute(
            "update documents set fetched_at = ? where url = ?",
            [to_text(fetch.fetched_at), fetch.url],
        ).rowcount

    def _insert(self, table: str, record: Run | Fetch) -> int:
        return self._insert_row(table, _row(record))

    def _upsert(self, table: str, records: Iterable[Any]) -> None:
        """Insert records by id, or bring those that are there up to date.

        sqlite-utils' own upsert falls back to `insert or ignore` where its trial of the database
        fails, on a full disk for one, and then drops rows without a word.
        """
        rows = [_row(record) for record in records]
        if not rows:
            return
        values = ", ".join(f":{name}" for name in rows[0])
        renewed = ", ".join(f"{name} = excluded.{name}" for name in rows[0])
        self.db.conn.executemany(
            f"""
            insert into {table} ({", ".join(rows[0])})
            values ({values})
            on conflict (id) do update set {renewed}
            """,
            rows,
        )

    def _insert_row(self, table: str, row: dict[str, Any]) -> int:
        key = self.db.table(table).insert(row).last_pk
        assert isinstance(key, int)  # the tables that we insert into are keyed by the database
        return key

    # The taggers' side: what to read, and what was found.

    def count_unread(self, taggers: Sequence[str]) -> int:
        """How many current versions lack one of the taggers."""
        query, parameters = _unread(taggers)
        return int(self.db.execute(f"select count(*) from ({query})", parameters).fetchone()[0])

    def unread(self, taggers: Sequence[str], limit: int) -> list[Unread]:
        """Up to `limit` current versions that lack one of the taggers, newest document first."""
        query, parameters = _unread(taggers)
        rows = self.db.query(f"{query} order by documents.id desc limit ?", [*parameters, limit])
        return [Unread(**row) for row in rows]

    def save_findings(self, found: Iterable[tuple[int, Findings]], taggers: Sequence[str]) -> None:
        """Set what the taggers say of versions, dropping what was said before, in one transaction.

        A version is either read by all the taggers or, after a crash, still unread.
        """
        with self.db.atomic():
            for version, findings in found:
                for table in (*FINDINGS, "taggings"):
                    self.db.execute(f"delete from {table} where version = ?", [version])
                for table in NAMED:
                    self._upsert(table, getattr(findings, table))
                for table in FINDINGS:
                    rows = [_row(record) for record in getattr(findings, table)]
                    self.db.table(table).insert_all(rows)
                self.db.table("taggings").insert_all(
                    _row(Tagging(version=version, tagger=tagger, tagged_at=now()))
                    for tagger in taggers
                )

    def drop_unnamed(self) -> None:
        """Remove people, agencies and jurisdictions that no finding names any more."""
        with self.db.atomic():
            for statement in UNNAMED:
                self.db.execute(statement)

    def retitle_people(self) -> None:
        """Give each person the title of the newest document that prints one."""
        with self.db.atomic():
            self.db.execute(
                """
                update people
                set (title, role, organization) = (latest.title, latest.role, latest.organization)
                from (
                  select person, person_mentions.title, role, organization, max(documents.id)
                  from person_mentions join documents using (version)
                  where person_mentions.title is not null
                  group by person
                ) as latest
                where latest.person = people.id
                """
            )


UNNAMED = (
    """
    delete from people
    where id not in (select person from person_mentions)
    and id not in (select person from quotes where person is not null)
    """,
    "delete from agencies where id not in (select agency from agency_mentions)",
    """
    delete from jurisdictions
    where id not in (select jurisdiction from jurisdiction_mentions where jurisdiction is not null)
    and id not in (select jurisdiction from person_mentions where jurisdiction is not null)
    and id not in (select jurisdiction from people where jurisdiction is not null)
    and id not in (select jurisdiction from agencies where jurisdiction is not null)
    and id not in (select county from jurisdictions where county is not null)
    """,
)


def _unread(taggers: Sequence[str]) -> tuple[str, list[Any]]:
    marks = ", ".join("?" * len(taggers))
    query = f"""
        select versions.id as version, documents.id as document, versions.title, versions.text,
          sources.home_state, documents.language, documents.published_at
        from documents
        join versions on versions.id = documents.version
        join sources on sources.id = documents.source
        where (
          select count(*) from taggings
          where taggings.version = versions.id and tagger in ({marks})
        ) < ?
    """
    return query, [*taggers, len(taggers)]


def _row(record: Any) -> dict[str, Any]:
    """A record as the columns of its table."""
    return {
        key: to_text(value) if isinstance(value, date) else value
        for key, value in asdict(record).items()
    }
