"""In which state an agency lies that a text names, by its name, its sentence, the text, the outlet.

117 names stand on ICE's lists in two states or more, so that a name alone tells nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import Protocol

from archive.records import Jurisdiction
from nlp.bodies.listed import COUNTIES
from nlp.bodies.spellings import compared
from nlp.found import FoundJurisdiction
from nlp.gazetteer.names import states
from nlp.speech.sentences import ABBREVIATED, END

CAPITAL = "DC"  # which most texts name for the federal government
FARTHEST = 600  # characters of a sentence to each side
MOST = 2 / 3  # of all places of a text, which make a state the one that it is about
NO_STATE = {"county", "parish", "city", "township", "borough"}  # "Indiana County", "Texas City"


class Strength(IntEnum):
    """How much speaks for a state."""

    NONE = 0
    SEEN = 1  # the text names it among others
    HOME = 2  # the outlet's, and the text is about no other
    MAIN = 3  # the one that the text is about
    ONLY = 4  # no other is named
    SENTENCE = 5  # named in the same sentence
    NAME = 6  # part of the name


SCORES = {
    Strength.HOME: 0.7,
    Strength.MAIN: 0.75,
    Strength.ONLY: 0.8,
    Strength.SENTENCE: 0.9,
    Strength.NAME: 0.95,
}


class Span(Protocol):
    """Words of the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place that the text names; None where it stays ambiguous."""

    start: int
    end: int
    jurisdiction: Jurisdiction | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StateEvidence:
    """What one text says of states."""

    text: str
    home: str | None  # postal code of the outlet's state
    places: Sequence[Place]
    named: Counter[str]  # how often the text names places of each state

    def strength(self, state: str, start: int, end: int) -> Strength:
        """How much speaks for a state at some words of the text."""
        left, right = sentence_around(self.text, start, end)
        beside = self.within(left, right)
        if state in beside:
            return Strength.SENTENCE
        if set(self.named) == {state}:
            return Strength.ONLY
        if state in self.named:
            return Strength.MAIN if self.is_main(state) else Strength.SEEN
        is_elsewhere = bool(beside) or any(map(self.is_main, self.named))
        return Strength.HOME if state == self.home and not is_elsewhere else Strength.NONE

    def without(self, spans: Sequence[Span]) -> "StateEvidence":
        """The same but for the places within some words, which were taken for another state's."""
        left = [
            one
            for one in self.places
            if not any(span.start <= one.start and one.end <= span.end for span in spans)
        ]
        return replace(self, places=left, named=count(left))

    def outside_names(self, start: int, end: int) -> "StateEvidence":
        """The same but for states in a listed name: "Greene-Washington", "Oregon Township"."""
        left = [
            one
            for one in self.places
            if not (start <= one.start and one.end <= end and is_state(one))
        ]
        return (
            self if len(left) == len(self.places) else replace(self, places=left, named=count(left))
        )

    def is_main(self, state: str) -> bool:
        """Whether a text is about a state, by the places that it names."""
        return self.named[state] >= MOST * self.named.total()

    def within(self, start: int, end: int) -> set[str]:
        """The states of the known places between two offsets."""
        return {
            place.jurisdiction.state
            for place in self.places
            if place.jurisdiction and start <= place.start and place.end <= end
        }

    def counties(self, state: str) -> set[str]:
        """The ids of the counties of a state that the text names."""
        return {
            place.jurisdiction.id
            for place in self.places
            if place.jurisdiction
            and place.jurisdiction.state == state
            and place.jurisdiction.id.endswith(COUNTIES)
        }


def is_state(place: Place) -> bool:
    """Whether it is a state."""
    return place.jurisdiction is not None and place.jurisdiction.kind == "state"


def gather(text: str, home: str | None, found: Sequence[FoundJurisdiction]) -> StateEvidence:
    """What all places of a text say of states."""
    places = sorted(
        (
            Place(start=mention.start, end=mention.end, jurisdiction=one.jurisdiction)
            for one in found
            for mention in one.mentions
        ),
        key=lambda place: place.start,
    )
    return StateEvidence(
        text=text,
        home=home,
        places=places,
        named=count(places),
    )


def count(places: Sequence[Place]) -> Counter[str]:
    """How often each state's places are named."""
    return Counter(
        place.jurisdiction.state
        for place in places
        if place.jurisdiction and place.jurisdiction.state != CAPITAL
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds some words, within their line."""
    left = max(text.rfind("\n", 0, start) + 1, start - FARTHEST)
    line = text.find("\n", end)
    right = min(len(text) if line < 0 else line, end + FARTHEST)
    stops = [stop.end() for stop in END.finditer(text, left, right) if is_stop(text, stop.start())]
    return (
        max((stop for stop in stops if stop <= start), default=left),
        min((stop for stop in stops if stop >= end), default=right),
    )


def is_stop(text: str, position: int) -> bool:
    """Whether a dot ends a sentence: not that of "Pa."."""
    return ABBREVIATED.search(text, max(0, position - 8), position + 1) is None


@lru_cache(maxsize=4_096)
def holds_state(name: str, state: str) -> bool:
    """Whether a name says its state: "University of Central Florida", "Troy Township PA"."""
    if state not in states():
        return False
    words, own = compared(name), compared(states()[state].jurisdiction.name)
    return state in name.split() or any(
        words[at : at + len(own)] == own and not NO_STATE.intersection(words[at + len(own) :][:1])
        for at in range(len(words))
    )
