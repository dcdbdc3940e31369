"""What a place's name is where it is no place: a person, a newspaper, a university, a street."""

import re

from nlp.gazetteer.entries import countries
from nlp.places.beside import Sighting
from nlp.places.setting import Setting
from nlp.places.vocabulary import vocabulary

AFTER_COMMA = re.compile(r",\s(\w+)(?:\s(\w+))?")  # "London, Ontario", "Paris, France"
WHOLE_STATES = {"new york", "washington"}  # "New York State" is the state, "Iowa State" a team


def is_institution(seen: Sighting, here: Setting) -> bool:
    """Meets "University of Texas", "Texas Tribune", "Houston Community College", "Rye Street"."""
    first, words = seen.named.first, here.words
    if first > 1 and words[first - 1].key == "of":
        body = words[first - 2]
        if body.capital and body.key in vocabulary("bodies_of"):
            return True
    return any(word.key in vocabulary("institutions") for word in here.tail(seen.named.last))


def is_abroad(seen: Sighting, here: Setting) -> bool:
    """Meets "Paris, France" and "London, Ontario"."""
    match = AFTER_COMMA.match(here.text, seen.named.end)
    if seen.state or match is None:
        return False
    first, second = match.group(1).lower(), (match.group(2) or "").lower()
    return first in vocabulary("abroad") or not countries().isdisjoint({first, f"{first} {second}"})


def is_team(seen: Sighting, here: Setting) -> bool:
    """Meets "Michigan State beat them", but neither "Texas State Police" nor "New York State"."""
    words = [word.key for word in here.tail(seen.named.last)]
    return words == ["state"] and seen.named.key not in WHOLE_STATES


def is_nickname(seen: Sighting, here: Setting) -> bool:
    """Meets "the Badger State" and "Boise State"."""
    right = here.right(seen.named.last)
    return right is not None and right.text == "State"


def is_person(seen: Sighting, here: Setting) -> bool:
    """Meets "George Washington", "Mr. Jackson", and "Jackson" in a text about Al Jackson."""
    named = seen.named
    if has_more_of_name(seen, here):
        return not governs(seen, here)
    if named.form == "state":
        return False
    left = here.left(named.first)
    if left and left.capital and left.key in vocabulary("honorifics"):
        return True
    return not seen.state and named.first == named.last and named.key in here.people


def has_more_of_name(seen: Sighting, here: Setting) -> bool:
    """Whether the model sees a person whose name goes on before or behind: "Abraham Lincoln"."""
    span = here.spans[seen.named.first]
    if span is None or span.label_ != "PERSON":
        return False
    behind = span.end_char > seen.named.end + 2 and not seen.state  # 2: a possessive
    return span.start_char < seen.named.start - 1 or behind


def governs(seen: Sighting, here: Setting) -> bool:
    """Whether a word of government follows: "Houston City Council", "Bensalem police"."""
    right = here.right(seen.named.last)
    words = (*here.tail(seen.named.last), *((right,) if right else ()))
    return any(word.key in vocabulary("government") for word in words)
