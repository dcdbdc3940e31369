"""What must hold in an archive, and which rows break it. Reads, and never writes.

The file itself, the references between tables, documents and their versions, offsets, raw answers,
the roster, and the search index. Whether the sources do well stands in archive/health.py.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.readings import FINDINGS
from archive.rereading import (
    Tell,
    altered_files,
    misplaced,
    missing_files,
    names,
    unreadable,
    unsearchable,
)

SEARCHED = {"documents": "title", "quotes": "text"}  # table with a search index: a column of it
SAMPLE = 200  # answers, and rows of a search index, that are read again
TOLD = 5  # rows of a broken rule that are named
COPY = "Put back a copy of the archive; `287g check` on the copy says whether it is whole."
REREAD = "Read the kept workbooks anew: `287g roster reread`."
AGAIN = "Delete the rows of taggings of their versions, then read them anew: `287g tag`."


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A rule that does not hold: what is wrong, and what to do next."""

    wrong: str
    advice: str

    def __str__(self) -> str:
        return f"{self.wrong}. {self.advice}"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A query that gives a name for each row that breaks it."""

    wrong: str
    breaking: str
    advice: str = COPY


RULES = (
    Rule(
        wrong="people who are merged and still have a row",
        breaking="select id from people where id in (select id from person_merges)",
        advice="Merge them anew: `287g people apply`.",
    ),
    Rule(
        wrong="documents without a current version of their own",
        breaking="""
            select documents.id from documents
            left join versions on versions.id = documents.version
            where versions.document is not documents.id
        """,
    ),
    Rule(
        wrong="documents whose title or text is not that of their current version",
        breaking="""
            select documents.id from documents
            join versions on versions.id = documents.version
            where versions.title <> documents.title or versions.text <> documents.text
        """,
    ),
    Rule(
        wrong="versions without the fetch that they were read from",
        breaking="""
            select versions.id from versions
            left join fetches on fetches.id = versions.fetch
            where fetches.id is null
        """,
    ),
    Rule(
        wrong="addresses that are due and belong to no source",
        breaking="""
            select url from addresses
            where due_at is not null and source not in (select id from sources)
        """,
    ),
    Rule(
        wrong="runs without an end, though later runs of their sources began",
        breaking="""
            select id from runs
            where finished_at is null
            and exists (
              select 1 from runs as later
              where later.source = runs.source and later.id > runs.id
            )
        """,
    ),
    Rule(
        wrong="sheets of the roster that lack rows",
        breaking="""
            select id from roster_sheets
            where rows <> (select count(*) from roster_sheet_rows where sheet = roster_sheets.id)
        """,
        advice=REREAD,
    ),
    Rule(
        wrong="sheets of the roster that no history was derived from",
        breaking="select id from roster_sheets where standing is null",
        advice="An import or a crawl was cut short. Run it again, or `287g roster reread`.",
    ),
)


def faults(
    db: sqlite3.Connection, snapshots: Path, *, thorough: bool = False, tell: Tell = lambda _: None
) -> Iterator[Fault]:
    """Every rule that does not hold. A thorough look reads each page, answer and index entry."""
    sample = None if thorough else SAMPLE
    tell("file")
    yield from file_faults(db, thorough=thorough)
    tell("references")
    yield from reference_faults(db)
    for rule in RULES:
        tell(rule.wrong)
        yield from _broken(rule.wrong, names(db, rule.breaking), rule.advice)
    for table in FINDINGS:
        tell(f"offsets of {table}")
        wrong = f"rows of {table} whose words do not stand at their offsets"
        yield from _broken(wrong, misplaced(db, table), AGAIN)
    for table, column in SEARCHED.items():
        tell(f"search index of {table}")
        wrong = f"rows of {table} that the search index does not hold as they are"
        yield from _broken(wrong, unsearchable(db, table, column, sample), COPY)
    wrong = "workbooks of the roster whose bytes have not the SHA-256 of their id"
    yield from _broken(wrong, altered_files(db, sample, tell), COPY)
    yield from _broken(f"WARC files missing from {snapshots}", missing_files(db, snapshots), COPY)
    wrong = "fetches whose kept answer cannot be read"
    yield from _broken(wrong, unreadable(db, snapshots, sample, tell), COPY)


def file_faults(db: sqlite3.Connection, *, thorough: bool) -> Iterator[Fault]:
    """What SQLite says of its file."""
    check = "integrity_check" if thorough else "quick_check"
    for (told,) in db.execute(f"pragma {check}({TOLD})"):
        if told != "ok":
            yield Fault(wrong=f"the file is damaged: {told}", advice=COPY)


def reference_faults(db: sqlite3.Connection) -> Iterator[Fault]:
    """Rows that name a row of another table which is not there."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for table, row, other, _ in db.execute("pragma foreign_key_check"):
        pairs.setdefault((table, other), []).append(str(row))
    for (table, other), rows in pairs.items():
        yield from _broken(f"rows of {table} that name missing {other}", iter(rows), COPY)


def _broken(wrong: str, breaking: Iterator[str], advice: str) -> Iterator[Fault]:
    found = list(breaking)
    if found:
        told = ", ".join(found[:TOLD]) + (" …" if len(found) > TOLD else "")
        yield Fault(wrong=f"{wrong}: {len(found)} ({told})", advice=advice)
