"""Why a sheet cannot be the one that follows another: more has changed than ICE changes at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from archive.roster.evidence import is_same_county
from archive.roster.keys import Key, KeyedRow, cleaned
from archive.roster.pairing import Pair
from archive.roster.records import SheetKind
from archive.roster.tables import Difference, Table

# What may change at once, at least and as a share of the rows; more with the days between.
# Between the good sheets of 2025 and 2026, 24 rows in 46 days were the most that went.
GONE, GONE_SHARE, GONE_A_DAY = 15, 0.02, 0.5
RENAMED, RENAMED_SHARE, RENAMED_A_DAY = 40, 0.05, 1.0
ALTERED, ALTERED_SHARE, ALTERED_A_DAY = 20, 0.1, 1.0
MOVED = 5  # to another state
BORROWED = 5  # another row's cells
STATE_ROWS, STATE_SHARE = 12, 0.8  # of one state's rows
PENDING_GONE, PENDING_GONE_SHARE, PENDING_TIME = 10, 0.25, timedelta(days=30)
CONFUSED_ROWS, CONFUSED_SHARE = 20, 0.5
CONFUSED_LATER = 0.95  # by a later list, for some applicants are participants by then
NEW, NEW_SHARE, NEW_A_DAY = 60, 0.1, 8.0  # beyond it the sheet before is likelier the right one


def suspicion(before: Table, after: Table, found: Difference) -> str | None:
    """For readers; None for an ordinary successor."""
    return next(reasons(before, after, found), None)


def reasons(before: Table, after: Table, found: Difference) -> Iterator[str]:
    """All that speaks against a successor, the plainest first."""
    days = (after.moment - before.moment) / timedelta(days=1)
    rows = len(before.rows)
    moved = [pair.old for pair in found.renamed if is_moved(pair.old, pair.new)]
    gone = [*found.gone, *moved]
    for state, number, of in emptied_states(before, gone):
        yield f"{number} of {of} rows of {state.title()} are gone at once"
    if len(gone) > max(GONE, GONE_SHARE * rows) + GONE_A_DAY * days:
        yield f"{len(gone)} of {rows} rows are gone at once"
    if len(moved) > MOVED:
        yield f"{len(moved)} of {rows} rows are in another state at once"
    renamed = len(found.renamed) - len(moved)
    if renamed > max(RENAMED, RENAMED_SHARE * rows) + RENAMED_A_DAY * days:
        yield f"{renamed} of {rows} rows bear another name at once"
    if (borrowed := len([*borrowing(before, found)])) > BORROWED:
        yield f"{borrowed} of {rows} rows bear the cells of another row at once"
    for number, what in altered(found.kept):
        if number > max(ALTERED, ALTERED_SHARE * rows) + ALTERED_A_DAY * days:
            yield f"{number} of {rows} rows bear {what} at once"


def altered(kept: Sequence[Pair]) -> Iterator[tuple[int, str]]:
    """How many rows of the same key have other cells that seldom change."""
    pairs = [(pair.old, pair.new) for pair in kept]
    redated = sum(is_redated(old.row.signed, new.row.signed) for old, new in pairs)
    yield redated, "another signing date"
    undated = sum(new.row.signed is None and old.row.signed is not None for old, new in pairs)
    yield undated, "no signing date any more"
    yield (
        sum(is_same_county(old.county, new.county) is False for old, new in pairs),
        "another county",
    )


def is_moved(old: KeyedRow, new: KeyedRow) -> bool:
    """To another state; one that cannot be read is no other."""
    return None not in (old.state, new.state) and old.state != new.state


def borrowing(before: Table, found: Difference) -> Iterator[KeyedRow]:
    """Rows with another agency's memorandum and date beside its name: a column has slipped."""
    holders = {one.row.moa: one for one in before.rows if one.row.moa}
    changed = [it.new for it in found.kept if beside(it.old) != beside(it.new)]
    for row in (*found.new, *changed):
        holder = holders.get(row.row.moa or "")
        if holder and holder.row.signed == row.row.signed and holder.agency_id != row.agency_id:
            yield row


def beside(one: KeyedRow) -> tuple[date | None, str]:
    """What stands beside the name and the memorandum."""
    return one.row.signed, one.county


def is_redated(old: date | None, new: date | None) -> bool:
    """A date that cannot be read is no other date."""
    return None not in (old, new) and old != new


def emptied_states(before: Table, gone: list[KeyedRow]) -> Iterator[tuple[str, int, int]]:
    """States that lose most of their rows: as printed, how many, of how many."""
    lost = Counter(one.place for one in gone)
    if max(lost.values(), default=0) >= STATE_ROWS:
        had = Counter(one.place for one in before.rows)
        printed = {one.place: cleaned(one.row.state_as_printed) for one in gone}
        for place, number in lost.most_common():
            if number >= STATE_ROWS and number >= STATE_SHARE * had[place]:
                yield printed[place] or place, number, had[place]


def pending_suspicion(
    before: Table, after: Table, found: Difference, participants: frozenset[Key]
) -> str | None:
    """What left the pending list because it takes part is not lost."""
    lost = [one for one in found.gone if one.key not in participants]
    allowed = max(PENDING_GONE, PENDING_GONE_SHARE * before.size)
    if len(lost) > allowed and after.moment - before.moment < PENDING_TIME:
        return (
            f"{len(lost)} of {len(before.rows)} pending rows are gone at once,"
            " and no list of participants has them"
        )
    return None


def confused(pending: Table, before: frozenset[Key], after: frozenset[Key]) -> str | None:
    """For a list of participants that has lost the column by which one knows it."""
    rows = len(pending.rows)
    for known, share in ((before, CONFUSED_SHARE), (after, CONFUSED_LATER)):
        taking = sum(row.key in known for row in pending.rows)
        if rows >= CONFUSED_ROWS and taking > share * rows:
            return f"{taking} of {rows} pending rows are on the list of participants"
    return None


def is_bloated(before: Table, after: Table, found: Difference) -> bool:
    """Whether more is new than ICE adds."""
    days = (after.moment - before.moment) / timedelta(days=1)
    allowed = max(NEW, NEW_SHARE * len(before.rows)) + NEW_A_DAY * days
    return before.kind is SheetKind.PARTICIPATING and len(found.new) > allowed
