"""Whose a body is: the jurisdiction that a text names beside "Sheriff's Office"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nlp.bodies.heads import Head
from nlp.found import FoundJurisdiction
from nlp.gazetteer.names import counties
from nlp.words import name_key

# all other kinds of jurisdiction are counties
LEVELS = {"state": "state", "place": "place", "township": "place", "independent-city": "place"}
BEFORE = (" ", "'s ", "’s ", "' ", "’ ")  # "Bucks County Sheriff's Office", "Nebraska's Patrol"
BEHIND = (" of ", " of the ", " in ", " for ")  # "the Police Department of Bensalem"
# "Otoe County Sheriff Boyd Sample", "Otoe County's sheriff"
OFFICER_BEHIND = {
    "sheriff": re.compile(r"(?:['’]s)? (?:chief deputy |under)?sheriff\b(?!['’])", re.IGNORECASE),
    "police": re.compile(r"(?:['’]s)? (?:police chief|chief of police)\b", re.IGNORECASE),
}
# "the sheriff of Otoe County", "police chief in Sinton"
OFFICER_BEFORE = {
    "sheriff": re.compile(r"\bsheriff (?:of|in|for) (?:the )?$", re.IGNORECASE),
    "police": re.compile(r"\b(?:police chief|chief of police) (?:of|in|for) $", re.IGNORECASE),
}
LONGEST_OFFICER = 24  # characters of "chief of police for the "


@dataclass(frozen=True, kw_only=True, slots=True)
class Owned:
    """The words that name a body with its owner."""

    start: int
    end: int
    owner: FoundJurisdiction


@dataclass(frozen=True, kw_only=True, slots=True)
class Owners:
    """The jurisdictions of a text by where their names start and end."""

    by_start: Mapping[int, tuple[int, FoundJurisdiction]]
    by_end: Mapping[int, tuple[int, FoundJurisdiction]]


def owners(found: Sequence[FoundJurisdiction]) -> Owners:
    """All mentions of all jurisdictions."""
    spans = [(mention, one) for one in found for mention in one.mentions]
    return Owners(
        by_start={mention.start: (mention.end, one) for mention, one in spans},
        by_end={mention.end: (mention.start, one) for mention, one in spans},
    )


def owned(text: str, start: int, end: int, known: Owners) -> Owned | None:
    """The owner that stands before the words of a body, or behind them."""
    for gap in BEFORE:
        before = known.by_end.get(start - len(gap))
        if before and text.startswith(gap, start - len(gap)):
            return Owned(start=before[0], end=end, owner=before[1])
    if before := into_county(text, start, known):
        return Owned(start=before[0], end=end, owner=before[1])
    if before := over_state(text, start, known):
        return Owned(start=before[0], end=end, owner=before[1])
    if " " not in text[start:end]:
        return None  # "the jail in DeRidder" may be anyone's
    for gap in BEHIND:
        behind = known.by_start.get(end + len(gap))
        if behind and text.startswith(gap, end):
            return Owned(start=start, end=behind[0], owner=behind[1])
    return None


def into_county(text: str, start: int, known: Owners) -> tuple[int, FoundJurisdiction] | None:
    """Meets "Hennepin | County Attorney's Office", where "County" is of the owner and the body."""
    end = start + len("County")
    before = known.by_end.get(end)
    return before if before and text[start:end].lower() == "county" and before[0] < start else None


def over_state(text: str, start: int, known: Owners) -> tuple[int, FoundJurisdiction] | None:
    """Meets "the Dakota County, Neb., sheriff's office"."""
    state = known.by_end.get(start - len(", "))
    if state is None or text[start - 2 : start] != ", ":
        return None
    begin, one = state
    is_state = one.jurisdiction is not None and one.jurisdiction.kind == "state"
    return known.by_end.get(begin - len(", ")) if is_state else None


def fitting(candidates: Sequence[Head], one: FoundJurisdiction) -> Head | None:
    """The head that such a jurisdiction may own: no state has a sheriff's office."""
    level = LEVELS.get(one.jurisdiction.kind, "county") if one.jurisdiction else "county"
    return next((head for head in candidates if level in head.of), None)


def in_county(kind: str, one: FoundJurisdiction) -> FoundJurisdiction:
    """The county of a town's name where the town has a sheriff: "Sarasota Sheriff's Office".

    A city apart from all counties has a sheriff of its own, and so has Jacksonville.
    """
    town = one.jurisdiction
    if kind != "sheriff" or town is None or town.kind != "place":
        return one
    named = counties().get(name_key(town.name), ())
    here = [entry.jurisdiction for entry in named if entry.state == town.state]
    return replace(one, jurisdiction=here[0]) if len(here) == 1 else one


def presumed(text: str, kind: str, found: Sequence[FoundJurisdiction]) -> FoundJurisdiction | None:
    """The one jurisdiction whose sheriff or police chief a text names, where it names one only."""
    if kind not in OFFICER_BEHIND:
        return None
    with_officer = [one for one in found if has_officer(text, kind, one)]
    return with_officer[0] if len(with_officer) == 1 else None


def has_officer(text: str, kind: str, one: FoundJurisdiction) -> bool:
    """Whether the head of such a body is named with a jurisdiction."""
    return any(
        OFFICER_BEHIND[kind].match(text, mention.end)
        or OFFICER_BEFORE[kind].search(
            text[max(0, mention.start - LONGEST_OFFICER) : mention.start]
        )
        for mention in one.mentions
    )
