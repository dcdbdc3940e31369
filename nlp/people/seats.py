"""The body and the place of an office, from the words beside its title, else from the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.people.beside import BESIDE, BESIDE_REACH, PLACE, UNKNOWN
from nlp.people.claim import Claim
from nlp.people.levels import (
    BORNE_TWICE,
    BY_ROLE,
    COUNTY,
    EITHER_ROLES,
    LEADERS,
    STATE,
    TOWN,
    UNPLACED,
    presumed,
)
from nlp.people.parties import PARTY
from nlp.people.plurals import in_singular
from nlp.people.roles import Known, of_county, settled_role
from nlp.people.text_bodies import TextBodies
from nlp.people.text_places import TextPlaces, state_of
from nlp.wordlists import rules

# "former Vice President", "President-elect", "U.S. President": of the United States
BARE = re.compile(
    r"(?:(?:[Ff]ormer|[Tt]hen|[Ee]x|[Cc]urrent|U\.S\.|[Nn]ow|[Oo]utgoing)[\s-]+)*"
    r"(?:(?:[Vv]ice )?[Pp]resident|Pres\.|PRESIDENT)(?:-elect)?"
)
ABROAD = set(rules("national")["presidents_abroad"])
CABINET = set(rules("national")["attorneys_general"])
OF_COUNTY = re.compile(r"\b(?:sheriff|county|parish|fiscal court)", re.IGNORECASE)
OF_TOWN = re.compile(r"\b(?:police|city|town|township|village|borough|mayor)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """An office as one text gives it."""

    title: str | None  # as printed, without its place
    role: str | None  # None for a private title
    organization: str | None
    jurisdiction: Jurisdiction | None
    state: str | None  # postal code


class Seats:
    """Finds the seats of one text."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.places = TextPlaces(doc, text)
        self.bodies = TextBodies(doc, text, self.places)
        self.level = self._level()

    def _level(self) -> tuple[str, ...]:
        """Whose a bare sergeant is: a county's or a town's, by which the text speaks of more."""
        county, town = (len(words.findall(self.text)) for words in (OF_COUNTY, OF_TOWN))
        return COUNTY if county >= town else TOWN

    def of(self, claim: Claim, others: Sequence[Claim] = ()) -> Seat:
        """The office that a claim speaks of; `others` of the same person may tell its place."""
        title = self._title(claim)
        role = of_county(self.text, claim.title.role, title)
        organization = self.bodies.organization(claim)
        if claim.title.bodies == "none" and not self._is_national(claim, title):
            role = "agency-head"
        elif organization is None:
            organization = claim.title.organization
        jurisdiction, state = self._place(claim, role, title, others)
        settled = self._role(claim, role, title, jurisdiction, state)
        if settled == "state-legislator" and organization == claim.title.organization:
            organization = None  # no longer of Congress
        jurisdiction, state = self._of_state(claim, settled, title, jurisdiction, state)
        return Seat(
            title=title or None,
            role=settled,
            organization=organization,
            jurisdiction=jurisdiction,
            state=jurisdiction.state if jurisdiction is not None else state,
        )

    def _of_state(
        self,
        claim: Claim,
        role: str | None,
        title: str,
        place: Jurisdiction | None,
        state: str | None,
    ) -> tuple[Jurisdiction | None, str | None]:
        """Place and state once the role is settled: a legislator's state, no more a council's."""
        if role == "council-member" and place is not None and place.kind == "state":
            return self._presumed(claim, role, title, state)
        if role == "state-legislator":
            return place or state_of(state or self._state(title)), state
        return place, state or (self.places.state if role == "judge" else None)

    def _state(self, title: str) -> str | None:
        """The state of a legislator; a "Senate majority leader" can be the country's."""
        is_leader = not LEADERS.isdisjoint(title.lower().split())
        return None if is_leader and self.places.home is None else self.places.state

    def _role(
        self, claim: Claim, role: str, title: str, place: Jurisdiction | None, state: str | None
    ) -> str | None:
        kind = place.kind if place is not None else None
        known = Known(
            title=title.lower(),
            state=state or self.places.state,
            kind=kind,
            board=self.bodies.board(claim),
            has_fiscal_court=self.bodies.has_fiscal_court,
        )
        settled = settled_role(self.text, claim, role, known)
        is_of_town = settled == "county-legislator" and role == "agency-head" and kind in TOWN
        return "council-member" if is_of_town else settled  # chairs of a township's supervisors

    def _title(self, claim: Claim) -> str:
        """A title after its place: Cass County | Sheriff."""
        if claim.printed is None:
            return ""
        start, end = claim.printed
        for left, right, _ in self.places.within(*claim.region):
            if left < end and start < right < end and (left <= start or claim.relation == "before"):
                start = right + len(self.text[right:end]) - len(self.text[right:end].lstrip())
        return in_singular(self.text[start:end], claim.plural, claim.title.singular)

    def _is_national(self, claim: Claim, title: str) -> bool:
        """President Sample, the president of the United States; not the board’s president."""
        if BARE.fullmatch(title) is None or claim.mention.text.split()[-1] in ABROAD:
            return False
        owner = self.text[claim.beside[0] : (claim.printed or claim.region)[0]].lower()
        return OWNED.search(owner) is None

    def _place(
        self, claim: Claim, role: str, title: str, others: Sequence[Claim]
    ) -> tuple[Jurisdiction | None, str | None]:
        """The jurisdiction of an office, and its state; the state alone where only that is told."""
        state = None
        for one in (claim, *others):
            for place in self._told(one):
                if place is None:  # one of several of its name, and no other is told
                    return None, state
                state = state or place.state
                if place.kind in BY_ROLE.get(role, (place.kind,)):
                    return place, place.state
        return self._presumed(claim, role, title, state)

    def _presumed(
        self, claim: Claim, role: str, title: str, state: str | None
    ) -> tuple[Jurisdiction | None, str | None]:
        """The place of an office that is printed without one, from the text around."""
        start, end = claim.region
        kinds = (
            None if self._may_be_national(claim, role, title) else self._kinds(claim, role, title)
        )
        is_elsewhere = PLACE.search(self.text, start, end) or UNKNOWN.match(
            self.text, claim.mention.end
        )
        if kinds is None or (is_elsewhere and kinds != STATE):
            return None, state
        if kinds == STATE:
            place = state_of(state or self.places.state)
        else:
            at, is_after = claim.mention.start, claim.relation == "after"
            place = self.places.of_kind(at, kinds, state, is_after)
        return place, place.state if place is not None else state

    def _may_be_national(self, claim: Claim, role: str, title: str) -> bool:
        """Whether an office that country and state both have can be the country's."""
        is_of_either = role in BORNE_TWICE or not LEADERS.isdisjoint(title.lower().split())
        is_cabinet = role == "attorney-general" and claim.mention.text in CABINET
        return is_cabinet or (is_of_either and self.places.home is None)

    def _kinds(self, claim: Claim, role: str, title: str) -> tuple[str, ...] | None:
        """The kinds of place that an office can be of; None where nothing tells."""
        kinds = presumed(role, f"{title} {self.text[slice(*claim.region)]}")
        if kinds is not None:
            return kinds
        if role in EITHER_ROLES:
            return COUNTY if "deputy" in title.lower() else self.level
        board = self.bodies.board(claim) if role not in UNPLACED else None
        return presumed(role, board) if board is not None else None

    def _told(self, claim: Claim) -> Iterator[Jurisdiction | None]:
        """Places beside the title, in the name of its agency, or right after the person's name.

        None for a place that stays ambiguous.
        """
        start, end = claim.region
        inside = [place for _, _, place in self.places.within(start, end)]
        yield from reversed(inside) if claim.relation == "after" else inside
        yield from reversed(list(self.places.right_before(claim.beside[0])))
        for _, _, _, place in self.bodies.overlapping(start, end):
            if place is not None:
                yield place
        end = claim.mention.end
        if (label := PARTY.match(self.text, end)) is not None:
            yield from self.places.named(label["place"])
        for left, _, place in self.places.within(end, end + BESIDE_REACH):
            if BESIDE.fullmatch(self.text, end, left):
                yield place


# "The board’s | president", "its | president"
OWNED = re.compile(r"[’']s?\s|\b(?:its|their|our)\b")
