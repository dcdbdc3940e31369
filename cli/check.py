"""`287g check`: whether the archive is whole, and whether its sources do well."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import click
from tqdm import tqdm

from archive.checks import Fault, faults
from archive.health import Health, Verdict, health
from archive.opening import ArchiveError, named_trouble, open_to_read
from archive.snapshots import snapshots_folder
from archive.times import now
from cli import options
from cli.alone import is_held

WELL, ATTENTION, DAMAGED = 0, 1, 3  # exit codes; 2 is a usage error
LONGEST_REST = timedelta(days=2)  # without any visit; the schedule goes at least once a day
IN_TROUBLE = (Verdict.FAILING, Verdict.SILENT)
NOT_READ = (Verdict.NEVER_VISITED, Verdict.LEFT_OUT)  # though they are on


@click.command()
@options.db
@click.option("--all", "thorough", is_flag=True, help="Read every kept answer, not a sample.")
@click.pass_context
def check(ctx: click.Context, db: Path, thorough: bool) -> None:
    """See whether the archive is whole, and whether its sources do well.

    A line for each thing that is not as it should be, with what to do next. Nothing is changed.

    \b
    Exits with
      0  all is well
      1  sources fail or are silent for longer than their habit, or no crawl has gone lately
      2  the command was misspelt
      3  the archive is damaged, or cannot be read
    """
    try:
        ctx.exit(check_with_progress(db, thorough=thorough))
    except ArchiveError as error:
        click.echo(f"Error: {error}", err=True)
        ctx.exit(DAMAGED)


def check_with_progress(db: Path, *, thorough: bool = False, crawls: bool | None = None) -> int:
    """Look, show how far it is, tell what is wrong, and give the exit code.

    `crawls`: whether a crawl goes on now, where the caller knows.
    """
    with open_to_read(db) as archive, named_trouble(db):
        damages = [*_told(damage(archive, db, thorough=thorough))]
        waiting = [*_told(interruptions(archive, is_held(db) if crawls is None else crawls))]
        sources = health(archive)
    troubles = [*_told(source_troubles(sources)), *_told(standstill(sources))]
    click.echo(summary(damages, sources))
    if damages:
        return DAMAGED
    return ATTENTION if troubles or waiting else WELL


def damage(archive: sqlite3.Connection, db: Path, *, thorough: bool) -> Iterator[Fault]:
    """What is broken in the archive, with a bar while it is looked for."""
    with tqdm(unit="look", disable=None, leave=False) as bar:

        def tell(subject: str) -> None:
            bar.set_description_str(subject, refresh=False)
            bar.update()

        yield from faults(archive, snapshots_folder(db), thorough=thorough, tell=tell)


def interruptions(archive: sqlite3.Connection, crawls: bool) -> Iterator[Fault]:
    """Visits that were killed and that no crawl has gone on with yet."""
    found = archive.execute("select count(*) from runs where finished_at is null").fetchone()[0]
    if found and not crawls:
        yield Fault(
            wrong=f"the last crawl was killed: {found} of its visits never ended",
            advice="Nothing is lost. The next one goes on: `287g refresh`.",
        )


def source_troubles(sources: list[Health]) -> Iterator[Fault]:
    """Sources that fail or are silent."""
    for source in sources:
        if source.verdict is Verdict.FAILING:
            yield Fault(
                wrong=failing(source), advice=f"`287g crawl {source.source} --verbose` shows more."
            )
        elif source.verdict is Verdict.SILENT:
            yield Fault(wrong=silent(source), advice="See whether its address still lists news.")


def failing(source: Health) -> str:
    """ "ledger: failing: blocked, 3 visits in a row (ledger: HTTP 403)" """
    visits = f", {source.failures} visits in a row" if source.failures > 1 else ""
    reason = f" ({source.message})" if source.message else ""
    return f"{source.source}: failing: {source.outcome or 'being visited'}{visits}{reason}"


def silent(source: Health) -> str:
    """ "ledger: silent: nothing new for 12 days, since 2026-11-12; its habit is at most 3" """
    since = (source.found_at or "")[:10]
    return (
        f"{source.source}: silent: nothing new for {source.silent_days} days, since {since}; "
        f"its habit is at most {source.habit_days}"
    )


def standstill(sources: list[Health], moment: datetime | None = None) -> Iterator[Fault]:
    """That no source was visited lately, for the schedule may have stopped."""
    visits = [source.started_at for source in sources if source.started_at]
    if not visits:
        yield Fault(wrong="no source was ever visited", advice="Begin with: `287g refresh`.")
        return
    rest = (moment or now()) - datetime.fromisoformat(max(visits))
    if rest > LONGEST_REST:
        yield Fault(
            wrong=f"no source was visited for {rest.days} days",
            advice="See whether the schedule runs: deploy/README.md says where.",
        )


def summary(damages: list[Fault], sources: list[Health]) -> str:
    """ "the archive is whole; of 61 sources 1 is failing, 2 are silent; 3 are not being read" """
    state = "the archive is damaged" if damages else "the archive is whole"
    counted = "1 source" if len(sources) == 1 else f"{len(sources)} sources"
    troubled = ", ".join(
        f"{_are(number)} {verdict}"
        for verdict in IN_TROUBLE
        if (number := sum(one.verdict is verdict for one in sources))
    )
    idle = sum(one.verdict in NOT_READ for one in sources)
    unread = f"; {_are(idle)} not being read" if idle else ""
    return f"{state}; of {counted} {troubled or 'none is failing or silent'}{unread}"


def _are(number: int) -> str:
    return f"{number} is" if number == 1 else f"{number} are"


def _told(found: Iterator[Fault]) -> Iterator[Fault]:
    for fault in found:
        with tqdm.external_write_mode():
            click.echo(str(fault))
        yield fault
