"""Every name in a text that some state, county or town bears."""

from collections.abc import Iterator, Sequence

from nlp.places.forms import (
    OF,
    city_of,
    county,
    county_of,
    of_sheriff,
    place,
    short,
    small,
    state,
)
from nlp.places.lists import in_lists
from nlp.places.place_name import PlaceName, spelled
from nlp.words import Word

LOWER = OF | {"county", "parish"}  # "the city of Houston", "the county of Dakota"


def find_names(text: str, words: Sequence[Word]) -> Iterator[PlaceName]:
    """Names from left to right, the longest at each word, none overlapping."""
    listed = {named.first: named for named in in_lists(text, words)}
    position = 0
    while position < len(words):
        named = listed.get(position) or longest(text, words, position)
        if named:
            yield named
        position = named.last + 1 if named else position + 1


def longest(text: str, words: Sequence[Word], first: int) -> PlaceName | None:
    """The longest name that begins at a word; of equals a county, then a state."""
    if not words[first].capital and words[first].key not in LOWER:
        return None
    runs = tuple(spelled(text, words, first))
    found = (
        *county_of(text, words, first),
        *city_of(text, words, first),
        *county(words, runs),
        *state(words, runs),
        *short(text, words, first),
        *of_sheriff(words, runs),
        *place(words, runs),
        *small(words, runs),
    )
    return max(found, key=lambda named: named.end, default=None)
