"""Which ids of people are merged, and why: the rule's merges and those of a reviewed file.

The order of documents makes no difference.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.identities import Identity
from archive.records import PersonMerge
from nlp.merging.alike import parts
from nlp.merging.components import adjacent, components
from nlp.merging.reviewed import NOTHING, Reviewed
from nlp.merging.sharing import sharing
from nlp.merging.ties import bodies, tie
from nlp.merging.units import Pair, units


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Who says that two ids are one, and why."""

    by: str  # "rule" or "review"
    because: str


def find_merges(found: Iterable[Identity], reviewed: Reviewed = NOTHING) -> list[PersonMerge]:
    """All merges that hold among these ids."""
    known = {one.id: one for one in sorted(found, key=lambda one: one.id)}
    told = dict(_by_review(known, reviewed))
    ties = dict(_by_rule(known.values()))
    sure = units(known, told, reviewed.kept_apart).sure(ties)
    reasons = dict(sorted(({pair: ties[pair] for pair in sure} | told).items()))
    near = adjacent(reasons)
    groups = ([known[id] for id in group] for group in components(reasons))
    merges = (merge for group in groups for merge in _merges(group, near, reasons))
    return sorted(merges, key=lambda merge: merge.id)


def _by_review(known: dict[str, Identity], reviewed: Reviewed) -> Iterator[tuple[Pair, Reason]]:
    for one in sorted(reviewed.one, key=lambda one: one.ids):
        if one.left in known and one.right in known:
            yield one.ids, Reason(by="review", because=one.because)


def _by_rule(found: Iterable[Identity]) -> Iterator[tuple[Pair, Reason]]:
    for left, right in sharing(found):
        if (because := tie(left, right)) is not None:
            said = f"{left.name} and {right.name}: {because}"
            yield (left.id, right.id), Reason(by="rule", because=said)


def _merges(
    group: list[Identity], near: dict[str, list[str]], reasons: dict[Pair, Reason]
) -> Iterator[PersonMerge]:
    """Every id but the one that stays."""
    stays = min(group, key=_rank)
    why = _why(stays.id, near, reasons)
    for one in group:
        if one is not stays:
            yield PersonMerge(
                id=one.id,
                person=stays.id,
                name=one.name,
                is_official=one.is_official,
                by=why[one.id].by,
                because=why[one.id].because,
            )


def _rank(one: Identity) -> tuple[bool, bool, bool, str, str]:
    """A key to sort by: first who has a first name, a place or else a body, then the earliest."""
    return not parts(one.name).first, one.jurisdiction is None, not bodies(one), one.first, one.id


def _why(start: str, near: dict[str, list[str]], reasons: dict[Pair, Reason]) -> dict[str, Reason]:
    """For each id that hangs together with one, the reason by the shortest way to it."""
    why: dict[str, Reason] = {}
    found = [start]
    for one in found:
        for other in near[one]:
            if other not in why and other != start:
                why[other] = reasons[min(one, other), max(one, other)]
                found.append(other)
    return why
