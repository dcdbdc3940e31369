"""What a text and its outlet say of states, in points for each place that a name may mean."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from nlp.gazetteer.entries import Entry, abroad
from nlp.gazetteer.names import TOWNS, base
from nlp.places.beside import STATES, Sighting, bears
from nlp.places.likely import Likely
from nlp.places.vocabulary import vocabulary

PEOPLE = 1.3  # times the logarithm of the population to base ten
ALONE = 2.5  # a city that the news names without its state or country: "in Dallas", "in Paris"
HOME = 4.0  # the outlet's state
DATELINE = 1.5  # the state that the text is dated from
NAMED = 1.2  # the state is named in the text
NAMED_AGAIN = 0.25  # each further time
MOST = 5  # times that count
TOPIC = 2.0  # the state is named more than all others together,
OFTEN = 4  # and at least so many times
COUNTY = 5.2  # for a county, whose population we do not know
COUNTY_BARE = 2.6  # the same where "County" is not said here,
COUNTY_CALLED = 3.6  # and more where it is said elsewhere in the text
SMALL = 200  # inhabitants of a place for which the Census Bureau's files give none
TOWNSHIP = 3.0  # "Doylestown Township", where the gazetteer has that beside the town
NEARBY = 2.5  # the text names the county that holds a town,
NEIGHBOUR = 1.5  # or a town that a county holds
KNOWN = 10_000  # inhabitants of a town whose name alone speaks for its state

Rated = tuple[Sighting, Likely]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What a text says of states."""

    home: str | None
    named: Mapping[str, int]  # how often each state is named or printed beside a place
    told: Mapping[str, int]  # the same without names that one state alone has: "Bensalem"
    guessed: frozenset[str]  # states of which the text has two such names
    shown: frozenset[str]  # states printed beside a place: "Madison County, Alabama"
    datelines: frozenset[str]
    beside: Mapping[str, str]  # the one state printed beside a name anywhere in the text
    townships: frozenset[str]  # keys of names that are called "X Township" in the text
    said: frozenset[str]  # keys of counties that are called "X County" in the text
    ground: str | None  # the outlet's state, or that which the text is dated from
    local: frozenset[str]  # keys of names that the text uses without a state before it adds another
    counties: frozenset[str] = frozenset()  # ids of the counties that the text surely names
    holders: frozenset[str] = frozenset()  # ids of the counties of towns that it surely names

    def of_state(self, state: str, form: str = "") -> float:
        """How much speaks for a state; 0 where nothing does. A county needs more than a guess."""
        known = form != "county" or state in self.told or state in self.guessed
        times = self.named.get(state, 0) if known else 0
        points = HOME * (state == self.home) + DATELINE * (state in self.datelines)
        if times:
            points += NAMED + NAMED_AGAIN * (min(times, MOST) - 1)
        if times >= OFTEN and 2 * times > sum(self.named.values()):
            points += TOPIC
        return points

    def of(self, entry: Entry, form: str) -> float:
        """How much speaks for an entry."""
        called = not is_town(entry) and (form == "sheriff" or base(entry) in self.said)
        points = self.of_state(entry.state, form) + COUNTY_CALLED * called + self.near(entry, form)
        return points + size(entry, form) + TOWNSHIP * is_as_called(entry, form)

    def near(self, entry: Entry, form: str) -> float:
        """How much the other places of the text speak for one of the same corner."""
        if not is_town(entry) and form in {"county", "sheriff"}:
            return NEIGHBOUR * (entry.id in self.holders)
        county = entry.jurisdiction.county or ""
        # York County speaks for no town of York in it: "York" may well be the county
        return NEARBY * (county in self.counties and not county.startswith(f"{entry.id}-"))


def size(entry: Entry, form: str) -> float:
    """How much an entry's population speaks for it, or what stands for that."""
    if not is_town(entry):
        return COUNTY if form in {"county", "sheriff"} else COUNTY_BARE
    alone = entry.id in vocabulary("standing_alone")
    return people(entry.population or SMALL) + ALONE * alone


