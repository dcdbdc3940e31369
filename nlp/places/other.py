"""What a place's name is where it is no place: a person, a newspaper, a university, a street."""

import re

from nlp.gazetteer.entries import countries
from nlp.places.beside import OPENS, Sighting
from nlp.places.setting import Setting
from nlp.places.vocabulary import vocabulary

AFTER_COMMA = re.compile(r",\s(\w+)(?:\s(\w+))?")  # "London, Ontario", "Paris, France"
CAMPUS = re.compile(r"\b(?:University|College) of (?:[A-Z]\w+ ){1,2}at $")  # "… of Maine at |"
CAMPUS_LONG = 60  # characters
WIRE = re.compile(r"(?: [A-Z][\w.]*){1,4}\)\s?(?:[—–-])")  # "(| Signal) —"
WHOLE_STATES = {"new york", "washington"}  # "New York State" is the state, "Iowa State" a team


def is_institution(seen: Sighting, here: Setting) -> bool:
    """Meets "University of Texas", "Texas Tribune", "Houston Community College", "Rye Street"."""
    first, words = seen.named.first, here.words
    if first > 1 and words[first - 1].key == "of":
        body = words[first - 2]
        if body.capital and body.key in vocabulary("bodies_of"):
            return True
    if is_water(seen, here):
        return True
    if CAMPUS.search(here.text, max(0, seen.named.start - CAMPUS_LONG), seen.named.start):
        return True
    return is_wire(seen, here) or any(
        not vocabulary("institutions").isdisjoint({word.key, word.bare})
        for word in here.tail(seen.named.last)
    )


def is_water(seen: Sighting, here: Setting) -> bool:
    """Meets "on the Haw River", which has a town of its name."""
    named, left = seen.named, here.left(seen.named.first)
    many = named.last > named.first and named.form == "bare"
    ends = here.words[named.last].key in vocabulary("institutions")
    return bool(many and ends and left and left.key == "the")


def is_wire(seen: Sighting, here: Setting) -> bool:
    """Meets "NASHVILLE, Tenn. (Lancaster Signal) —", and "told The Yukon Plainsman"."""
    first, start = seen.named.first, seen.named.start
    right = here.right(seen.named.last)
    if not (first and right and right.capital) or seen.named.form != "bare" or governs(seen, here):
        return False
    if here.text[start - 1] == "(":
        return bool(WIRE.match(here.text, seen.named.end))
    left = here.left(first)
    return (
        left is not None
        and left.text == "The"
        and not OPENS.search(here.text[max(0, left.start - 3) : left.start])
    )


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
