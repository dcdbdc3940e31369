"""Sample workbooks as .xlsx: the same bytes whenever they are made."""

from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from demo.rendering import SAMPLE_MARK
from demo.workbooks import SampleWorkbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AUTHOR = "Sample newsroom of the archive"
ABOUT = ("This workbook is a sample.", SAMPLE_MARK, "No agency has signed what it lists.")
SHEET = "xl/worksheets/sheet1.xml"
BLANKS = b" " * 2**20
BOMB = 144  # of them


@cache
def spreadsheet(sample: SampleWorkbook) -> bytes:
    """The workbook, with a second worksheet that says what it is."""
    made = Workbook()
    made.properties.creator = AUTHOR
    made.properties.created = made.properties.modified = _bare(sample.modified)
    listed = made.worksheets[0]
    listed.title = "Sheet1"
    fill(listed, sample)
    about = made.create_sheet("About this sample")
    for words in ABOUT:
        about.append([words])
    return _packed(made)


@cache
def bomb(sample: SampleWorkbook) -> bytes:
    """A small workbook whose worksheet unpacks to hundreds of megabytes."""
    whole, made = ZipFile(BytesIO(spreadsheet(sample))), BytesIO()
    with whole, ZipFile(made, "w", compresslevel=1) as packed:
        for name in whole.namelist():
            with packed.open(_still(name), "w") as member:
                member.write(whole.read(name))
                member.writelines([BLANKS] * (BOMB if name == SHEET else 0))
    return made.getvalue()


def fill(sheet: Worksheet, sample: SampleWorkbook) -> None:
    """Write the rows; those that the filter does not show are hidden."""
    for number, row in enumerate(sample.rows, start=1):
        for column, words in enumerate(row, start=1):
            write(sheet.cell(number, column), words)
        is_header = number == 1
        sheet.row_dimensions[number].hidden = not is_header and _is_hidden(row, sample)
    if sample.shown:
        sheet.auto_filter.ref = sheet.dimensions
        sheet.auto_filter.add_filter_column(0, list(sample.shown))


def write(cell: Cell | MergedCell, words: str) -> None:
    """A date, a link, or the words; nothing stays nothing."""
    if words.startswith("https://"):
        cell.value = "link"
        cell.hyperlink = words
        return
    try:
        cell.value = datetime.combine(date.fromisoformat(words), datetime.min.time())
    except ValueError:  # no date: "05/082025"
        cell.value = words or None


def _is_hidden(row: tuple[str, ...], sample: SampleWorkbook) -> bool:
    return bool(sample.shown) and row[0] not in sample.shown


def _bare(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _packed(workbook: Workbook) -> bytes:
    """What openpyxl writes, without the hour at which it does; its `save` would state today."""
    ExcelWriter(workbook, ZipFile(written := BytesIO(), "w")).save()
    with ZipFile(written) as whole, ZipFile(still := BytesIO(), "w") as packed:
        for name in whole.namelist():
            packed.writestr(_still(name), whole.read(name))
    return still.getvalue()


def _still(name: str) -> ZipInfo:
    info = ZipInfo(name)  # of January 1980, as all that states no hour
    info.compress_type = ZIP_DEFLATED
    return info
