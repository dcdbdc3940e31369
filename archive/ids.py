"""Document ids that encode the day, so that newest first is the order of the primary key.

`days since 1970-01-01 × 100000 + sequence`. Given once, never re-coded: when a date is corrected
the id stays and `published_at` is authoritative. Search by `rowid desc` then walks the index and
stops, where a sort by date reads every hit.
"""

from datetime import date

EPOCH = date(1970, 1, 1)
PER_DAY = 100_000  # documents a day that an id has room for


def first_id(day: date) -> int:
    """The smallest id of a day; the largest is `first_id(day) + PER_DAY - 1`."""
    return (day - EPOCH).days * PER_DAY
