"""Party labels behind the names of legislators: of a state in Congress, of a town in its houses."""

import re

from nlp.gazetteer.names import state_abbreviations, state_names, states
from nlp.words import name_key

# "Sen. Ann Sample|, D-Springfield", "| (R-Smith Island)", "|, R-Ga.,"
PARTY = re.compile(r"\s?[,(]\s?[RDI]-(?P<place>[A-Z][\w.’' -]{1,25}?)(?=[,)]|\.?\s)")


def is_state(place: str) -> bool:
    """Whether a label's place is printed for a state: Ga., Texas, NY."""
    key = name_key(place)
    return key in state_names() or key in state_abbreviations() or place.strip(".") in states()
