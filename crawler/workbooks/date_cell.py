"""SIGNED: a day, also one that was typed as text or with a wrong key.

What can be read in one way only is read; everything else stays as printed. A date cell is printed
as its ISO day, a number as the number.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from openpyxl.utils.datetime import from_excel
from rapidfuzz.distance import DamerauLevenshtein

from crawler.workbooks.cells import Odd, filled, text

FIRST = date(2000, 1, 1)

# "5/8/2025", "05/082025", "7/72025", "05082025", "5-8-2025", "6/30/20026"
NUMERIC = tuple(
    re.compile(rf"(\d{{{month}}})[/\\.\-, ]{{0,2}}(\d{{{day}}})[/\\.\-, ]{{0,2}}(\d{{4,5}})")
    for month in (1, 2)
    for day in (1, 2)
)
SHORT_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d\d)")  # "5/8/25"
ISO = re.compile(r"(\d{4})[/.\-]?(\d{1,2})[/.\-]?(\d{1,2})")  # "2025-05-08", "20250508"
# "May 8, 2025", "Sept. 8th 2025", "May-8-2025", "Thursday, May 8, 2025"
MONTH_FIRST = re.compile(
    r"(?:[a-z]+day,? )?([a-z]{3,})\.?[ ,\-]{0,2}(\d{1,2})(?:st|nd|rd|th)?[ ,\-]{1,2}(\d{4})"
)
# "8 May 2025", "8-May-25"
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3,})\.?,?[ \-](\d{4}|\d\d)")
TIME = re.compile(r"[ t]+\d{1,2}:\d\d.*")  # "2025-05-08 00:00:00", "5/8/2025 12:00 AM"
SERIAL = re.compile(r"\d{5}")  # "45785": Excel's days since 1900
DOUBLED = re.compile(r"(\d)\1")  # the year "20026"
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)

Parts = tuple[int, int, int]  # year, month, day


def read_date(
    value: object, *, epoch: datetime, today: date
) -> tuple[date | None, str | None, Odd | None]:
    """The day from 2000 to tomorrow, what is printed, and what is odd about it."""
    printed = text(value)
    if filled(printed) is None:
        return None, printed, Odd(kind="no-date", printed=printed)
    last = today + timedelta(days=1)
    if isinstance(value, date):  # or a datetime
        day = value.date() if isinstance(value, datetime) else value
        if FIRST <= day <= last:
            return day, printed, None
        return None, printed, Odd(kind="impossible-date", printed=printed)
    return _read_words(printed or "", epoch, last)


def _read_words(
    printed: str, epoch: datetime, last: date
) -> tuple[date | None, str | None, Odd | None]:
    days = set(_days(printed, epoch))
    likely = {day for day in days if FIRST <= day <= last}
    if len(likely) == 1:
        day = likely.pop()
        return day, printed, Odd(kind="odd-date", printed=printed, taken_as=day.isoformat())
    kind = "impossible-date" if days and not likely else "unreadable-date"
    return None, printed, Odd(kind=kind, printed=printed)


def _days(printed: str, epoch: datetime) -> Iterator[date]:
    words = TIME.sub("", printed.lower()).strip(" .,;*'`")
    if SERIAL.fullmatch(words):
        moment = from_excel(int(words), epoch)
        if isinstance(moment, datetime):
            yield moment.date()
    for year, month, day in _readings(words):
        try:
            yield date(year, month, day)
        except ValueError:  # 30 February, month 13
            continue


def _readings(words: str) -> Iterator[Parts]:
    """Every way to read the words."""
    if found := ISO.fullmatch(words):
        yield int(found[1]), int(found[2]), int(found[3])
    if found := SHORT_YEAR.fullmatch(words):
        yield from _either(int(found[1]), int(found[2]), 2000 + int(found[3]))
    if found := MONTH_FIRST.fullmatch(words):
        yield from ((int(found[3]), month, int(found[2])) for month in _months(found[1]))
    if found := DAY_FIRST.fullmatch(words):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        yield from ((year, month, int(found[1])) for month in _months(found[2]))
    for pattern in NUMERIC:
        if found := pattern.fullmatch(words):
            for year in _years(found[3]):
                yield from _either(int(found[1]), int(found[2]), year)


def _either(month: int, day: int, year: int) -> Iterator[Parts]:
    """Month first, as ICE writes; day first only where no month has that number."""
    yield (year, day, month) if month > 12 else (year, month, day)


def _years(digits: str) -> Iterator[int]:
    """Of five digits, one that was typed twice."""
    if len(digits) == 4:
        yield int(digits)
        return
    for doubled in DOUBLED.finditer(digits):
        yield int(digits[: doubled.start()] + digits[doubled.start() + 1 :])


def _months(word: str) -> Iterator[int]:
    for number, month in enumerate(MONTHS, start=1):
        is_near = len(word) > 4 and DamerauLevenshtein.distance(word, month) == 1  # "Febuary"
        if month.startswith(word) or is_near:
            yield number
