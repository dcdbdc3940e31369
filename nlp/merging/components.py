"""What hangs together, directly or through others."""

from collections import defaultdict
from collections.abc import Iterable


def components(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of all that pairs connect."""
    near = adjacent(pairs)
    seen: set[str] = set()
    return [_reached(one, near, seen) for one in near if one not in seen]


def adjacent(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What stands in a pair with each."""
    near: dict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        near[left].append(right)
        near[right].append(left)
    return dict(near)


def _reached(start: str, near: dict[str, list[str]], seen: set[str]) -> list[str]:
    """All that can be reached from one; `seen` grows by them."""
    found = [start]
    seen.add(start)
    for one in found:
        for other in near[one]:
            if other not in seen:
                seen.add(other)
                found.append(other)
    return found
