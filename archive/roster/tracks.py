"""One agreement through time, filled in as sheets come, and the changes found so far."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from archive.roster.keys import KeyedRow
from archive.roster.lasting import is_witness, witnesses_needed
from archive.roster.records import EventType, ListingState
from archive.roster.tables import Table


@dataclass(kw_only=True, eq=False)
class Track:
    """What a row of one sheet has in common with a row of the next, and so on."""

    row: KeyedRow  # as listed last
    first: Table
    last: Table  # the last good one that lists it
    state: ListingState = ListingState.LISTED
    lacking: list[Table] = field(default_factory=list)  # good ones without it, each a witness
    gone_with: int = 0  # how many rows went with it, itself among them
    signed: date | None = None  # as read last; a date that cannot be read takes none away
    signed_as_printed: str | None = None
    moa: str | None = None
    addendum: str | None = None
    rows: list[KeyedRow] = field(default_factory=list)  # one a name
    replacement: "Draft | None" = None  # the change of model that ended it, until confirmed
    replaced: "Track | None" = None  # whose model this one took, until confirmed
    returning: "Draft | None" = None  # that it is listed again, until confirmed

    def read(self, row: KeyedRow, table: Table) -> None:
        """What a good sheet says of it."""
        self.row, self.last = row, table
        self.state, self.lacking = ListingState.LISTED, []
        if row.row.signed is not None or self.signed is None:
            self.signed = row.row.signed
            self.signed_as_printed = row.row.signed_as_printed
        self.moa = row.row.moa or self.moa
        self.addendum = row.row.addendum or self.addendum
        if row.key not in {known.key for known in self.rows}:
            self.rows.append(row)

    @property
    def is_tentative(self) -> bool:
        """Whether it is only there by a change that no second sheet bears out."""
        is_fresh = self.returning is not None and self.returning.after is self.first
        return self.replaced is not None or is_fresh

    def is_surely_gone(self, table: Table) -> bool:
        """Whether this good one that lacks it is the last witness that was needed."""
        if self.lacking and all(is_witness(since, table) for since in self.lacking):
            self.lacking.append(table)
        return len(self.lacking) > witnesses_needed(self.gone_with)


@dataclass(frozen=True, kw_only=True, eq=False)
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


@dataclass(frozen=True, kw_only=True, eq=False)
class Move:
    """An agreement that goes on under a name that is not its agency's."""

    track: Track
    old: str  # Agency.id by the old name
    new: str
