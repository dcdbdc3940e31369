"""The name of a listed agency, word by word, as places are looked up."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from nlp.gazetteer import names
from nlp.wordlists import rules
from nlp.words import name_key

UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
TEENS = "tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth"
TENS = rf"(?:twen|thir|for|fif|six|seven|eigh|nine)(?:tieth|ty[ -](?:{UNITS}))"
ORDINAL = rf"(?:\d+(?:st|nd|rd|th)?|{UNITS}|{TEENS}|{TENS})"  # "3rd", "twenty-third"
# "6th Ward", "Precinct 3", "Pct.4", "District 6": parts of a county or town
PART = re.compile(
    rf"\b(?:{ORDINAL}\s+(?:ward|precinct|district)|(?:ward|precinct|pct|district)\b\W*\d+)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\b\d+(?:st|nd|rd|th)?\b", re.IGNORECASE)  # "16th Judicial District"
JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "CountySheriff's Office"; "DeKalb" comes to no harm
CITY_OF = re.compile(r"\bcity of\b")  # "City of Miami Police Department"
LEAST_LETTERS = 5  # of a word that may be misspelt


@cache
def word_list(name: str) -> frozenset[str]:
    """A word list of the file."""
    return frozenset(rules("roster")["words"][name])


def keys(name: str, state: str | None = None) -> tuple[str, ...]:
    """The words of a name in a state, without numbers, misspelt office words mended."""
    plain = NUMBER.sub(" ", PART.sub(" ", JOINED.sub(" ", name.replace("&", " and "))))
    words = name_key(plain).split()
    first = [rules("roster")["compass"].get(word, word) for word in words[:1]]
    mended = [
        whole(word, state if at else None) for at, word in enumerate([*first, *words[1:]])
    ]  # fmt: skip
    return tuple(CITY_OF.sub("cityof", " ".join(mended)).split())


@cache
def whole(word: str, state: str | None) -> str:
    """The word for a short or misspelt one: "department" for "dept" and "deparment".

    A word of a county's name is right, and of a place's: one of this state unless it comes first.
    """
    if word in word_list("body"):
        return word
    if word in rules("roster")["short"]:
        return str(rules("roster")["short"][word])
    if len(word) < LEAST_LETTERS or word in of_places()[state]:
        return word  # "Paris" is no "Parish"; "Parrish" is in Alabama alone
    near = (right for right in sorted(word_list("misspelt")) if OSA.distance(word, right) <= 1)
    return next(near, word)


@cache
def of_places() -> Mapping[str | None, frozenset[str]]:
    """The words of places' names by state, and under None of all; those of counties in each."""
    of_counties = {word for key in names.counties() for word in key.split()}
    words: dict[str | None, set[str]] = defaultdict(lambda: set(of_counties))
    for key, named in names.places().items():
        for state in {None, *(entry.state for entry in named)}:
            words[state].update(key.split())
    return {state: frozenset(words[state]) for state in [None, *names.states()]}


def has(words: Sequence[str], phrases: str) -> bool:
    """Whether one of the phrases of a list stands in a name."""
    return any(within(phrase, words) for phrase in word_list(phrases))


def within(phrase: str, words: Sequence[str]) -> bool:
    """Whether whole words of a name are the phrase."""
    return f" {phrase} " in f" {' '.join(words)} "


def spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every run of words around which only office words stand, the longest first."""
    count = len(words)
    own = [at for at in range(count) if not is_office(words, at)]
    first, last = (own[0], own[-1]) if own else (count - 1, 0)
    runs = [
        (start, end)
        for start in range(first + 1)
        for end in range(max(last, start) + 1, count + 1)
    ]  # fmt: skip
    return iter(sorted(runs, key=lambda run: (run[0] - run[1], run[0])))


def is_office(words: Sequence[str], at: int) -> bool:
    """Whether a word belongs to the office; so may the "City" of "Smiley City Marshal's Office"."""
    behind = words[at + 1 : at + 2]
    is_citys = words[at] == "city" and not word_list("body").isdisjoint(behind)
    return words[at] in word_list("body") or is_citys


def content(words: Sequence[str]) -> str:
    """A name without its office words and spaces: how overrides find it."""
    return "".join(word for word in words if word not in word_list("body") or word == "state")
