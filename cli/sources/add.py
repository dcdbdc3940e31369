"""`287g sources add`: find out how an outlet can be read, and write it into the registry."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from tqdm import tqdm

from archive.records import Source
from cli import options
from cli.columns import aligned
from cli.manner import ON_LOOPBACK
from crawler.adding import add_to, file_of, refuse_unwritable, standing_in, table_of, twin_of
from crawler.errors import BadRegistry
from crawler.faults import SOURCE_ID
from crawler.finding.choosing import NothingFound, Told, source_from
from crawler.finding.judging import Finding
from crawler.finding.spider import Found, find_ways
from crawler.registry import read_registry
from crawler.settings import CONTACT, has_contact
from crawler.states import STATES
from crawler.urls import is_web

NATIONAL = "US"
HEAD = ("", "kind", "answer", "names", "of 287(g)", "newest", "address")


@click.command()
@click.argument("url")
@click.option("--state", help=f'Postal code of its home state; "{NATIONAL}" for a national outlet.')
@click.option("--id", "source_id", help="Its id. [default: made of its name]")
@click.option("--name", help="Its name. [default: as its page says]")
@click.option("--language", help="Its language. [default: as its page says, else en]")
@click.option(
    "--file",
    type=click.Path(path_type=Path),
    help="Where to write; a new file is begun. [default: its state's file]",
)
@click.option("--dry-run", is_flag=True, help="Show the table, and write nothing.")
@click.option("--verbose", is_flag=True, help="Tell of every request.")
@click.option("--loopback", is_flag=True, help="Also ask servers on this machine, for trying.")
@options.registry
def add(
    url: str,
    state: str | None,
    source_id: str | None,
    name: str | None,
    language: str | None,
    file: Path | None,
    dry_run: bool,
    verbose: bool,
    loopback: bool,
    registry: Path,
) -> None:
    """Find out how the outlet at URL can be read, and write it into the registry.

    URL is its home page, a section, or a feed. robots.txt is obeyed. Exits with 1 where nothing
    can be read.
    """
    _log(verbose=verbose)
    address = _address(url)
    home_state = _state(state)
    target = file or file_of(registry, home_state)
    known = _known(registry, target, dry_run=dry_run)
    _refuse_id(source_id)
    _refuse_twin(source_id, address, known)
    found = _look(address, ON_LOOPBACK if loopback else {})
    for line in aligned(told(found)):
        click.echo(line)
    told_by_person = Told(home_state=home_state, id=source_id, name=name, language=language)
    try:
        source = source_from(found, told_by_person)
        _refuse_twin(source.id, found.url, known)
        click.echo(f"\n{table_of(source)}")
        _write(target, source, dry_run=dry_run)
    except (NothingFound, BadRegistry) as error:
        raise click.ClickException(str(error)) from error


def told(found: Found) -> Iterator[tuple[object, ...]]:
    """What was found, as rows; customary addresses that gave nothing are not named."""
    yield HEAD
    for one in found.findings:
        if one.is_good:
            named = f"{len(one.further)} sitemaps" if one.further else one.documents
            yield "✓", one.kind, "ok", named, one.relevant, one.newest, one.url
        elif not one.is_guess:
            yield "✗", one.kind, one.outcome, None, None, None, one.url


def _log(*, verbose: bool) -> None:
    """Everything, or nothing: what befell a request stands in the table."""
    handler = logging.StreamHandler() if verbose else logging.NullHandler()
    logging.basicConfig(handlers=[handler], format="%(name)s: %(message)s", level=logging.DEBUG)


def _address(url: str) -> str:
    address = url if "://" in url else f"https://{url}"
    if not is_web(address):
        raise click.UsageError(f"{url!r} is no http or https address")
    return address


def _state(stated: str | None) -> str | None:
    if stated is None and sys.stdin.isatty():
        stated = click.prompt(f'Home state, as a postal code ("{NATIONAL}" for a national outlet)')
    if stated is None:
        raise click.UsageError(f"say its home state: --state NE, or --state {NATIONAL} for none")
    code = stated.strip().upper()
    if code != NATIONAL and code not in STATES:
        raise click.UsageError(f'--state {stated}: no postal code of a state, such as "NE"')
    return None if code == NATIONAL else code


def _known(registry: Path, target: Path, *, dry_run: bool) -> list[Source]:
    """The sources that there are, with those of the file to be written, which may be another."""
    try:
        if not dry_run:
            refuse_unwritable(target)
        return [*read_registry(registry), *standing_in(target)]
    except BadRegistry as error:
        raise click.UsageError(str(error)) from error


def _refuse_id(source_id: str | None) -> None:
    if source_id is not None and not SOURCE_ID.fullmatch(source_id):
        raise click.UsageError(f"--id {source_id}: an id is lower-case words joined by hyphens")


def _refuse_twin(source_id: str | None, url: str, known: list[Source]) -> None:
    twin = twin_of(source_id, url, known)
    if twin is not None:
        raise click.UsageError(
            f"[{twin.id}] is in the registry already, with {twin.url}. "
            "Change that table, or write another by hand where this is another outlet."
        )


def _look(url: str, settings: dict[str, object]) -> Found:
    if not has_contact():
        click.echo(f"Set {CONTACT} in the environment: webmasters will know whom to ask.", err=True)
    with tqdm(unit="answer", disable=None, leave=False) as bar:

        def show(finding: Finding) -> None:
            bar.set_postfix_str(finding.url, refresh=False)
            bar.update()

        return find_ways(url, show, settings)


def _write(file: Path, source: Source, *, dry_run: bool) -> None:
    if dry_run:
        click.echo(f"not written: it would go into {file}")
        return
    add_to(file, source)
    click.echo(f"written to {file}. Try it: 287g crawl {source.id} --db try.db")
    if source.kind == "listing":
        click.echo("Its selector is a guess. See that it names all news, and nothing else.")
