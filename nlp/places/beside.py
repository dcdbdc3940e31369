"""The state that a text prints next to a name: "Bensalem, Pa.", "Dakota County, Nebraska"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.gazetteer import names
from nlp.gazetteer.entries import Entry
from nlp.places.place_name import PlaceName

STATES = {"state", "short"}
FORMAL = {"county", "formal", "township"}
COMMA = re.compile(r",\s{0,2}|\s\(")  # "Bensalem, Pa.", "Easton,MD", "Bensalem (Pa.)"
SPACE = re.compile(r"\s")  # "Houston TX"
# "Dakota City, a small town in northeastern Nebraska", "Nassau County, the one in New York"
DESCRIBED = re.compile(
    r", the one (?:in|of) |, (?:an?|the) [\w' -]{0,30}"
    r"\b(?:city|town|suburb|county|community|village|township|borough)\b"
    r"[\w' -]{0,30} in (?:[a-z]+ )?"
)
INSIDE = re.compile(r" in (?:[a-z]+ )?")  # "Dakota County in northeastern Nebraska"
# "Washington and Jefferson counties, Oregon", "Lake and Cook counties in northern Illinois"
LISTED = re.compile(r" (?:counties|parishes|boroughs)(?:, | \(| in (?:[a-z]+ )?)", re.IGNORECASE)
JOINED = re.compile(r",? (?:and|or|&) |, ")  # between the counties of such a list
POSSESSIVE = re.compile(r"['’]s? ")  # "Nebraska's Dakota County", "Texas' Harris County"
# "Davis (IL-07)", "(DE-At Large)", "Smith, Texas Republican": a person's seat, no town's state
SEAT = re.compile(r"-(?:\d|At Large)| (?:Republican|Democrat)")
# the end of "GALVESTON, Texas – ", "AUSTIN (AP) — ", "Lincoln, Neb. (Sample Wire) -- "
DATELINE = re.compile(r"\s?(?:\([^()\n]{1,40}\))?\s?(?:[—–]|--|- )")
SAYS = re.compile(r",? (?:said|says|told|asked|wrote|added|replied|answered)\b")
SAID = re.compile(r"\b(?:said|says|added|asked|wrote) $")
OPENS = re.compile(r"(?:^|[\n.!?\"”]\s*)$")  # a text, a line or a sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """A name with what is printed around it."""

    named: PlaceName
    state: str | None = None  # postal code that the text puts next to the name
    dateline: bool = False
    speaks: bool = False  # something is said by it: "said Graham", "Graham says"
    bound: bool = False  # a state that is printed behind a town's or a county's name


def with_states(text: str, found: Sequence[PlaceName]) -> Iterator[Sighting]:
    """Each name with its printed state; a state's name that is a town's here becomes the town's."""
    behind: list[Sighting] = []  # from the last to the first
    for before, named in reversed(tuple(pairwise((None, *found)))):
        if named is not None:
            behind.append(sighting(text, before, named, behind[-1] if behind else None))
    for left, seen in pairwise((None, *reversed(behind))):
        if seen is not None:
            yield replace(seen, bound=left is not None and is_bound(text, left, seen))


def is_bound(text: str, left: Sighting, seen: Sighting) -> bool:
    """Whether a state is the one that the name before it takes from behind."""
    if seen.named.form not in STATES or left.state != seen.named.entries[0].state:
        return False
    return not OPENS.search(text[left.named.end : seen.named.start])


def sighting(
    text: str, before: PlaceName | None, named: PlaceName, behind: Sighting | None
) -> Sighting:
    """One name, seen with its neighbours."""
    state = state_behind(text, named, behind)
    end = behind.named.end if behind and state else named.end
    dateline = is_dateline(text, named, end)
    if dateline and named.key == "new york":
        state = "NY"  # "NEW YORK —" is dated from the city
    return Sighting(
        named=renamed(named, state) if state else named,
        state=state or state_before(text, before, named),
        dateline=dateline,
        speaks=bool(
            SAYS.match(text, named.end) or SAID.search(text, max(0, named.start - 8), named.start)
        ),
    )


def renamed(named: PlaceName, state: str) -> PlaceName:
    """A state's name as the town's that it is here: "Indiana, Pa.", "Washington, D.C."."""
    if named.form != "state":
        return named
    if state == "DC":
        return replace(named, entries=(names.states()["DC"],))
    return replace(named, form="bare", entries=names.places()[named.key])


def state_of(seen: Sighting) -> str | None:
    """The state that a sighting is, or is in."""
    if seen.named.form in STATES and seen.state is None:
        return seen.named.entries[0].state
    return seen.state


def state_behind(text: str, named: PlaceName, behind: Sighting | None) -> str | None:
    """Meets "Bensalem, Pa.", "Bensalem, Bucks County, Pa.", "Dakota County in Nebraska"."""
    state = state_of(behind) if behind else None
    if state is None or behind is None or named.form == "short":
        return None
    if SEAT.match(text, behind.named.end):
        return None
    gap = text[named.end : behind.named.start]
    if is_of_list(named, gap, behind):
        return state if bears(named.entries, state) else None
    if named.form == "state":
        # "Indiana, Pa." and "Washington, D.C.", but "Nevada, Missouri and Ohio"
        fits = behind.named.form == "short" and gap == ", " and has_town(named.key, state)
        return state if fits else None
    if COMMA.fullmatch(gap):
        fits = behind.named.form in STATES or bears(named.entries, state)
        return state if fits else None
    return state if is_near(gap, named, behind.named) and bears(named.entries, state) else None


def is_of_list(named: PlaceName, gap: str, behind: Sighting) -> bool:
    """Whether a state behind a list of counties is that of a name in it."""
    if not is_listed(named):
        return False
    if behind.named.form in STATES:
        return bool(LISTED.fullmatch(gap))
    return is_listed(behind.named) and bool(JOINED.fullmatch(gap))


def is_listed(named: PlaceName) -> bool:
    """Whether a county is called by its name alone: "Bucks" of "Bucks and Pike counties"."""
    return named.form == "county" and named.key in names.counties()


def is_near(gap: str, named: PlaceName, behind: PlaceName) -> bool:
    """Whether two names belong together though no comma is between them."""
    if DESCRIBED.fullmatch(gap):
        return True
    if named.form in FORMAL and INSIDE.fullmatch(gap):
        return True
    # "Houston TX" and "Bee County Texas", but "George Washington"
    return bool((behind.form == "short" or named.form in FORMAL) and SPACE.fullmatch(gap))


def state_before(text: str, before: PlaceName | None, named: PlaceName) -> str | None:
    """Meets "Nebraska's Dakota County"."""
    if before is None or before.form not in STATES or named.form in STATES:
        return None
    state = before.entries[0].state
    near = POSSESSIVE.fullmatch(text[before.end : named.start])
    return state if near and bears(named.entries, state) else None


def has_town(key: str, state: str) -> bool:
    """Whether a state has a town of that name; the District is Washington."""
    return (key == "washington" and state == "DC") or bears(names.places().get(key, ()), state)


def bears(entries: Sequence[Entry], state: str) -> bool:
    """Whether one of the entries lies in a state."""
    return any(entry.state == state for entry in entries)


def is_dateline(text: str, named: PlaceName, end: int) -> bool:
    """Whether a text, a line or a sentence opens with a name that has a dash behind it."""
    before = text[max(0, named.start - 3) : named.start]
    opens = OPENS.search(before) if before else True
    return bool(opens and DATELINE.match(text, end))
