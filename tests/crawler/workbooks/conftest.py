"""Workbooks as ICE posts them, with agencies that we made up."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from archive.roster.workbook import Workbook
from crawler.workbooks.reading import read_workbook

HEADER = (
    *("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY"),
    *("SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM"),
)
PENDING_HEADER = HEADER[:5]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TODAY = date(2026, 3, 3)
SIGNED = datetime(2025, 5, 8)

Change = Callable[[Any], None]  # of the worksheet, before it is saved
Build = Callable[..., bytes]


def row(number: int = 1, **cells: object) -> list[object]:
    """A row of the participating list (a sample), with other cells where they are named."""
    usual: dict[str, object] = {
        "state": "TEXAS",
        "agency": f"Sample County {number} Sheriff's Office",
        "type": "County",
        "county": f"Sample {number} County",
        "model": "Task Force Model",
        "signed": SIGNED,
        "moa": "link",
        "addendum": None,
    }
    return list((usual | cells).values())


def built(
    rows: Iterable[Sequence[object]],
    *,
    header: Sequence[object] = HEADER,
    change: Change | None = None,
) -> bytes:
    """A workbook with one worksheet."""
    workbook = openpyxl.Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.append(list(header))
    for cells in rows:
        worksheet.append(list(cells))
    if change:
        change(worksheet)
    into = BytesIO()
    workbook.save(into)
    return into.getvalue()


def rezipped(content: bytes, **parts: bytes | Callable[[bytes], bytes] | None) -> bytes:
    """The workbook with other members, or without: `sheet1=` stands for …/sheet1.xml."""
    into = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(into, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = parts.get(name.rpartition("/")[2].partition(".")[0], old.read(name))
            if change is not None:
                new.writestr(name, change(old.read(name)) if callable(change) else change)
    return into.getvalue()


def zipped(**members: bytes) -> bytes:
    """A zip with these members."""
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return into.getvalue()


def by_hand(sheet: bytes, strings: bytes) -> bytes:
    """A workbook with its words apart, as Excel writes them; openpyxl puts them into the cells."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{kind}.{what}+xml"/>'
        for name, what in [
            ("workbook", "sheet.main"),
            ("sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
        ]
    )
    return zipped(
        **{
            "[Content_Types].xml": (
                f'<Types xmlns="{package}/content-types">{types}</Types>'.encode()
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                f'Type="{office}/worksheet" Target="sheet1.xml"/></Relationships>'
            ).encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{office}"><sheets>'
                '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>'
            ).encode(),
            "xl/sheet1.xml": sheet,
            "xl/sharedStrings.xml": strings,
        }
    )


@pytest.fixture(name="row", scope="session")
def row_fixture() -> Callable[..., list[object]]:
    return row


@pytest.fixture(name="zipped", scope="session")
def zipped_fixture() -> Callable[..., bytes]:
    return zipped


@pytest.fixture(name="by_hand", scope="session")
def by_hand_fixture() -> Callable[[bytes, bytes], bytes]:
    return by_hand


@pytest.fixture(scope="session")
def build() -> Build:
    return built


@pytest.fixture(scope="session")
def rezip() -> Build:
    return rezipped


@pytest.fixture(scope="session")
def read() -> Callable[..., Workbook]:
    """Builds a workbook of the rows and reads it, as of 3 March 2026."""

    def read(rows: Iterable[Sequence[object]], **how: Any) -> Workbook:
        return read_workbook(built(rows, **how), today=TODAY)

    return read


@pytest.fixture(scope="session")
def pending_header() -> tuple[str, ...]:
    return PENDING_HEADER
