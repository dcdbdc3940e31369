"""People of like names whom nothing ties together: for a person to look at, the likeliest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, pairwise, product

from archive.identities import Identity
from archive.records import PersonMerge
from nlp.merging.alike import Likeness, likeness, parts
from nlp.merging.reviewed import NOTHING, Reviewed
from nlp.merging.sharing import by_office_and_time
from nlp.merging.ties import bodies, fit_in_time, tie, times


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Two people who may be one, and why they are not taken to be."""

    left: Identity
    right: Identity
    likeliness: int  # the higher, the likelier; a measure of order alone
    why: str


def doubts(
    found: Iterable[Identity], merges: Iterable[PersonMerge], reviewed: Reviewed = NOTHING
) -> list[Doubt]:
    """Pairs of like names that are not merged, and have a place, a state or an office in common.

    Those that a person keeps apart, and those of one text, are no pairs.
    """
    stays = {merge.id: merge.person for merge in merges}
    pairs = (
        Doubt(left=left, right=right, likeliness=likeliness(left, right), why=why(left, right))
        for left, right in _alike(found)
        if stays.get(left.id, left.id) != stays.get(right.id, right.id)
        and (left.id, right.id) not in reviewed.kept_apart
        and left.versions.isdisjoint(right.versions)
    )
    return sorted(pairs, key=lambda pair: (-pair.likeliness, pair.left.id, pair.right.id))


def _alike(found: Iterable[Identity]) -> Iterator[tuple[Identity, Identity]]:
    """Pairs of like names with a first name, the lesser id first.

    Those of whom nothing is known but an office, by the hundred for a famous name, are paired with
    their neighbours in time alone.
    """
    surnames: dict[str, tuple[list[Identity], list[Identity]]] = defaultdict(lambda: ([], []))
    for one in found:
        if parts(one.name).first:
            surnames[parts(one.name).last][is_open(one)].append(one)
    for known, open_ in surnames.values():
        neighbours = pairwise(sorted(open_, key=lambda one: (one.name, *by_office_and_time(one))))
        for pair in chain(combinations(known, 2), product(known, open_), neighbours):
            left, right = sorted(pair, key=lambda one: one.id)
            if likeness(left.name, right.name) is not None and _have_anything(left, right):
                yield left, right


def is_open(one: Identity) -> bool:
    """Whether neither a place nor a body is known of them."""
    return one.jurisdiction is None and not one.agencies and not bodies(one)


def _have_anything(one: Identity, other: Identity) -> bool:
    """Places in one state; or, where one has no place, an office of one class."""
    if one.jurisdiction is None or other.jurisdiction is None:
        return bool(one.roles & other.roles) or tie(one, other) is not None
    return _may_share_state(one, other)


def likeliness(one: Identity, other: Identity) -> int:
    """How much speaks for one person: places and offices more than first names."""
    how = likeness(one.name, other.name) or Likeness.SURNAME
    return (
        4 * (tie(one, other) is not None)
        + 3 * (one.jurisdiction is not None and one.jurisdiction == other.jurisdiction)
        + 2 * bool(one.roles & other.roles)
        + 2 * _may_share_state(one, other)
        + fit_in_time(one, other, how)
        + how
    )


def _may_share_state(one: Identity, other: Identity) -> bool:
    states = {place[:2] for place in (one.jurisdiction, other.jurisdiction) if place is not None}
    return len(states) == 1


def why(one: Identity, other: Identity) -> str:
    """What keeps two people apart, in words."""
    if tie(one, other) is not None:
        return "each may be someone else, too"
    if one.jurisdiction and other.jurisdiction and one.jurisdiction != other.jurisdiction:
        return f"of {one.place} and of {other.place}"
    if not one.roles & other.roles:
        return f"offices: {_offices(one)}; {_offices(other)}"
    if not fit_in_time(one, other, likeness(one.name, other.name) or Likeness.SURNAME):
        return f"far apart in time: {times(one, other)}"
    if one.jurisdiction is None or other.jurisdiction is None:
        return "no place or body in common"
    return "the names agree by little, or one is named without a public office"


def _offices(one: Identity) -> str:
    return ", ".join(sorted(one.roles)) or "none"
