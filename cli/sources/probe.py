"""`287g sources probe`: ask each source once whether it answers."""

from collections.abc import Iterator
from pathlib import Path

import click

from archive.records import Run, Source
from cli import options
from cli.alone import alone
from cli.columns import aligned
from cli.crawl import chosen_of, crawl_with_progress
from cli.manner import Manner, crawling
from cli.telling import in_trouble
from crawler.kinds import HISTORIES


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@options.db
@options.registry
@crawling
def probe(sources: tuple[str, ...], db: Path, registry: Path, manner: Manner) -> None:
    """Ask each SOURCE, or all of them, for its first listing and its history, and follow nothing.

    What answered is kept as runs and fetches. Exits with 1 where one did not answer.
    """
    chosen = chosen_of(registry, sources)
    with alone(db):
        runs = crawl_with_progress(db, chosen, manner, is_probe=True)
    if manner.log == "text":
        for line in aligned(answers(chosen, runs)):
            click.echo(line)
    if in_trouble(runs):
        raise SystemExit(1)


def answers(sources: list[Source], runs: list[Run]) -> Iterator[tuple[str, ...]]:
    """A row for each way into each source: what came of it, and where the way leads."""
    yield "source", "by", "answer", "address"
    ways = (way for source in sources for way in ways_into(source))
    for (by, address), run in zip(ways, runs, strict=True):
        yield run.source, by, str(run.outcome), address


def ways_into(source: Source) -> Iterator[tuple[str, str]]:
    """The spiders that read a source, and where each begins: its usual way, then its history."""
    yield source.kind, source.url
    for name in HISTORIES:
        address = getattr(source, name)
        if address:
            yield name, address
