"""One row of the table as a Line, with what is odd about it.

A row's id is made from its words and addresses as they are kept, in the order of `_row_id`: what
makes no difference in the record (blanks, case of an escape, how a link is wrapped, which way of
writing "N/A") makes none in the id, and two rows of one id are equal in every column.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from archive.roster.records import RosterOddity, RosterRow
from archive.roster.workbook import Line, oddity, row_id
from crawler.workbooks.cells import Odd, filled, text
from crawler.workbooks.date_cell import read_date
from crawler.workbooks.header import (
    ADDENDUM,
    AGENCY,
    COUNTY,
    MOA,
    MODEL,
    SIGNED,
    STATE,
    TYPE,
    Places,
)
from crawler.workbooks.hyperlinks import Links
from crawler.workbooks.link_cell import is_typed_link, read_link
from crawler.workbooks.model_cell import read_model
from crawler.workbooks.state_cell import read_state
from crawler.workbooks.type_cell import odd_type
from crawler.workbooks.worksheets import Row


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What all rows of a table have in common."""

    places: Places
    links: Links
    epoch: datetime  # of Excel's numbers for days
    today: date


@dataclass(frozen=True, kw_only=True)
class Link:
    """A cell that leads somewhere."""

    address: str | None
    printed: str | None
    odd: Odd | None


def read_line(row: Row, reading: Reading) -> Line:
    """The row where it stands, its cells read; nothing in it is dropped."""
    state_as_printed = _words(row, STATE, reading)
    state, odd_state = read_state(state_as_printed)
    agency_as_printed = _words(row, AGENCY, reading)
    agency = filled(agency_as_printed)
    kind = filled(_words(row, TYPE, reading))
    model_as_printed = _words(row, MODEL, reading)
    model, odd_model = read_model(model_as_printed)
    signed, signed_as_printed, odd_date = _signed(row, reading)
    moa, addendum = _link(row, MOA, reading), _link(row, ADDENDUM, reading)
    read = RosterRow(
        id=0,
        state=state,
        state_as_printed=state_as_printed,
        agency=agency,
        type=kind,
        county=filled(_words(row, COUNTY, reading)),
        model=model,
        model_as_printed=model_as_printed,
        signed=signed,
        signed_as_printed=signed_as_printed,
        moa=moa.address,
        moa_as_printed=moa.printed,
        addendum=addendum.address,
        addendum_as_printed=addendum.printed,
    )
    odd = {
        STATE: odd_state,
        AGENCY: None if agency else Odd(kind="no-agency", printed=agency_as_printed),
        TYPE: odd_type(kind),
        MODEL: odd_model,
        SIGNED: odd_date,
        MOA: moa.odd,
        ADDENDUM: addendum.odd,
    }
    return _line(row, read, odd)


def is_blank(row: Row, places: Places) -> bool:
    """Whether the table's own columns are blank in this row."""
    return all(text(row.values[index]) is None for indices in places.values() for index in indices)


def _line(row: Row, read: RosterRow, odd: dict[str, Odd | None]) -> Line:
    number = _row_id(read)
    return Line(
        position=row.number,
        is_hidden=row.is_hidden,
        row=replace(read, id=number),
        oddities=tuple(_oddities(number, odd)),
    )


def _row_id(row: RosterRow) -> int:
    return row_id(
        (
            row.state_as_printed,
            row.agency,
            row.type,
            row.county,
            row.model_as_printed,
            row.signed_as_printed,
            row.moa_as_printed,
            row.moa,
            row.addendum_as_printed,
            row.addendum,
        )
    )


def _oddities(number: int, odd: dict[str, Odd | None]) -> Iterator[RosterOddity]:
    for column, found in odd.items():
        if found is not None:
            yield oddity(row=number, column=column, **vars(found))


def _index(row: Row, column: str, reading: Reading) -> int | None:
    """The first filled cell of a column, else its first; None where there is no such column."""
    indices = reading.places.get(column, ())
    filled_ones = (index for index in indices if text(row.values[index]) is not None)
    return next(filled_ones, indices[0] if indices else None)


def _words(row: Row, column: str, reading: Reading) -> str | None:
    index = _index(row, column, reading)
    return None if index is None else text(row.values[index])


def _signed(row: Row, reading: Reading) -> tuple[date | None, str | None, Odd | None]:
    index = _index(row, SIGNED, reading)
    if index is None:
        return None, None, None
    return read_date(row.values[index], epoch=reading.epoch, today=reading.today)


def _link(row: Row, column: str, reading: Reading) -> Link:
    """A cell's hyperlink, else an address that is typed into it."""
    index = _index(row, column, reading)
    if index is None:
        return Link(address=None, printed=None, odd=None)
    printed = text(row.values[index])
    address, odd = read_link(reading.links.get((row.number, index + 1)))
    if address is None and is_typed_link(printed):
        address, odd = read_link(printed)
    return Link(address=address, printed=printed, odd=odd)
