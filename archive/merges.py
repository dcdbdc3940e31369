"""What changes where people whom documents gave different ids are one.

Which of them are is decided in nlp/merging/ and in a reviewed file.

A mention and a quote of a merged person keep the id that their document gave, in `found_as`, so
that any merge can be undone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from archive.identities import NAME
from archive.records import PersonMerge
from archive.rows import upsert

TABLES = ("person_mentions", "quotes")


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What applying merges came to."""

    made: list[PersonMerge] = field(default_factory=list)
    undone: list[PersonMerge] = field(default_factory=list)


def apply_merges(db: Database, merges: Iterable[PersonMerge]) -> Changed:
    """Make these all the merges that hold; only what differs is written.

    `merges` give each id once, and none leads to an id that is itself merged.
    """
    wanted = {merge.id: merge for merge in merges}
    held = {row["id"]: PersonMerge(**as_told(row)) for row in db.query(HELD)}
    gone = [merge for merge in held.values() if merge.id not in wanted]
    new = [merge for merge in wanted.values() if held.get(merge.id) != merge]
    old = [merge for merge in held.values() if wanted.get(merge.id) != merge]
    _run(db, "delete from person_merges where id = ?", [(merge.id,) for merge in old])
    _give_back(db, gone)
    _hand_over(db, wanted.values())
    upsert(db, "person_merges", new)
    _run(db, "delete from people where id = ?", [(id,) for id in wanted])
    touched = {one for merge in (*new, *old) for one in (merge.id, merge.person)}
    _renew(db, sorted(touched - set(wanted)))
    name_people(db)
    return Changed(made=[one for one in new if one.id not in held], undone=gone)


HELD = "select * from person_merges order by id"


def as_told(row: dict[str, Any]) -> dict[str, Any]:
    """A row of person_merges as its record has it."""
    return row | {"is_official": bool(row["is_official"])}


def _give_back(db: Database, gone: Iterable[PersonMerge]) -> None:
    """Let people whose merges no longer hold have their rows, mentions and quotes again."""
    _run(
        db,
        """
        insert or ignore into people (id, name, is_official, jurisdiction)
        values (?, ?, ?, (select max(jurisdiction) from person_mentions where found_as = ?))
        """,
        [(one.id, one.name, one.is_official, one.id) for one in gone],
    )
    for table in TABLES:
        statement = f"update {table} set person = found_as, found_as = null where found_as = ?"
        _run(db, statement, [(one.id,) for one in gone])


def _hand_over(db: Database, wanted: Iterable[PersonMerge]) -> None:
    """Let the one who stays have the mentions and quotes, those that were read anew among them."""
    pairs = [(merge.person, merge.id) for merge in wanted]
    for table in TABLES:
        _run(
            db,
            f"update {table} set found_as = person, person = ?1 "
            "where person = ?2 and found_as is null",
            pairs,
        )
        _run(
            db,
            f"update {table} set person = ?1 where found_as = ?2 and person <> ?1",
            pairs,
        )


def _renew(db: Database, ids: Iterable[str]) -> None:
    """Give people the office that the newest document with a title prints, be it none.

    Whom nothing names any more goes.
    """
    rows = [(id,) for id in ids]
    _run(
        db,
        """
        update people
        set (title, role, organization, is_former) = (
          select person_mentions.title, role, organization, is_former
          from person_mentions
          left join documents on documents.version = person_mentions.version
          where person_mentions.person = people.id
          order by documents.id is null, person_mentions.title is null, documents.id desc
          limit 1
        )
        where id = ?
        and id in (select person from person_mentions)
        """,
        rows,
    )
    _run(
        db,
        """
        delete from people
        where id = ?
        and id not in (select person from person_mentions)
        and id not in (select person from quotes where person is not null)
        """,
        rows,
    )


def name_people(db: Database) -> None:
    """Give each person the fullest name that a current version prints."""
    changed = db.execute(
        f"""
        select fullest.name, people.id
        from (
          select found.person, {NAME} as name
          from person_mentions as found
          join documents on documents.version = found.version
          group by found.person
        ) as fullest
        join people on people.id = fullest.person
        where people.name <> fullest.name
        """
    ).fetchall()
    _run(db, "update people set name = ? where id = ?", changed)


def _run(db: Database, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    db.conn.executemany(statement, rows)
