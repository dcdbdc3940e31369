"""The states, counties and places that we know: what stands in places.tsv, read once when asked.

To it come the codes and places of `287g gazetteer update`, if it was run (nlp/gazetteer/folder.py).
Counties have no point and no population; what the Census Bureau adds has no population.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from archive.opening import ArchiveError
from archive.records import Jurisdiction
from nlp.gazetteer.folder import ADDITION, folder

FOLDER = Path(__file__).parent
PLACES = "places.tsv"
ABROAD = "abroad.tsv"
COMMON = "common.txt"
CITY_KINDS = {"place", "independent-city"}


class BrokenAddition(ArchiveError):
    """The file of the Bureau's additions cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A jurisdiction with what weighs when its name has to be told from others."""

    jurisdiction: Jurisdiction
    population: int | None = None
    latitude: float | None = None  # degrees
    longitude: float | None = None

    @property
    def id(self) -> str:
        return self.jurisdiction.id

    @property
    def state(self) -> str:
        return self.jurisdiction.state


@cache
def entries() -> tuple[Entry, ...]:
    """All entries: states, counties, places from the largest down, then the Bureau's additions."""
    known = {entry.id: entry for entry in ours()}
    for added in addition():
        one = known.setdefault(added.id, added)
        fips = one.jurisdiction.fips or added.jurisdiction.fips
        known[added.id] = replace(one, jurisdiction=replace(one.jurisdiction, fips=fips))
    return tuple(known.values())


def ours() -> Iterator[Entry]:
    """What stands in our own table."""
    return read((FOLDER / PLACES).read_text(encoding="utf-8").splitlines())


def addition() -> Iterator[Entry]:
    """What `287g gazetteer update` has kept on this machine; nothing where it was not run."""
    path = folder() / ADDITION
    if not path.is_file():
        return
    try:
        yield from read(path.read_text(encoding="utf-8").splitlines())
    except ValueError as error:
        raise BrokenAddition(
            f"{path}: not what this version reads ({error}). "
            "Run `287g gazetteer update` again, or delete the file."
        ) from error


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """Entries from lines of ten cells; the empty cell is an unknown value."""
    for line in lines:
        id, name, kind, state, fips, geonames, *weights, county = line.split("\t")
        population, latitude, longitude = weights
        yield Entry(
            jurisdiction=Jurisdiction(
                id=id, name=name, kind=kind, state=state, fips=fips or None,
                geonames=int(geonames) if geonames else None, county=county or None,
            ),
            population=int(population) if population else None,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
        )  # fmt: skip


def row(entry: Entry) -> tuple[object, ...]:
    """The cells of an entry, None where a value is not known."""
    known = entry.jurisdiction
    named = (known.id, known.name, known.kind, known.state, known.fips, known.geonames)
    return (*named, entry.population, entry.latitude, entry.longitude, known.county)


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Keep entries as lines, in a file that is whole or is not there."""
    lines = ("\t".join("" if cell is None else str(cell) for cell in row(one)) for one in entries)
    new = path.with_name(f"{path.name}.new")
    new.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    new.replace(path)


@cache
def by_id() -> dict[str, Entry]:
    """All entries by their ids."""
    return {entry.id: entry for entry in entries()}


def with_counties(places: Iterable[Jurisdiction]) -> list[Jurisdiction]:
    """Jurisdictions, each once, with the counties that hold them, which stand before all places."""
    known = {one.id: one for one in places}
    counties = {one.county for one in known.values() if one.county} - set(known)
    whole = [*known.values(), *(by_id()[id].jurisdiction for id in counties)]
    return sorted(whole, key=lambda one: (one.county is not None, one.id))


@cache
def abroad() -> dict[str, int]:
    """Inhabitants of countries, and of the largest place abroad of each name that we have too."""
    lines = (FOLDER / ABROAD).read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines)
    return {key: int(population) for key, kind, population in cells}


@cache
def common() -> frozenset[str]:
    """The keys of names that are words first: "reading", "mobile", "home"."""
    return frozenset((FOLDER / COMMON).read_text(encoding="utf-8").split())


@cache
def countries() -> frozenset[str]:
    """The keys of all other countries' names."""
    lines = (FOLDER / ABROAD).read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if "\tcountry\t" in line)
