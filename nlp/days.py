"""The day of publication as documents and JSON lines state it."""

from datetime import date


def day(stated: str | None) -> date | None:
    """The day of "2026-03-02" or "2026-03-02T09:00:00Z". ValueError where it is none."""
    if stated is None:
        return None
    try:
        return date.fromisoformat(str(stated)[:10])
    except ValueError as error:
        raise ValueError(f'{stated!r} is not a date like "2026-03-02"') from error
