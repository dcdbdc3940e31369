"""The counties and places of one state by the letters of their names, with spellings mended."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from rapidfuzz.distance import OSA

from archive.records import Jurisdiction
from nlp.gazetteer import names
from nlp.gazetteer.entries import Entry

TWO_EDITS = 8  # letters of a name that two wrong letters leave recognisable
ONE_EDIT = 4  # and one

Known: TypeAlias = Mapping[str, tuple[Jurisdiction, ...]]


@cache
def counties(state: str) -> Known:
    """Counties and their like: "desoto" leads to DeSoto County."""
    return of_state(names.counties(), state)


@cache
def places(state: str) -> Known:
    """Towns and cities, independent ones among them."""
    return of_state(names.places(), state)


@cache
def independent_cities(state: str) -> Known:
    """Cities that no county holds, with and without "City": "Carson City", "Richmond"."""
    return {
        letters: cities
        for letters, named in places(state).items()
        if (cities := tuple(one for one in named if one.kind == "independent-city"))
    }


def of_state(named: Mapping[str, tuple[Entry, ...]], state: str) -> Known:
    """What a state has, by letters alone, so that "La Salle" is "LaSalle"."""
    known: dict[str, tuple[Jurisdiction, ...]] = {}
    for key, entries in named.items():
        for entry in entries:
            letters, one = key.replace(" ", ""), entry.jurisdiction
            if one.state == state and one not in known.get(letters, ()):
                known[letters] = (*known.get(letters, ()), one)
    return known


@cache
def spread(level: Callable[[str], Known]) -> Mapping[str, int]:
    """How many states have a county, or a place, of each name."""
    return Counter(letters for state in names.states() for letters in level(state))


def only(known: Known, letters: str) -> Jurisdiction | None:
    """The one that bears exactly this name."""
    found = known.get(letters, ())
    return found[0] if len(found) == 1 else None


def mended(known: Known, letters: str, *, edits: int = 1) -> Jurisdiction | None:
    """The only one whose name differs by a letter or, of a long name, by more."""
    if len(letters) < ONE_EDIT or letters in known:
        return None  # a name that is real is never taken for a misspelt one
    for amiss in range(1, edits + 1 if len(letters) >= TWO_EDITS else 2):
        if close := near(known, letters, amiss):
            return close[0] if len(close) == 1 else None
    return None


def near(known: Known, letters: str, edits: int) -> list[Jurisdiction]:
    """All within some edits: a letter too many, too few, wrong, or two swapped."""
    return [
        one
        for name, named in known.items()
        if abs(len(name) - len(letters)) <= edits
        and OSA.distance(name, letters, score_cutoff=edits) <= edits
        for one in named
    ]
