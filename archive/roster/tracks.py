"""One agreement through time, and the changes found so far; both are filled in as sheets come."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from archive.roster.keys import KeyedRow
from archive.roster.records import EventType, ListingState
from archive.roster.tables import Table


@dataclass(kw_only=True, eq=False)
class Track:
    """What a row of one sheet has in common with a row of the next, and so on."""

    row: KeyedRow  # as listed last
    first: Table
    last: Table  # the last good one that lists it
    state: ListingState = ListingState.LISTED
    missing_since: Table | None = None  # the first good one that lacks it
    signed: date | None = None  # as read last; a date that cannot be read takes none away
    signed_as_printed: str | None = None
    moa: str | None = None
    addendum: str | None = None
    rows: list[KeyedRow] = field(default_factory=list)  # one a name
    replacement: "Draft | None" = None  # the change of model that ended it, until confirmed

    def read(self, row: KeyedRow, table: Table) -> None:
        """What a good sheet says of it."""
        self.row, self.last = row, table
        self.state, self.missing_since = ListingState.LISTED, None
        if row.row.signed is not None or self.signed is None:
            self.signed = row.row.signed
            self.signed_as_printed = row.row.signed_as_printed
        self.moa = row.row.moa or self.moa
        self.addendum = row.row.addendum or self.addendum
        if row.key not in {known.key for known in self.rows}:
            self.rows.append(row)

    def forget_replacement(self) -> None:
        """It is back: the other model did not replace it, but came beside it."""
        if self.replacement is not None:
            self.replacement.type = EventType.MODEL_ADDED
            self.replacement.row_before = self.replacement.old = self.replacement.new = None
            self.replacement = None


@dataclass(kw_only=True, eq=False)
class Draft:
    """An event whose agency and agreement have no id yet."""

    type: EventType
    track: Track | None  # None for pending
    row: KeyedRow  # that names it
    before: Table
    after: Table
    row_before: KeyedRow | None = None
    row_after: KeyedRow | None = None
    confirmed_by: Table | None = None
    old: str | None = None
    new: str | None = None
    because: str | None = None

    def but(self, **told: Any) -> "Draft":
        """The same with something else told."""
        return replace(self, **told)


@dataclass(kw_only=True, eq=False)
class Move:
    """An agreement that goes on under a name that is not its agency's."""

    track: Track
    old: str  # Agency.id by the old name
    new: str
