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
        found = compare(self.before, self.after)
        self.new = [*found.new]
        waiting = self.roll.in_state(ListingState.MISSING)
        past = self.roll.in_state(ListingState.DELISTED)
        for pair in (*found.kept, *found.renamed):
            track = self.roll.listed.pop(pair.old.row.id)
            self.roll.go_on(track, pair, self.before, self.after)
        lost = [self.roll.lose(row, self.after) for row in found.gone]
        self.take_back(waiting)
        self.relist(past)
        self.change_models(lost)
        self.add()
        for track in waiting:
            self.confirm(track)

    def take_back(self, waiting: list[Track]) -> None:
        """What was missing in one sheet alone: nothing has happened."""
        for track, pair in matched(waiting, self.new):
            waiting.remove(track)
            self.new.remove(pair.new)
            track.forget_replacement()
            self.roll.go_on(track, pair, track.last, self.after)

    def relist(self, past: Sequence[Track]) -> None:
        for track, pair in matched(past, self.new):
            self.new.remove(pair.new)
            self.roll.enter(track, pair.new, self.after)
            self.roll.join_names(track, pair, self.before, self.after)
            draft = self.draft(EventType.RELISTED, track, because=pair.because)
            self.roll.drafts.append(draft.but(row_before=pair.old, row_after=pair.new))

    def change_models(self, lost: Sequence[Track]) -> None:
        """An agency that leaves one model and takes another in the same sheet stays."""
        for track in sorted(lost, key=lambda it: (it.row.model, it.row.row.id)):
            names = self.roll.joins.names(track.row.agency_id)
            rows = (row for row in by_signing(self.new, track) if row.agency_id in names)
            row = next(rows, None)
            if row is not None:
                self.new.remove(row)
                fresh = self.roll.start(row, self.after)
                draft = self.draft(EventType.MODEL_CHANGED, fresh)
                track.replacement = draft.but(
                    row_before=track.row, row_after=row, old=track.row.model, new=row.model
                )
                self.roll.drafts.append(track.replacement)

    def add(self) -> None:
        keys = {track.row.key for track in self.roll.listed.values()} if self.new else set()
        past = [one for track in self.roll.in_state(ListingState.DELISTED) for one in track.rows]
        gone = {row.agency_id for row in past}
        for row in self.new:
            type_ = self.how_new(row, gone)
            track = self.roll.start(row, self.after)
            if row.key not in keys:  # else a second row of an agreement
                self.roll.drafts.append(self.draft(type_, track).but(row_after=row))
            keys.add(row.key)

    def how_new(self, row: KeyedRow, gone: set[str]) -> EventType:
        """`gone`: names under which agreements were listed that are delisted."""
        names = self.roll.joins.names(row.agency_id)
        if any(self.known[name] for name in names):
            return EventType.MODEL_ADDED
        return EventType.RELISTED if names & gone else EventType.ADDED

    def confirm(self, track: Track) -> None:
        """A second good sheet lacks it, too."""
        since = track.missing_since
        if since is None or since.sheet == self.after.sheet:
            return
        twin = twin_of(track, self.roll.listed.values())
        if twin is not None:
            self.roll.fold(track, twin, since, self.after)
            return
        track.state = ListingState.DELISTED
        if track.replacement is None:
            self.roll.drafts.append(
                Draft(
                    type=EventType.DELISTED,
                    track=track,
                    row=track.row,
                    before=track.last,
                    after=since,
                    confirmed_by=self.after,
                    row_before=track.row,
                )
            )
        track.replacement = None

    def draft(self, type_: EventType, track: Track, because: str | None = None) -> Draft:
        return Draft(
            type=type_,
            track=track,
            row=track.row,
            before=self.before,
            after=self.after,
            because=because,
        )
