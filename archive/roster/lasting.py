"""How long a change must stand before it is believed, and what later sheets undo."""

from collections.abc import Sequence
from datetime import timedelta

from archive.roster.tables import Compare, Table

SHEETS, TIME, FROZEN = 3, timedelta(days=7), timedelta(days=14)
VERY_MANY, LONG_TIME = 6, timedelta(days=30)
PENDING_SHEETS, PENDING_TIME, PENDING_FROZEN = 2, timedelta(hours=12), timedelta(days=7)
TOO_MUCH = 0.25  # of all rows, gone at once
OF_NEW, OF_GONE = 0.5, 0.8  # a sheet is undone when more of its new rows go, and little else

FEW = 5  # rows missing at once, to which one later sheet bears witness; to more, two
APART = timedelta(hours=12)  # of witnesses, for a slip may stay for the rest of a day


def is_lasting(chain: Sequence[Table]) -> bool:
    """Of participants' lists: several, or one posted again and again."""
    return lasts(chain, SHEETS, TIME, FROZEN)


def is_lasting_pending(chain: Sequence[Table]) -> bool:
    """Of pending lists, which are short and shrink when a batch is done: less will do."""
    return lasts(chain, PENDING_SHEETS, PENDING_TIME, PENDING_FROZEN)


def is_outvoting(chain: Sequence[Table]) -> bool:
    """So long that even a much longer sheet before it, standing alone, was the wrong one."""
    return lasts(chain, VERY_MANY, LONG_TIME, timedelta.max)


def lasts(chain: Sequence[Table], sheets: int, time: timedelta, frozen: timedelta) -> bool:
    """Whether so many sheets stand for so long, or one of them alone for longer."""
    several = len({table.sheet for table in chain}) >= sheets
    is_long = chain[-1].moment - chain[0].moment >= time
    return (several and is_long) or any(it.until - it.moment >= frozen for it in chain)


def is_too_much(before: Table, after: Table, compare: Compare) -> bool:
    """Gone to be believed, however long it lasts; an agency under another model is not gone."""
    gone = compare(before, after).gone
    return sum((row.place, row.name) not in after.names for row in gone) > TOO_MUCH * before.size


def undoes(base: Table, wrong: Table, witness: Table, compare: Compare) -> bool:
    """Whether what a sheet added to the one before is what a later one lacks, and only that."""
    added = {row.key for row in compare(base, wrong).new}
    gone = compare(wrong, witness).gone
    undone = sum(row.key in added for row in gone)
    return undone > OF_NEW * len(added) and undone >= OF_GONE * len(gone)


def witnesses_needed(number: int) -> int:
    """How many later sheets must lack what went with so many others."""
    return 1 if number <= FEW else 2


def is_witness(since: Table, later: Table) -> bool:
    """Whether it says anew what the first says."""
    return later.sheet != since.sheet and later.moment - since.moment >= APART
