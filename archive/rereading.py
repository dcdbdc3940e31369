"""What is kept, read again: words at their offsets, rows by search, raw answers from WARC files.

Each function gives a name for every row that does not read as it should.
"""

import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from archive.snapshots import read_snapshot

BY_CHANCE = "order by random() limit"
FIRST_WORDS = 8  # that a row is looked for by

Tell = Callable[[str], None]
"""Told what is looked at, each time that goes on."""


def misplaced(db: sqlite3.Connection, table: str) -> Iterator[str]:
    """Findings whose `text[start:end]` are other words than theirs.

    SQLite's substr sorts out the bulk; it ends a text at a zero character, and Python does not.
    """
    rows = db.execute(
        f"""
        select {table}.id, versions.text, start, "end", {table}.text
        from {table}
        join versions on versions.id = {table}.version
        where start < 0 or "end" <= start
        or substr(versions.text, start + 1, "end" - start) is not {table}.text
        """
    )
    for key, text, start, end, words in rows:
        if not 0 <= start < end or text[start:end] != words:
            yield str(key)


def unsearchable(
    db: sqlite3.Connection, table: str, column: str, sample: int | None
) -> Iterator[str]:
    """Rows that the index lacks, holds without cause, or does not find by their own words.

    FTS5 has a check of its own, but it is a write.
    """
    yield from names(
        db,
        f"""
        select id from {table} where id not in (select id from {table}_fts_docsize)
        union all
        select id from {table}_fts_docsize where id not in (select id from {table})
        """,
    )
    rows = db.execute(f"select id, {column} from {table} {_some(sample)}")
    query = f"select 1 from {table}_fts where {table}_fts match ? and rowid = ?"
    for key, words in rows:
        phrase = as_phrase(words)
        if phrase and db.execute(query, [f"{column} : {phrase}", key]).fetchone() is None:
            yield str(key)


def as_phrase(words: str) -> str | None:
    """The first few words as an FTS5 phrase; None where no letter or figure stands in them."""
    first = " ".join(words.split("\0")[0].split()[:FIRST_WORDS])
    if not any(sign.isalnum() for sign in first):
        return None
    return '"' + first.replace('"', '""') + '"'


def altered_files(db: sqlite3.Connection, sample: int | None, tell: Tell) -> Iterator[str]:
    """Workbooks of the roster that are not the bytes that their id states."""
    for key, content in db.execute(f"select id, content from roster_files {_some(sample)}"):
        tell("workbooks of the roster")
        if sha256(content).hexdigest() != key:
            yield str(key)


def missing_files(db: sqlite3.Connection, folder: Path) -> Iterator[str]:
    """WARC files that fetches name and the folder lacks."""
    files = names(db, "select distinct warc_file from fetches where warc_file is not null")
    return (file for file in sorted(files) if not (folder / file).is_file())


def unreadable(
    db: sqlite3.Connection, folder: Path, sample: int | None, tell: Tell
) -> Iterator[str]:
    """Fetches whose answer does not read as it was sent; those of missing files left out."""
    kept = db.execute(
        f"""
        select id, url, warc_file, warc_offset, sha256 from fetches
        where warc_file is not null
        {_some(sample)}
        """
    )
    for key, url, file, offset, digest in kept:
        tell("kept answers")
        if (folder / file).is_file() and not _reads(folder, file, offset, url, digest):
            yield str(key)


def names(db: sqlite3.Connection, query: str) -> Iterator[str]:
    """The first column of a query's rows."""
    return (str(row[0]) for row in db.execute(query))


def _reads(folder: Path, file: str, offset: int, url: str, digest: str | None) -> bool:
    try:
        snapshot = read_snapshot(folder, file, offset)
    except Exception:  # whatever a damaged record makes its readers stumble over
        return False
    return snapshot.url == url and digest in (None, sha256(snapshot.body).hexdigest())


def _some(sample: int | None) -> str:
    return "order by id" if sample is None else f"{BY_CHANCE} {sample}"
