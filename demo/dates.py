"""Dates as the outlets print them."""

from datetime import UTC, date, datetime, time
from email.utils import format_datetime

NOON = time(12, tzinfo=UTC)  # a date without an hour, where a format wants one
TODAY = date(2026, 11, 20)  # when the newsroom lives; documents keep their dates and never age


def moment(stated: date) -> datetime:
    """The stated second, or noon UTC of a day."""
    return stated if isinstance(stated, datetime) else datetime.combine(stated, NOON)


def iso(stated: date) -> str:
    """`2026-03-02T09:00:00-06:00`, or `2026-03-02` of a day."""
    return stated.isoformat()


def rfc822(stated: date) -> str:
    """`Mon, 02 Mar 2026 09:00:00 -0600`."""
    return format_datetime(moment(stated))


def http_date(stated: date) -> str:
    """`Mon, 02 Mar 2026 15:00:00 GMT`."""
    return format_datetime(moment(stated).astimezone(UTC), usegmt=True)


def printed(stated: date) -> str:
    """`March 2, 2026`."""
    return f"{stated:%B} {stated.day}, {stated.year}"


def printed_hour(stated: datetime) -> str:
    """`9:05 a.m.`, in the zone of the stated time."""
    return f"{stated.hour % 12 or 12}:{stated:%M} {'a.m.' if stated.hour < 12 else 'p.m.'}"


def in_the_newsroom(stated: datetime) -> datetime:
    """A visitor's moment by the newsroom's calendar, where it is always TODAY."""
    return stated - (datetime.now(UTC) - moment(TODAY))
