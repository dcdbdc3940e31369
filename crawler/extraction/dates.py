"""Dates as pages state them, no more precise than they are.

A time with its zone becomes UTC; a time without one names no moment and is kept as its day.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from archive.times import day

# "2026-03-02T09:00:00-0600", "2026-03-02 09:00:00.123 +00:00", "2026-03-02T15:00Z"
ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
IN_PATH = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/")  # "/2026/03/02/county-signs/"
WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%d %B %Y", "%m/%d/%Y", "%Y%m%d")
FIRST = date(1995, 1, 1)  # a page older than the web's press is a mistake


def parse_date(stated: str | None) -> date | None:
    """A stated date in its own precision; None where it is no date."""
    words = " ".join((stated or "").split())
    found = _iso(words) or _mail(words) or _written(words)
    return found if found and day(found) >= FIRST else None


def day_in_path(path: str) -> date | None:
    """The day that an address is filed under."""
    found = IN_PATH.search(path)
    return parse_date("-".join(found.groups())) if found else None


def most_precise(dates: Iterable[date | None]) -> date | None:
    """The first date given, or a moment of the same day that stands behind it."""
    known = [one for one in dates if one is not None]
    moments = (one for one in known if isinstance(one, datetime) and _is_near(one, known[0]))
    return next(moments, known[0] if known else None)


def _iso(words: str) -> date | None:
    match = ISO.match(words)
    try:
        if match is None:
            return None
        if match["time"] and match["zone"]:
            moment = f"{match['day']}T{match['time']}{match['zone'].replace('Z', '+00:00')}"
            return datetime.fromisoformat(moment).astimezone(UTC)
        return date.fromisoformat(match["day"])
    except (ValueError, OverflowError):  # "2026-02-30", "9999-12-31T23:59:59-14:00"
        return None


def _mail(words: str) -> date | None:  # "Mon, 02 Mar 2026 09:00:00 -0600"
    try:
        moment = parsedate_to_datetime(words)
        return moment.astimezone(UTC) if moment.tzinfo else moment.date()
    except (ValueError, OverflowError):
        return None


def _written(words: str) -> date | None:
    for form in WRITTEN:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def _is_near(moment: datetime, stated: date) -> bool:
    """A zone moves a moment by less than a day."""
    return not isinstance(stated, datetime) and abs((moment.date() - stated).days) <= 1
