"""A sheet that was put in disorder: the same sheet, another one, or a refusal by name."""

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from crawler.workbooks.reading import read_workbook
from crawler.workbooks.refusals import NotAWorkbook

ROWS = 40
SEED = 287


def shuffle(sheet: Any) -> None:
    rows = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=2)]
    random.Random(SEED).shuffle(rows)
    for number, cells in enumerate(rows, start=2):
        for place, value in enumerate(cells, start=1):
            sheet.cell(number, place, value)


def hide(sheet: Any) -> None:
    for number in range(2, ROWS):
        sheet.row_dimensions[number].hidden = True


def pad(sheet: Any) -> None:
    for number in range(2, ROWS + 2):
        sheet.cell(number, 2).value += " \u00a0"
        sheet.cell(number, 9, " ")


def part(sheet: Any) -> None:
    for number in (30, 20, 10):
        sheet.insert_rows(number, amount=3)


def title(sheet: Any) -> None:
    sheet.insert_rows(1, amount=2)
    sheet["A1"] = "287(g) participants (sample)"


def add_column(sheet: Any) -> None:
    sheet.insert_cols(3)
    sheet["C1"] = "REGION"
    sheet["C5"] = "South"


def copy(sheet: Any) -> None:
    sheet.parent.copy_worksheet(sheet)


def colour(sheet: Any) -> None:
    sheet["B3"].font = openpyxl.styles.Font(bold=True)
    sheet.auto_filter.ref = "A1:H41"
    sheet.freeze_panes = "A2"


def retype(sheet: Any) -> None:
    sheet["A5"] = "TEXSA"


def redate(sheet: Any) -> None:
    sheet["F5"] = datetime(2025, 5, 9)


def drop_row(sheet: Any) -> None:
    sheet.delete_rows(5)


def repeat_row(sheet: Any) -> None:
    for place in range(1, 9):
        sheet.cell(5, place, sheet.cell(6, place).value)


def drop_days(sheet: Any) -> None:
    sheet.delete_cols(6)


def drop(name: str) -> Callable[[Any], None]:
    def dropped(sheet: Any) -> None:
        (place,) = (cell.column for cell in sheet[1] if cell.value == name)
        sheet.delete_cols(place)

    return dropped


@pytest.fixture(scope="module")
def rows(row) -> list[list[object]]:
    return [row(number) for number in range(ROWS)]


@pytest.mark.parametrize("change", [shuffle, hide, pad, part, title, add_column, copy, colour])
def test_disorder_makes_no_other_sheet(read, rows, change):
    assert read(rows, change=change).sheet_id == read(rows).sheet_id


@pytest.mark.parametrize(
    ("change", "count"),
    [(retype, ROWS), (redate, ROWS), (drop_row, ROWS - 1), (repeat_row, ROWS), (drop_days, ROWS)],
)
def test_other_words_make_another_sheet(read, rows, change, count):
    changed, usual = read(rows, change=change), read(rows)
    assert changed.sheet_id != usual.sheet_id
    assert len(changed.lines) == count


@pytest.mark.parametrize("name", ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE"])
def test_a_sheet_without_what_every_list_has_is_refused(read, rows, name):
    with pytest.raises(NotAWorkbook, match=f"with .*{name}|no {name} column"):
        read(rows, change=drop(name))


@pytest.mark.parametrize(
    ("name", "field"),
    [("TYPE", "type"), ("COUNTY", "county"), ("MOA", "moa_as_printed")],
)
def test_a_sheet_may_do_without_some_columns(read, rows, name, field):
    lines = read(rows, change=drop(name)).lines
    assert len(lines) == ROWS
    assert {getattr(line.row, field) for line in lines} == {None}


def test_reading_twice_gives_the_same(build, rows):
    content = build(rows)
    today = date(2026, 3, 3)
    assert read_workbook(content, today=today) == read_workbook(content, today=today)
