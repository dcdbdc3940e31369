"""The good pending sheets one after the other: who asks to take part."""

from archive.roster.joins import Joins
from archive.roster.keys import KeyedRow
from archive.roster.records import EventType
from archive.roster.tables import Compare, Table
from archive.roster.tracks import Draft


class Applicants:
    """Who stands on the pending list after the sheets so far."""

    def __init__(self, joins: Joins, compare: Compare) -> None:
        self.joins = joins
        self.difference = compare
        self.drafts: list[Draft] = []
        self.last: Table | None = None

    def read(self, table: Table) -> None:
        """The next good sheet; the first one is no event."""
        if self.last is not None:
            self._compare(self.last, table)
        self.last = table

    def _compare(self, before: Table, after: Table) -> None:
        found = self.difference(before, after)
        for pair in found.renamed:
            if pair.closeness and pair.old.place == pair.new.place:
                self.joins.join(pair.old.agency_id, pair.new.agency_id)
        for row in found.gone:
            self._draw(EventType.NO_LONGER_PENDING, row, before, after)
        for row in found.new:
            self._draw(EventType.PENDING, row, before, after)

    def _draw(self, type_: EventType, row: KeyedRow, before: Table, after: Table) -> None:
        is_new = type_ is EventType.PENDING
        self.drafts.append(
            Draft(
                type=type_,
                track=None,
                row=row,
                before=before,
                after=after,
                row_before=None if is_new else row,
                row_after=row if is_new else None,
            )
        )
