"""A text made ready for reading: its sentences, and what stands in each."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from spacy.tokens import Doc

from nlp.agreements.alphabet import DATE, DEAL, PARTY, PLAN, blanked
from nlp.agreements.dates import Dated, find_dates
from nlp.agreements.groups import Group, find_groups
from nlp.agreements.owners import Owner, cast
from nlp.agreements.parties import find_parties
from nlp.agreements.pointing import Meant, find_meant
from nlp.agreements.sentences import Sentence, sentences
from nlp.agreements.things import Thing, things
from nlp.agreements.topic import is_named
from nlp.agreements.unplaced import find_unplaced
from nlp.agreements.voices import voices

T = TypeVar("T")
OFTEN = 3  # namings of agreements that make a text one about them
NEAR = 4  # sentences back that may name what a sentence leaves out


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A text and, for each of its sentences, who and what is in it."""

    text: str
    masked: str
    sentences: tuple[Sentence, ...]
    meant: tuple[tuple[Meant, ...], ...]
    things: tuple[tuple[Thing, ...], ...]
    dates: tuple[tuple[Dated, ...], ...]
    quoted: tuple[tuple[int, int], ...]
    is_named: bool  # whether the text names 287(g) or a model itself
    main: tuple[Owner, ...]  # the agency that the text is about; empty where it is about several

    def following(self, number: int) -> tuple[int, int] | None:
        """The next sentence of the same paragraph."""
        if number + 1 == len(self.sentences):
            return None
        one, after = self.sentences[number : number + 2]
        return (after.start, after.end) if after.paragraph == one.paragraph else None

    def is_near(self, number: int) -> bool:
        """Whether a sentence or one right before speaks of an agreement."""
        return any(self.things[max(0, number - NEAR) : number + 1])

    def is_quoted(self, at: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        place = bisect_right(self.quoted, at, key=lambda span: span[0])
        return place > 0 and at < self.quoted[place - 1][1]


def scene_of(doc: Doc, text: str) -> Scene:
    """The scene of a text that the components before have read."""
    parts = tuple(sentences(text))
    dates = [list(find_dates(text, one.start, one.end, doc._.published)) for one in parts]
    parties, all_of = find_parties(doc, text, find_unplaced(doc, text)), cast(doc)
    groups = find_groups(text, parties, doc._.jurisdictions)
    ends = {group.end for group in groups}
    spoken = [one for one in things(text) if not one.is_somebodys or one.start - 1 in ends]
    groups = tuple(_free(groups, [one for one in spoken if not one.is_plan]))
    meant = find_meant(text, groups, parts, all_of, voices(doc, parties, all_of))
    return Scene(
        text=text, masked=_masked(text, spoken, dates, groups), sentences=parts,
        meant=_dealt([(one.group.start, one) for one in meant], parts),
        things=_dealt(sorted(((one.start, one) for one in spoken), key=itemgetter(0)), parts),
        dates=tuple(map(tuple, dates)), main=_main(meant),
        is_named=is_named(text) or len(spoken) >= OFTEN,
        quoted=tuple((one.start, one.end) for one in doc._.quotes if one.kind == "direct"),
    )  # fmt: skip


def _free(groups: Sequence[Group], spoken: Sequence[Thing]) -> Iterator[Group]:
    """Those that are no part of the words for an agreement: "his jail | agreement"."""
    taken = 0
    for group in groups:
        while taken < len(spoken) and spoken[taken].end <= group.start:
            taken += 1
        if (
            taken == len(spoken)
            or group.end <= spoken[taken].start
            or group.start < spoken[taken].start
        ):
            yield group


def _masked(
    text: str, spoken: Sequence[Thing], dates: Sequence[Sequence[Dated]], groups: Sequence[Group]
) -> str:
    return blanked(
        text,
        [
            *((one.start, one.end, PLAN if one.is_plan else DEAL) for one in spoken),
            *((one.start, one.end, DATE) for found in dates for one in found),
            *((one.start, one.end, one.letter) for one in groups),
        ],
    )


def _dealt(placed: Iterable[tuple[int, T]], parts: Sequence[Sentence]) -> tuple[tuple[T, ...], ...]:
    """What stands in order in a text, by its sentences."""
    dealt: list[list[T]] = [[] for _ in parts]
    number = 0
    for start, one in placed:
        while number + 1 < len(parts) and parts[number].end <= start:
            number += 1
        if parts:
            dealt[number].append(one)
    return tuple(map(tuple, dealt))


def _main(meant: Sequence[Meant]) -> tuple[Owner, ...]:
    """The agency named most; none where another is named as often."""
    named = [
        owner for one in meant if one.group.letter == PARTY and len(one.owners) == 1
        for owner in one.owners if owner.agency
    ]  # fmt: skip
    counted = Counter(owner.key for owner in named).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return ()
    return (next(owner for owner in named if owner.key == counted[0][0]),)
