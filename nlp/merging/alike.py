"""Whether two names can be one person's: "James T. “Jim” Sample" and "Jim Sample Jr." can."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from archive.people import NICKNAME as QUOTED
from archive.slugs import slug
from nlp.wordlists import rules

NICKNAME = re.compile(r"[“\"‘'(]([A-Z][\w.-]+)[”\"’')](?!\w)")  # James T. “Jim” Sample
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
PARTICLES = {"da", "de", "del", "della", "den", "der", "di", "du", "la", "le", "st", "van", "von"}
MOST = 2**17  # names that are kept in parts
NICKNAMES: dict[str, list[str]] = rules("nicknames")["names"]  # "charles" = ["chuck", "charlie"]


class Likeness(IntEnum):
    """How first names agree, where nothing else in two names tells their bearers apart."""

    SURNAME = 0  # one is a bare surname: "Sheriff Sample"
    INITIAL = 1  # J. and James; J. Robert and Robert
    SHORT = 2  # Chuck and Charles
    SAME = 3  # Jim and James “Jim”


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A name in parts, lower case, without accents and dots."""

    first: str  # empty where there is none, as are the next two
    nickname: str
    middle: str
    last: str  # with its particles, "van-dyke"; "sample-doe" is one surname
    suffix: str | None


@lru_cache(MOST)
def parts(name: str) -> Parts:
    """The parts of a name."""
    nickname = NICKNAME.search(name)
    words = [word for printed in QUOTED.sub(" ", name).split() for word in _words(printed)]
    suffix = words.pop() if len(words) > 1 and words[-1] in SUFFIXES else None
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return Parts(
        first=words[0] if at > 0 else "",
        nickname=slug(nickname[1]) if nickname is not None else "",
        middle=words[1] if at > 1 else "",
        last="-".join(words[max(at, 0) :]),
        suffix=suffix,
    )


def _words(printed: str) -> list[str]:
    """ "J.R." is two initials, "Sample-Doe," one surname."""
    word = slug(printed)
    letters = word.split("-")
    return letters if max(map(len, letters)) == 1 else [word] if word else []


@lru_cache(MOST)
def likeness(one: str, other: str) -> Likeness | None:
    """How two names agree; None where they cannot be one person's."""
    left, right = parts(one), parts(other)
    if left.last != right.last or not left.last or _clash(left, right):
        return None
    pairs = (
        (left.first, right.first),
        (left.first, right.nickname),
        (left.nickname, right.first),
    )
    found = [how for pair in pairs if all(pair) and (how := _of_firsts(*pair)) is not None]
    if _goes_by_middle(left, right) or _goes_by_middle(right, left):
        found.append(Likeness.INITIAL)
    if not (left.first and right.first):
        found.append(Likeness.SURNAME)
    return max(found, default=None)


def has_one_suffix(one: str, other: str) -> bool:
    """Whether two names have the same of Jr. and Sr., or both none."""
    return parts(one).suffix == parts(other).suffix


def _clash(left: Parts, right: Parts) -> bool:
    """Jr. and Sr.; the middle names T. and Robert, but not T. and Thomas, or none."""
    suffixes = {left.suffix, right.suffix} - {None}
    a, b = left.middle, right.middle
    return len(suffixes) > 1 or bool(a and b and a != b and not _is_initial_of(a, b))


def _of_firsts(one: str, other: str) -> Likeness | None:
    if one == other:
        return Likeness.SAME if len(one) > 1 else Likeness.INITIAL
    if other in NICKNAMES.get(one, ()) or one in NICKNAMES.get(other, ()):
        return Likeness.SHORT
    return Likeness.INITIAL if _is_initial_of(one, other) else None


def _is_initial_of(one: str, other: str) -> bool:
    """Whether one of two different words is the other's first letter."""
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _goes_by_middle(left: Parts, right: Parts) -> bool:
    """J. Robert Sample, known as Robert."""
    return len(left.first) == 1 and left.middle in {right.first, right.nickname} - {""}
