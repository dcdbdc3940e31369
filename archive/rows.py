"""A record as the row of its table."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive.times import to_text


def row_of(record: Any) -> dict[str, Any]:
    """A record's fields as columns, dates as text."""
    values = ((field.name, getattr(record, field.name)) for field in fields(record))
    return {name: to_text(one) if isinstance(one, date) else one for name, one in values}


def insert(db: Database, table: str, row: dict[str, Any]) -> int:
    """Insert a row into a table that gives its key. Gives the key."""
    key = db.table(table).insert(row).last_pk
    assert isinstance(key, int)  # the tables that we insert into are keyed by the database
    return key


def upsert(db: Database, table: str, records: Iterable[Any]) -> None:
    """Insert records by id, or bring those that are there up to date.

    sqlite-utils' own upsert falls back to `insert or ignore` where its trial of the database
    fails, on a full disk for one, and then drops rows without a word.
    """
    rows = [row_of(record) for record in records]
    if not rows:
        return
    values = ", ".join(f":{name}" for name in rows[0])
    renewed = ", ".join(f"{name} = excluded.{name}" for name in rows[0])
    db.conn.executemany(
        f"""
        insert into {table} ({", ".join(rows[0])})
        values ({values})
        on conflict (id) do update set {renewed}
        """,
        rows,
    )
