"""`287g tag`: read the documents that lack the current taggers."""

from pathlib import Path

import click
from tqdm import tqdm

from archive.opening import named_trouble
from archive.store import Store
from cli import options
from cli.read import load
from nlp.bodies.catching_up import CaughtUp, catch_up
from nlp.pipeline import PACKAGED, TAGGERS
from nlp.tag import Tally, tag_all


@click.command()
@options.db
@click.option("--model", default=PACKAGED, show_default=True, help="An installed spaCy pipeline.")
def tag(db: Path, model: str) -> None:
    """Read the documents that lack the current taggers.

    First, what texts name is linked with the agencies on ICE's lists. Goes on where a killed run
    stopped. Exits with 1 where a text could not be read.
    """
    if not db.is_file():
        raise click.UsageError(f"{db}: no such archive; `287g crawl --db {db}` makes one")
    if tag_with_progress(db, model).failed:
        raise SystemExit(1)


def tag_with_progress(db: Path, model: str = PACKAGED) -> Tally:
    """Tag an archive, show how far it is, and tell what it came to."""
    with named_trouble(db), Store(db) as store:
        caught_up = catch_up(store)
        if news := told(caught_up):
            click.echo(news)
        waiting = store.readings.count_unread(TAGGERS)
        if not waiting:
            click.echo(nothing(store.readings.count_unread(("none",))))
            return Tally(caught_up=caught_up)
        with tqdm(total=waiting, unit="document", disable=None, leave=False) as bar:
            tally = tag_all(store, load(model), bar.update)
    click.echo(summary(tally))
    return tally


def told(caught_up: CaughtUp) -> str | None:
    """ "ICE's lists: 3 agencies placed, 1 agency linked, 2 documents to be read again" """
    parts = (
        (caught_up.resolved, "agencies", "placed"),
        (caught_up.linked, "agencies", "linked"),
        (caught_up.again, "documents", "to be read again"),
    )
    done = ", ".join(f"{counted(count, things)} {what}" for count, things, what in parts if count)
    return f"ICE's lists: {done}" if done else None


def nothing(documents: int) -> str:
    """ "nothing to read: all 36 documents are current" """
    if documents == 1:
        return "nothing to read: the 1 document is current"
    return f"nothing to read: all {documents} documents are current"


def summary(tally: Tally) -> str:
    """ "36 documents read: 120 quotes, 61 people, 88 jurisdictions, 40 agencies" """
    found = ", ".join(counted(count, name) for name, count in tally.found.items())
    foreign = f"; {tally.foreign} not in English, left without findings" if tally.foreign else ""
    failed = ", ".join(map(str, tally.failed))
    trouble = f"; could not read {counted(len(tally.failed), 'documents')}: {failed}"
    return (
        f"{counted(tally.documents, 'documents')} read: {found or 'nothing'}{foreign}"
        f"{trouble if failed else ''}"
    )


def counted(count: int, things: str) -> str:
    """ "1 quote", "2 quotes", "1 person" """
    return f"{count} {SINGULAR[things] if count == 1 else things}"


SINGULAR = {
    "documents": "document",
    "quotes": "quote",
    "people": "person",
    "jurisdictions": "jurisdiction",
    "agencies": "agency",
}
