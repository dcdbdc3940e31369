"""Whether a text is about a jurisdiction, or only mentions it.

It is about one whose government or police acts in it: an office or a body stands right beside the
name, or the name itself does what governments do ("Raymond signed"). A county is spoken of for its
government, unless something only happened in it. Datelines, party labels and the state behind a
town's name make nothing a subject.
"""

import re
from collections.abc import Sequence

from nlp.gazetteer.entries import CITY_KINDS
from nlp.gazetteer.names import counties
from nlp.places.beside import SEAT, STATES
from nlp.places.likely import PARTY
from nlp.places.resolve import Resolved
from nlp.places.vocabulary import vocabulary

OPENING = 250  # characters of a text that say what it is about
AROUND = 60  # characters before and behind a name in which an office can stand beside it
OFTEN = 4  # free mentions that make a town a subject
VERY_OFTEN = 6  # and a state
# "| Police Department", "|'s two ward supervisors", "|, Pa., town manager", up to the next comma
BEHIND = re.compile(r"(?:['’]s?|, [A-Z][\w.]*(?: [A-Z]\w+)?,)?((?: [\w.'’-]+){1,3})")
# "Police Chief Tanya Boyer of |", "the sheriff of |", "police departments in the city of |"
BEFORE = re.compile(
    r"([\w'’-]+)((?: [A-Z][\w.'’-]*){0,4}| departments?| officers| officials) (?:of|in|for)"
    r"(?: the)?(?: (?:city|town|village|borough) of)? $"
)
LOCATING = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Tt]hrough|[Aa]cross|[Ff]rom|[Tt]o|[Ii]nto) $"
)
OFFICER = re.compile(r", (?:too, )?(?:[Ss]heriff|[Cc]onstables?)\b")  # "In |, Sheriff Ann Sample"
ITS_COUNTY = re.compile(r"['’]s?(?: [A-Z][\w.]*){1,3} (?:County|Parish)\b")  # "|'s Otero County"
# "| signed", "| has dropped out", "| did sign": at the start of a sentence
ACTS = re.compile(
    r",? (?:has |have |had |did |does |will |would |also |never |not )*"
    r"(?:sign|join|appl|end|reject|approv|withdr|drop|renew|vot|declin|refus|consider|leave|left"
    r"|adopt|suspend|paus|pass)\w*\b"
)
STARTS = re.compile(r"(?:^|[\n.!?\"“”:]\s*|\band )$")  # a text, a line or a sentence; "and | left"
WORDS = re.compile(r"[a-z]+")


def role(text: str, group: Sequence[Resolved]) -> str:
    """ "subject" or "mentioned" for all sightings of one jurisdiction."""
    free = [one for one in group if is_free(text, one)]
    is_state = group[0].seen.named.form in STATES
    often = len(free) >= (VERY_OFTEN if is_state else OFTEN)
    opens = any(one.seen.named.start < OPENING for one in free)
    governs = any(is_governing(text, one) for one in free)
    return "subject" if often or governs or (opens and len(free) > 1) else "mentioned"


def is_free(text: str, one: Resolved) -> bool:
    """Whether a sighting is neither a dateline nor a party label nor behind a town's name."""
    seen, start = one.seen, one.seen.named.start
    label = PARTY.search(text[max(0, start - 3) : start]) or SEAT.match(text, seen.named.end)
    return not (seen.bound or seen.dateline or label)


def is_governing(text: str, one: Resolved) -> bool:
    """Whether a sighting names a government."""
    named = one.seen.named
    before = text[max(0, named.start - AROUND) : named.start]
    behind = text[named.end : named.end + AROUND]
    if named.form == "state" and ITS_COUNTY.match(behind):
        return False
    if has_office(before, behind) or (STARTS.search(before) and ACTS.match(behind)):
        return True
    listed = named.key in counties()  # "Cecil" of "Cecil and Kent counties"
    return is_county(one) and bool(listed or OFFICER.match(behind) or not LOCATING.search(before))


def is_county(one: Resolved) -> bool:
    """Whether a sighting names a county with its word, or in a list of counties."""
    if one.seen.named.form != "county":
        return False
    return one.entry is None or one.entry.jurisdiction.kind not in CITY_KINDS


def has_office(before: str, behind: str) -> bool:
    """Whether an office or a body of government stands right beside a name."""
    right, left = BEHIND.match(behind), BEFORE.search(before)
    return is_any(right.group(1) if right else "", "offices") or is_any(
        left.group() if left else "", "heads"
    )


def is_any(words: str, list: str) -> bool:
    """Whether one of some words stands in a list."""
    return not vocabulary(list).isdisjoint(WORDS.findall(words.lower()))
