"""The dates in a sentence, as precise as its words: "2026-03-09", "2026-03", "2026".

"Last month" and "on Tuesday" are counted from the day of publication; without one they are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w-]|,\d|\s(?:deputies|officers|people|residents|inmates))"
AGO = r"(?P<ago>one|two|three|four|five|six|seven|eight|nine|ten|a|\d\d?)"
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LEAD = r"\b(?:[Oo]n\s|[Ii]n\s|[Ss]ince\s|[Ee]arly\s|[Ll]ate\s|[Mm]id-)?"
EXPRESSION = re.compile(
    r"(?<!\w)(?=[A-Za-z\d])(?:"
    # "Sept. 28, 2026", "last March 3", "August 3rd", "Feb. 26"
    rf"{LEAD}(?:[Ll]ast\s)?{MONTH}\s(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d-])(?:,?\s{YEAR})?"
    # "in March 2025", "May of 2025", "last March", "that November", "this past June"
    rf"|{LEAD}(?P<which>[Ll]ast\s|[Tt]his\s(?:past\s)?|[Tt]hat\s|[Nn]ext\s)?"
    rf"{MONTH.replace('month', 'only')}(?:,?\s(?:of\s)?{YEAR.replace('year', 'of')})?(?!\s[A-Z]|\w)"
    # "in 2012", "the summer of 2025"
    rf"|{LEAD}(?<![\w$.,-]){YEAR.replace('year', 'bare')}"
    # "last month", "earlier this year"
    r"|\b(?P<rel>[Ll]ast|[Tt]his|[Ee]arlier\sthis|[Ll]ater\sthis|[Nn]ext|[Pp]revious)\s"
    r"(?P<unit>week|month|year|spring|summer|fall|autumn|winter)(?![\w-])"
    # "on Tuesday", "Monday night", "last Friday"
    r"|\b(?:[Oo]n\s)?(?P<nextday>[Nn]ext\s)?(?:[Ll]ast\s|[Tt]his\s)?"
    r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!s)"
    r"|\b(?P<now>[Tt]oday|[Yy]esterday|[Tt]onight)\b"
    rf"|\b{AGO}\s(?P<span>days?|weeks?|months?|years?)\s(?P<from>ago|earlier|later)\b)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """Words for a time, and the time; None where it cannot be told."""

    start: int
    end: int
    past: str | None
    future: str | None  # if the words are of something still to come


def find_dates(text: str, start: int, end: int, published: date | None) -> Iterator[Dated]:
    """The dates between two offsets, in order; "that November" goes by the one before."""
    before: str | None = None
    for match in EXPRESSION.finditer(text, start, end):
        if match.group() in ("May", "March"):
            continue  # "Theresa May said"
        past = _told(match, published, before, is_future=False)
        future = _told(match, published, before, is_future=True)
        before = past or before
        yield Dated(start=match.start(), end=match.end(), past=past, future=future)


def _told(
    match: re.Match[str], today: date | None, before: str | None, *, is_future: bool
) -> str | None:
    if match["month"]:
        return _day(match, today, is_future=is_future)
    if match["only"]:
        return _month(match, today, before, is_future=is_future)
    if match["bare"]:
        return match["bare"]
    if match["from"] in ("later", "earlier"):
        return _years_off(match, before)
    return None if today is None else _relative(match, today, is_future=is_future)


def _day(match: re.Match[str], today: date | None, *, is_future: bool) -> str | None:
    month, day = _number(match["month"]), int(match["day"])
    try:
        if match["year"]:
            return date(int(match["year"]), month, day).isoformat()
        if today is None:
            return None
        found = date(today.year, month, day)
        if is_future and found < today:
            return found.replace(year=today.year + 1).isoformat()
        if not is_future and found > today:
            return found.replace(year=today.year - 1).isoformat()
    except ValueError:  # "June 31"
        return None
    return found.isoformat()


def _month(
    match: re.Match[str], today: date | None, before: str | None, *, is_future: bool
) -> str | None:
    month = _number(match["only"])
    if match["of"]:
        return f"{match['of']}-{month:02}"
    which = (match["which"] or "").lower().split()
    if which[:1] == ["that"]:
        return f"{before[:4]}-{month:02}" if before else None
    if today is None:
        return None
    year = today.year
    if is_future or which[:1] == ["next"]:
        year += month < today.month
    elif month > today.month or (which[:1] == ["last"] and month == today.month):
        year -= 1
    return f"{year}-{month:02}"


def _relative(match: re.Match[str], today: date, *, is_future: bool) -> str | None:
    if match["now"]:
        return (today - timedelta(days=match["now"].lower() == "yesterday")).isoformat()
    if match["weekday"]:
        ahead = is_future or match["nextday"] is not None
        away = (DAYS.index(match["weekday"][:3].lower()) - today.weekday()) % 7
        return (today + timedelta(days=away if ahead else away - 7 * (away > 0))).isoformat()
    if match["span"]:
        return _ago(match, today)
    step = {"last": -1, "previous": -1, "next": 1}.get(match["rel"].lower(), 0)
    if match["unit"] == "month":
        return _months_off(today, step)
    if match["unit"] == "week":
        return (today + timedelta(weeks=step)).isoformat()[:7]
    return _season_or_year(match["unit"], today, step)


def _season_or_year(unit: str, today: date, step: int) -> str | None:
    """ "Last summer" is the year's one that is over, in winter the year before's."""
    if unit == "year":
        return str(today.year + step)
    if unit == "winter":
        return None  # of two years
    begun = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9}[unit]
    over = today.month > begun + 3
    return str(today.year - (step < 0 and not over))


def _ago(match: re.Match[str], today: date) -> str | None:
    count = _count(match["ago"])
    unit = match["span"].rstrip("s")
    if unit == "year":
        return str(today.year - count)
    if unit == "month":
        return _months_off(today, -count)
    days = timedelta(days=count) if unit == "day" else timedelta(weeks=count)
    return (today - days).isoformat()[: 10 if unit == "day" else 7]


def _years_off(match: re.Match[str], before: str | None) -> str | None:
    """ "Left four years later", after a year told before."""
    if before is None or match["span"] not in ("year", "years"):
        return None
    sign = 1 if match["from"] == "later" else -1
    return str(int(before[:4]) + sign * _count(match["ago"]))


def _months_off(today: date, step: int) -> str:
    months = today.year * 12 + today.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02}"


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word == "a" else NUMBERS.index(word)


def _number(month: str) -> int:
    return MONTHS.index(month[:3].lower()) + 1
