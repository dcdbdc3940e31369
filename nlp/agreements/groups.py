"""Parties that a text names in one breath: "the police departments of Lancaster and Hinsdale"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nlp.agreements.alphabet import PARTY
from nlp.agreements.parties import Party
from nlp.found import FoundJurisdiction

# ", ", " and ", ", and the ", ", Tennessee’s ", " and its neighbor "
JOINT = re.compile(
    r"(?:[,;]\s(?:and\s|or\s|&\s)?|\s(?:and|or|&)\s|,?\sas\swell\sas\s)"
    r"(?:(?:the|of|in|from|neighbou?ring|nearby|sheriffs?|by|police|departments?|department\sin)\s){0,4}(?:[A-Z][a-z]+['’]s\s)?"
)
HEADS = {
    "sheriff": ("sheriff", "Sheriff's Office"),
    "police": ("police", "Police Department"),
    "chief": ("police", "Police Department"),
    "jail": ("corrections", "Jail"),
    "constable": ("constable", "Constable"),
    "marshal": ("marshal", "City Marshal's Office"),
}
# "sheriffs in neighboring | Cass", "the police departments of | Lancaster"
BEFORE = re.compile(
    r"\b(?:the\s)?(?:city\s|town\s)?(?P<head>sheriff|police|chief|jail|constable|marshal)(?:s|['’]s)?"
    r"(?:\s(?:offices?|departments?|forces?|chiefs?))?\s(?:of|in|from|for)\s"
    r"(?:(?:the|both|neighbou?ring|nearby|counties\sof)\s)?$",
    re.IGNORECASE,
)
# "Cass County | sheriff", "Cass and Otoe | county sheriff's offices", "Altoona’s | police"
AFTER = re.compile(
    r"(?:['’]s?)?\s(?:county\s)?(?P<head>sheriff|police(?!\schief\s[A-Z])|jail|constable)(?:s|['’]s)?"
    r"(?:\s(?:offices?|departments?|chiefs?|force))?(?![\w-])",
    re.IGNORECASE,
)
# "the supervisors of | Cass County"
BOARD = re.compile(
    r"\b(?:the\s)?(?:county\s|town\s|city\s|select\s)?(?:supervisors|commissioners|commission|board|council|selectmen|aldermen)\s"
    r"of\s(?:the\s)?$",
    re.IGNORECASE,
)
PLURAL = re.compile(
    r"\s(?:counties|parishes|boroughs|townships|towns|cities)\b"
)  # "Cass and Otoe | counties"
LONGEST_HEAD = 50  # characters


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One party, or several that are coordinated, with the words that belong to their names."""

    start: int
    end: int
    letter: str
    parties: tuple[Party, ...]

    @property
    def first(self) -> Party:
        """The party named first, which speaks for the kind of the group."""
        return self.parties[0]


def find_groups(
    text: str, parties: Sequence[Party], found: Sequence[FoundJurisdiction]
) -> tuple[Group, ...]:
    """The groups of a text, from left to right."""
    states = {
        mention.start: mention.end
        for one in found
        if one.jurisdiction and one.jurisdiction.kind == "state"
        for mention in one.mentions
    }
    groups = [_with_head(text, group) for group in _joined(text, parties, states)]
    return tuple(
        group
        for group, after in zip(groups, (*groups[1:], None), strict=False)
        if after is None or group.end <= after.start or group.start < after.start
    )


def _joined(text: str, parties: Sequence[Party], states: Mapping[int, int]) -> Iterator[Group]:
    group: list[Party] = []
    end = 0
    head: tuple[str, str] | None = None
    for party in parties:
        if group and _is_count_of(text, end, party):
            end = party.end  # "Cass and Otoe | counties"
            continue
        if group and not _joins(text, group[-1], end, party):
            yield _group(group, end)
            group = []
        head = _head_between(text[end : party.start]) or head if group else None
        group.append(_headed(party, head))
        end = _with_state(text, party.end, states)
    if group:
        yield _group(group, end)


def _group(parties: Sequence[Party], end: int) -> Group:
    first = parties[0]
    return Group(start=first.start, end=end, letter=first.letter, parties=tuple(parties))


def _joins(text: str, last: Party, end: int, party: Party) -> bool:
    if {last.letter, party.letter} != {PARTY} or last.is_generic or party.is_generic:
        return False
    if text[end - 1] == ",":  # of "Douglas, Wyoming,"
        end -= 1
    if last.is_person != party.is_person and " and " not in text[end : party.start]:
        return False  # "In Cass County, Sheriff Sample"
    return party.start - end < LONGEST_HEAD and JOINT.fullmatch(text, end, party.start) is not None


def _with_state(text: str, end: int, states: Mapping[int, int]) -> int:
    """Where a name ends with the state behind it and the comma behind that."""
    for gap in (", ", " in "):
        state = states.get(end + len(gap))
        if state and text.startswith(gap, end):
            return state + (gap == ", " and text.startswith(",", state))
    return end


def _with_head(text: str, group: Group) -> Group:
    """Places as the agencies that the words beside them make of them."""
    if not any(_is_bare_place(party) for party in group.parties):
        return group
    if plural := PLURAL.match(text, group.end):
        group = replace(group, end=plural.end())
    before = BEFORE.search(text, max(0, group.start - LONGEST_HEAD), group.start)
    after = None if before else AFTER.match(text, group.end, group.end + LONGEST_HEAD)
    match = before or after
    if match is None:
        board = BOARD.search(text, max(0, group.start - LONGEST_HEAD), group.start)
        return replace(group, start=board.start()) if board else group
    return replace(
        group,
        start=before.start() if before else group.start,
        end=after.end() if after else group.end,
        parties=tuple(_headed(party, HEADS[match["head"].lower()]) for party in group.parties),
    )


def _is_count_of(text: str, end: int, party: Party) -> bool:
    return party.kind == "counted" and text[end : party.start].isspace()


def _head_between(words: str) -> tuple[str, str] | None:
    """ "The sheriff's office | and the police departments of | Lancaster"."""
    match = BEFORE.search(words)
    return HEADS[match["head"].lower()] if match else None


def _headed(party: Party, head: tuple[str, str] | None) -> Party:
    if head is None or not _is_bare_place(party):
        return party
    return replace(party, kind=head[0], name=head[1])


def _is_bare_place(party: Party) -> bool:
    return party.kind in ("county", "place") and not party.is_person and not party.is_generic
