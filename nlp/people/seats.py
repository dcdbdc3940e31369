"""The body and the place of an office, from the words beside the title."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.found import FoundJurisdiction
from nlp.people.claims import Claim
from nlp.people.titles import HEAD, PUBLIC

LOCAL = {  # kinds of jurisdiction that an office can belong to
    "sheriff": ("county", "parish", "independent-city", "borough"),
    "undersheriff": ("county", "parish", "independent-city", "borough"),
    "jailer": ("county", "parish"),
    "county-executive": ("county", "parish", "borough"),
    "county-judge": ("county", "parish"),
    "county-legislator": ("county", "parish", "borough", "place", "township"),
    "prosecutor": ("county", "parish", "independent-city", "place"),
    "administrator": ("county", "parish", "place", "township", "independent-city"),
    "constable": ("county", "parish"),
    "magistrate": ("county", "parish"),
    "police-chief": ("place", "township", "independent-city", "county"),
    "police-commissioner": ("place", "township", "independent-city", "county"),
    "public-safety-director": ("place", "township", "independent-city", "county"),
    "public-head": ("place", "township", "independent-city", "county"),
    "mayor": ("place", "township", "independent-city", "borough"),
    "council-member": ("place", "township", "independent-city"),
    "commissioner": ("county", "parish", "place", "township", "independent-city"),
    "governor": ("state",),
    "lieutenant-governor": ("state",),
}
# the same for an office that the text names without its place, if any can be presumed at all: a
# police chief may be a county's, and a prosecutor a town's, so that the nearest place tells little
PRESUMED = {
    role: kinds for role, kinds in LOCAL.items() if not {"county", "place"} <= set(kinds)
} | dict.fromkeys(
    ("police-chief", "police-commissioner", "public-safety-director", "public-head"),
    ("place", "township"),
)
# "Kane Township | Mayor": a place that may stand in no gazetteer; "City Council" is none
PLACE = re.compile(r"\b(?!The\b)[A-Z][\w.'’-]+ (?:County|Parish|Township|Borough|Village)\b")
EXECUTIVE_JUDGES = {"TX", "KY", "AR"}  # where a county judge heads the county
# between a name and the place of its office: " of | Cass County", ", R-| Ga."
BESIDE = re.compile(
    r"(?:\s(?:of|for|with)\s[A-Z][\w&.’' -]{1,40}?)?"
    r"(?:,?\s(?:of|in|from|for)\s(?:the\s)?(?:[a-z]+\s){0,2}|,\s|\s?\()(?:[RDI]-)?"
)
BESIDE_REACH = 60  # characters after a name
PARAGRAPH = 2000  # characters of the longest

# "former Vice President", "President-elect", "U.S. President": of the United States
BARE = re.compile(
    r"(?:(?:former|then|ex|current|u\.s\.|now|outgoing)[\s-]+)*"
    r"(?:vice )?pres(?:ident|\.)(?:-elect)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """An office as one text gives it."""

    title: str  # as printed, without its place
    role: str | None  # None for a private title
    organization: str | None
    jurisdiction: Jurisdiction | None
    state: str | None  # postal code


class Seats:
    """The jurisdictions and bodies of one text, by place."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.places = sorted(_places(doc._.jurisdictions), key=lambda p: p[:2])
        self.subjects = [
            found.jurisdiction
            for found in doc._.jurisdictions
            if found.jurisdiction is not None and found.role == "subject"
        ]
        self.starts = [start for start, _, _ in self.places]
        self.agencies: list[tuple[int, int, str, Jurisdiction | None]] = sorted(
            (
                (mention.start, mention.end, agency.name, agency.jurisdiction)
                for agency in doc._.agencies
                for mention in agency.mentions
            ),
            key=lambda agency: agency[:2],
        )
        self.agency_starts = [agency[0] for agency in self.agencies]
        self.bodies = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG"]

    def of(self, claim: Claim) -> Seat:
        """The office that a claim speaks of."""
        role = claim.title.role
        title = _singular(self.text[self._after_place(claim) : claim.printed[1]], claim)
        organization = self._organization(claim)
        if claim.title.bodies == "none" and not BARE.fullmatch(title):
            role = "agency-head"
        elif organization is None:
            organization = claim.title.organization
        jurisdiction, state = self._place(claim, role)
        return Seat(
            title=title,
            role=_role(role, title.lower(), state),
            organization=organization,
            jurisdiction=jurisdiction,
            state=state,
        )

    def _after_place(self, claim: Claim) -> int:
        """Where a title begins after its place: Cass County | Sheriff."""
        start, end = claim.printed
        for left, right, _ in self._within(*claim.region):
            if left < end and start < right < end and (left <= start or claim.relation == "before"):
                start = right + len(self.text[right:end]) - len(self.text[right:end].lstrip())
        return start

    def _place(self, claim: Claim, role: str) -> tuple[Jurisdiction | None, str | None]:
        """The jurisdiction of an office, and its state; the state alone where only that is told."""
        kinds = LOCAL.get(role)
        state = None
        for place in self._told(claim):
            if place is None:  # one of several of its name, and no other is told
                return None, state
            state = state or place.state
            if kinds is None or place.kind in kinds:
                return place, place.state
        kinds = PRESUMED.get(role)
        if kinds is None or PLACE.search(self.text, *claim.region):
            return None, state
        nearest = self._nearest(claim.mention.start, kinds, state) or self._only(kinds, state)
        return nearest, nearest.state if nearest is not None else state

    def _told(self, claim: Claim) -> Iterator[Jurisdiction | None]:
        """Places beside the title, in the name of its agency, or right after the person's name.

        None for a place that stays ambiguous.
        """
        start, end = claim.region
        yield from (place for _, _, place in self._within(start, end))
        yield from reversed(list(self._right_before(min(start, claim.printed[0]))))
        for _, _, _, place in self._overlapping(start, end):
            if place is not None:
                yield place
        end = claim.mention.end
        for left, _, place in self._within(end, end + BESIDE_REACH):
            if BESIDE.fullmatch(self.text, end, left):
                yield place

    def _within(self, start: int, end: int) -> Iterator[tuple[int, int, Jurisdiction | None]]:
        index = max(0, bisect_left(self.starts, start) - 1)
        while index < len(self.places) and self.places[index][0] < end:
            if start < self.places[index][1] <= end:
                yield self.places[index]
            index += 1

    def _right_before(self, start: int) -> Iterator[Jurisdiction | None]:
        """Bell County, Texas, | Judge Sample: the state, then the county."""
        index = bisect_left(self.starts, start) - 1
        while index >= 0 and self.text[self.places[index][1] : start] in {", ", " "}:
            start, _, place = self.places[index]
            yield place
            index -= 1

    def _nearest(
        self, start: int, kinds: tuple[str, ...], state: str | None
    ) -> Jurisdiction | None:
        """The last fitting place before, in the same paragraph."""
        index = bisect_left(self.starts, start) - 1
        floor = max(0, start - PARAGRAPH)
        floor = self.text.rfind("\n", floor, start) + 1 or floor
        while index >= 0 and self.places[index][0] >= floor:
            place = self.places[index][2]
            if place is not None and place.kind in kinds and state in {None, place.state}:
                return place
            index -= 1
        return None

    def _only(self, kinds: tuple[str, ...], state: str | None) -> Jurisdiction | None:
        """The one fitting place that the text is about."""
        fitting = [
            place for place in self.subjects if place.kind in kinds and state in {None, place.state}
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _overlapping(
        self, start: int, end: int
    ) -> Iterator[tuple[int, int, str, Jurisdiction | None]]:
        index = max(0, bisect_left(self.agency_starts, start) - 1)
        while index < len(self.agencies) and self.agencies[index][0] < end:
            if self.agencies[index][1] > start:
                yield self.agencies[index]
            index += 1

    def _organization(self, claim: Claim) -> str | None:
        start, end = claim.region
        agency = next(self._overlapping(start, end), None)
        if agency is not None:
            return agency[2]
        for body in self.bodies[bisect_left(self.bodies, (start,)) :]:
            if body[1] > end:
                break
            if not self._is_no_body(*body):
                return self.text[slice(*body)]
        return self.body_near(claim)

    def _is_no_body(self, start: int, end: int) -> bool:
        """Council (President), Cass County (Sheriff): the model's bodies that name none."""
        words = self.text[start:end]
        is_common = " " not in words and not words.isupper() and PUBLIC.search(words) is not None
        is_place = any(
            left <= start and end <= right for left, right, _ in self._within(start, end)
        )
        return is_common or is_place or HEAD.fullmatch(words) is not None

    def body_near(self, claim: Claim) -> str | None:
        """Then-Deputy Director Sample, in a paragraph that names the agency."""
        if claim.relation != "before" or claim.title.role != "director":
            return None
        start = claim.mention.start
        index = bisect_left(self.agency_starts, start)
        for near in (index - 1, index):
            if 0 <= near < len(self.agencies):
                left, name = self.agencies[near][0], self.agencies[near][2]
                between = self.text[min(left, start) : max(left, start)]
                if len(between) < PARAGRAPH and "\n" not in between:
                    return name
        return None


def _singular(printed: str, claim: Claim) -> str:
    """U.S. Representative, where several bear the title."""
    singular, plural = claim.title.singular, claim.plural
    if singular is None or not plural or not printed.endswith(plural):
        return printed
    words = singular.split()
    shown = plural.split()
    kept = [
        one if one.lower() == two else _like(one, two)
        for one, two in zip(shown, words, strict=True)
    ]
    return printed.removesuffix(plural) + " ".join(kept)


def _like(plural: str, singular: str) -> str:
    return (
        singular.upper()
        if plural.isupper()
        else singular.capitalize()
        if plural[0].isupper()
        else singular
    )


def _places(found: tuple[FoundJurisdiction, ...]) -> Iterator[tuple[int, int, Jurisdiction | None]]:
    for place in found:
        for mention in place.mentions:
            yield mention.start, mention.end, place.jurisdiction


def _role(role: str, title: str, state: str | None) -> str | None:
    if role == "private":
        return None
    if role == "county-judge" and state is not None and state not in EXECUTIVE_JUDGES:
        return "judge"
    if role == "magistrate":
        return "county-legislator" if state == "KY" else "judge"
    if role in {"us-senator", "us-representative"} and "state" in title.split():
        return "state-legislator"
    return role
