"""`287g backfill`: history, from outlets' own archives and from WARC files."""

from pathlib import Path

import click

from cli import options
from cli.alone import alone
from cli.crawl import chosen_of, crawl_with_progress
from cli.manner import Manner, crawling
from cli.telling import in_trouble
from cli.warc import warc


@click.group()
def backfill() -> None:
    """Fetch history, which feeds and listings no longer name."""


backfill.add_command(warc)


def _add_history(channel: str, summary: str) -> None:
    """A subcommand for a channel of history: a field of Source that holds its address."""

    @backfill.command(channel, help=f"{summary}, or those of all that have one.")
    @click.argument("sources", nargs=-1, metavar="[SOURCE]...")
    @options.db
    @options.registry
    @crawling
    def read(sources: tuple[str, ...], db: Path, registry: Path, manner: Manner) -> None:
        _read_history(channel, sources, db, registry, manner)


_add_history("sitemap", "Read each SOURCE's whole sitemap")
_add_history("wordpress", "Search each SOURCE's whole WordPress archive")


def _read_history(
    channel: str, ids: tuple[str, ...], db: Path, registry: Path, manner: Manner
) -> None:
    chosen = chosen_of(registry, ids)
    having = [source for source in chosen if getattr(source, channel)]
    lacking = [source.id for source in chosen if not getattr(source, channel)]
    if ids and lacking:
        raise click.UsageError(f"the registry names no {channel} for {', '.join(lacking)}")
    if not having:
        raise click.UsageError(f"the registry names no {channel} for any source that is on")
    with alone(db):
        runs = crawl_with_progress(db, having, manner, channel=channel)
    if in_trouble(runs):
        raise SystemExit(1)
