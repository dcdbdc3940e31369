"""Whether "Washington" alone is the capital or the state, which no rule for other names decides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.gazetteer import names
from nlp.places.beside import Sighting

STATE_OF = re.compile(r"\bstate of $", re.IGNORECASE)  # "the state of Washington"
STATE = re.compile(r"['’]?s? [Ss]tate\b")  # "Washington state", "Washington State Patrol"
LISTED = re.compile(r",? and |, ")  # "Oregon, Washington and Idaho"


def with_capital(text: str, seen: Sequence[Sighting], home: str | None) -> Iterator[Sighting]:
    """The sightings, a Washington that is not the state turned into the District of Columbia."""
    state = home == "WA" or any(is_of_state(sighting) for sighting in seen)
    for position, sighting in enumerate(seen):
        if is_bare(sighting) and not (state or is_state(text, seen, position)):
            district = (names.states()["DC"],)
            yield replace(sighting, named=replace(sighting.named, entries=district))
        else:
            yield sighting


def is_bare(sighting: Sighting) -> bool:
    """Whether a sighting is the name alone, neither "Washington, D.C." nor "Washington, Pa."."""
    alone = sighting.named.form == "state" and sighting.state is None and not sighting.bound
    return alone and sighting.named.key == "washington"


def is_of_state(sighting: Sighting) -> bool:
    """Whether a text speaks of the state otherwise: "Seattle, Wash.", "Yakima County"."""
    if sighting.named.form == "short" or sighting.bound:
        return sighting.named.entries[0].state == "WA"
    counties = sighting.named.form == "county" and len(sighting.named.entries) == 1
    return counties and sighting.named.entries[0].state == "WA"


def is_state(text: str, seen: Sequence[Sighting], position: int) -> bool:
    """Meets "Washington state", "the state of Washington" and "Oregon, Washington and Idaho"."""
    named = seen[position].named
    if STATE.match(text, named.end) or STATE_OF.search(text[max(0, named.start - 9) : named.start]):
        return True
    before = seen[position - 1].named if position else None
    after = seen[position + 1].named if position + 1 < len(seen) else None
    return any(
        left and right and left.form == right.form == "state"
        and LISTED.fullmatch(text, left.end, right.start)
        for left, right in ((before, named), (named, after))
    )  # fmt: skip
