"""Reads the Census Bureau's national gazetteer files of places and of county subdivisions.

Their columns: https://www.census.gov/programs-surveys/geography/technical-documentation/records-layout/gaz-record-layouts.html
Since 2025 a bar parts the cells, before that a tab; the newest files have columns that older ones
lack, so that a column is found by its name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

COLUMNS = ("USPS", "GEOID", "NAME", "FUNCSTAT", "INTPTLAT", "INTPTLONG")
PLACE, SUBDIVISION = 7, 10  # digits of a GEOID
GOVERNED = {"A", "B", "C", "G"}  # governments at work; not statistical or fictitious areas
TOWNSHIPS = {"township", "charter township", "town", "plantation"}
# "Bensalem township", "Abanda CDP", "Carson City", "Indianapolis city (balance)",
# "Athens-Clarke County unified government (balance)"
NAMED = re.compile(
    r"(?P<name>.+?)"
    r"(?: (?P<designation>city and borough|charter township|township|town|plantation|village"
    r"|city|borough|CDP|municipality|corporation|urban county"
    r"|(?:metropolitan|metro|unified|consolidated) government))?"
    r"(?: \(balance\))?"
)


class NoGazetteer(Exception):
    """A file that is none of the Census Bureau's gazetteer files."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A place or a county subdivision as the Bureau lists it."""

    geoid: str  # 7 digits, or 10 that begin with the county's 5
    state: str  # postal code
    name: str  # without what it is
    designation: str | None  # "city", "township", "CDP"; None where none is printed
    governed: bool  # has a government that works
    latitude: float
    longitude: float

    @property
    def is_subdivision(self) -> bool:
        return len(self.geoid) == SUBDIVISION

    @property
    def is_statistical(self) -> bool:
        """Whether the Bureau drew it, and nobody governs it."""
        return self.designation == "CDP"


def read(lines: Iterable[str], file: str) -> Iterator[Line]:
    """The lines of a file; `file` is its name, for errors."""
    rows = iter(lines)
    header = next(rows, "").lstrip("\ufeff")
    bar = "|" if "|" in header else "\t"
    columns = [cell.strip() for cell in header.split(bar)]
    if missing := [name for name in COLUMNS if name not in columns]:
        raise NoGazetteer(
            f"{file}: no gazetteer file of the Census Bureau: its first line lacks "
            f"{', '.join(missing)}"
        )
    for number, row in enumerate(rows, start=2):
        if row.strip():
            cells = dict(zip(columns, (cell.strip() for cell in row.split(bar)), strict=False))
            yield line(cells, f"{file}, line {number}")


def line(cells: dict[str, str], where: str) -> Line:
    """One line from its cells."""
    try:
        geoid, printed = cells["GEOID"], NAMED.fullmatch(cells["NAME"])
        latitude, longitude = float(cells["INTPTLAT"]), float(cells["INTPTLONG"])
        state, status = cells["USPS"], cells["FUNCSTAT"]
    except (KeyError, ValueError) as error:
        raise NoGazetteer(f"{where}: cut off or no number ({error}). Download it anew.") from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # nan is neither
        raise NoGazetteer(f"{where}: no point on earth: {latitude}, {longitude}. Download it anew.")
    if (
        printed is None
        or not cells["NAME"].isprintable()
        or not (geoid.isascii() and geoid.isdigit())
        or len(geoid) not in {PLACE, SUBDIVISION}
    ):
        raise NoGazetteer(
            f"{where}: {cells['NAME']!r} with the code {geoid!r} is neither a place nor a county "
            "subdivision. Give the files of places and of county subdivisions only."
        )
    return Line(
        geoid=geoid, state=state, name=printed["name"], designation=printed["designation"],
        governed=status in GOVERNED, latitude=latitude, longitude=longitude,
    )  # fmt: skip
