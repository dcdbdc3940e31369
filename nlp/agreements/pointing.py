"""Whom "the county", "his office", "it" and "both" mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.agreements.alphabet import PARTY
from nlp.agreements.groups import Group
from nlp.agreements.owners import LEVEL, Cast, Owner, agency_of, is_of, owners
from nlp.agreements.parties import Party
from nlp.agreements.sentences import Sentence
from nlp.agreements.voices import Voice, spoken

BACK = 5
FARTHEST = 12  # groups back
# "in | Cass County", where a place only says where
PREPOSED = re.compile(
    r"\b(?:in|of|from|to|near|at|by|for|with|against|about|outside|like|than|around|across|after|over|"
    r"through|into|on|told|tell|asked|ask|urged?|between|toward|towards|beyond|under|past)\s"
    r"(?:(?:the|an?|neighbou?ring|nearby|other)\s){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """A group in its sentence, and who is meant by it."""

    group: Group
    sentence: int  # number of the sentence
    paragraph: int
    is_preposed: bool
    owners: tuple[Owner, ...]

    @property
    def party(self) -> Party:
        """The first of the group."""
        return self.group.first


def find_meant(
    text: str,
    groups: Sequence[Group],
    sentences: Sequence[Sentence],
    all_of: Cast,
    voices: Sequence[Voice],
) -> tuple[Meant, ...]:
    """All groups of a text, each with its owners, found from left to right."""
    meant: list[Meant] = []
    for number, group in _numbered(groups, sentences):
        paragraph = sentences[number].paragraph
        before = [one for one in meant[-FARTHEST:] if one.group.letter == PARTY]
        one = Meant(
            group=group, sentence=number, paragraph=paragraph,
            is_preposed=PREPOSED.search(text, max(0, group.start - 24), group.start) is not None,
            owners=tuple(
                spoken(voices, group.start)
                if group.first.kind == "we"
                else _owners(group, number, paragraph, before, meant, all_of)
            ),
        )  # fmt: skip
        meant.append(one)
    return tuple(meant)


def _numbered(
    groups: Sequence[Group], sentences: Sequence[Sentence]
) -> Iterator[tuple[int, Group]]:
    number = 0
    for group in groups:
        while number + 1 < len(sentences) and sentences[number].end <= group.start:
            number += 1
        yield number, group


def _owners(
    group: Group, number: int, paragraph: int, before: Sequence[Meant], everyone: Sequence[Meant],
    all_of: Cast,
) -> Sequence[Owner]:  # fmt: skip
    party = group.first
    if group.letter != PARTY:
        return ()
    if not party.is_generic:
        return tuple(owners(group.parties, all_of))
    near = [one for one in before if one.owners and one.paragraph == paragraph]
    here = [one for one in near if one.sentence == number]
    if party.kind in ("it", "he", "she", "many", "office"):
        return _pronoun(party.kind, here, near, before, everyone[-1:])
    return _noun(party.kind, here, near, number, all_of)


def _pronoun(
    kind: str, here: Sequence[Meant], near: Sequence[Meant], before: Sequence[Meant],
    last: Sequence[Meant],
) -> Sequence[Owner]:  # fmt: skip
    pool = [one for one in before if one.owners]
    if kind == "many":
        return next((one.owners for one in reversed(pool) if len(one.owners) > 1), ())
    if kind in ("he", "she"):
        if last and last[0].party.is_person and not last[0].owners:
            return ()  # of a senator
        return next((one.owners for one in reversed(pool) if _is_he(one)), ())
    if kind == "office":
        agencies = (one for one in reversed(here or near or pool) if one.owners[0].agency)
        return next((one.owners for one in agencies), ())
    return _it(here, near, pool)


def _is_he(one: Meant) -> bool:
    return (
        one.party.is_person
        or one.party.kind in ("he", "she")
        or (one.party.is_generic and one.party.name.lower().endswith(("sheriff", "chief")))
    )


def _it(here: Sequence[Meant], near: Sequence[Meant], pool: Sequence[Meant]) -> Sequence[Owner]:
    """The nearest in its sentence, else the first of the last sentence that has one."""
    bodies = [one for one in here if not one.party.is_person and not one.is_preposed]
    if bodies:
        return bodies[-1].owners
    for others in (near, pool):
        fitting = [one for one in others if not one.party.is_person]
        if fitting:
            last = fitting[-1].sentence
            return next(one.owners for one in fitting if one.sentence == last)
    return ()


def _noun(
    kind: str, here: Sequence[Meant], near: Sequence[Meant], number: int, all_of: Cast
) -> Sequence[Owner]:
    level = LEVEL.get(kind, kind)
    for one in reversed(here):
        if found := _as(kind, level, one, all_of):
            return (found,)
    for back in range(1, 1 + BACK):
        previous = [one for one in near if one.sentence == number - back]
        told = {found.key: found for one in previous if (found := _as(kind, level, one, all_of))}
        if told:
            break
    if len(told) == 1:
        return tuple(told.values())
    place = all_of.main(level)
    if kind in LEVEL:
        found = agency_of(kind, place, all_of)
    else:
        found = Owner(agency=None, jurisdiction=place) if place else None
    return (found,) if found else ()


def _as(kind: str, level: str, one: Meant, all_of: Cast) -> Owner | None:
    """The owner of a kind that an earlier group points to: its agency, or that of its place."""
    if len(one.owners) != 1:
        return None
    known = one.owners[0]
    if known.agency and known.agency.kind == kind:
        return known
    place = known.jurisdiction
    if place is None or not is_of(level, place):
        return None
    if kind in LEVEL:
        return agency_of(kind, place, all_of)
    return Owner(agency=None, jurisdiction=place)
