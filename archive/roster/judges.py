"""Which sheets of each kind are good."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import timedelta

from archive.roster.history import Verdict
from archive.roster.keys import Key
from archive.roster.lasting import (
    is_lasting,
    is_lasting_pending,
    is_outvoting,
    is_too_much,
    undoes,
)
from archive.roster.mending import with_borrowed_states
from archive.roster.records import SheetKind
from archive.roster.standings import Rules, judged
from archive.roster.suspicion import confused, is_bloated, pending_suspicion, suspicion
from archive.roster.tables import Compare, Table

SOON = timedelta(days=7)
POSTED_TOGETHER = timedelta(days=1)  # the two lists of one update


def of_kind(every: Sequence[Table], kind: SheetKind) -> list[Table]:
    """In order of time, with states that cannot be read taken from the sheets around."""
    return with_borrowed_states([table for table in every if table.kind is kind])


def judge_participants(
    every: Sequence[Table], compare: Compare
) -> tuple[list[Table], dict[str, Verdict]]:
    """Each by the good ones before it and by what comes after."""
    rules = Rules(
        doubt=lambda before, after: suspicion(before, after, compare(before, after)),
        fault=lambda table: None,
        bloated=lambda before, after: is_bloated(before, after, compare(before, after)),
        undoes=lambda base, wrong, witness: undoes(base, wrong, witness, compare),
        lasts=is_lasting,
        outvotes=is_outvoting,
        too_much=lambda before, after: is_too_much(before, after, compare),
    )
    return judged(of_kind(every, SheetKind.PARTICIPATING), rules)


def judge_applicants(
    every: Sequence[Table], taking: Sequence[Table], compare: Compare
) -> tuple[list[Table], dict[str, Verdict]]:
    """By the participants of their time, too."""
    around = Around(taking)

    def doubt(before: Table, after: Table) -> str | None:
        known = around.until(after)
        return pending_suspicion(before, after, compare(before, after), known)

    rules = Rules(
        doubt=doubt,
        fault=lambda table: confused(table, around.before(table), around.after(table)),
        bloated=lambda before, after: False,
        undoes=lambda base, wrong, witness: undoes(base, wrong, witness, compare),
        lasts=is_lasting_pending,
        outvotes=is_outvoting,
        too_much=lambda before, after: False,
    )
    return judged(of_kind(every, SheetKind.PENDING), rules)


class Around:
    """Who takes part at the time of another sheet, by the good lists of participants."""

    def __init__(self, taking: Sequence[Table]) -> None:
        self._keys = [frozenset(table.groups) for table in taking]
        self._moments = [table.moment for table in taking]

    def before(self, table: Table) -> frozenset[Key]:
        """By the last list until then; nobody where there is none."""
        return self._at(bisect_right(self._moments, table.moment) - 1)

    def after(self, table: Table) -> frozenset[Key]:
        """By the first list from then on; applicants are participants in later ones."""
        number = bisect_left(self._moments, table.moment)
        soon = bisect_right(self._moments, table.moment + SOON)
        return self._at(number) if number < soon or number == 0 else frozenset()

    def until(self, table: Table) -> frozenset[Key]:
        """By the list that is posted with it."""
        return self._at(bisect_right(self._moments, table.moment + POSTED_TOGETHER) - 1)

    def _at(self, number: int) -> frozenset[Key]:
        return self._keys[number] if 0 <= number < len(self._keys) else frozenset()
