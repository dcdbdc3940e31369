"""The agreements known so far, which of them are listed, and what was found to change."""

from collections import Counter

from archive.roster.agency_names import Closeness
from archive.roster.joins import Joins
from archive.roster.keys import KeyedRow
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
        return [track for track in self.tracks if track.state is state]

    def known_names(self) -> Counter[str]:
        """Of agencies with an agreement that is listed, or not surely gone."""
        delisted = ListingState.DELISTED
        return Counter(one.row.agency_id for one in self.tracks if one.state is not delisted)

    def start(self, row: KeyedRow, table: Table) -> Track:
        track = Track(row=row, first=table, last=table)
        self.tracks.append(track)
        self.enter(track, row, table)
        return track

    def enter(self, track: Track, row: KeyedRow, table: Table) -> None:
        track.read(row, table)
        self.listed[row.row.id] = track

    def lose(self, row: KeyedRow, table: Table) -> Track:
        track = self.listed.pop(row.row.id)
        track.state, track.missing_since = ListingState.MISSING, table
        return track

    def go_on(self, track: Track, pair: Pair, before: Table, after: Table) -> None:
        """Under another name or date, or with another cell changed."""
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
        self.enter(track, pair.new, after)
        self.join_names(track, pair, before, after)

    def join_names(self, track: Track, pair: Pair, before: Table, after: Table) -> None:
        if pair.old.agency_id == pair.new.agency_id:
            return
        if may_join(pair, before, after):
            self.joins.join(pair.old.agency_id, pair.new.agency_id)
        else:
            self.moves.append(Move(track=track, old=pair.old.agency_id, new=pair.new.agency_id))

    def fold(self, track: Track, twin: Track, since: Table, after: Table) -> None:
        """Two tracks are one agreement, of which one row went."""
        self.drafts = without_late_beginning(self.drafts, track, twin)
        self.drafts += drafts_of_fold(track, twin, since, after)
        self.tracks.remove(track)
        for move in self.moves:
            move.track = twin if move.track is track else move.track
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
