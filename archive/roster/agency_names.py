"""Whether two names of one state mean the same agency, a misspelling of it, or another."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

WORDS = re.compile(r"[A-Z0-9]+", re.ASCII)
NUMBER = re.compile(r"\d|\b(?:[A-Z]|[IVX]+)$")  # "Precinct 2", "District B", "Ward IV"
SUBUNIT = re.compile(r"\s*[,/(]\s*|\s*-\s+|\s+-\s*")  # "… County Commissioners/ Corrections"
LONG_FORMS = {
    "ST": ("SAINT",),
    "STE": ("SAINTE",),
    "FT": ("FORT",),
    "MT": ("MOUNT",),
    "CO": ("COUNTY",),
    "DEPT": ("DEPARTMENT",),
    "TWP": ("TOWNSHIP",),
    "BORO": ("BOROUGH",),
    "DIV": ("DIVISION",),
    "UNIV": ("UNIVERSITY",),
    "DOC": ("DEPARTMENT", "CORRECTIONS"),
    "PD": ("POLICE", "DEPARTMENT"),
    "DPS": ("DEPARTMENT", "PUBLIC", "SAFETY"),
    "BOCC": ("BOARD", "COUNTY", "COMMISSIONERS"),
    "BDS": ("BOARD",),
    "BD": ("BOARD",),
}
KINDS = {
    "SHERIFF": "sheriff",
    "SHERIFFS": "sheriff",
    "POLICE": "police",
    "PATROL": "police",
    "CONSTABLE": "constable",
    "CONSTABLES": "constable",
    "MARSHAL": "marshal",
    "MARSHALS": "marshal",
    "ATTORNEY": "attorney",
    "ATTORNEYS": "attorney",
    "PROSECUTOR": "attorney",
    "JAIL": "custody",
    "PRISON": "custody",
    "CORRECTION": "custody",
    "CORRECTIONS": "custody",
    "CORRECTIONAL": "custody",
    "DETENTION": "custody",
    "BOARD": "board",
    "COMMISSIONERS": "board",
    "TRUSTEES": "board",
}
LEVELS = {
    "COUNTY": "county",
    "PARISH": "county",
    "CITY": "city",
    "TOWN": "town",
    "TOWNSHIP": "township",
    "BOROUGH": "borough",
    "VILLAGE": "village",
    "STATE": "state",
}
GENERAL = frozenset(
    {"OF", "THE", "AND", "FOR", "DEPARTMENT", "OFFICE", "SERVICE", "SERVICES", "DIVISION"}
    | {"BUREAU", "AGENCY", "LAW", "ENFORCEMENT", "AUTHORITY", "FACILITY", "UNIT"}
)
PLACES_TOO = {"PARISH", "MARSHAL", "MARSHALS"}  # a letter from the towns of Paris and Marshall
KNOWN = tuple(word for word in (*KINDS, *LEVELS, *GENERAL) if word not in PLACES_TOO)
SCHOOLS = frozenset({"UNIVERSITY", "COLLEGE"})
SIDES = frozenset({"NORTH", "SOUTH", "EAST", "WEST", "UPPER", "LOWER", "OLD", "NEW"})
SHORTEST_MISTYPED = 6  # letters of a known word that may be mistyped: "DEPARTENT", "OFFIC"
MANY_SLIPS = 3
SHORT_NAME, LONG_NAME = 6, 9  # letters from which one and two typing errors are believed


class Closeness(IntEnum):
    """How far what tells two agencies apart agrees."""

    NONE = 0
    SHARING = 1  # a word in common
    NESTED = 2  # one says more than the other
    SPELT = 3  # a typing error apart
    SAME = 4


@dataclass(frozen=True, kw_only=True)
class NameParts:
    """A name taken apart."""

    subject: tuple[str, ...]  # what tells it from others of its kind: "PALM", "BEACH"
    kinds: frozenset[str]  # "sheriff"
    levels: frozenset[str]  # "county"
    numbers: frozenset[str]  # "2" of a precinct


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What a comparison of two names gives."""

    closeness: Closeness
    is_one_body: bool  # a sheriff's office and a county jail are two
    has_same_level: bool  # a county and a city of one name have not
    per_cent: int  # of all letters
    slips: int  # typing errors between them, blanks and marks apart; at most MANY_SLIPS


@lru_cache(maxsize=1 << 14)
def known_word(word: str) -> str:
    """A known word for its typing error: "CONSTBALES", "DEPARTENT"."""
    if word in KINDS or word in LEVELS or word in GENERAL or len(word) < SHORTEST_MISTYPED - 1:
        return word
    near = [known for known in KNOWN if is_mistyped(word, known)]
    return min(near) if near else word


