"""A workbook's worksheets, row by row, with the links of their cells."""

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from crawler.workbooks.cells import text
from crawler.workbooks.hyperlinks import Links, linked_cells, read_addresses, wide_links
from crawler.workbooks.outline import read_outline
from crawler.workbooks.refusals import NotAWorkbook, damage_named
from crawler.workbooks.unpacking import opened

COLUMNS_MAX = 60  # read of a worksheet; a stray cell in column XFD costs nothing
BLANK_ROWS_MAX = 1_000  # in a row, after which a worksheet ends
PROPERTIES = "docProps/core.xml"
MODIFIED = "{http://purl.org/dc/terms/}modified"

Values = tuple[object, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """The values of a row's first COLUMNS_MAX cells, as openpyxl gives them."""

    number: int  # 1 for the worksheet's first
    values: Values
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """All that a worksheet holds."""

    rows: tuple[Row, ...]  # without blank ones
    links: Links
    wide_links: tuple[str, ...]  # "G1:G1048576"; not among the links
    last: int  # row of its last filled cell


class Book:
    """A workbook that is open. `None` in its values means a blank cell."""

    def __init__(self, archive: ZipFile, workbook: Any) -> None:
        self.archive = archive
        self.epoch: datetime = workbook.epoch
        self.worksheets = sorted(workbook.worksheets, key=_is_hidden)  # visible ones first

    def head(self, worksheet: Any, rows: int) -> tuple[Values, ...]:
        """The first rows of a worksheet."""
        with _reading(worksheet):
            return tuple(islice(_values(worksheet, rows), rows))

    def table(self, worksheet: Any) -> Table:
        """All rows of a worksheet up to its last, or to BLANK_ROWS_MAX blank ones."""
        path: str = worksheet._worksheet_path  # openpyxl tells it nowhere else
        with _reading(worksheet):
            with self.archive.open(path) as member:
                outline = read_outline(member)
            rows = [
                Row(number=number, values=values, is_hidden=number in outline.hidden)
                for number, values in _filled(_values(worksheet, outline.last))
            ]
            links = linked_cells(outline, read_addresses(self.archive, path))
        return Table(
            rows=tuple(rows), links=links, wide_links=wide_links(outline), last=outline.last
        )

    def modified(self) -> datetime | None:
        """When it was saved last, as it states; openpyxl would give the present for nothing."""
        if PROPERTIES not in self.archive.namelist():
            return None
        with (
            suppress(NotAWorkbook),
            damage_named(PROPERTIES),
        ):  # the table may be whole all the same
            stated = fromstring(self.archive.read(PROPERTIES)).findtext(MODIFIED)
            moment = datetime.fromisoformat(stated.strip()) if stated else None
            return moment and (moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        return None


@contextmanager
def open_book(content: bytes) -> Iterator[Book]:
    """Raises NotAWorkbook for what is none."""
    with opened(content) as archive, warnings.catch_warnings():
        # "Data Validation extension is not supported": nothing that concerns the table
        warnings.filterwarnings("ignore", module="openpyxl")
        with damage_named("the workbook"):
            workbook = _loaded(content, archive)
        with closing(workbook):
            yield Book(archive, workbook)


def _loaded(content: bytes, archive: ZipFile) -> Any:
    """Without its properties where those are what cannot be read: the table needs none."""
    how = {"read_only": True, "data_only": True, "keep_links": False}
    try:
        return load_workbook(BytesIO(content), **how)
    except Exception:  # openpyxl raises whatever its parsers do
        return load_workbook(_without_properties(archive), **how)


def _without_properties(archive: ZipFile) -> BytesIO:
    bare = BytesIO()
    with ZipFile(bare, "w") as copy:
        for name in archive.namelist():
            if name != PROPERTIES:
                copy.writestr(name, archive.read(name))
    return bare


def _is_hidden(worksheet: Any) -> bool:
    return bool(worksheet.sheet_state != "visible")


@contextmanager
def _reading(worksheet: Any) -> Iterator[None]:
    with damage_named(f"the worksheet {worksheet.title!r}"):
        yield


def _values(worksheet: Any, last: int) -> Iterator[Values]:
    if last:  # not what the worksheet states of its size, which may be wrong
        yield from worksheet.iter_rows(max_row=last, max_col=COLUMNS_MAX, values_only=True)


def _filled(rows: Iterator[Values]) -> Iterator[tuple[int, Values]]:
    blank = 0
    for number, values in enumerate(rows, start=1):
        if any(text(value) is not None for value in values):
            blank = 0
            yield number, values
        elif (blank := blank + 1) >= BLANK_ROWS_MAX:
            return
