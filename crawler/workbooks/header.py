"""The header of the table: which column holds what, by its name and never by its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from crawler.workbooks.cells import text
from crawler.workbooks.refusals import NoTable

ROWS_MAX = 20  # within which the header stands
LETTERS_PER_EDIT = 5  # "STATE" may have one wrong, "TYPE" none
STATE, AGENCY, TYPE, COUNTY = "STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY"
MODEL, SIGNED, MOA, ADDENDUM = "SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM"
COLUMNS = (STATE, AGENCY, TYPE, COUNTY, MODEL, SIGNED, MOA, ADDENDUM)
OTHER_NAMES = {
    "MODEL": MODEL,
    "SUPPORT MODEL": MODEL,
    "DATE SIGNED": SIGNED,
    "SIGNED DATE": SIGNED,
    "MOA LINK": MOA,
}

Places = Mapping[str, tuple[int, ...]]  # by column, the indices of its cells in a row


@dataclass(frozen=True, kw_only=True)
class Header:
    """Where the table begins, and what stands where."""

    row: int  # its number in the worksheet
    places: Places
    names: Mapping[int, str]  # as printed, by their index in the row
    remarks: tuple[str, ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """Its cells, blank ones left out."""
        return tuple(self.names.values())

    def is_repeated(self, values: Sequence[object]) -> bool:
        """Whether a row prints the names of its columns once more."""
        named = (self.places[STATE][0], self.places[AGENCY][0])
        return all(
            (text(values[index]) or "").upper() == self.names[index].upper() for index in named
        )


def find_header(rows: Sequence[Sequence[object]]) -> Header | None:
    """The first row that names STATE and LAW ENFORCEMENT AGENCY, exactly or nearly."""
    for number, values in enumerate(rows, start=1):
        names = {index: words for index, value in enumerate(values) if (words := text(value))}
        places = _places(names)
        if STATE in places and AGENCY in places:
            return Header(
                row=number,
                places=places,
                names=names,
                remarks=tuple(_remarks(names, places)),
            )
    return None


def check_columns(header: Header) -> None:
    """Raises NoTable for a header that lacks what every list has had."""
    if MODEL not in header.places:
        raise NoTable(f"no {MODEL} column among {', '.join(header.printed)}")


def _places(names: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    exact = {_exact(name) for name in names.values()} - {None}
    for index, name in names.items():
        column = _exact(name) or _near(name, exact)
        if column is not None:
            places[column] = (*places.get(column, ()), index)
    return places


def _exact(name: str) -> str | None:
    return name.upper() if name.upper() in COLUMNS else OTHER_NAMES.get(name.upper())


def _near(name: str, taken: set[str | None]) -> str | None:
    """The one column that is not there under its own name and that this one nearly spells."""
    near = [
        column
        for column in COLUMNS
        if column not in taken and _edits(name, column) <= len(column) // LETTERS_PER_EDIT
    ]
    return near[0] if len(near) == 1 else None


def _edits(name: str, column: str) -> int:
    return DamerauLevenshtein.distance(name.upper(), column)


def _remarks(names: Mapping[int, str], places: Places) -> Iterator[str]:
    columns = {index: column for column, indices in places.items() for index in indices}
    for index, name in names.items():
        if index not in columns:
            yield f"The column {name!r} is none that we know, and is left out."
        elif name.upper() != columns[index]:
            yield f"The column {name!r} is taken for {columns[index]}."
    for column, indices in places.items():
        if len(indices) > 1:
            yield f"{len(indices)} columns are named {column}; each row's first filled one counts."
