"""The day of publication as documents, JSON lines and samples state it."""

from datetime import date

# before and after, programs write 0001-01-01 and 9999-12-31 for a day that they do not know
FIRST, LAST = date(1600, 1, 1), date(2999, 12, 31)


def day(stated: object) -> date | None:
    """The day of "2026-03-02" or "2026-03-02T09:00:00Z"; None where something else is stated."""
    if not isinstance(stated, str):
        return None
    try:
        found = date.fromisoformat(stated[:10])
    except ValueError:
        return None
    return found if FIRST <= found <= LAST else None
