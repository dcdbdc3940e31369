"""Whether a text is about a jurisdiction, or only mentions it.

It is about one whose government, police or community acts in it: an office or a body is named
with it, the text opens with it, or it comes back again and again. Datelines, party labels and the
state behind a town's name make nothing a subject.
"""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.names import counties
from nlp.places.beside import SEAT, STATES
from nlp.places.likely import PARTY
from nlp.places.resolve import Resolved
from nlp.places.vocabulary import vocabulary

OPENING = 250  # characters of a text that say what it is about
AROUND = 60  # characters before and behind a name in which an office counts
OFTEN = 3  # free mentions that make a county or a town a subject
VERY_OFTEN = 5  # and a state
LETTERS = re.compile(r"[a-z]+")
SENTENCE = re.compile(r"[.!?]['\"’”]?\s")  # "… said. The …"


def role(text: str, group: Sequence[Resolved]) -> str:
    """ "subject" or "mentioned" for all sightings of one jurisdiction."""
    free = [one for one in group if is_free(text, one)]
    is_state = group[0].seen.named.form in STATES
    often = len(free) >= (VERY_OFTEN if is_state else OFTEN)
    opens = any(one.seen.named.start < OPENING for one in free)
    governs = any(has_office(text, one) for one in free)
    return "subject" if often or governs or (opens and len(free) > 1) else "mentioned"


def is_free(text: str, one: Resolved) -> bool:
    """Whether a sighting is neither a dateline nor a party label nor behind a town's name."""
    seen, start = one.seen, one.seen.named.start
    label = PARTY.search(text[max(0, start - 3) : start]) or SEAT.match(text, seen.named.end)
    return not (seen.bound or seen.dateline or label)


def has_office(text: str, one: Resolved) -> bool:
    """Whether an office or a body of government is named in the words around, in one sentence.

    A county of a list, "Cecil, Frederick and Howard counties", is named for its government.
    """
    named = one.seen.named
    if named.form == "county" and named.key in counties():
        return True
    return not vocabulary("offices").isdisjoint(around(text, one))


def around(text: str, one: Resolved) -> Iterator[str]:
    """The words before and behind a sighting, up to the ends of its sentence."""
    named = one.seen.named
    before = SENTENCE.split(text[max(0, named.start - AROUND) : named.start])[-1]
    behind = SENTENCE.split(text[named.end : named.end + AROUND], maxsplit=1)[0]
    yield from LETTERS.findall(f"{before} {behind}".lower())
