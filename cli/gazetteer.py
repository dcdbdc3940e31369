"""`287g gazetteer`: the places that are known by name."""

from collections.abc import Sequence
from pathlib import Path

import click
from tqdm import tqdm

from nlp.gazetteer.additions import additions
from nlp.gazetteer.census import Line, NoGazetteer, read
from nlp.gazetteer.entries import Entry, ours, write
from nlp.gazetteer.folder import ADDITION, VARIABLE, folder
from nlp.gazetteer.obtaining import lines_of

BUREAU = "https://www2.census.gov/geo/docs/maps-data/data/gazetteer/2025_Gazetteer/"
FILES = (f"{BUREAU}2025_Gaz_place_national.zip", f"{BUREAU}2025_Gaz_cousubs_national.zip")


@click.group()
def gazetteer() -> None:
    """See to the places that are known by name."""


@gazetteer.command()
@click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="FILE-OR-URL",
    help="A gazetteer file of places or of county subdivisions, packed or not, in place of the "
    "Bureau's two of 2025. May be given twice.",
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"The folder to keep it in, which {VARIABLE} must then name for all other commands.",
)
def update(sources: tuple[str, ...], to: Path | None) -> None:
    """Add the Census Bureau's places and townships to those that are known.

    Downloads two files of about 3 MB, once and for all archives of this user, and keeps what they
    add as places-census.tsv in the folder that ARCHIVE_287G_DATA names, else in
    ~/.local/share/archive-287g.

    \b
    With it
      cities and towns have the Bureau's codes
      places under 500 people are found where their state is printed beside them
      townships are found by their formal name: "Harlow Township", "the town of Wells"
    Texts that are read from then on know them; what is tagged already stays as it is.
    """
    try:
        lines = [line for source in sources or FILES for line in lines_in(source)]
    except NoGazetteer as error:
        raise click.ClickException(str(error)) from error
    known = tuple(ours())
    added = tuple(additions(lines, known))
    if not added:  # what an update before has kept stays
        raise click.ClickException("no line of these files is of a place or township in a state")
    path = (to or folder()) / ADDITION
    kept(path, added)
    click.echo(f"{path}: {summary(known, added)}")
    for lack in lacking(lines):
        click.echo(lack, err=True)


def lines_in(source: str) -> list[Line]:
    """What a file lists."""
    name = source.rpartition("/")[2]
    with tqdm(desc=name, unit="B", unit_scale=True, disable=None, leave=False) as bar:

        def told(came: int, whole: int) -> None:
            bar.total = whole or None
            bar.update(came)

        lines = lines_of(source, told)
    listed = list(read(lines, source))
    click.echo(f"{source}: {len(listed)} lines")
    return listed


def kept(path: Path, added: Sequence[Entry]) -> None:
    """Write the addition, whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, added)
    except OSError as error:
        raise click.ClickException(
            f"{path}: cannot be written ({error.strerror}). Name another folder with {VARIABLE}."
        ) from error


def summary(known: Sequence[Entry], added: Sequence[Entry]) -> str:
    """ "18000 places have their codes, 9000 places and 12000 townships are new" """
    ids = {entry.id for entry in known}
    new = [one.jurisdiction.kind for one in added if one.id not in ids]
    towns = new.count("township")
    return (
        f"{len(added) - len(new)} places have their codes, "
        f"{len(new) - towns} places and {towns} townships are new"
    )


def lacking(lines: Sequence[Line]) -> list[str]:
    """What was not among the files."""
    there = {line.is_subdivision for line in lines}
    told = {False: "places", True: "county subdivisions, so that no township is added"}
    return [f"There was no file of {what}." for key, what in told.items() if key not in there]
