"""Which given finding answers which wanted one: one to one, the most alike first."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

One = TypeVar("One")

WORD = re.compile(r"\w+")  # "don’t" counts as two, on both sides


def pairs(
    given: Sequence[One],
    wanted: Sequence[One],
    likeness: Callable[[One, One], float],
    least: float,
) -> Iterator[tuple[One, One]]:
    """Pairs at least so much alike (0 to 1), none used twice."""
    rated = (
        (likeness(one, other), left, right)
        for left, one in enumerate(given)
        for right, other in enumerate(wanted)
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    for rate, left, right in sorted(rated, key=lambda each: (-each[0], each[1], each[2])):
        if rate >= least and left not in used_left and right not in used_right:
            used_left.add(left)
            used_right.add(right)
            yield given[left], wanted[right]


def overlap(one: str, other: str) -> float:
    """The words that two texts share, over all of both (Jaccard index of the two bags)."""
    left, right = (Counter(WORD.findall(text.lower())) for text in (one, other))
    both = (left | right).total()
    return (left & right).total() / both if both else 0.0


def held(one: str, other: str) -> float:
    """The share of the shorter text's words that the other holds too."""
    left, right = (Counter(WORD.findall(text.lower())) for text in (one, other))
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter else 0.0
