"""Workbooks that we wrote, about invented agencies, hostile ones among them, as ICE might post."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

from openpyxl import Workbook as Spreadsheet

from archive.roster.workbook import Posted
from crawler.workbooks.reading import read_workbook

COLUMNS = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA")
MET = datetime(2026, 3, 5, 15, tzinfo=UTC)
LINK = "https://office.example/moa/{}.pdf"
TASK, JAIL, WARRANT = "Task Force Model", "Jail Enforcement Model", "Warrant Service Officer"
SAMPLE = "Sample County Sheriff's Office"
HOSTILE = '<script>alert(4)</script> & "Sons" Sheriff\'s Office'
LONG = "Unbroken " + "W" * 120 + " Police Department"
FILLERS = [
    f"{name} County Sheriff's Office" for name in ("Ash", "Beech", "Cedar", "Elm", "Fir", "Oak")
]

Row = tuple[str, str, str, datetime | str]  # state, agency, model, signed


def row(agency: str, model: str = TASK, state: str = "NEBRASKA", signed=None) -> Row:
    return state, agency, model, signed or datetime(2026, 1, 5)


STEADY = [
    row(SAMPLE),
    *(row(name) for name in FILLERS),
    row(HOSTILE),
    row(LONG),
    row("Washington County Sheriff's Office", state="TEXAS"),
]
MANY = [row(f"Many {number} Police Department", state="OHIO") for number in range(48)]


def sheets() -> Iterator[tuple[int, list[Row]]]:
    """Days after January 2026, each with the rows of its sheet; the one of 20 is cut short."""
    gone, blip = row("Gone County Sheriff's Office", JAIL), row("Blip County Sheriff's Office")
    misspelt = row("Plum Crek Police Department", WARRANT, signed="1/72026")
    mended = row("Plum Creek Police Department", WARRANT, signed="1/72026")
    dated = row("Plum Creek Police Department", WARRANT, signed=datetime(2026, 1, 8))
    second = row(SAMPLE, JAIL, signed=datetime(2026, 2, 9))
    before, after = (row("Swap County Sheriff's Office", model) for model in (TASK, WARRANT))
    new = row("New County Sheriff's Office", state="TEXAS")
    yield 2, [*STEADY, gone, blip, misspelt, before]
    yield 10, [*STEADY, *MANY, gone, blip, mended, second, before]
    yield 17, [*STEADY, *MANY, blip, mended, second, before]
    yield 20, STEADY
    yield 24, [*STEADY, *MANY, blip, dated, second, after]
    yield 29, [*STEADY, *MANY, blip, gone, dated, second, after]
    yield 30, [*STEADY, *MANY, gone, dated, second, after, new]


def spreadsheet(rows: list[Row], columns=COLUMNS) -> bytes:
    book = Spreadsheet()
    sheet = book.active
    sheet.append(columns)
    for number, (state, agency, model, signed) in enumerate(rows, 2):
        sheet.append([state, agency, "County", "N/A", model, signed, "link"][: len(columns)])
        if len(columns) == len(COLUMNS):
            address = "javascript:alert(5)" if agency == HOSTILE else LINK.format(number)
            sheet.cell(number, len(columns)).hyperlink = address
    sheet.row_dimensions[3].hidden = True
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def posted(content: bytes, moment: datetime, name: str, url: str | None = None) -> Posted:
    return Posted(
        workbook=read_workbook(content, today=MET.date()),
        content=content,
        name=name,
        seen_at=MET,
        url=url or f"https://office.example/{name}",
        last_modified=f"{moment:%a, %d %b %Y %H:%M:%S} GMT",
    )


def workbooks() -> Iterator[Posted]:
    """Sheets of participants, one of them cut short, and of pending agencies."""
    start = datetime(2026, 1, 31, 12, tzinfo=UTC)
    for day, rows in sheets():
        name = f"participatingAgencies{day}.xlsx"
        yield posted(spreadsheet(rows), start + timedelta(days=day), name)
    for day, names in ((5, ["Later"]), (29, ["Later", "Sooner"])):
        pending = [row(f"{name} County Sheriff's Office") for name in names]
        content = spreadsheet(pending, COLUMNS[:5])
        yield posted(content, start + timedelta(days=day), f"pendingAgencies{day}.xlsx")
