"""What a newer roster changes for documents that were read before it came in.

An agency of texts alone that turns out to be a listed one hands over its mentions. Documents that
hold the name of a listed agency, and no mention of it, are read again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from archive.agencies import Listed
from archive.times import now, to_text

TOKEN = re.compile(r"[^\W_]+")  # as SQLite's unicode61 cuts: "Sheriff’s" is "Sheriff", "s"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """A name of a listed agency, to be looked for in documents."""

    agency: str  # Agency.id
    name: str  # as in sought_names: archive/relinking.py
    phrases: tuple[str, ...]  # what documents may print for it


def sought_name(agency: Listed, name: str) -> str:
    """What notes a search: "NE Dakota County Sheriff's Office", for several states share names."""
    return f"{agency.state or ''} {name}".strip()


def relink(db: Database, same: Iterable[tuple[str, str]] = ()) -> int:
    """Let unlisted agencies hand their mentions to listed ones and go. Gives how many did.

    `same` are their ids, the unlisted one's first; those that ICE has listed by another name come
    of themselves.
    """
    pairs = dict(same) | dict(_renamed(db))
    for old, new in pairs.items():
        for table in ("agency_mentions", "person_mentions", "agreement_mentions"):
            db.execute(f"update {table} set agency = ? where agency = ?", [new, old])
    _drop(db, pairs)
    return len(pairs)


def read_again(db: Database, names: Sequence[Sought]) -> int:
    """Have documents read anew that hold one of the names, and note the search.

    Gives how many documents they are. One that has a mention of the agency stays as it is.
    """
    waiting = {version for name in names for version in _holding(db, name)}
    db.conn.executemany("delete from taggings where version = ?", [(one,) for one in waiting])
    moment = to_text(now())
    db.conn.executemany(
        "insert or ignore into sought_names (name, sought_at) values (?, ?)",
        [(name.name, moment) for name in names],
    )
    return len(waiting)


def _renamed(db: Database) -> Iterator[tuple[str, str]]:
    """Unlisted agencies whose id is that of a name under which ICE has listed just one."""
    rows = db.execute(
        """
        select agencies.id, min(agency_aliases.agency)
        from agencies
        join agency_aliases on agency_aliases.id = agencies.id
        join agencies as listed on listed.id = agency_aliases.agency
        where agencies.listing is null and listed.listing is not null
        group by agencies.id
        having count(distinct agency_aliases.agency) = 1
        """
    ).fetchall()
    return ((old, new) for old, new in rows)


def _drop(db: Database, ids: Iterable[str]) -> None:
    db.conn.executemany(
        "delete from agencies where id = ? and listing is null", [(id,) for id in ids]
    )


def _holding(db: Database, name: Sought) -> Iterator[int]:
    """The current versions, read before, that hold a name and do not mention its agency."""
    query = " OR ".join(filter(None, map(_phrase, name.phrases)))
    if not query:
        return
    rows = db.execute(
        """
        select documents.version
        from documents_fts
        join documents on documents.id = documents_fts.rowid
        where documents_fts match ?
        and documents.version in (select version from taggings)
        and documents.version not in (select version from agency_mentions where agency = ?)
        """,
        [f"text : ({query})", name.agency],
    )
    for (version,) in rows.fetchall():
        yield version


def _phrase(words: str) -> str:
    """Words as an FTS5 phrase, whatever signs stand between them."""
    tokens = TOKEN.findall(words)
    return f'"{" ".join(tokens)}"' if tokens else ""
