"""Which cell leads to which address: hyperlinks of cells and of ranges, and HYPERLINK formulas."""

import re
from collections.abc import Iterable, Iterator, Mapping
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from openpyxl.utils.cell import range_boundaries

from crawler.workbooks.outline import CellLink, Outline

ROWS_OF_A_SHEET = 1_048_576
RANGE_MAX = 100  # rows: a link over a whole column belongs to no row

# 'HYPERLINK("https://www.ice.gov/doclib/a.pdf","link")'
FORMULA = re.compile(r'\s*_?(?:xlfn\.)?HYPERLINK\(\s*"(?P<url>[^"]+)"', re.IGNORECASE)

Links = Mapping[tuple[int, int], str]


def linked_cells(outline: Outline, addresses: Mapping[str, str]) -> Links:
    """Addresses as stated, by row and column; a cell's own link goes before that of a range."""
    formulas = {cell: _formula_address(words) for cell, words in _formulas(outline)}
    ranges_first = sorted(outline.links, key=lambda link: ":" not in link.ref)
    return formulas | dict(_cells(ranges_first, addresses))


def wide_links(outline: Outline) -> tuple[str, ...]:
    """The ranges of links that go over so many rows that they belong to none."""
    return tuple(link.ref for link in outline.links if _rows(link.ref) > RANGE_MAX)


def read_addresses(archive: ZipFile, worksheet: str) -> dict[str, str]:
    """The addresses that a worksheet's hyperlinks name by id: "xl/worksheets/sheet1.xml"."""
    folder, _, name = worksheet.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.namelist():
        return {}
    relations = fromstring(archive.read(path))
    return {each.get("Id", ""): each.get("Target", "") for each in relations}


def _formulas(outline: Outline) -> Iterator[tuple[tuple[int, int], str]]:
    for cell, formula in outline.formulas.items():
        if "HYPERLINK(" in formula.upper():
            yield cell, formula


def _formula_address(formula: str) -> str:
    """The formula itself where its address is put together from other cells."""
    found = FORMULA.match(formula)
    return found["url"] if found else formula


def _cells(
    links: Iterable[CellLink], addresses: Mapping[str, str]
) -> Iterator[tuple[tuple[int, int], str]]:
    for link in links:
        address = _address(link, addresses)
        if address is None or _rows(link.ref) > RANGE_MAX:
            continue
        left, top, right, bottom = (bound or 0 for bound in range_boundaries(link.ref))
        for row in range(top, bottom + 1):
            for column in range(left, min(right, left + RANGE_MAX) + 1):
                yield (row, column), address


def _rows(ref: str) -> int:
    """How many rows a range has: all of the worksheet's for "G:G" and for what is no range."""
    try:
        _, top, _, bottom = range_boundaries(ref)
    except ValueError:
        return ROWS_OF_A_SHEET
    return bottom - top + 1 if top and bottom else ROWS_OF_A_SHEET


def _address(link: CellLink, addresses: Mapping[str, str]) -> str | None:
    """None where the worksheet names an id that its relations do not know."""
    target = addresses.get(link.relation) if link.relation else None
    return f"{target or ''}#{link.location}" if link.location else target
