"""The bytes of one workbook as what it says."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from archive.roster.records import SheetKind
from archive.roster.workbook import Line, Workbook
from crawler.workbooks.cells import filled, text
from crawler.workbooks.header import (
    AGENCY,
    MOA,
    ROWS_MAX,
    SIGNED,
    STATE,
    Header,
    check_columns,
    find_header,
)
from crawler.workbooks.lines import Reading, is_blank, read_line
from crawler.workbooks.refusals import NoTable, UnclearKind
from crawler.workbooks.worksheets import (
    BLANK_ROWS_MAX,
    Book,
    Row,
    Table,
    Values,
    open_book,
)

PENDING_MAX = 300  # rows; the largest pending list seen has 92, the smallest other one 151
EXCEL_SINCE = datetime(2007, 1, 1, tzinfo=UTC)  # before, no workbook was an .xlsx
NO_CELL = "no cell at all"
SHOWN = 3  # rows of a worksheet that has no header
SHOWN_MAX = 100  # characters of each


def read_workbook(content: bytes, *, today: date | None = None) -> Workbook:
    """What a workbook lists, each row once for each time that it stands there.

    Raises NotAWorkbook, whose message says what was sought and found, and not where it comes from.
    Days of signing are taken up to the day after `today`.
    """
    today = today or datetime.now(UTC).date()
    with open_book(content) as book:
        worksheet, header, others = _find_table(book)
        check_columns(header)
        table, modified_at, epoch = book.table(worksheet), book.modified(), book.epoch
    rows, skipped = _sorted_out(table, header)
    kind = _kind(rows, header)
    places = {
        column: indices
        for column, indices in header.places.items()
        if column != SIGNED or kind is SheetKind.PARTICIPATING
    }
    reading = Reading(places=places, links=table.links, epoch=epoch, today=today)
    lines = tuple(read_line(row, reading) for row in rows)
    return Workbook(
        kind=kind,
        columns=header.printed,
        lines=lines,
        modified_at=_likely(modified_at, today),
        remarks=(*header.remarks, *others, *skipped, *_remarks(lines, header, kind, table)),
    )


def _find_table(book: Book) -> tuple[Any, Header, list[str]]:
    """The first worksheet with a header, and a remark on each further one."""
    heads = [(each, book.head(each, ROWS_MAX)) for each in book.worksheets]
    found = [(each, header) for each, rows in heads if (header := find_header(rows))]
    if not found:
        shown = " / ".join(_shown(each.title, rows) for each, rows in heads) or "none at all"
        raise NoTable(f"no worksheet has a header with {STATE} and {AGENCY}; there is {shown}")
    worksheet, header = found[0]
    others = [
        f"The worksheet {each.title!r} has such a table, too; it is not read."
        for each, _ in found[1:]
    ]
    return worksheet, header, others


def _shown(title: str, rows: Sequence[Values]) -> str:
    words = [[word for value in row if (word := text(value))] for row in rows]
    first = [", ".join(row)[:SHOWN_MAX] for row in words if row][:SHOWN]
    return f"{title!r}: {'; '.join(first) or 'nothing'}"


def _sorted_out(table: Table, header: Header) -> tuple[list[Row], list[str]]:
    """The rows under the header that are the table's, and remarks on those that are not."""
    rows, strays, repeated = [], [], []
    for row in table.rows:
        if row.number <= header.row:
            continue
        if is_blank(row, header.places):
            strays += [row.number] if any(text(value) for value in row.values) else []
        elif header.is_repeated(row.values):
            repeated.append(row.number)
        else:
            rows.append(row)
    return rows, [
        *(f"Row {number} repeats the header, and is left out." for number in repeated),
        *_stray_remarks(strays),
    ]


def _stray_remarks(strays: list[int]) -> Iterator[str]:
    if strays:
        yield (
            f"{len(strays)} rows have words beside the table and none in it, the first is row "
            f"{strays[0]}; they are left out."
        )


def _kind(rows: Sequence[Row], header: Header) -> SheetKind:
    """Days of signing make the participating list; a column of that name alone does not."""
    if not rows:
        raise NoTable(f"no rows under the header {', '.join(header.printed)}")
    days = (row.values[index] for row in rows for index in header.places.get(SIGNED, ()))
    if any(filled(text(day)) for day in days):
        return SheetKind.PARTICIPATING
    if len(rows) <= PENDING_MAX:
        return SheetKind.PENDING
    column = "an empty" if SIGNED in header.places else "no"
    raise UnclearKind(
        f"{len(rows)} rows with {column} {SIGNED} column: neither the participating list nor a "
        f"pending one, which has {PENDING_MAX} rows at most"
    )


def _likely(moment: datetime | None, today: date) -> datetime | None:
    if moment is None or moment < EXCEL_SINCE or moment.date() > today + timedelta(days=1):
        return None
    return moment.astimezone(UTC)


def _remarks(lines: Sequence[Line], header: Header, kind: SheetKind, table: Table) -> Iterator[str]:
    repetitions = len(lines) - len({line.row.id for line in lines})
    if repetitions:
        yield f"Rows that repeat another one exactly: {repetitions}."
    if SIGNED in header.places and kind is SheetKind.PENDING:
        yield f"The column {SIGNED} is empty: taken for a pending list."
    if kind is SheetKind.PARTICIPATING and MOA not in header.places:
        yield f"There is no {MOA} column."
    for ref in table.wide_links:
        yield f"A link over {ref or NO_CELL} belongs to no row: it is left out."
    if table.rows and table.last > table.rows[-1].number:
        yield (
            f"Row {table.last} holds something, after {BLANK_ROWS_MAX} blank rows; it is not read."
        )
