"""Names whose "County" is said once for all: "Cecil, Frederick and St. Mary's counties"."""

import re
from collections.abc import Callable, Iterator, Sequence

from nlp.gazetteer import names
from nlp.gazetteer.entries import Entry
from nlp.places.beside import bears
from nlp.places.forms import towns
from nlp.places.place_name import LONGEST, PlaceName, is_capital, named_by, of_kinds, spelled
from nlp.words import Word

Bearers = Callable[[str], tuple[Entry, ...]]  # who bears a name by its key


def counties(key: str) -> tuple[Entry, ...]:
    """The counties of a name."""
    return of_kinds(key, {"county"})


def parishes(key: str) -> tuple[Entry, ...]:
    """The parishes of a name."""
    return of_kinds(key, {"parish"})


def boroughs(key: str) -> tuple[Entry, ...]:
    """The boroughs of a name, which are counties in Alaska and towns elsewhere."""
    return of_kinds(key, {"borough"}) or towns(key)


PLURAL: dict[str, tuple[Bearers, str]] = {  # with the form of such a name
    "counties": (counties, "county"),
    "parishes": (parishes, "county"),
    "boroughs": (boroughs, "county"),
    "townships": (towns, "township"),
    "towns": (towns, "formal"),
    "cities": (towns, "formal"),
    "villages": (towns, "formal"),
}
BEHIND = {"counties", "parishes", "boroughs", "townships"}  # "Bucks and Pike counties"
# "counties of Otsego and Bucks", "counties — Bucks, Pike and Erie", "counties, including Bucks",
# "counties that signed before the ban: Bucks and Pike"
OPENING = re.compile(
    r"(?: of|\s?[—–:(,-]{1,2}(?: (?:with|including|such as|like|namely))?|[\w' -]{1,50}:)"
    r" ?(?=[A-Z])"
)
OF = re.compile(r" of (?=[A-Z])")  # "the towns of Paris and Mexico", but "three cities, Dallas …"
IN = re.compile(r"\b[Ii]n $")  # "In Maryland, Cecil and Kent counties"
# "Kent and Sussex counties in |Delaware and Cecil and Talbot counties in Maryland"
LAST_IN = re.compile(rf"\b(?:{'|'.join(sorted(BEHIND))}) in $")
LAST_IN_LONG = 14  # characters
SKIPPED = re.compile(r"\w+")
AND = {"and", "or"}
COMMA = {",", "&", ", &"}


def in_lists(text: str, words: Sequence[Word]) -> Iterator[PlaceName]:
    """The names of every list in a text."""
    for position, word in enumerate(words):
        if word.key not in PLURAL:
            continue
        bearers, form = PLURAL[word.key]
        if word.key in BEHIND:
            found = backward(text, words, position - 1, bearers, form)
            yield from no_states(text, tuple(found))
        opening = OPENING if form == "county" else OF
        if match := opening.match(text, word.end):
            first = position + 1 + len(SKIPPED.findall(match.group()))
            found = forward(text, words, first, bearers, form)
            yield from no_states(text, tuple(found)[::-1])


def no_states(text: str, listed: Sequence[PlaceName]) -> Sequence[PlaceName]:
    """A list from its last name to its first without the states that stand beside it.

    Meets "three Idaho counties", "Bucks and Pike counties, Delaware says" and "in Maryland, Cecil
    and Kent counties", where all lie in the state; but "Iowa, Dane and Rock counties" are three.
    """
    if all(named.key in names.state_names() for named in listed):
        return ()
    first = listed[-1]
    state = names.state_names().get(first.key)
    if state is None or not IN.search(text, max(0, first.start - 4), first.start):
        return listed
    if LAST_IN.search(text, max(0, first.start - LAST_IN_LONG), first.start):
        return listed[:-1]
    within = all(bears(named.entries, state.state) for named in listed[:-1])
    return listed[:-1] if within and text.startswith(",", first.end) else listed


def backward(
    text: str, words: Sequence[Word], last: int, bearers: Bearers, form: str
) -> Iterator[PlaceName]:
    """The names that end in front of "counties"."""
    while named := ending_at(text, words, last, bearers, form):
        before = named.first - 1
        conjoined = before >= 0 and words[before].key in AND
        listed = before >= 0 and text[words[before].end : named.start].strip() in COMMA
        yield named
        if not (conjoined or listed):
            return
        last = before - conjoined


def ending_at(
    text: str, words: Sequence[Word], last: int, bearers: Bearers, form: str
) -> PlaceName | None:
    """The longest name of such a place that ends at a word."""
    for first in range(max(0, last - LONGEST + 1), last + 1):
        for run in spelled(text, words, first):
            entries = bearers(run.key) if run.last == last else ()
            if entries and is_capital(words, run):
                return named_by(words, run, form, entries)
    return None


def forward(
    text: str, words: Sequence[Word], first: int, bearers: Bearers, form: str
) -> Iterator[PlaceName]:
    """The names that follow "counties of"."""
    while first < len(words):
        runs = [run for run in spelled(text, words, first) if bearers(run.key)]
        if not runs or not is_capital(words, runs[-1]):
            return
        yield named_by(words, runs[-1], form, bearers(runs[-1].key))
        first = runs[-1].last + 1
        if first < len(words) and words[first].key in AND:
            first += 1
        elif not text.startswith(",", words[first - 1].end):
            return
