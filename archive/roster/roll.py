"""The agreements known so far, which of them are listed, and what was found to change."""

from collections import Counter
from dataclasses import replace

from archive.roster.agency_names import Closeness
from archive.roster.joins import Joins
from archive.roster.keys import KeyedRow
from archive.roster.lasting import is_witness
from archive.roster.pairing import Pair
from archive.roster.records import EventType, ListingState
from archive.roster.suspicion import is_moved, is_redated
from archive.roster.tables import Table
from archive.roster.tracks import Draft, Move, Track
from archive.roster.twins import drafts_of_fold, without_late_beginning


class Roll:
    """Filled in sheet by sheet by `participants.py`."""

    def __init__(self, joins: Joins) -> None:
        self.joins = joins
        self.tracks: list[Track] = []
        self.drafts: list[Draft] = []
        self.moves: list[Move] = []  # of agreements to an agency that stays another
        self.listed: dict[int, Track] = {}  # by RosterRow.id

    def in_state(self, state: ListingState) -> list[Track]:
        """In the order in which they were met first."""
        return [track for track in self.tracks if track.state is state]

    def known_names(self) -> Counter[str]:
        """Of agencies with an agreement that is listed, or not surely gone."""
        delisted = ListingState.DELISTED
        return Counter(one.row.agency_id for one in self.tracks if one.state is not delisted)

    def start(self, row: KeyedRow, table: Table) -> Track:
        """An agreement that is not known yet."""
        track = Track(row=row, first=table, last=table)
        self.tracks.append(track)
        self.enter(track, row, table)
        return track

    def enter(self, track: Track, row: KeyedRow, table: Table) -> None:
        """As listed on this row."""
        track.read(row, table)
        self.listed[row.row.id] = track

    def lose(self, row: KeyedRow, table: Table, *, number: int) -> Track | None:
        """As missing with so many others; None for what no second sheet had listed again."""
        track = self.listed.pop(row.row.id)
        if track.is_tentative:
            self.forget(track)
            return None
        track.lacking, track.gone_with = [table], number
        is_back = track.returning is not None
        track.state = ListingState.DELISTED if is_back else ListingState.MISSING
        return None if is_back else track

    def forget(self, track: Track) -> None:
        """One that was never there."""
        if track.replaced is not None:
            track.replaced.replacement = None
        self.tracks.remove(track)
        self.drafts = [draft for draft in self.drafts if draft.track is not track]
        self.moves = [move for move in self.moves if move.track is not track]

    def delist(self, track: Track, after: Table) -> None:
        """Or, where another model took its place, tell that instead."""
        track.state = ListingState.DELISTED
        draft = track.replacement or Draft(
            type=EventType.DELISTED,
            track=track,
            row=track.row,
            before=track.last,
            after=track.lacking[0],
            row_before=track.row,
        )
        self.drafts.append(draft.but(confirmed_by=after))
        self.end_replacement(track)

    def stay(self, track: Track) -> None:
        """It is still listed: another model did not replace it, but came beside it."""
        draft = track.replacement
        if draft is not None:
            told = {"row_before": None, "old": None, "new": None}
            self.drafts.append(draft.but(type=EventType.MODEL_ADDED, **told))
            self.end_replacement(track)

    def end_replacement(self, track: Track) -> None:
        """It is settled, one way or the other."""
        if track.replacement is not None and track.replacement.track is not None:
            track.replacement.track.replaced = None
        track.replacement = None

    def settle_returns(self, after: Table) -> None:
        """What a second sheet lists again is listed again."""
        for track in self.listed.values():
            draft = track.returning
            if draft is not None and is_witness(draft.after, after):
                self.drafts.append(draft.but(confirmed_by=after))
                track.returning = None

    def go_on(self, track: Track, pair: Pair, before: Table, after: Table) -> None:
        """Under another name or date, or with another cell changed."""
        if before.sheet != after.sheet:  # else the very sheet has come back: nothing has changed
            self.tell(track, pair, before, after)
        self.enter(track, pair.new, after)
        self.join_names(track, pair, before, after)

    def tell(self, track: Track, pair: Pair, before: Table, after: Table) -> None:
        """Draw what has changed of an agreement that goes on."""
        proof = Draft(
            type=EventType.RENAMED,
            track=track,
            row=pair.new,
            before=before,
            after=after,
            row_before=pair.old,
            row_after=pair.new,
            because=pair.because,
        )
        if pair.because:
            old, new = names_of(pair)
            self.drafts.append(proof.but(old=old, new=new))
        if is_redated(track.signed, pair.new.row.signed):
            dates = {"old": str(track.signed), "new": str(pair.new.row.signed)}
            self.drafts.append(proof.but(type=EventType.REDATED, because=None, **dates))

    def join_names(self, track: Track, pair: Pair, before: Table, after: Table) -> None:
        """Of one agency, as far as the pair proves it."""
        if pair.old.agency_id == pair.new.agency_id:
            return
        if may_join(pair, before, after):
            self.joins.join(pair.old.agency_id, pair.new.agency_id)
        else:
            self.moves.append(Move(track=track, old=pair.old.agency_id, new=pair.new.agency_id))

    def fold(self, track: Track, twin: Track, since: Table, after: Table) -> None:
        """Two tracks are one agreement, of which one row went."""
        self.stay(track)
        self.drafts = without_late_beginning(self.drafts, track, twin)
        self.drafts += drafts_of_fold(track, twin, since, after)
        self.tracks.remove(track)
        moves = self.moves
        self.moves = [replace(it, track=twin) if it.track is track else it for it in moves]
        twin.first = min(track.first, twin.first, key=lambda it: it.moment)
        twin.rows += track.rows
        self.joins.join(track.row.agency_id, twin.row.agency_id)


def names_of(pair: Pair) -> tuple[str, str]:
    """With the states, where a state was mended."""
    if not is_moved(pair.old, pair.new):
        return pair.old.printed, pair.new.printed
    return f"{pair.old.printed} ({pair.old.state})", f"{pair.new.printed} ({pair.new.state})"


def may_join(pair: Pair, before: Table, after: Table) -> bool:
    """Not two agencies that are listed side by side, of which one's row bore the other's name.

    Nor two states' namesakes: a row that stood in the wrong state takes nobody with it.
    """
    if is_moved(pair.old, pair.new):
        return False
    if pair.closeness in (Closeness.NONE, Closeness.SAME):
        return pair.closeness is Closeness.SAME
    was = (pair.new.place, pair.new.name) in before.names
    stays = (pair.old.place, pair.old.name) in after.names
    return not (was and stays) if pair.closeness is Closeness.SPELT else not (was or stays)
