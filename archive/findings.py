"""All that the taggers found in one version, ready to be kept together or not at all."""

from dataclasses import dataclass

from archive.records import (
    Agency,
    AgencyMention,
    AgreementMention,
    Jurisdiction,
    JurisdictionMention,
    Person,
    PersonMention,
    Quote,
)


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The things that a version names, and where it names them."""

    language: str | None = None  # of the version's text, primary tag; None: it has no words
    jurisdictions: tuple[Jurisdiction, ...] = ()  # a county stands before the places it holds
    jurisdiction_mentions: tuple[JurisdictionMention, ...] = ()
    agencies: tuple[Agency, ...] = ()
    agency_mentions: tuple[AgencyMention, ...] = ()
    people: tuple[Person, ...] = ()
    person_mentions: tuple[PersonMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    agreement_mentions: tuple[AgreementMention, ...] = ()
