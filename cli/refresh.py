"""`287g refresh`: what the schedule runs."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

import click

from archive.opening import ArchiveError
from archive.records import Source
from cli import options
from cli.alone import alone
from cli.check import ATTENTION, DAMAGED, WELL, check_with_progress
from cli.crawl import chosen_of, crawl_with_progress
from cli.manner import Manner, crawling
from cli.telling import in_trouble

STOPPED = 130  # as shells have it: 128 and the number of SIGINT

logger = logging.getLogger(__name__)


@click.command()
@options.db
@options.registry
@crawling
def refresh(db: Path, registry: Path, manner: Manner) -> None:
    """Crawl all sources, tag what is new and check the archive, under one lock.

    A source in trouble keeps no other, and no later stage, from its work.

    \b
    Exits with
      0   all is well
      1   some sources gave trouble or are silent for longer than their habit
      2   the command or the registry is misspelt
      3   somebody must look: a stage broke, a text could not be read, or the archive is damaged
      75  another crawl of this archive is running; nothing was done
      130 it was stopped; the next one goes on
    """
    sources = chosen_of(registry, ())
    try:
        with alone(db):
            code = max(stages(db, sources, manner))
    except ArchiveError as error:  # no lock can be had where nothing can be written
        click.echo(f"Error: {error}", err=True)
        code = DAMAGED
    except KeyboardInterrupt:
        click.echo("Stopped. Nothing is lost: the next one goes on.", err=True)
        code = STOPPED
    raise SystemExit(code)


def stages(db: Path, sources: list[Source], manner: Manner) -> Iterator[int]:
    """The exit code of each stage. Where one breaks, that is told and the next goes on."""
    yield _ended("crawl", lambda: _crawled(db, sources, manner))
    # with --log json, standard output is the crawl's events alone
    with redirect_stdout(sys.stderr if manner.log == "json" else sys.stdout):
        yield _ended("tag", lambda: _tagged(db))
        yield _ended("check", lambda: check_with_progress(db, crawls=False))


def _crawled(db: Path, sources: list[Source], manner: Manner) -> int:
    return ATTENTION if in_trouble(crawl_with_progress(db, sources, manner)) else WELL


def _tagged(db: Path) -> int:
    from cli.tag import tag_with_progress  # not before: spaCy takes as much memory as a crawl

    # in this process: a refresh brings dozens of documents, and another process loads for longer
    return DAMAGED if tag_with_progress(db).failed else WELL


def _ended(name: str, stage: Callable[[], int]) -> int:
    try:
        return stage()
    except (ArchiveError, click.ClickException) as error:
        click.echo(f"{name} broke: {error}", err=True)
    except Exception:  # a fault of our own, which must not keep the other stages from their work
        logger.exception("%s broke by a fault of the program", name)
    return DAMAGED
