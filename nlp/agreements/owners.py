"""Whom a party stands for: the agency and the place of an agreement."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.agreements.parties import Party, kind_of
from nlp.agreements.topic import WORDS
from nlp.found import FoundAgency

NAMES = {office["kind"]: office["name"] for office in WORDS["offices"].values()}
LEVEL = {"sheriff": "county", "corrections": "county", "police": "place"}  # whose agency it is
OPENING = 600  # characters in which a text says what it is about
BONUS = 2  # mentions that an opening is worth


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """Who has an agreement: an agency, or a county or town."""

    agency: FoundAgency | None
    jurisdiction: Jurisdiction | None

    @property
    def key(self) -> tuple[str | None, str | None]:
        """What tells two owners apart."""
        return (
            self.agency.name if self.agency else None,
            self.jurisdiction.id if self.jurisdiction else None,
        )

    @property
    def state(self) -> str | None:
        """The postal code of its state."""
        if self.jurisdiction:
            return self.jurisdiction.state
        return self.agency.state if self.agency else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """The agencies and places of a text, those it is most about first."""

    agencies: tuple[FoundAgency, ...]
    ranked: tuple[Jurisdiction, ...]

    def main(self, level: str) -> Jurisdiction | None:
        """The county or place that "the county" or "the town" means, or either ("the board")."""
        fitting = (one for one in self.ranked if is_of(level, one))
        return next(fitting, None)


def is_of(level: str, one: Jurisdiction) -> bool:
    """Whether a place may be meant by "the county", "the city" or "the board"."""
    return level in (kind_of(one), "board") or one.kind == "independent-city"


def cast(doc: Doc) -> Cast:
    """Who matters in a text."""
    ranks: Counter[str] = Counter()
    places: dict[str, Jurisdiction] = {}
    for found in doc._.jurisdictions:
        one = found.jurisdiction
        if one is None or one.kind == "state":
            continue
        free = [mention for mention in found.mentions if not mention.text.isupper()]
        if free:  # not in a dateline only
            places.setdefault(one.id, one)
            ranks[one.id] += len(free) + BONUS * (free[0].start < OPENING)
    for place in _served(doc):
        if place.kind != "state":
            places.setdefault(place.id, place)
            ranks[place.id] += 1
    ordered = [places[key] for key, _ in ranks.most_common()]
    local = [agency for agency in doc._.agencies if agency.kind != "federal"]
    return Cast(
        agencies=tuple(sorted(local, key=lambda agency: -len(agency.mentions))),
        ranked=tuple(ordered),
    )


def _served(doc: Doc) -> Iterator[Jurisdiction]:
    """The places of those who are named in a text."""
    for person in doc._.people:
        if person.jurisdiction:
            yield person.jurisdiction
    for agency in doc._.agencies:
        for _ in agency.mentions:
            if agency.jurisdiction:
                yield agency.jurisdiction


def owner(party: Party, all_of: Cast) -> Owner | None:
    """Whom a named party stands for; None where it cannot be told."""
    if party.agency is not None:
        return Owner(agency=party.agency, jurisdiction=party.agency.jurisdiction)
    if party.kind in ("county", "place"):
        return Owner(agency=None, jurisdiction=party.jurisdiction) if party.jurisdiction else None
    if party.jurisdiction is None and not party.is_person:
        return Owner(agency=_unplaced(party), jurisdiction=None)
    if party.kind == "state-police":
        return agency_of(party.kind, None, all_of)
    place = party.jurisdiction or all_of.main(LEVEL.get(party.kind, "place"))
    return agency_of(party.kind, place, all_of, party.name)


def agency_of(
    kind: str, place: Jurisdiction | None, all_of: Cast, name: str | None = None
) -> Owner | None:
    """The agency of a kind of a place, named in the text or implied."""
    if place is None:
        named = [agency for agency in all_of.agencies if agency.kind == kind]
        return (
            Owner(agency=named[0], jurisdiction=named[0].jurisdiction) if len(named) == 1 else None
        )
    for agency in all_of.agencies:
        if agency.kind == kind and agency.jurisdiction and agency.jurisdiction.id == place.id:
            return Owner(agency=agency, jurisdiction=place)
    implied = FoundAgency(
        name=f"{place.name} {name or NAMES[kind]}", kind=kind, state=place.state,
        jurisdiction=place, score=0.7, mentions=(),
    )  # fmt: skip
    return Owner(agency=implied, jurisdiction=place)


def _unplaced(party: Party) -> FoundAgency:
    """ "The police departments of Newport": of a place that several states know."""
    name = f"{party.printed} {party.name}".strip()
    return FoundAgency(
        name=name, kind=party.kind, state=None, jurisdiction=None, score=0.5, mentions=()
    )


def owners(parties: Sequence[Party], all_of: Cast) -> Iterator[Owner]:
    """Those of a group who can be told."""
    for party in parties:
        if found := owner(party, all_of):
            yield found