def is_as_called(entry: Entry, form: str) -> bool:
    """Whether an entry is the township that a text calls one: no other town of the name is."""
    return form == "township" and entry.jurisdiction.kind == "township"


def is_town(entry: Entry) -> bool:
    """Whether an entry is a town, and no county."""
    return entry.jurisdiction.kind in TOWNS


def people(inhabitants: int) -> float:
    """How much a population speaks for a place."""
    return PEOPLE * math.log10(inhabitants + 1)


def gather(rated: Sequence[Rated], home: str | None) -> Evidence:
    """What all sightings together say of states."""
    townships = {seen.named.key for seen, _ in rated if seen.named.form == "township"}
    stated = [
        (seen, state)
        for seen, sure in rated
        if (state := shown_state(seen, sure, known=seen.named.key not in townships))
    ]
    datelines = frozenset(state for seen, state in stated if seen.dateline)
    ground = home or (min(datelines) if len(datelines) == 1 else None)
    return Evidence(
        home=home,
        named=Counter(state for seen, state in stated if not seen.bound),
        told=Counter(state for seen, state in stated if is_told(seen) and not seen.bound),
        guessed=twice({(seen.named.key, state) for seen, state in stated if not is_told(seen)}),
        shown=frozenset(seen.state for seen, _ in rated if seen.state),
        datelines=datelines,
        beside=printed_once(rated),
        townships=frozenset(townships),
        said=frozenset(county for seen, _ in rated for county in said(seen)),
        local=frozenset(local_names(rated, ground)),
        ground=ground,
    )


def is_told(seen: Sighting) -> bool:
    """Whether a text itself says the state, where a name alone lets it be guessed."""
    return seen.state is not None or seen.named.form in STATES


def twice(guesses: Set[tuple[str, str]]) -> frozenset[str]:
    """The states for which two different names speak."""
    times = Counter(state for _, state in guesses)
    return frozenset(state for state, number in times.items() if number > 1)


def shown_state(seen: Sighting, sure: Likely, *, known: bool) -> str | None:
    """The state that a sighting is, or has next to it; of a known name the only one that has it."""
    if seen.state:
        return seen.state
    if seen.named.form in STATES:
        return seen.named.entries[0].state
    return only_state(seen) if known and sure >= Likely.GOOD else None


def only_state(seen: Sighting) -> str | None:
    """The one state that has a place of a name."""
    entries = seen.named.entries
    states = {entry.state for entry in entries}
    is_county = seen.named.form == "county"
    if len(states) != 1 or (seen.named.key in abroad() and not is_county):
        return None
    large = any((entry.population or 0) > KNOWN for entry in entries)
    return states.pop() if large or is_county else None


def printed_once(rated: Sequence[Rated]) -> dict[str, str]:
    """Names that have one state printed beside them; not "Columbus" of Ohio and of Georgia."""
    states: dict[str, set[str]] = defaultdict(set)
    for seen, _ in rated:
        if seen.state:
            states[seen.named.key].add(seen.state)
    return {key: found.pop() for key, found in states.items() if len(found) == 1}


def local_names(rated: Sequence[Rated], ground: str | None) -> Iterator[str]:
    """Names of the text's own state that stand without a state first and with another one later.

    "Houston police … people in Houston, Texas" is of another Houston first: what is far away gets
    its state at the first mention.
    """
    met: dict[str, str | None] = {}
    for seen, sure in rated:
        key = seen.named.key
        if sure <= Likely.FAINT or seen.named.form in STATES:
            continue
        if key in met and met[key] is None and seen.state not in {None, ground}:
            yield key
        if key not in met and bears(seen.named.entries, ground or ""):
            met[key] = seen.state


def said(seen: Sighting) -> tuple[str, ...]:
    """The key of "Howard" where a text says "Howard County"."""
    return tuple(base(entry) for entry in seen.named.entries[:1] if seen.named.form == "county")
