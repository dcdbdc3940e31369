"""Which sheets of each kind are good."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from archive.roster.history import Verdict
from archive.roster.keys import Key
from archive.roster.mending import mended
from archive.roster.records import SheetKind
from archive.roster.standings import judged
from archive.roster.suspicion import confused, is_bloated, pending_suspicion, suspicion
from archive.roster.tables import Compare, Table

POSTED_TOGETHER = timedelta(days=1)  # the two lists of one update


def of_kind(every: Sequence[Table], kind: SheetKind) -> list[Table]:
    return mended([table for table in every if table.kind is kind])


def judge_participants(
    every: Sequence[Table], compare: Compare
) -> tuple[list[Table], dict[str, Verdict]]:
    return judged(
        of_kind(every, SheetKind.PARTICIPATING),
        doubt=lambda before, after: suspicion(before, after, compare(before, after)),
        bloated=lambda before, after: is_bloated(before, after, compare(before, after)),
    )


def judge_applicants(
    every: Sequence[Table], taking: Sequence[Table], compare: Compare
) -> tuple[list[Table], dict[str, Verdict]]:
    """By the participants of their time."""
    moments = [table.moment for table in taking]

    def participants(moment: datetime) -> frozenset[Key]:
        number = bisect_right(moments, moment)
        return frozenset(taking[number - 1].groups) if number else frozenset()

    def doubt(before: Table, after: Table) -> str | None:
        with_it = after.moment + POSTED_TOGETHER
        return pending_suspicion(before, after, compare(before, after), participants(with_it))

    return judged(
        of_kind(every, SheetKind.PENDING),
        doubt=doubt,
        bloated=lambda before, after: False,
        fault=lambda table: confused(table, participants(table.moment)),
    )
