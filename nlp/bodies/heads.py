"""The names of bodies in rules/agencies.toml, looked up by the keys of their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.wordlists import rules
from nlp.words import Word, name_key

ABBREVIATED = {"us", "dept"}  # words of a name with a dot behind
LONGEST = 8  # words: "Department of Homeland Security Office of Inspector General"


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What stands behind a jurisdiction's name: "Sheriff's Office"."""

    name: str
    kind: str
    of: frozenset[str]  # levels of jurisdiction that may own it: county, place, state


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """Words of the text that name a body or end its name. `first`, `last` are word positions."""

    first: int
    last: int  # inclusive
    end: int  # in the text
    key: str


@cache
def federal() -> dict[str, str]:
    """Federal bodies' names by the key of every form; of a form in capitals the form itself."""
    return {
        form if form.isupper() else name_key(form): body["name"]
        for body in rules("agencies")["federal"]
        for form in (body["name"], *body["forms"])
    }


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """Heads by the key of every form: a county's and a state's may share one."""
    found: dict[str, list[Head]] = {}
    for body in rules("agencies")["head"]:
        for form, name in ({name: name for name in body["names"]} | body["also"]).items():
            head = Head(name=name, kind=body["kind"], of=frozenset(body["of"]))
            key = form if form.isupper() else name_key(form)
            found.setdefault(key, []).append(head)
    return {key: tuple(group) for key, group in found.items()}


@cache
def first_words() -> frozenset[str]:
    """The words with which a body's name begins: most words of a text begin none."""
    return frozenset(key.partition(" ")[0] for key in (*heads(), *federal()))


def may_begin(word: Word) -> bool:
    """Whether a word can be the first of a body's name, "ICE" as printed or without 's."""
    printed = word.text[:-2] if word.bare else word.text
    return not first_words().isdisjoint((word.key, word.bare, printed))


@cache
def words_of(name: str) -> frozenset[str]:
    """A word list of the file."""
    return frozenset(rules("agencies")["words"][name])


def runs(text: str, words: Sequence[Word], first: int) -> Iterator[Printed]:
    """Every run of words from one on, the longest first; a possessive s is no part of it."""
    keys: list[str] = []
    found = []
    for last in range(first, min(first + LONGEST, len(words))):
        word = words[last]
        if keys and not is_joined(text, words[last - 1], word):
            break
        for key, end in ((word.key, word.end), (word.bare, word.end - 2)):
            if key is not None:
                found.append(Printed(first=first, last=last, end=end, key=" ".join((*keys, key))))
        keys.append(word.key)
    yield from reversed(found)
    word = words[first]  # "ICE" as it is printed
    end = word.end - 2 if word.bare else word.end
    yield Printed(first=first, last=first, end=end, key=text[word.start : end])


def is_joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words may stand in one name: "Alcohol, Tobacco", "U.S. Attorney's Office"."""
    gap = text[left.end : right.start]
    return gap in {" ", " & ", ", "} or (gap == ". " and left.key in ABBREVIATED)
