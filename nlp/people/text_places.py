"""The jurisdictions of one text by place, and which of them it is about."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.found import FoundJurisdiction
from nlp.gazetteer.names import states

Place = tuple[int, int, Jurisdiction | None]  # None: one of several of its name

FARTHEST = 20_000  # characters back to a place that an office may still belong to
PARAGRAPH = 2000  # characters of the longest
OPENING = 600  # characters in which a text says where it plays
DATELINE = 60  # characters
EARLY = 3  # mentions that it is worth to stand in the opening, or in the dateline
LEADING = 2  # and to be the first of its kind
TOPIC = 60  # characters of a paragraph that say where it plays: "In Kane County, Illinois,"
LONG = 500  # characters of a sentence
SENTENCE = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"])")  # "signed. | Its"
ABROAD = 3  # times the weight of the outlet's home that a text about another state gives to it
CLEARLY = 1.25  # times the weight of the next


class TextPlaces:
    """Every place that a text names, in order."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.all = sorted(_mentions(doc._.jurisdictions), key=lambda place: place[:2])
        self.starts = [start for start, _, _ in self.all]
        self.subjects = {
            found.jurisdiction.id
            for found in doc._.jurisdictions
            if found.jurisdiction is not None and found.role == "subject"
        }
        self.home: str | None = doc._.home_state
        self.weights = self._weights()
        self.focused: dict[tuple[tuple[str, ...], str | None], Jurisdiction | None] = {}

    def _weights(self) -> dict[Jurisdiction, int]:
        """How much a text is about each place: how often, how early, first of its kind, as subject,
        in its dateline."""
        named = [(start, place) for start, _, place in self.all if place is not None]
        weights = Counter(place for _, place in named)
        first = {place: start for start, place in reversed(named)}
        seats = {key for start, place in named if start < DATELINE for key in _seats(place)}
        leading = {place.kind: place for _, place in reversed(named)}
        for place in weights:
            weights[place] += EARLY * (first[place] < OPENING) + (place.id in self.subjects)
            weights[place] += LEADING * (leading[place.kind] == place)
            weights[place] += EARLY * (place.id in seats or _base(place) in seats)
        return dict(weights)

    def within(self, start: int, end: int) -> Iterator[Place]:
        """Those that end within a stretch of text."""
        index = max(0, bisect_left(self.starts, start) - 1)
        while index < len(self.all) and self.all[index][0] < end:
            if start < self.all[index][1] <= end:
                yield self.all[index]
            index += 1

    def right_before(self, start: int) -> Iterator[Jurisdiction | None]:
        """Bell County, Texas, | Judge Sample: the state, then the county."""
        index = bisect_left(self.starts, start) - 1
        while index >= 0 and self.text[self.all[index][1] : start] in {", ", " "}:
            start, _, place = self.all[index]
            yield place
            index -= 1

    def named(self, name: str) -> Iterator[Jurisdiction]:
        """Those of a name."""
        return (place for place in self.weights if place.name == name)

    def of_kind(
        self, at: int, kinds: tuple[str, ...], state: str | None, is_owned: bool
    ) -> Jurisdiction | None:
        """The place of an office at `at` that is printed without one.

        The last one before in its sentence, or in the first words of its paragraph; then, within
        the state that the text is about: the last one before in the paragraph, the one that the
        text is clearly about, the last one before.
        """
        here = state or (None if is_owned else self.state)
        floor = self.text.rfind("\n", max(0, at - PARAGRAPH), at) + 1 or max(0, at - PARAGRAPH)
        return (
            self._last(self._sentence(floor, at), at, kinds, state)
            or (not is_owned and self._last(floor, min(at, floor + TOPIC), kinds, state))
            or self._last(floor, at, kinds, here)
            or self._focus(kinds, here)
            or self._last(max(0, at - FARTHEST), at, kinds, here)
        )

    def _sentence(self, floor: int, at: int) -> int:
        """Where the sentence of an offset begins."""
        ends = [match.end() for match in SENTENCE.finditer(self.text, max(floor, at - LONG), at)]
        return ends[-1] if ends else max(floor, at - LONG)

    def _fitting(
        self, kinds: tuple[str, ...], state: str | None
    ) -> Iterator[tuple[int, Jurisdiction]]:
        for place, weight in self.weights.items():
            if place.kind in kinds and state in {None, place.state}:
                yield weight, place

    def _focus(self, kinds: tuple[str, ...], state: str | None) -> Jurisdiction | None:
        if (kinds, state) not in self.focused:
            self.focused[kinds, state] = self._clear(kinds, state)
        return self.focused[kinds, state]

    def _clear(self, kinds: tuple[str, ...], state: str | None) -> Jurisdiction | None:
        rated = sorted(self._fitting(kinds, state), key=lambda pair: -pair[0])
        if not rated:
            return None
        next_best = rated[1][0] if len(rated) > 1 else 0
        return rated[0][1] if rated[0][0] >= CLEARLY * next_best else None

    def _last(
        self, floor: int, end: int, kinds: tuple[str, ...], state: str | None
    ) -> Jurisdiction | None:
        index = bisect_left(self.starts, end) - 1
        while index >= 0 and self.all[index][0] >= floor:
            place = self.all[index][2]
            if place is not None and place.kind in kinds and state in {None, place.state}:
                return place
            index -= 1
        return None

    @cached_property
    def state(self) -> str | None:
        """The state of a text: its outlet's where the text names it or no other, else the one that
        it clearly names most."""
        named: Counter[str] = Counter()
        for place, weight in self.weights.items():
            named[place.state] += weight
        if not named:
            return self.home
        (first, most), *others = named.most_common(2)
        if self.home is not None and ABROAD * named[self.home] >= most:
            return self.home
        is_clear = not others or most >= CLEARLY * others[0][1]
        return first if is_clear else self.home


def state_of(code: str | None) -> Jurisdiction | None:
    """A state as a jurisdiction."""
    entry = states().get(code or "")
    return entry.jurisdiction if entry is not None else None


def _mentions(found: tuple[FoundJurisdiction, ...]) -> Iterator[Place]:
    for place in found:
        for mention in place.mentions:
            yield mention.start, mention.end, place.jurisdiction


def _seats(place: Jurisdiction) -> tuple[str, ...]:
    """What a dateline speaks for: LIBERTY, Texas, for the town, its county, Liberty County."""
    return place.id, place.name, place.county or place.id


def _base(place: Jurisdiction) -> str:
    """Liberty of Liberty County."""
    return place.name.rpartition(" ")[0] if place.kind in {"county", "parish"} else place.name
