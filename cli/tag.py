"""`287g tag`: read the documents that lack the current taggers."""

from collections.abc import Sequence
from pathlib import Path

import click
from tqdm import tqdm

from archive.opening import named_trouble
from archive.store import Store
from cli import options
from cli.processes import check_installed, processes, told_plainly
from cli.read import load
from nlp.bodies.catching_up import CaughtUp, catch_up
from nlp.pipeline import COMPONENTS, PACKAGED, TAGGERS
from nlp.tag import Progress, Tally, settle, tag_all, tag_in_processes

STOPPED = 130  # as shells have it: 128 and the number of SIGINT


@click.command()
@options.db
@click.option("--model", default=PACKAGED, show_default=True, help="An installed spaCy pipeline.")
@processes
def tag(db: Path, model: str, processes: int) -> None:
    """Read the documents that lack the current taggers.

    First, what texts name is linked with the agencies on ICE's lists. Goes on where a killed run
    stopped. After an upgrade, only what changed is read anew. Exits with 1 where a text could not
    be read.
    """
    if not db.is_file():
        raise click.UsageError(f"{db}: no such archive; `287g crawl --db {db}` makes one")
    try:
        with told_plainly():
            tally = tag_with_progress(db, model, processes)
    except KeyboardInterrupt:
        click.echo("Stopped. Nothing is lost: the next run goes on.", err=True)
        raise SystemExit(STOPPED) from None
    if tally.failed:
        raise SystemExit(1)


def tag_with_progress(db: Path, model: str = PACKAGED, count: int = 1) -> Tally:
    """Tag an archive, show how far it is, and tell what it came to."""
    with named_trouble(db), Store(db) as store:
        caught_up = catch_up(store)
        if news := told(caught_up):
            click.echo(news)
        waiting = store.readings.count_unread(TAGGERS)
        if not waiting:
            settle(store)
            click.echo(nothing(store.readings.count_unread(("none",))))
            return Tally(caught_up=caught_up)
        with tqdm(total=waiting, unit="document", disable=None, leave=False) as bar:
            tally = _tagged(store, model, count, bar.update)
    click.echo(summary(tally))
    return tally


def _tagged(store: Store, model: str, count: int, progress: Progress) -> Tally:
    if count == 1:
        return tag_all(store, load(model), progress)
    check_installed(model)
    return tag_in_processes(store, model, count, progress)


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
    """ "36 documents read, 30 of them again by quotes: 120 quotes, 61 people" """
    again = "".join(
        f", {count} of them again by {_listed(components)}"
        for components, count in tally.again.items()
    )
    found = ", ".join(counted(count, name) for name, count in tally.found.items())
    foreign = f"; {tally.foreign} not in English, left without findings" if tally.foreign else ""
    failed = ", ".join(map(str, tally.failed))
    trouble = f"; could not read {counted(len(tally.failed), 'documents')}: {failed}"
    return (
        f"{counted(tally.documents, 'documents')} read{again}: {found or 'nothing'}{foreign}"
        f"{trouble if failed else ''}"
    )


def _listed(components: Sequence[str]) -> str:
    """ "all components", "officials and quotes" """
    if len(components) == len(COMPONENTS):
        return "all components"
    *first, last = components
    return f"{', '.join(first)} and {last}" if first else last


def counted(count: int, things: str) -> str:
    """ "1 quote", "2 quotes", "1 person" """
    return f"{count} {SINGULAR[things] if count == 1 else things}"


SINGULAR = {
    "documents": "document",
    "quotes": "quote",
    "reported sayings": "reported saying",
    "people": "person",
    "jurisdictions": "jurisdiction",
    "agencies": "agency",
    "agreements": "agreement",
    "texts": "text",
}
