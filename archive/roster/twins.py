"""One agreement on two rows of a sheet: spelt two ways, or entered twice."""

from collections.abc import Iterable

from archive.roster.agency_names import Closeness
from archive.roster.evidence import evidence, is_same_county
from archive.roster.keys import KeyedRow
from archive.roster.records import EventType
from archive.roster.suspicion import is_redated
from archive.roster.tables import Table
from archive.roster.tracks import Draft, Track

BEGINNINGS = (EventType.ADDED, EventType.MODEL_ADDED)


def twin_of(track: Track, listed: Iterable[Track]) -> Track | None:
    """The listed one, of the same name if there is one."""
    found = [one for one in listed if is_twin(track.row, one.row)]
    key = track.row.key
    return min(found, key=lambda one: (one.row.key != key, one.row.row.id), default=None)


def is_twin(one: KeyedRow, other: KeyedRow) -> bool:
    """Whether two rows of one sheet are one agreement."""
    if one.key == other.key:
        return True
    if one.place != other.place or one.model != other.model:
        return False
    has_moa = one.row.moa is not None and one.row.moa == other.row.moa
    if not has_moa and (one.row.signed is None or one.row.signed != other.row.signed):
        return False
    proof = evidence(one, other, shared=frozenset())
    return proof is not None and proof.closeness >= least_closeness(one, other, has_moa=has_moa)


def least_closeness(one: KeyedRow, other: KeyedRow, *, has_moa: bool) -> Closeness:
    """Two that stand side by side may well be two: more is asked than of two in turn."""
    if has_moa:
        return Closeness.NESTED
    return Closeness.SPELT if is_same_county(one.county, other.county) else Closeness.SAME


def without_late_beginning(drafts: Iterable[Draft], track: Track, twin: Track) -> list[Draft]:
    """Events of both as the twin's; of two beginnings the first counts."""
    late = max(track, twin, key=lambda it: it.first.moment)
    kept = (it for it in drafts if it.track is not late or it.type not in BEGINNINGS)
    return [it.but(track=twin) if it.track is track else it for it in kept]


def drafts_of_fold(track: Track, twin: Track, since: Table, after: Table) -> Iterable[Draft]:
    """What changes when the one goes and the other stays: the name, or the signing date."""
    proof = Draft(
        type=EventType.RENAMED,
        track=twin,
        row=twin.row,
        before=track.last,
        after=since,
        confirmed_by=after,
        row_before=track.row,
        row_after=twin.row,
        because="listed on two rows until then",
    )
    if track.row.name != twin.row.name:
        because = f"listed under both names until then, {because_of(track, twin)}"
        yield proof.but(because=because, old=track.row.printed, new=twin.row.printed)
    elif track.first.moment < twin.first.moment and is_redated(track.signed, twin.signed):
        dates = {"old": str(track.signed), "new": str(twin.signed)}
        yield proof.but(type=EventType.REDATED, **dates)


def because_of(track: Track, twin: Track) -> str:
    """For readers."""
    proof = evidence(track.row, twin.row, shared=frozenset())
    return proof.because if proof else ""
