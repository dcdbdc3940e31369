"""The names of listed agencies as keys, so that what a text prints can be compared with them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from archive.agencies import Listed
from nlp.bodies.heads import heads
from nlp.gazetteer.names import states
from nlp.wordlists import rules
from nlp.words import words

MISTYPED = 80  # of 100: "departement" for "department", "berrian" for "berrien"
# "Sample County Board of Commissioners/ Department of Corrections", "Safety - Highway Patrol"
PARTS = re.compile(r"\s*/\s*|\s+[-–]\s*|[-–]\s+")
# "Sample Department of Motor Vehicles, Division of Highway Patrol"
DIVISION = re.compile(r", Division of (?P<division>.+)$")
# "Sample Township Police | Department", whose owner may be in no gazetteer
UNPLACED = re.compile(
    r"^(?P<short>.+ (?:Township|Twp\.?|Borough|College|University|Airport) Police) Department$",
    re.IGNORECASE,
)
# "University of Sample Police | Department"
CAMPUS = re.compile(
    r"^(?P<short>(?:University|College) (?:of|at) .+ Police) Department$", re.IGNORECASE
)
# "Lake | County | Sheriff's Office", as newspapers near it print
SHERIFF = re.compile(
    r"^(?P<county>.+) (?:County|Parish) (?P<office>Sheriff['’]?s? (?:Office|Dep\w+))$",
    re.IGNORECASE,
)
# "Sample County Constable Precinct 3", "Sample County Constable's Office Pct.1"
PRECINCT = re.compile(
    r"^(?P<county>.+ County) Constable(?:['’]?s)?(?: Office)?,? (?:Precinct|Pct\.?|Prec\.?) ?"
    r"(?P<number>\d+)$",
    re.IGNORECASE,
)
# "Sample County Precinct 3 Constable's Office"
CONSTABLE = re.compile(
    r"^(?P<county>.+ County) (?:Precinct|Pct\.?|Prec\.?) ?(?P<number>\d+) "
    r"Constable(?:['’]?s)?(?: Office)?$",
    re.IGNORECASE,
)
# "Sample University Board of Trustees", "District Board of Trustees of Sample College"
TRUSTEES = re.compile(
    r"^(?:(?:The )?(?:District )?Board of Trustees of (?:the )?(?P<behind>.+)"
    r"|(?P<before>.+?),? Board of Trustees)$",
    re.IGNORECASE,
)


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of rules/listed.toml."""
    return frozenset(rules("listed")["words"][name])


def folded(key: str) -> str | None:
    """A word as it is compared; None where it is left out."""
    return None if key in word_list("skipped") else rules("listed")["same"].get(key, key)


def compared(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(key for word in words(name) if (key := folded(word.key)) is not None)


@cache
def head_keys() -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each form of a head, "sheriffs department", its one name: "sheriffs office"."""
    found = {compared(form): compared(group[0].name) for form, group in heads().items()}
    also = rules("listed")["heads"].items()
    return found | {compared(form): compared(name) for form, name in also}


@lru_cache(maxsize=65_536)
def body_key(name: str) -> str:
    """A name with its head in one form: "Sample Township police" as "… police department"."""
    key = compared(name)
    for first in range(len(key)):
        if (head := head_keys().get(key[first:])) is not None:
            return " ".join((*key[:first], *head))
    return " ".join(key)


def spellings(agency: Listed) -> Iterator[str]:
    """The names of an agency, and what a text may print for them."""
    return (spelling for name in agency.names for spelling in spellings_of(name, agency.state))


def spellings_of(name: str, state: str | None) -> Iterator[str]:
    """One name, and what a text may print for it."""
    yield name
    if compared(name) in head_keys() and state in states():  # "Office of the Attorney General"
        yield f"{states()[state].jurisdiction.name} {name}"
    for part in PARTS.split(name):
        if part != name and has_head(part):
            yield part
    if (division := DIVISION.search(name)) and state in states():
        short = f"{states()[state].jurisdiction.name} {division['division']}"
        yield from [short] if has_head(short) else []
    if police := UNPLACED.match(name) or CAMPUS.match(name):
        yield police["short"]
    if sheriff := SHERIFF.match(name):
        yield f"{sheriff['county']} {sheriff['office']}"
    if constable := PRECINCT.match(name) or CONSTABLE.match(name):
        yield from orders(constable["county"], constable["number"])
    if coded := with_code(name, state):
        yield coded
    if school := TRUSTEES.match(name):
        yield f"{school['behind'] or school['before']} Police Department"
        yield f"{school['behind'] or school['before']} Police"


def orders(county: str, number: str) -> Iterator[str]:
    """A constable's name in the orders in which it is printed."""
    for office in ("Constable", "Constable's Office"):
        yield f"{county} {office} Precinct {number}"
        yield f"{county} Precinct {number} {office}"


def with_code(name: str, state: str | None) -> str | None:
    """ "SC Department of Public Safety"; no code that is a word: "IN Department of Correction"."""
    if state not in states() or state.lower() in word_list("codes"):
        return None
    own = states()[state].jurisdiction.name
    return f"{state}{name[len(own) :]}" if name.startswith(f"{own} ") else None


def without_town(name: str) -> Iterator[str]:
    """ "Sample Police" for "Sample Borough Police Department", which texts may print as well."""
    word = town_word(name)
    if word is not None and (town := town_name(name)):
        yield f"{town} police"


def has_head(name: str) -> bool:
    """Whether a name is an owner's and a head: "Sample County Jail"."""
    key = compared(name)
    return any(key[first:] in head_keys() for first in range(1, len(key)))


def is_plain(agency: Listed) -> bool:
    """Whether it is the one sheriff, police or jail of its jurisdiction, by its name.

    Not "Sample County Port Authority Police", nor a township's that only its county is known of.
    """
    if agency.jurisdiction is None or "-" not in agency.jurisdiction:
        return False
    owner = compared(agency.jurisdiction.partition("-")[2].replace("-", " "))
    parts = (part for name in agency.names for part in PARTS.split(name))
    return any(is_plainly(compared(part), owner) for part in parts)


def is_plainly(name: Sequence[str], owner: Sequence[str]) -> bool:
    """Whether a name holds only its owner's name and words of every town's police."""
    beside = [word for word in name if not is_like(word, frozenset(owner))]
    beside = [word for word in beside if word not in word_list("designations")]
    return bool(beside) and all(is_like(word, word_list("plain")) for word in beside)


@cache
def is_like(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of some, mistyped or not."""
    return word in known or any(fuzz.ratio(word, one) >= MISTYPED for one in known)


def town_word(name: str) -> str | None:
    """What a name calls its town: "township"."""
    return next((word for word in compared(name) if word in word_list("towns")), None)


def town_name(name: str) -> str | None:
    """The key of a town's name before such a word: "greene" of "Greene Township Police"."""
    key = compared(name)
    word = town_word(name)
    return " ".join(key[: key.index(word)]) if word is not None else None
