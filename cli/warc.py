"""`287g backfill warc`: what WARC files hold about 287(g)."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from tqdm import tqdm

from archive.opening import named_trouble
from cli import options
from cli.alone import alone
from cli.files import files_in
from crawler.backfill import KNOWN, Backfill
from crawler.errors import BadRegistry
from crawler.registry import read_registry
from crawler.scan_processes import ProcessLost, scan_all
from crawler.warc_scan import Ended, Event, Found, Hosts, Progress

STATES = ("new", "changed", "unchanged", KNOWN)


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE…"
)
@options.db
@options.registry
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one a processor",
    help="Files that are scanned at once.",
)
def warc(files: tuple[Path, ...], db: Path, registry: Path, jobs: int) -> None:
    """Keep what WARC files hold about 287(g), whoever wrote them.

    FILE may be a folder: all *.warc and *.warc.gz in it. Files that were read before add nothing.
    Exits with 1 where a file could not be read to its end; its line says so.
    """
    every = files_in(files, (".warc", ".warc.gz"))
    try:
        sources = read_registry(registry)
        hosts = Hosts(sources)
    except BadRegistry as error:
        raise click.UsageError(str(error)) from error
    with alone(db), named_trouble(db), Backfill(db, sources) as keeper:
        total, bad = _scan(every, hosts, jobs, keeper)
    click.echo(summary(len(every), bad, total))
    if bad:
        raise SystemExit(1)


def _scan(files: list[Path], hosts: Hosts, jobs: int, keeper: Backfill) -> tuple[Counter[str], int]:
    """Scan and keep. Gives what became of the pages, and how many files gave trouble."""
    total, bad = Counter[str](), 0
    size = sum(file.stat().st_size for file in files)
    with tqdm(total=size, unit="B", unit_scale=True, disable=None, leave=False) as bar:
        for event in _events(files, hosts, jobs):
            match event:
                case Found():
                    keeper.add(event)
                case Progress():
                    bar.update(event.bytes)
                case Ended():
                    kept = keeper.kept_of(event.file)
                    total += kept
                    bad += event.trouble is not None
                    with bar.external_write_mode():
                        _tell(event, kept)
    return total, bad


def _events(files: list[Path], hosts: Hosts, jobs: int) -> Iterator[Event]:
    try:
        yield from scan_all(files, hosts, jobs)
    except ProcessLost as error:
        raise click.ClickException(str(error)) from error


def _tell(ended: Ended, kept: Counter[str]) -> None:
    if ended.tally.records:
        click.echo(line(ended, kept))
    if ended.trouble is not None:
        click.echo(ended.trouble, err=True)


def line(ended: Ended, kept: Counter[str]) -> str:
    """ "a.warc.gz: 57,310 records, 57,000 responses, 152 about 287(g): 150 new, 2 unchanged; …" """
    tally = ended.tally
    skipped = ", ".join(f"{count:,} {reason}" for reason, count in tally.skipped.most_common())
    return (
        f"{ended.file.name}: {tally.records:,} records, {tally.responses:,} responses, "
        + _told(kept)
        + (f"; skipped {skipped}" if skipped else "")
    )


def summary(files: int, bad: int, total: Counter[str]) -> str:
    """ "3 files: 152 about 287(g): 150 new, 2 unchanged; 1 could not be read to its end" """
    trouble = f"; {bad} could not be read to the end" if bad else ""
    return f"{files} {'file' if files == 1 else 'files'}: {_told(total)}{trouble}"


def _told(kept: Counter[str]) -> str:
    states = ", ".join(f"{kept[state]:,} {state}" for state in STATES if kept[state])
    return f"{kept.total():,} about 287(g)" + (f": {states}" if states else "")
