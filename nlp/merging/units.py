"""Which ties are sure: those of groups in which nobody must be someone else than another.

A unit is an id alone, or the ids that a person has said are one. A unit that is tied to two who
cannot be one, such as a plain Sample to Sample Jr. and Sample Sr., is tied to neither; but if its
own name says more than theirs, they are not tied to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from archive.identities import Identity
from nlp.merging.alike import Likeness, likeness, parts
from nlp.merging.components import adjacent, components

Pair = tuple[str, str]  # of ids, or of units by the first id of each


@dataclass(frozen=True, kw_only=True)
class Units:
    """The units of all ids, and who is kept apart by review."""

    members: Mapping[str, list[Identity]]  # by the first id of each
    of: Mapping[str, str]  # id: the first id of its unit
    apart: Mapping[str, list[str]]  # unit: those that it is kept apart from

    def sure(self, ties: Iterable[Pair]) -> Iterator[Pair]:
        """The ties that hold."""
        ties = list(ties)
        near = {pair for pair in map(self._units, ties) if len(set(pair)) > 1}
        near = {pair for pair in near if self._can_join(pair)}
        groups = {unit: at for at, group in enumerate(self._whole(near)) for unit in group}
        for tie in ties:
            left, right = self._units(tie)
            if left in groups and groups[left] == groups.get(right):
                yield tie

    def _units(self, tie: Pair) -> Pair:
        left, right = sorted(self.of[id] for id in tie)
        return left, right

    def _can_join(self, pair: Pair) -> bool:
        left, right = pair
        if len(self.members[left]) == len(self.members[right]) == 1:  # the tie has seen to the rest
            return right not in self.apart.get(left, ())
        return not self._conflicting(pair)

    def _whole(self, near: set[Pair]) -> Iterator[list[str]]:
        """Groups without two who cannot be one.

        From others first those in doubt are left out, then ties of weak names before strong ones.
        """
        for weakest in Likeness:
            groups, near = self._parted(near)
            yield from groups
            doubtful = set(self._doubtful(near))
            groups, near = self._parted({pair for pair in near if doubtful.isdisjoint(pair)})
            yield from groups
            near = {pair for pair in near if self._strength(pair) > weakest}

    def _parted(self, near: set[Pair]) -> tuple[list[list[str]], set[Pair]]:
        """The groups in which all can be one, and the ties of the others."""
        groups = components(sorted(near))
        whole = [group for group in groups if not self._conflicting(group)]
        settled = {unit for group in whole for unit in group}
        return whole, {pair for pair in near if pair[0] not in settled}

    def _strength(self, pair: Pair) -> Likeness:
        """How two units' names agree at best."""
        left, right = (self.members[unit] for unit in pair)
        found = (likeness(one.name, other.name) for one, other in product(left, right))
        return max((how for how in found if how is not None), default=Likeness.SURNAME)

    def _doubtful(self, near: Iterable[Pair]) -> Iterator[str]:
        """Units that are tied to two who cannot be one; or those two, whose names say less."""
        for unit, beside in adjacent(near).items():
            conflicting = self._conflicting(beside)
            if not conflicting:
                continue
            least = min(map(self._fullness, conflicting))
            if self._fullness(unit) <= least:
                yield unit
            else:
                yield from (one for one in conflicting if self._fullness(one) == least)

    def _fullness(self, unit: str) -> tuple[int, bool]:
        """How much a unit's names say: a surname, an initial, a first name; with Jr., more."""
        names = [parts(one.name) for one in self.members[unit]]
        return max((min(len(name.first), 2), name.suffix is not None) for name in names)

    def _conflicting(self, units: Iterable[str]) -> set[str]:
        """Those that cannot be one with another of them; what many have alike is compared once."""
        places: dict[frozenset[str | None], set[str]] = defaultdict(set)
        names: dict[frozenset[str], set[str]] = defaultdict(set)
        texts: dict[int, set[str]] = defaultdict(set)
        chosen = set(units)
        for unit in chosen:
            group = self.members[unit]
            places[frozenset(one.jurisdiction for one in group) - {None}].add(unit)
            names[frozenset(one.name for one in group)].add(unit)
            for version in frozenset[int]().union(*(one.versions for one in group)):
                texts[version].add(unit)
        found = {one for one in chosen if not chosen.isdisjoint(self.apart.get(one, ()))}
        for here, there in combinations(places.keys() - {frozenset()}, 2):
            found |= set() if here & there else places[here] | places[there]
        for some, others in combinations(names, 2):
            found |= set() if _are_alike(some, others) else names[some] | names[others]
        return found.union(*(told for told in texts.values() if len(told) > 1))


def units(known: dict[str, Identity], told: Iterable[Pair], apart: Iterable[Pair]) -> Units:
    """The units of all ids, once a person has told which are one."""
    of = {id: id for id in known}
    for group in components(told):
        of |= dict.fromkeys(group, min(group))
    members: dict[str, list[Identity]] = defaultdict(list)
    for id, unit in of.items():
        members[unit].append(known[id])
    kept = [(of[left], of[right]) for left, right in apart if left in of and right in of]
    return Units(members=members, of=of, apart=adjacent(kept))


def _are_alike(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether names of one surname agree."""
    return all(
        parts(a).last != parts(b).last or likeness(a, b) is not None
        for a, b in product(some, others)
    )
