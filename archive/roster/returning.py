"""Agreements that come back, and agencies that change the model."""

from collections.abc import Sequence

from archive.roster.keys import KeyedRow
from archive.roster.pairing import Pair, pair_renamed
from archive.roster.tracks import Track


def matched(tracks: Sequence[Track], new: Sequence[KeyedRow]) -> list[tuple[Track, Pair]]:
    """Tracks that are not listed with the rows in which they come back, by key or renamed."""
    found = [*matched_by_key(tracks, new)]
    held = {id(track) for track, _ in found}
    taken = {pair.new.row.id for _, pair in found}
    others = {one.row.row.id: one for one in tracks if id(one) not in held}
    rest = [one for one in new if one.row.id not in taken]
    pairs = pair_renamed([one.row for one in others.values()], rest, shared=frozenset())
    return found + [(others[pair.old.row.id], pair) for pair in pairs]


def matched_by_key(tracks: Sequence[Track], new: Sequence[KeyedRow]) -> list[tuple[Track, Pair]]:
    """The track that was listed last has the first choice."""
    found: list[tuple[Track, Pair]] = []
    rest = [*new]
    for track in sorted(tracks, key=lambda it: (-it.last.moment.timestamp(), it.row.row.id)):
        row = next((row for row in by_signing(rest, track) if row.key == track.row.key), None)
        if row is not None:
            rest.remove(row)
            found.append((track, Pair(old=track.row, new=row)))
    return found


def by_signing(rows: Sequence[KeyedRow], track: Track) -> list[KeyedRow]:
    """Those with the same signing date first."""
    return sorted(rows, key=lambda one: (one.row.signed != track.signed, one.model, one.row.id))
