"""What openpyxl does not tell of a worksheet that it streams: hidden rows, links, where it ends.

Loaded as a whole instead, a worksheet that is formatted down to row 1,048,576 takes minutes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from openpyxl.utils.cell import coordinate_to_tuple

from crawler.workbooks.refusals import Damaged

TRUE = ("1", "true")
FILLING = ("v", "t", "f")  # elements of a cell that is not blank
RELATION = re.compile(r"officeDocument/(?:2006/)?relationships id$")  # "r:id", both flavours


@dataclass(frozen=True, kw_only=True)
class CellLink:
    """A hyperlink as the worksheet states it."""

    ref: str  # "G5" or "G5:G6"
    relation: str | None  # its address stands in the worksheet's relations under this id
    location: str | None  # "page=2"


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A worksheet without its values."""

    last: int  # row of the last filled cell, 0 where none is
    hidden: frozenset[int]
    links: tuple[CellLink, ...]
    formulas: Mapping[tuple[int, int], str]  # by row and column, both from 1


def read_outline(worksheet: IO[bytes]) -> Outline:
    """Raises Damaged, or expat's own error, for what is no worksheet."""
    parser = expat.ParserCreate(namespace_separator=" ")
    outliner = _Outliner(parser)
    parser.ParseFile(worksheet)
    return Outline(
        last=outliner.last,
        hidden=frozenset(outliner.hidden),
        links=tuple(outliner.links),
        formulas={cell: "".join(parts) for cell, parts in outliner.formulas.items()},
    )


class _Outliner:
    """Hears the elements of a worksheet one by one."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.row = self.column = self.last = 0
        self.hidden: set[int] = set()
        self.links: list[CellLink] = []
        self.formulas: dict[tuple[int, int], list[str]] = {}
        parser.StartElementHandler = self.start
        parser.EntityDeclHandler = self.refuse_entity

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "c":
                self.start_cell(attributes.get("r"))
            case "row":
                self.start_row(attributes)
            case "hyperlink":
                self.links.append(_cell_link(attributes))
            case word if word in FILLING and self.row:
                self.last = self.row
                if word == "f":
                    self.start_formula()

    def start_row(self, attributes: dict[str, str]) -> None:
        number = int(float(attributes.get("r", self.row + 1)))
        if number <= self.row:  # openpyxl would leave it out without a word
            raise Damaged(f"not a workbook: row {number} of a worksheet follows row {self.row}")
        self.row, self.column = number, 0
        if attributes.get("hidden") in TRUE:
            self.hidden.add(number)

    def start_cell(self, reference: str | None) -> None:
        self.column = coordinate_to_tuple(reference)[1] if reference else self.column + 1

    def start_formula(self) -> None:
        parts = self.formulas.setdefault((self.row, self.column), [])
        self.parser.CharacterDataHandler = parts.append
        self.parser.EndElementHandler = self.end_formula

    def end_formula(self, _: str) -> None:
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None

    def refuse_entity(self, name: str, *_: object) -> None:
        raise Damaged(f"not a workbook: a worksheet declares the entity {name!r}")


def _cell_link(attributes: dict[str, str]) -> CellLink:
    relations = [value for name, value in attributes.items() if RELATION.search(name)]
    return CellLink(
        ref=attributes.get("ref", ""),
        relation=relations[0] if relations else None,
        location=attributes.get("location"),
    )
