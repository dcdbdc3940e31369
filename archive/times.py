"""Moments as text: UTC, ISO 8601 with `Z`. A date stays a date, for precision is never invented.

`datetime` is a subclass of `date`, so a field of type `date` holds either a day or a second.
"""

from datetime import UTC, date, datetime


def now() -> datetime:
    """This second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def to_text(moment: date) -> str:
    """`2026-08-07` for a date, `2026-08-07T13:00:00Z` for a datetime.

    Raises ValueError for a datetime without a zone: it does not name a moment.
    """
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.tzinfo is None:
        raise ValueError(f"no time zone: {moment.isoformat()}")
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def from_text(text: str) -> date:
    """The inverse of `to_text`."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def day(moment: date) -> date:
    """The UTC day of a moment."""
    return moment.astimezone(UTC).date() if isinstance(moment, datetime) else moment
