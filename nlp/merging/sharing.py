"""Which pairs of ids are worth comparing: of one surname, with a place or a body in common.

A few ids of a surname are compared with all others there. Documents that say no more than
"President Sample" each have an id of their own, by the thousand: of those only neighbours in time
are compared with each other, so that the whole stays linear.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations, pairwise, product

from archive.identities import Identity
from nlp.merging.alike import parts
from nlp.merging.ties import bodies

Two = tuple[Identity, Identity]


@dataclass(frozen=True, kw_only=True)
class Bearers:
    """Those of one surname at one place or body."""

    full: list[Identity] = field(default_factory=list)
    bare: list[Identity] = field(default_factory=list)  # without a first name
    visiting: list[Identity] = field(default_factory=list)  # their texts name the place, no more

    def pairs(self) -> Iterator[Two]:
        """Those to compare."""
        neighbours = pairwise(sorted(self.bare, key=by_office_and_time))
        others = product(self.full, [*self.bare, *self.visiting])
        return chain(combinations(self.full, 2), neighbours, others)


def sharing(found: Iterable[Identity]) -> Iterator[tuple[Identity, Identity]]:
    """Pairs to compare, each once and the lesser id first."""
    everywhere: dict[tuple[str, str], Bearers] = defaultdict(Bearers)
    for one in found:
        name = parts(one.name)
        for key in _keys(one):
            bearers = everywhere[name.last, key]
            (bearers.full if name.first else bearers.bare).append(one)
        for place in one.named if name.first else ():
            everywhere[name.last, place].visiting.append(one)
    pairs = (pair for bearers in everywhere.values() for pair in bearers.pairs())
    yield from {_in_order(pair): None for pair in pairs}


def by_office_and_time(one: Identity) -> tuple[list[str], bool, str, str]:
    """A key to sort by: those of one office together, the earliest first."""
    return sorted(one.roles), one.is_former, one.first, one.id


def _keys(one: Identity) -> Iterator[str]:
    if one.jurisdiction is not None:
        yield one.jurisdiction
    yield from (f"agency {id}" for id, _ in one.agencies)
    yield from (f"body {body}" for body in bodies(one))


def _in_order(pair: Two) -> Two:
    left, right = pair
    return (left, right) if left.id < right.id else (right, left)
