"""What is no workbook of ICE's is refused by name, and says what it is."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from archive.records import ANSWERED, FAILURES, Outcome
from crawler.workbooks.reading import read_workbook
from crawler.workbooks.refusals import Damaged, NoTable, NotAWorkbook, TooMuch, UnclearKind

LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS = b"<sst %s>%s</sst>" % (
    MAIN,
    b"".join(
        b"<si><t>%s</t></si>" % words
        for words in (b"STATE", b"LAW ENFORCEMENT AGENCY", b"SUPPORT TYPE", b"UTAH", b"A", b"JEM")
    ),
)
# cells and rows that do not say where they stand, as the format allows
SHEET = b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (
    MAIN,
    b"".join(
        b"<row>%s</row>" % b"".join(b'<c t="s"><v>%d</v></c>' % number for number in numbers)
        for numbers in ((0, 1, 2), (3, 4, 5))
    ),
)


def test_a_refusal_is_an_answer_that_failed():
    assert NotAWorkbook.outcome is Outcome.NOT_A_WORKBOOK
    assert Outcome.NOT_A_WORKBOOK in FAILURES
    assert Outcome.NOT_A_WORKBOOK in ANSWERED
    for refusal in (Damaged, TooMuch, NoTable, UnclearKind):
        assert issubclass(refusal, NotAWorkbook)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"<!DOCTYPE html><title>Access Denied</title>", "begins with '<!DOCTYPE html>"),
        (b"%PDF-1.7 \xff", "begins with '%PDF-1.7"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted or an old Excel file"),
        (b"PK", "the zip cannot be read"),
        (b"PK\x03\x04 and nothing", "the zip cannot be read"),
    ],
)
def test_anything_else_than_a_workbook_is_named(content, words):
    with pytest.raises(NotAWorkbook, match=words):
        read_workbook(content)


@pytest.mark.parametrize("members", [{}, {"a": b"1"}, {"xl/workbook.xml": b"<workbook/>"}])
def test_another_zip_is_no_workbook(zipped, members):
    with pytest.raises(Damaged, match="the workbook cannot be read"):
        read_workbook(zipped(**members))


@pytest.mark.parametrize(
    ("header", "rows", "refusal", "words"),
    [
        (["Total", "JEM"], [["ALABAMA", 3]], NoTable, "'Sheet': Total, JEM; ALABAMA, 3"),
        ([], [], NoTable, "'Sheet': nothing"),
        (["STATE", "AGENCY", "SUPPORT TYPE"], [["UTAH", "A", "JEM"]], NoTable, "no worksheet has"),
        (["STATE", "LAW ENFORCEMENT AGENCY", "TYPE"], [["UTAH", "A", "x"]], NoTable,
         "no SUPPORT TYPE column among STATE, LAW ENFORCEMENT AGENCY, TYPE"),
        (["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE"], [], NoTable, "no rows under"),
        (["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE"],
         [["UTAH", str(number), "JEM"] for number in range(301)], UnclearKind,
         "301 rows with no SIGNED column: neither the participating list nor a pending one"),
        (["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"],
         [["UTAH", str(number), "JEM"] for number in range(301)], UnclearKind,
         "301 rows with an empty SIGNED column"),
    ],
)  # fmt: skip
def test_a_workbook_without_the_table_says_what_it_holds(build, header, rows, refusal, words):
    with pytest.raises(refusal, match=words):
        read_workbook(build(rows, header=header))


def test_three_hundred_rows_may_be_pending(build):
    header = ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE"]
    rows = [["UTAH", str(number), "JEM"] for number in range(300)]
    assert read_workbook(build(rows, header=header)).kind == "pending"


@pytest.mark.parametrize("column", ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE"])
def test_a_table_that_lost_a_column_is_refused(build, row, column):
    header = ["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"]
    dropped = header.index(column)
    rows = [[cell for place, cell in enumerate(row()[:7]) if place != dropped]]
    with pytest.raises(NoTable, match="no "):
        read_workbook(build(rows, header=[name for name in header if name != column]))


@pytest.mark.parametrize("part", ["workbook", "sheet1"])
@pytest.mark.parametrize("broken", [b"", b"<worksheet>", b"\xff\xfe\0", LAUGHS + b"<x>&b;</x>"])
def test_a_damaged_part_is_refused(build, rezip, row, part, broken):
    with pytest.raises(NotAWorkbook, match=r"not a workbook: the work|no worksheet"):
        read_workbook(rezip(build([row(1), row(2)]), **{part: broken}))


@pytest.mark.parametrize("broken", [b"", b"<sst>", LAUGHS + b"<sst>&b;</sst>", b"<sst></sst>"])
def test_damaged_words_are_refused(by_hand, broken):
    with pytest.raises(Damaged):
        read_workbook(by_hand(SHEET, broken))


def test_a_part_that_declares_entities_is_refused(by_hand):
    assert len(read_workbook(by_hand(SHEET, STRINGS)).lines) == 1
    laughing = STRINGS.replace(b"JEM", b"&b;")
    with pytest.raises(Damaged, match="Entities"):
        read_workbook(by_hand(SHEET, LAUGHS + laughing))
    with pytest.raises(Damaged, match="cannot be read"):
        read_workbook(by_hand(LAUGHS + SHEET.replace(b"<v>0</v>", b"<v>&b;</v>"), STRINGS))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_breaks_off_is_refused(build, row, share):
    content = build([row(number) for number in range(50)])
    with pytest.raises(NotAWorkbook):
        read_workbook(content[: int(len(content) * share)])


def test_rows_out_of_order_are_refused_not_lost(build, rezip, row):
    swap = lambda body: body.replace(b'<row r="2"', b'<row r="9"')  # noqa: E731
    with pytest.raises(Damaged, match="row 3 of a worksheet follows row 9"):
        read_workbook(rezip(build([row(1), row(2)]), sheet1=swap))


def test_a_size_that_the_worksheet_states_wrongly_loses_no_row(build, rezip, row):
    content = build([row(1), row(2), row(3)])
    lie = lambda body: body.replace(b'ref="A1:H4"', b'ref="A1:B2"')  # noqa: E731
    workbook = read_workbook(rezip(content, sheet1=lie))
    assert workbook.sheet_id == read_workbook(content).sheet_id


def test_an_encrypted_member_is_refused(build, row):
    content = bytearray(build([row()]))
    place = content.rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    with pytest.raises(NotAWorkbook, match="is encrypted"):
        read_workbook(bytes(content))


def test_a_chart_sheet_is_no_worksheet():
    workbook = openpyxl.Workbook()
    chart = BarChart()
    chart.add_data(Reference(workbook.worksheets[0], min_col=1, min_row=1))
    workbook.create_chartsheet("Chart", 0).add_chart(chart)
    into = BytesIO()
    workbook.save(into)
    with pytest.raises(NoTable, match="there is 'Sheet': nothing"):
        read_workbook(into.getvalue())
