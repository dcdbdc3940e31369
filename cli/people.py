"""`287g people`: who is one with whom across documents, and what people decide about it."""

import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from archive.identities import identities
from archive.merges import Changed
from archive.opening import named_trouble, open_to_read
from archive.store import Store
from cli import options
from cli.alone import alone
from cli.columns import aligned
from nlp.merging.deciding import decide, merge_people
from nlp.merging.doubts import Doubt, doubts
from nlp.merging.merges import find_merges
from nlp.merging.reviewed import Reviewed, beside, read_reviewed

MERGED = """
    select person_merges.name, people.name as person_name, person, by, because, person_merges.id
    from person_merges
    join people on people.id = person_merges.person
    order by people.name, person, person_merges.id
"""
IDS = "select distinct coalesce(found_as, person) from person_mentions"
ALIKE = ("likeliness", "name", "other_name", "why", "id", "other_id")

Row = Sequence[object]


@click.group()
def people() -> None:
    """Tell who is one with whom across documents, and why.

    What a person decides stands in a file beside the archive, archive-people.toml for archive.db;
    `one` and `apart` add to it, `apply` follows it after an edit.
    """


def formed(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of whatever prints rows."""
    for option in (
        click.option("--limit", type=click.IntRange(1), help="So many rows at most."),
        click.option("--csv", "form", flag_value="csv", help="As CSV."),
        click.option("--json", "form", flag_value="json", help="As JSON."),
        options.db,
    ):
        command = option(command)
    return command


@people.command()
@formed
def merged(db: Path, form: str | None, limit: int | None) -> None:
    """List who is taken for whom, by rule or by review, and why."""
    with open_to_read(db) as connection:
        found = connection.execute(MERGED)
        names = [column[0] for column in found.description]
        _tell(names, found.fetchall()[:limit], form)


@people.command()
@formed
def alike(db: Path, form: str | None, limit: int | None) -> None:
    """List pairs of like names that nothing ties together, the likeliest to be one first."""
    reviewed = read_reviewed(beside(db))
    with open_to_read(db) as connection:
        found = list(identities(Database(connection)))
    pairs = doubts(found, find_merges(found, reviewed), reviewed)
    _tell(ALIKE, [_row(pair) for pair in pairs[:limit]], form)


def _row(pair: Doubt) -> Row:
    left, right = pair.left, pair.right
    return (pair.likeliness, left.name, right.name, pair.why, left.id, right.id)


def _tell(names: Sequence[str], rows: Sequence[Row], form: str | None) -> None:
    if form == "json":
        every = [dict(zip(names, row, strict=True)) for row in rows]
        click.echo(json.dumps(every, indent=2, ensure_ascii=False))
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([names, *rows])
    elif not rows:
        click.echo("none")
    else:
        head = [name.replace("_", " ") for name in names]
        for line in aligned([head, *rows]):
            click.echo(line)


def deciding(command: Callable[..., Any]) -> Callable[..., Any]:
    """The words of whatever decides on two people."""
    for option in (
        click.argument("other", metavar="ID"),
        click.argument("one", metavar="ID"),
        click.option("--because", required=True, help="Why, for those who read it later."),
        options.db,
    ):
        command = option(command)
    return command


@people.command("one")
@deciding
def one_(db: Path, one: str, other: str, because: str) -> None:
    """Take two people for one. ID is the last part of an address under /people/."""
    _decide(db, "one", (one, other), because)


@people.command()
@deciding
def apart(db: Path, one: str, other: str, because: str) -> None:
    """Keep two people apart, whatever the rule says."""
    _decide(db, "apart", (one, other), because)


def _decide(db: Path, kind: str, ids: tuple[str, str], because: str) -> None:
    if not because.strip():
        raise click.UsageError("--because is empty: say why, for those who read it later")
    if ids[0] == ids[1]:
        raise click.UsageError(f"{ids[0]} is named twice; name two people")
    with _opened(db) as store:
        known = _known(store)
        for id in ids:
            _check(id, known, db)
        decide(beside(db), kind, ids, because)
        click.echo(f"written to {beside(db)}")
        _tell_changes(merge_people(store))


@people.command("apply")
@options.db
def apply_(db: Path) -> None:
    """Follow the rule and the reviewed file, as it stands now."""
    with _opened(db) as store:
        reviewed = read_reviewed(beside(db))
        _tell_changes(merge_people(store))
        for line in _unknown(reviewed, _known(store)):
            click.echo(f"{beside(db)}, {line}", err=True)


@contextmanager
def _opened(db: Path) -> Iterator[Store]:
    """An archive to write to, which must be there."""
    if not db.is_file():
        raise click.UsageError(f"{db}: no such archive; `287g crawl --db {db}` makes one")
    with alone(db), named_trouble(db), Store(db) as store:
        yield store


def _known(store: Store) -> set[str]:
    return {id for (id,) in store.db.execute(IDS).fetchall()}


def _check(id: str, known: set[str], db: Path) -> None:
    if id in known:
        return
    near = get_close_matches(id, _of_like_words(id, known), n=3)
    told = f" Near it: {', '.join(near)}." if near else ""
    raise click.UsageError(
        f"{db} has no person {id!r}.{told} An id is the last part of an address under /people/."
    )


def _of_like_words(id: str, known: set[str]) -> list[str]:
    """Ids that begin alike or share one of two first words, so that few are compared closely."""
    words = set(id.split("-")[:2])
    return sorted(one for one in known if one[:3] == id[:3] or words & set(one.split("-")[:2]))


def _unknown(reviewed: Reviewed, known: set[str]) -> Iterator[str]:
    """Lines that name somebody whom no document names any more; they do no harm."""
    for pair in (*reviewed.one, *reviewed.apart):
        for id in pair.ids:
            if id not in known:
                yield f"line {pair.line}: no document names {id} now"


def _tell_changes(changed: Changed) -> None:
    for merge in changed.made:
        click.echo(f"one: {merge.id} is {merge.person} ({merge.by}: {merge.because})")
    for merge in changed.undone:
        click.echo(f"apart again: {merge.id} was {merge.person} ({merge.by}: {merge.because})")
    if not changed.made and not changed.undone:
        click.echo("nothing changes")
