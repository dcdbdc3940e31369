"""Whom a bare surname means where several people of a text bear it: the sheriff or the
commissioner, the father or the son."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from nlp.found import Mention
from nlp.people.titles import TitleHead
from nlp.wordlists import rules

KIN = rules("nicknames")["kin"]
MOST = 6  # people of one surname that are told apart, the last ones
BESIDE = 60  # characters after a whole name in which its title stands
GAP = re.compile(r"\s?[,(—–-]{1,2}\s?(?:the|a|an)\s")  # " — the | commissioner"; ", the | sheriff"
ELDER = re.compile(r"\b(?:elder|older)\s$", re.IGNORECASE)  # "The elder | Sample"
YOUNGER = re.compile(r"\byounger\s$", re.IGNORECASE)
DEFINITE = re.compile(r"\b[Tt]he\s$")  # "The | sheriff said"
ENDS = (". ", "\n", ";", "”", '"')  # a title stands in the sentence of its name


class Bearer(Protocol):
    """What is asked of a person."""

    suffix: str | None
    kin: str | None
    mentions: list[Mention]


One = TypeVar("One", bound=Bearer)


class Namesakes(Generic[One]):
    """The people of one text by surname, and the words that tell them apart."""

    def __init__(
        self, text: str, heads: Sequence[TitleHead], by_surname: Mapping[str, Sequence[One]]
    ) -> None:
        self.text = text
        self.heads = heads
        self.starts = [head.start for head in heads]
        self.ends = {head.end: head.title.role for head in heads}
        self.by_surname = by_surname
        self.first: dict[str, list[int]] = {}  # by surname: where each bearer is first named
        self.named: dict[int, list[int]] = {}  # by id of a person: where the text names them
        self.roles: dict[int, set[str]] = {}
        self.described: dict[str, list[int]] = defaultdict(list)  # where it says "the sheriff"
        for head in heads:
            if DEFINITE.search(text, max(0, head.start - 5), head.start):
                self.described[head.title.role].append(head.start)

    def bearer(self, start: int, end: int, surname: str) -> One | None:
        """The one meant; None where nobody bears the name."""
        bearers = self.by_surname.get(surname, ())
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        bearers = self._near(start, surname, bearers)
        for one in bearers:
            self._learn(one)
        shown = self._by_age(start, bearers) or self._by_title(start, end, bearers)
        if shown is not None:
            insort(self.named[id(shown)], start)
        return shown or self._last_told(start, bearers)

    def _near(self, start: int, surname: str, bearers: Sequence[One]) -> Sequence[One]:
        """The last few that are named before, else the first."""
        if surname not in self.first:
            self.first[surname] = [one.mentions[0].start for one in bearers]
        index = max(bisect_left(self.first[surname], start), 1)
        return bearers[max(0, index - MOST) : index]

    def _learn(self, one: One) -> None:
        if id(one) not in self.named:
            self.named[id(one)] = sorted(mention.start for mention in one.mentions)
            self.roles[id(one)] = set(self._beside(one))

    def _beside(self, one: One) -> Iterator[str]:
        """The roles of the heads right before and shortly behind a whole name."""
        for mention in one.mentions:
            if (role := self.ends.get(mention.start - 1)) is not None:
                yield role
            index = bisect_left(self.starts, mention.end)
            if index < len(self.starts) and self.starts[index] < self._limit(mention.end):
                yield self.heads[index].title.role

    def _limit(self, start: int) -> int:
        ends = (self.text.find(mark, start, start + BESIDE) for mark in ENDS)
        return min((at for at in ends if at >= 0), default=start + BESIDE)

    def _by_age(self, start: int, bearers: Sequence[One]) -> One | None:
        before = self.text[max(0, start - 10) : start]
        for words, kin, suffix in ((ELDER, "elder", "sr"), (YOUNGER, "younger", "jr")):
            if words.search(before):
                fitting = (one for one in bearers if one.suffix == suffix or one.kin in KIN[kin])
                return next(fitting, None)
        return None

    def _by_title(self, start: int, end: int, bearers: Sequence[One]) -> One | None:
        """Sheriff Sample; Sample — the commissioner —."""
        role = self.ends.get(start - 1) or self._after(end)
        fitting = [one for one in bearers if role in self.roles[id(one)]]
        return fitting[0] if len(fitting) == 1 else None

    def _after(self, end: int) -> str | None:
        gap = GAP.match(self.text, end)
        if gap is None:
            return None
        index = bisect_left(self.starts, gap.end())
        is_next = index < len(self.starts) and self.starts[index] == gap.end()
        return self.heads[index].title.role if is_next else None

    def _last_told(self, start: int, bearers: Sequence[One]) -> One:
        """Whom the text named last, or described by a title that is no other bearer's."""
        return max(bearers, key=lambda one: self._told(start, one, bearers))

    def _told(self, start: int, one: One, bearers: Sequence[One]) -> int:
        others = (self.roles[id(other)] for other in bearers if other is not one)
        own = self.roles[id(one)].difference(*others)
        places = [self.named[id(one)], *(self.described[role] for role in own)]
        return max(_last_before(found, start) for found in places)


def _last_before(found: Sequence[int], start: int) -> int:
    """The last offset before another; -1 where there is none."""
    index = bisect_left(found, start) - 1
    return found[index] if index >= 0 else -1
