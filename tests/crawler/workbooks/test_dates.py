"""SIGNED: days as cells, as numbers and as words."""

from datetime import date, datetime, time

import pytest
from openpyxl.utils.datetime import WINDOWS_EPOCH

from crawler.workbooks.date_cell import read_date

TODAY = date(2026, 7, 9)


def read(value: object) -> tuple[date | None, str | None, str | None, str | None]:
    day, printed, odd = read_date(value, epoch=WINDOWS_EPOCH, today=TODAY)
    return day, printed, odd and odd.kind, odd and odd.taken_as


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2025, 5, 8), date(2025, 5, 8)),
        (datetime(2025, 5, 8, 14, 30), date(2025, 5, 8)),
        (date(2025, 5, 8), date(2025, 5, 8)),
        (datetime(2026, 7, 10), date(2026, 7, 10)),  # tomorrow
        (datetime(2000, 1, 1), date(2000, 1, 1)),
    ],
)
def test_a_date_cell_is_read(value, day):
    assert read(value) == (day, day.isoformat(), None, None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("05/082025", date(2025, 5, 8)),
        ("7/72025", date(2025, 7, 7)),
        ("6/30/20026", date(2026, 6, 30)),
        ("5/8/22025", date(2025, 5, 8)),
        ("5/8/2025", date(2025, 5, 8)),
        ("5/8/25", date(2025, 5, 8)),
        ("5//8/2025", date(2025, 5, 8)),
        ("0508/2025", date(2025, 5, 8)),
        ("05082025", date(2025, 5, 8)),
        ("5-8-2025", date(2025, 5, 8)),
        ("5.8.2025", date(2025, 5, 8)),
        ("5/ 8/2025", date(2025, 5, 8)),
        ("5/8/2025*", date(2025, 5, 8)),
        ("5\\8\\2025", date(2025, 5, 8)),
        ("13/5/2025", date(2025, 5, 13)),
        ("2025-05-08", date(2025, 5, 8)),
        ("2025-05-08 00:00:00", date(2025, 5, 8)),
        ("2025-05-08T00:00:00Z", date(2025, 5, 8)),
        ("5/8/2025 12:00 AM", date(2025, 5, 8)),
        ("20250508", date(2025, 5, 8)),
        ("May 8, 2025", date(2025, 5, 8)),
        ("Thursday, May 8, 2025", date(2025, 5, 8)),
        ("MAY 8th 2025", date(2025, 5, 8)),
        ("Sept. 8, 2025", date(2025, 9, 8)),
        ("Febuary 8, 2025", date(2025, 2, 8)),
        ("May-8-2025", date(2025, 5, 8)),
        ("May 8 ,2025", date(2025, 5, 8)),
        ("8 May 2025", date(2025, 5, 8)),
        ("8-May-25", date(2025, 5, 8)),
        (45785, date(2025, 5, 8)),  # a number in a cell without a format
        (45785.0, date(2025, 5, 8)),
        ("45785", date(2025, 5, 8)),
        (5082025, date(2025, 5, 8)),  # 05082025
    ],
)
def test_a_date_in_words_is_read_where_there_is_one_way_to(value, day):
    printed = str(int(value)) if isinstance(value, float) else str(value)
    assert read(value) == (day, printed, "odd-date", day.isoformat())


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (datetime(5025, 7, 7), "5025-07-07"),
        (datetime(2026, 7, 11), "2026-07-11"),  # the day after tomorrow
        (datetime(1999, 12, 31), "1999-12-31"),
        (date(1900, 1, 5), "1900-01-05"),
        ("7/7/5025", "7/7/5025"),
        ("July 7, 3025", "July 7, 3025"),
        (99999, "99999"),
    ],
)
def test_a_day_that_cannot_be_is_kept_as_printed(value, printed):
    assert read(value) == (None, printed, "impossible-date", None)


@pytest.mark.parametrize(
    "value",
    [
        "112/2025",  # 1/12 or 11/2: both were
        "2/30/2025",
        "May 2025",
        "2025",
        "pending",
        "5/8/2025, 6/1/2025",
        "5/8",
        "6/30/202",
        "#VALUE!x",
        True,
        time(1, 2),
        -1,
    ],
)
def test_what_cannot_be_read_or_in_two_ways_is_kept_as_printed(value):
    day, printed, kind, taken_as = read(value)
    assert (day, kind, taken_as) == (None, "unreadable-date", None)
    assert printed


@pytest.mark.parametrize(("value", "printed"), [(None, None), (" ", None), ("N/A", "N/A")])
def test_a_row_without_a_date_says_so(value, printed):
    assert read(value) == (None, printed, "no-date", None)


def test_numbers_count_from_1904_where_the_workbook_does():
    day, _, odd = read_date(44323, epoch=datetime(1904, 1, 1), today=TODAY)
    assert (day, odd.kind) == (date(2025, 5, 8), "odd-date")
