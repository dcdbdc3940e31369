"""How sure it is that a name in a text is a place."""

import re
from enum import IntEnum

from nlp.gazetteer.entries import common
from nlp.places.beside import FORMAL, Sighting
from nlp.places.other import (
    governs,
    is_abroad,
    is_institution,
    is_nickname,
    is_person,
    is_team,
)
from nlp.places.setting import Setting
from nlp.places.vocabulary import vocabulary
from nlp.wordlists import rules

PLACE_LABELS = {"GPE", "LOC"}
PARTY = re.compile(r"\b[RDI][-‐–]$")  # "Sen. Ana Ruiz, R-Ga.", "(D-Texas)", "R-Fairfax"
DISTRICT = re.compile(r"-(?:\d{1,2}\b|At Large)")  # "IL-05", "DE-At Large"
GOES_ON = re.compile(r" [a-z]")  # "Mass. legislators": the dot ends no sentence
SEATED = re.compile(r"[-‐](?:based|area)\b")  # "a Houston-based company"
COMPOUND = re.compile(r"[-‐–][A-Z]|[-‐](?!based|area)\w")  # "Hewlett-Packard"
COMPOUNDED = re.compile(r"(?<![\WRDI])[-‐]$")  # "Wisconsin-Milwaukee", but "R-Fairfax"


class Likely(IntEnum):
    """How sure it is that a name is a place, before asking which."""

    NO = 0
    FAINT = 1  # only where the same name is a place elsewhere in the text
    LOCAL = 2  # only where the outlet's own state has a place of that name
    WEAK = 3  # only where something speaks for one of the places of that name
    GOOD = 4
    SURE = 5


def likely(seen: Sighting, here: Setting) -> Likely:
    """How sure it is that a name is a place."""
    form = seen.named.form
    if form == "short":
        return short(seen, here)
    if is_institution(seen, here) or is_abroad(seen, here):
        return Likely.NO
    if form in FORMAL:
        return Likely.SURE
    if is_person(seen, here) and not is_party_label(seen, here):
        return Likely.NO
    if seen.state or seen.dateline:
        return Likely.SURE
    if form == "state":
        return Likely.NO if is_team(seen, here) else Likely.SURE
    return town(seen, here)


def short(seen: Sighting, here: Setting) -> Likely:
    """Whether "Pa.", "TX" or "D.C." stands for the state."""
    named = seen.named
    if seen.bound or is_party_label(seen, here) or DISTRICT.match(here.text, named.end):
        return Likely.SURE
    printed = here.text[named.start : named.end]
    left = here.words[named.first - 1] if named.first else None
    follows = left and left.capital and here.text[left.end : named.start] == ", "
    # "Smallville, Neb." and "Smallville, NE", but not "GO IN, OR"
    if left and follows and ("." in printed or not left.text.isupper()):
        return Likely.SURE
    goes_on = "." in printed and GOES_ON.match(here.text, named.end)
    return Likely.GOOD if goes_on or printed in rules("states")["alone"] else Likely.NO


def is_party_label(seen: Sighting, here: Setting) -> bool:
    """Meets "R-Texas"."""
    return bool(PARTY.search(here.text[max(0, seen.named.start - 3) : seen.named.start]))


def town(seen: Sighting, here: Setting) -> Likely:
    """Whether a name without its state stands for a town, or shortly for a county."""
    key = seen.named.key
    if key in vocabulary("never") or key.startswith("university") or is_nickname(seen, here):
        return Likely.NO
    sure = Likely.GOOD if is_sheriffs(seen, here) else in_context(seen, here)
    if key in common() or key in vocabulary("famous"):
        return as_word(sure)
    return sure


def as_word(sure: Likely) -> Likely:
    """How sure it is that "Reading" is a place, where "Bensalem" would be this sure."""
    if sure >= Likely.GOOD:
        return Likely.WEAK
    return Likely.FAINT if sure is Likely.WEAK else Likely.NO


def is_sheriffs(seen: Sighting, here: Setting) -> bool:
    """Meets "Mecklenburg's sheriff", but neither "Ann Bell, sheriff" nor "Deputy Bell Sheriff"."""
    left = here.left(seen.named.first)
    opens = left is None or not left.capital or len(left.text) == 1  # "Q. Mecklenburg's sheriff"
    return seen.named.form == "sheriff" and opens


def in_context(seen: Sighting, here: Setting) -> Likely:
    """What the words around a name, and the model, say of it."""
    named, text = seen.named, here.text
    label = here.label(named.first)
    left, right = here.left(named.first), here.right(named.last)
    if COMPOUND.match(text, named.end) or COMPOUNDED.search(
        text[max(0, named.start - 2) : named.start]
    ):
        return Likely.FAINT
    if SEATED.match(text, named.end) or is_party_label(seen, here):
        return Likely.GOOD
    if left and left.capital and left.key not in vocabulary("before") | vocabulary("prepositions"):
        return Likely.GOOD if opens_place(seen, here) else Likely.FAINT
    if governs(seen, here) or (right and right.key in vocabulary("community")):
        return Likely.WEAK if label == "PERSON" else Likely.GOOD
    if right and right.capital:
        return Likely.LOCAL if label in PLACE_LABELS | {"ORG"} else Likely.FAINT
    if label in PLACE_LABELS:
        return Likely.GOOD
    if label in {"ORG", "NORP", "FAC"} or (left and left.key in vocabulary("prepositions")):
        return Likely.WEAK
    return Likely.FAINT


def opens_place(seen: Sighting, here: Setting) -> bool:
    """Whether the model sees a place that begins with this name."""
    span = here.spans[seen.named.first]
    if span is None or span.label_ not in PLACE_LABELS:
        return False
    return bool(span.start_char == seen.named.start)