def is_mistyped(word: str, known: str) -> bool:
    """By one letter, the first being right."""
    return (
        len(known) >= SHORTEST_MISTYPED
        and word[0] == known[0]
        and (OSA.distance(word, known, score_cutoff=1) <= 1)
    )


@lru_cache(maxsize=1 << 15)
def name_parts(name: str, state: str) -> NameParts:
    """Of a normalised name; the state's own name in it tells nothing."""
    long = (form for word in WORDS.findall(name) for form in LONG_FORMS.get(word, (word,)))
    words = [known_word(word) for word in long]
    return NameParts(
        subject=subject(words, state),
        kinds=frozenset(KINDS[word] for word in words if word in KINDS),
        levels=frozenset(LEVELS[word] for word in words if word in LEVELS),
        numbers=frozenset(NUMBER.findall(name)),
    )


def subject(words: Sequence[str], state: str) -> tuple[str, ...]:
    """What is left; of Oklahoma County in Oklahoma and Florida State University all of it."""
    if not SCHOOLS.isdisjoint(words):
        return tuple(word for word in words if word not in KINDS and word not in GENERAL)
    told = {*WORDS.findall(state)}
    left = tuple(word for word in words if not is_told(word))
    without = tuple(word for word in left if word not in told)
    is_local = any(LEVELS.get(word, "state") != "state" for word in words)
    return left if is_local and not without else without


def is_told(word: str) -> bool:
    """Whether it says what an agency is, and not which."""
    return word in KINDS or word in LEVELS or word in GENERAL


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str, state: str) -> Likeness:
    """Of two normalised names of a state, whose name is given."""
    first, second = name_parts(one, state), name_parts(other, state)
    return Likeness(
        closeness=closeness(first, second),
        is_one_body=are_compatible(first.kinds, second.kinds),
        has_same_level=is_same_level(first, second),
        per_cent=round(fuzz.ratio(one, other)),
        slips=slips(one, other),
    )


def slips(one: str, other: str) -> int:
    """ "Waukesh aCounty" is none, "Ulfport" one; another number is no slip."""
    words, others = WORDS.findall(one), WORDS.findall(other)
    if NUMBER.findall(one) != NUMBER.findall(other) or are_on_other_sides(words, others):
        return MANY_SLIPS
    first, second = "".join(words), "".join(others)
    return OSA.distance(first, second, score_cutoff=MANY_SLIPS - 1)


def are_on_other_sides(one: Iterable[str], other: Iterable[str]) -> bool:
    """East Hampton and West Hampton are."""
    first, second = SIDES.intersection(one), SIDES.intersection(other)
    return bool(first and second) and first != second


def closeness(one: NameParts, other: NameParts) -> Closeness:
    """Of what is left of two names without the words for their kind."""
    if one.numbers != other.numbers or are_on_other_sides(one.subject, other.subject):
        return Closeness.NONE
    if not one.subject and not other.subject:
        return Closeness.SAME if one.kinds & other.kinds else Closeness.NONE
    if not one.subject or not other.subject:
        return Closeness.NONE
    first, second = {*one.subject}, {*other.subject}
    if first == second:
        return Closeness.SAME
    if differs_by_typing("".join(one.subject), "".join(other.subject)):
        return Closeness.SPELT
    if first < second or second < first:
        return Closeness.NESTED
    return Closeness.SHARING if first & second else Closeness.NONE


def differs_by_typing(one: str, other: str) -> bool:
    """ "LAMPASS" and "LAMPASAS" do; "LEE" and "LEVY", "HOOD" and "WOOD" do not."""
    length = min(len(one), len(other))
    allowed = 2 if length >= LONG_NAME else 1 if length >= SHORT_NAME else 0
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=2) <= allowed


def are_compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both can be one body: a board signs for its police, but not for the sheriff."""
    first, second = one - {"board"}, other - {"board"}
    if "board" in one ^ other and "sheriff" in one | other:
        return False
    return first <= second or second <= first


def is_same_level(one: NameParts, other: NameParts) -> bool:
    """ "City of Melbourne" is that of "Melbourne", "Jackson County Police" not "Jackson Police"."""
    if "county" in one.levels ^ other.levels:
        return "sheriff" in one.kinds & other.kinds
    return not one.levels or not other.levels or bool(one.levels & other.levels)


def is_subunit(one: str, other: str) -> bool:
    """Whether one name is the other with a division added after a comma, slash or dash."""
    short, long = sorted((one, other), key=len)
    return len(short.split()) > 2 and SUBUNIT.split(long)[0] == SUBUNIT.split(short)[0] == short
