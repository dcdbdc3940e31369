"""The state that a text prints right beside a body or a county: "the sheriff's office in Ohio"."""

import re

from nlp.bodies.state_evidence import CAPITAL, Place, StateEvidence, is_state, sentence_around
from nlp.gazetteer.entries import Entry
from nlp.gazetteer.names import base, counties, places
from nlp.places.vocabulary import vocabulary
from nlp.words import name_key

# "Police Department in Georgia", "… in southwest Virginia", "… of Iowa", "Office, Illinois,"
BEHIND = re.compile(r",? (?:in|of) (?:the (?:state|city|town) of )?(?:[a-z]+ )?|, | \(")
NAME_GOES_ON = re.compile(r" [A-Z]")  # "the Milton Police Department, Georgia | State Patrol"
BEFORE = re.compile(r"['’]s? (?:own )?(?:the )?$")  # "Georgia's Milton Police Department"
# "In Ohio, the …", "In Clay County, Iowa, the …"
OPENING = re.compile(r"In (?:[A-Z][\w.' -]+, )?$")
LED_IN = re.compile(r", (?:the )?$")  # between "In Ohio" and "Perry Police Department"
FARTHEST = 32  # characters between a name and its state
# "INDIANAPOLIS (AP) — ", "DALLAS - ", "KANSAS CITY, Mo. – "
DATELINE = re.compile(
    r"(?:^|\n)[ \t]{0,4}(?P<city>[A-Z][A-Z.' -]{1,40}[A-Z])(?P<state>,[^\n—–(]{2,16})?"
    r"\s?(?:\([^()\n]{1,40}\))?\s?(?:[—–]|--|- )"
)


def state_beside(evidence: StateEvidence, start: int, end: int, own: str | None) -> str | None:
    """The one state that stands behind some words, or before them; `own` is taken for theirs."""
    return state_behind(evidence, end, own) or state_before(evidence, start)


def state_behind(evidence: StateEvidence, end: int, own: str | None) -> str | None:
    """Meets "… in Georgia", "… in Sussex County, New Jersey", "…, Illinois,"."""
    place = next((one for one in evidence.places if one.start >= end), None)
    if place is None or place.start > end + FARTHEST:
        return None
    gap = evidence.text[end : place.start]
    if not BEHIND.fullmatch(gap):
        return None
    is_other = gap == ", " and (not is_state(place) or NAME_GOES_ON.match(evidence.text, place.end))
    if is_other or not (is_state(place) or has_state(evidence, place) or not in_own(place, own)):
        return None
    return known_state(place)


def has_state(evidence: StateEvidence, place: Place) -> bool:
    """Meets "Springfield, Illinois"."""
    behind = (one for one in evidence.places if one.start == place.end + len(", "))
    return any(map(is_state, behind))


def in_own(place: Place, own: str | None) -> bool:
    """Whether a place has a namesake in a state, so that it may have been taken for another's."""
    known = place.jurisdiction
    if known is None or known.state == own:
        return False
    key = base(Entry(jurisdiction=known))
    named = (*places().get(name_key(known.name), ()), *counties().get(key, ()))
    return any(entry.state == own for entry in named)


def state_before(evidence: StateEvidence, start: int) -> str | None:
    """Meets "Georgia's Milton Police Department" and "In Ohio, the Perry Police Department"."""
    place = next((one for one in reversed(evidence.places) if one.end <= start), None)
    if place is None or not is_state(place):
        return None
    gap = evidence.text[place.end : start]
    left, _ = sentence_around(evidence.text, place.start, place.end)
    opens = OPENING.fullmatch(evidence.text[left : place.start].lstrip())
    near = BEFORE.fullmatch(gap) or (opens and LED_IN.fullmatch(gap))
    return known_state(place) if near else None


def known_state(place: Place) -> str | None:
    """The state of a place; the capital is named for too much else."""
    state = place.jurisdiction.state if place.jurisdiction else None
    return None if state == CAPITAL else state


def dated_from(evidence: StateEvidence, position: int) -> str | None:
    """The state of the dateline above a position, by its place or as a city of the news."""
    lines = list(DATELINE.finditer(evidence.text, 0, position))
    if not lines:
        return None
    start, end = lines[-1].span("city")
    for place in evidence.places:
        if start <= place.start and place.end <= end + 1:
            return known_state(place)
    entries = places().get(name_key(lines[-1]["city"]), ())
    cities = [one for one in entries if one.id in vocabulary("standing_alone")]
    return cities[0].state if len(cities) == 1 and not lines[-1]["state"] else None
