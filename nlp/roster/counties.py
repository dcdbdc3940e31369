"""The counties that a name or ICE's COUNTY column tells of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.records import Jurisdiction
from nlp.roster.known import counties, independent_cities, mended, only
from nlp.roster.naming import keys, word_list

EDITS = 2  # that a long name may have amiss: a state has few counties
LONGEST = 5  # words: "Lake of the Woods" and one to spare
WORDS = {"county", "parish"}
IN_ALASKA = {"borough", "municipality"}  # elsewhere a borough is a town
# "Sarasota/Manatee", "Sparta-White", "Fayette and Greenbrier"
BETWEEN = re.compile(r"[/,&;-]| and ", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A county that a name has, as it is spelt or as it must be meant."""

    county: Jurisdiction
    is_exact: bool


def named(words: Sequence[str], state: str) -> list[Named]:
    """The counties that a name has with the word "County", in order, each once."""
    marks = WORDS | (IN_ALASKA if state == "AK" else set())
    found = (
        before(unqualified(words[:at]), state) or behind(words[at + 1 :], state)
        for at, word in enumerate(words)
        if word in marks
    )
    return list({one.county: one for one in found if one}.values())


def before(words: Sequence[str], state: str) -> Named | None:
    """ "Metropolitan Moore | County", "Lampass | County": by the longest name."""
    for run in runs(words):
        if exact := county(run, state):
            return Named(county=exact, is_exact=True)
        if says_which(run) and (near := misspelt(run, state)):
            return Named(county=near, is_exact=False)
    return None


def unqualified(words: Sequence[str]) -> Sequence[str]:
    """ "Lexington-Fayette | Urban County": without the word for the kind of county."""
    return words[:-1] if word_list("of_county").issuperset(words[-1:]) else words


def says_which(words: Sequence[str]) -> bool:
    """Whether words may be a misspelt name: not "Regional", not "North"."""
    return word_list("body").isdisjoint(words) and not word_list("no_county").issuperset(words)


def runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The last words, the longest run first."""
    for count in range(min(LONGEST, len(words)), 0, -1):
        yield words[-count:]


def behind(words: Sequence[str], state: str) -> Named | None:
    """ "County | of Franklin"."""
    if words[:1] != ("of",):
        return None
    tails = (words[1 : 1 + count] for count in range(LONGEST, 0, -1))
    exact = next((one for tail in tails if (one := county(tail, state))), None)
    return Named(county=exact, is_exact=True) if exact else None


def county(words: Sequence[str], state: str) -> Jurisdiction | None:
    """The county, or the independent city, of exactly this name: "Hopewell County" is one."""
    letters = "".join(words)
    return only(counties(state), letters) or only(independent_cities(state), letters)


def misspelt(words: Sequence[str], state: str) -> Jurisdiction | None:
    """The only county that can be meant: "Somervill"."""
    return mended(counties(state), "".join(words), edits=EDITS)


def printed(cell: str | None, state: str) -> Jurisdiction | None:
    """The county of ICE's COUNTY column: "Lake Conty", "Saint Landry County", "Calacasieu"."""
    if not cell:
        return None
    whole = one_of(cell, state)
    parts = {part for text in BETWEEN.split(cell) if (part := exactly(text, state))}
    return whole or (parts.pop() if len(parts) == 1 else None)


def one_of(cell: str, state: str) -> Jurisdiction | None:
    """What the cell as a whole names; "Roanoke City" is the city, not the county of that name."""
    words = tuple(word for word in keys(cell, state) if word not in WORDS | {"borough", "cityof"})
    if words[-1:] == ("city",) and (city := only(independent_cities(state), "".join(words[:-1]))):
        return city
    return county(words, state) or misspelt(words, state)


def exactly(part: str, state: str) -> Jurisdiction | None:
    """The county of exactly this name."""
    return county([word for word in keys(part, state) if word not in WORDS], state)
