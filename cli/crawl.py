"""`287g crawl`: fetch what is new or changed."""

import logging
from collections.abc import Collection
from pathlib import Path

import click

from archive.opening import named_trouble
from archive.records import Run, Source
from cli import options
from cli.alone import alone
from cli.manner import Manner, crawling
from cli.telling import in_trouble
from crawler.crawl import Plan, channels
from crawler.crawl import crawl as visit
from crawler.errors import BadRegistry
from crawler.registry import choose, read_registry
from crawler.settings import CONTACT, has_contact

QUIET = (  # they tell of a lost page without its source; a row of `fetches` has told it already
    "scrapy.core.downloader.handlers.http11",  # larger than we take
    "scrapy.core.scraper",  # a traceback
    "scrapy.downloadermiddlewares.httpcompression",  # larger than we take once unpacked
    "scrapy.downloadermiddlewares.retry",
    "scrapy.downloadermiddlewares.robotstxt",
    "trafilatura.utils",  # HTML that it cannot read
)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@options.db
@options.registry
@crawling
def crawl(sources: tuple[str, ...], db: Path, registry: Path, manner: Manner) -> None:
    """Fetch what is new or changed at each SOURCE, or at all of them.

    Exits with 1 where a source gave trouble; its line names it. Exits with 75 where another crawl
    of this archive is running.
    """
    chosen = chosen_of(registry, sources)
    with alone(db):
        runs = crawl_with_progress(db, chosen, manner)
    if in_trouble(runs):
        raise SystemExit(1)


def chosen_of(registry: Path, ids: Collection[str]) -> list[Source]:
    """The sources of these ids, or all that are on; UsageError where the registry is at fault."""
    if not has_contact():
        click.echo(f"Set {CONTACT} in the environment: webmasters will know whom to ask.", err=True)
    try:
        return choose(read_registry(registry), ids)
    except BadRegistry as error:
        raise click.UsageError(str(error)) from error


def crawl_with_progress(
    db: Path,
    sources: list[Source],
    manner: Manner = Manner(),  # noqa: B008  # frozen
    *,
    channel: str | None = None,
    is_probe: bool = False,
) -> list[Run]:
    """Visit the sources, tell of each as it ends, and of all at the end."""
    _log(verbose=manner.verbose)
    visits = sum(len(channels(one)) for one in sources) if is_probe else len(sources)
    plan = Plan(channel=channel, is_probe=is_probe, settings=manner.settings)
    with manner.teller(visits) as teller, named_trouble(db):
        runs = visit(db, sources, plan, watch=teller)
    teller.told(runs)
    return runs


def _log(*, verbose: bool) -> None:
    """Warnings on standard error, or everything. On the handler, for Scrapy resets its loggers."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.DEBUG if verbose else logging.WARNING)
    handler.addFilter(lambda record: verbose or record.name not in QUIET)
    logging.basicConfig(handlers=[handler], format="%(name)s: %(message)s")
