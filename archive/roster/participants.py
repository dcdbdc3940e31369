"""The good sheets of participants one after the other, and the changes between them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from archive.roster.keys import KeyedRow
from archive.roster.records import EventType, ListingState
from archive.roster.returning import by_signing, matched
from archive.roster.roll import Roll
from archive.roster.tables import Compare, Table
from archive.roster.tracks import Draft, Track
from archive.roster.twins import twin_of


def call_the_roll(roll: Roll, tables: Sequence[Table], compare: Compare) -> None:
    """Nothing in the first sheet is an event."""
    for row in tables[0].rows if tables else ():
        roll.start(row, tables[0])
    for before, after in pairwise(tables):
        Step(roll=roll, before=before, after=after, known=roll.known_names()).take(compare)
        for track in roll.listed.values():
            track.last = after


@dataclass(kw_only=True)
class Step:
    """From one good sheet to the next."""

    roll: Roll
    before: Table
    after: Table
    known: Counter[str]  # names of agencies that are listed before it
    new: list[KeyedRow] = field(default_factory=list)  # rows not accounted for yet

    def take(self, compare: Compare) -> None:
        """All that has changed."""
        found = compare(self.before, self.after)
        self.new = [*found.new]
        waiting = self.roll.in_state(ListingState.MISSING)
        past = self.roll.in_state(ListingState.DELISTED)
        for pair in (*found.kept, *found.renamed):
            track = self.roll.listed.pop(pair.old.row.id)
            self.roll.go_on(track, pair, self.before, self.after)
        lost = [self.roll.lose(row, self.after, number=len(found.gone)) for row in found.gone]
        self.take_back(waiting)
        self.relist(past)
        self.change_models([track for track in lost if track is not None])
        self.add()
        for track in waiting:
            self.confirm(track)
        self.roll.settle_returns(self.after)

    def take_back(self, waiting: list[Track]) -> None:
        """What was missing in one sheet alone: nothing has happened."""
        for track, pair in matched(waiting, self.new):
            waiting.remove(track)
            self.new.remove(pair.new)
            self.roll.stay(track)
            self.roll.go_on(track, pair, track.last, self.after)

    def relist(self, past: Sequence[Track]) -> None:
        """What comes back after it was delisted: an event once a second sheet has it."""
        for track, pair in matched(past, self.new):
            self.new.remove(pair.new)
            self.roll.enter(track, pair.new, self.after)
            self.roll.join_names(track, pair, self.before, self.after)
            draft = self.draft(EventType.RELISTED, track, because=pair.because)
            told = draft.but(row_before=pair.old, row_after=pair.new)
            track.returning = track.returning or told
        for track in (one for one in past if one.returning is not None):
            if track.state is ListingState.DELISTED and track.is_surely_gone(self.after):
                track.returning = None

    def change_models(self, lost: Sequence[Track]) -> None:
        """An agency that leaves one model and takes another in the same sheet stays."""
        for track in sorted(lost, key=lambda it: (it.row.model, it.row.row.id)):
            names = self.roll.joins.names(track.row.agency_id)
            rows = (row for row in by_signing(self.new, track) if row.agency_id in names)
            row = next(rows, None)
            if row is not None:
                self.new.remove(row)
                fresh = self.roll.start(row, self.after)
                fresh.replaced = track
                track.replacement = self.draft(EventType.MODEL_CHANGED, fresh).but(
                    row_before=track.row, row_after=row, old=track.row.model, new=row.model
                )

    def add(self) -> None:
        """What is left is new."""
        keys = {track.row.key for track in self.roll.listed.values()} if self.new else set()
        past = [one for track in self.roll.in_state(ListingState.DELISTED) for one in track.rows]
        gone = {row.agency_id for row in past}
        for row in self.new:
            type_ = self.how_new(row, gone)
            track = self.roll.start(row, self.after)
            draft = self.draft(type_, track).but(row_after=row)
            if row.key in keys:
                continue  # a second row of an agreement
            if type_ is EventType.RELISTED:
                track.returning = draft
            else:
                self.roll.drafts.append(draft)
            keys.add(row.key)

    def how_new(self, row: KeyedRow, gone: set[str]) -> EventType:
        """`gone`: names under which agreements were listed that are delisted."""
        names = self.roll.joins.names(row.agency_id)
        if any(self.known[name] for name in names):
            return EventType.MODEL_ADDED
        return EventType.RELISTED if names & gone else EventType.ADDED

    def confirm(self, track: Track) -> None:
        """Another good sheet lacks it, too."""
        if not track.is_surely_gone(self.after):
            return
        twin = twin_of(track, self.roll.listed.values())
        if twin is None:
            self.roll.delist(track, self.after)
        elif not twin.is_tentative:
            self.roll.fold(track, twin, track.lacking[0], self.after)

    def draft(self, type_: EventType, track: Track, because: str | None = None) -> Draft:
        """Of this step."""
        return Draft(
            type=type_,
            track=track,
            row=track.row,
            before=self.before,
            after=self.after,
            because=because,
        )
