"""The states, counties and places that we know: what stands in places.tsv, read once when asked.

Counties have no point and no population in the package that the table is made from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.records import Jurisdiction

FOLDER = Path(__file__).parent
PLACES = "places.tsv"
ABROAD = "abroad.tsv"


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
    """All entries in the order of the file: states, counties, places from the largest down."""
    return tuple(read((FOLDER / PLACES).read_text(encoding="utf-8").splitlines()))


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """Entries from lines of nine cells; the empty cell is an unknown value."""
    for line in lines:
        id, name, kind, state, fips, geonames, population, latitude, longitude = line.split("\t")
        yield Entry(
            jurisdiction=Jurisdiction(
                id=id, name=name, kind=kind, state=state, fips=fips or None,
                geonames=int(geonames) if geonames else None, county=None,
            ),
            population=int(population) if population else None,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
        )  # fmt: skip


def row(entry: Entry) -> tuple[object, ...]:
    """The cells of an entry, None where a value is not known."""
    known = entry.jurisdiction
    named = (known.id, known.name, known.kind, known.state, known.fips, known.geonames)
    return (*named, entry.population, entry.latitude, entry.longitude)


@cache
def abroad() -> dict[str, int]:
    """Inhabitants of countries, and of the largest place abroad of each name that we have too."""
    lines = (FOLDER / ABROAD).read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines)
    return {key: int(population) for key, kind, population in cells}


@cache
def countries() -> frozenset[str]:
    """The keys of all other countries' names."""
    lines = (FOLDER / ABROAD).read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if "\tcountry\t" in line)
