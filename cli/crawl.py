"""`287g crawl`: fetch what is new or changed."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from archive.opening import named_trouble
from archive.records import WELL, Run, Source
from cli import options
from cli.alone import alone
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
COUNTS = ("new", "changed", "unchanged", "irrelevant", "not_modified", "gone", "blocked", "failed")


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@options.db
@options.registry
@click.option("--verbose", is_flag=True, help="Tell of every request.")
def crawl(sources: tuple[str, ...], db: Path, registry: Path, verbose: bool) -> None:
    """Fetch what is new or changed at each SOURCE, or at all of them.

    Exits with 1 where a source gave trouble; its line names it.
    """
    try:
        chosen = choose(read_registry(registry), sources)
    except BadRegistry as error:
        raise click.UsageError(str(error)) from error
    if not has_contact():
        click.echo(f"Set {CONTACT} in the environment: webmasters will know whom to ask.", err=True)
    with alone(db):
        runs = crawl_with_progress(db, chosen, verbose=verbose)
    if in_trouble(runs):
        raise SystemExit(1)


def crawl_with_progress(
    db: Path,
    sources: list[Source],
    *,
    settings: Mapping[str, Any] | None = None,
    verbose: bool = False,
) -> list[Run]:
    """Visit the sources, tell of each as it ends, and of all at the end."""
    _log(verbose=verbose)
    with tqdm(total=len(sources), unit="source", disable=None, leave=False) as bar:

        def tell(source: Source, run: Run) -> None:
            bar.update()
            with bar.external_write_mode():
                click.echo(line(run))

        with named_trouble(db):
            runs = visit(db, sources, settings=settings, on_end=tell)
    click.echo(summary(runs))
    return runs


def line(run: Run) -> str:
    """ "nebraska-examiner: ok: 2 new, 1 changed, 7 irrelevant" """
    counts = ((getattr(run, name), name.replace("_", " ")) for name in COUNTS)
    told = ", ".join(f"{count} {name}" for count, name in counts if count) or "nothing"
    return f"{run.source}: {run.outcome}: {told}" + (f" ({run.message})" if run.message else "")


def summary(runs: list[Run]) -> str:
    """ "nothing new: 9 of 10 answers not modified; 1 of 3 sources gave trouble" """
    new, changed, asked, not_modified = (
        sum(getattr(run, name) for run in runs)
        for name in ("new", "changed", "asked", "not_modified")
    )
    news = f"{new} new, {changed} changed" if new or changed else "nothing new"
    bad = in_trouble(runs)
    trouble = f"; {bad} of {len(runs)} sources gave trouble" if bad else ""
    return f"{news}: {not_modified} of {asked} answers not modified{trouble}"


def in_trouble(runs: list[Run]) -> int:
    """How many runs did not read all that their sources listed."""
    return sum(run.outcome not in WELL for run in runs)


def _log(*, verbose: bool) -> None:
    """Warnings on standard error, or everything. On the handler, for Scrapy resets its loggers."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.DEBUG if verbose else logging.WARNING)
    handler.addFilter(lambda record: verbose or record.name not in QUIET)
    logging.basicConfig(handlers=[handler], format="%(name)s: %(message)s")
