"""A reading as the records that the archive keeps."""

import json
from collections.abc import Iterable, Iterator

from archive.agencies import agency_id
from archive.findings import Findings
from archive.people import person_id
from archive.readings import Unread
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
from nlp.found import (
    FoundAgency,
    FoundAgreement,
    FoundJurisdiction,
    FoundPerson,
    FoundQuote,
    Speaker,
)
from nlp.gazetteer.entries import with_counties
from nlp.pipeline import TAGGERS
from nlp.read import Reading

TAGGER = {tagger.partition("@")[0]: tagger for tagger in TAGGERS}


def findings(unread: Unread, reading: Reading) -> Findings:
    """A reading as the archive keeps it."""
    people = {person.name: _person(person, unread.document) for person in reading.people}
    agencies = [_agency(agency, unread.document) for agency in reading.agencies]
    return Findings(
        jurisdictions=_jurisdictions(reading),
        jurisdiction_mentions=tuple(_placed(reading.jurisdictions, unread.version)),
        agencies=(*agencies, *(_agency(one, unread.document) for one in _implied(reading))),
        agency_mentions=tuple(_named(reading.agencies, agencies, unread.version)),
        people=tuple(people.values()),
        person_mentions=tuple(_present(reading.people, people, unread.version)),
        quotes=tuple(_quote(quote, people, unread) for quote in reading.quotes),
        agreement_mentions=tuple(
            _agreement(agreement, unread.document, unread.version)
            for agreement in reading.agreements
        ),
    )


def _implied(reading: Reading) -> Iterator[FoundAgency]:
    """The agencies of agreements that the text does not name: "Sheriff Sample signed"."""
    for agreement in reading.agreements:
        if agreement.agency is not None and not agreement.agency.mentions:
            yield agreement.agency


def _jurisdictions(reading: Reading) -> tuple[Jurisdiction, ...]:
    """All that anything names and the counties of that, a county before its places."""
    found = (
        *(one.jurisdiction for one in reading.jurisdictions),
        *(one.jurisdiction for one in reading.people),
        *(one.jurisdiction for one in reading.agencies),
        *(one.jurisdiction for one in reading.agreements),
        *(one.jurisdiction for one in _implied(reading)),
    )
    return tuple(with_counties(one for one in found if one is not None))


def _placed(found: Iterable[FoundJurisdiction], version: int) -> Iterator[JurisdictionMention]:
    for one in found:
        for mention in one.mentions:
            yield JurisdictionMention(
                version=version,
                jurisdiction=one.jurisdiction.id if one.jurisdiction is not None else None,
                candidates=json.dumps(one.candidates) if one.candidates else None,
                role=one.role,
                start=mention.start,
                end=mention.end,
                text=mention.text,
                score=one.score,
                tagger=TAGGER["jurisdictions"],
            )


def _agency(found: FoundAgency, document: int) -> Agency:
    return Agency(
        id=found.listed
        or agency_id(found.name, kind=found.kind, state=found.state, document=document),
        name=found.name,
        kind=found.kind,
        state=found.state,
        jurisdiction=found.jurisdiction.id if found.jurisdiction is not None else None,
    )


def _named(
    found: Iterable[FoundAgency], agencies: Iterable[Agency], version: int
) -> Iterator[AgencyMention]:
    for one, agency in zip(found, agencies, strict=True):
        for mention in one.mentions:
            yield AgencyMention(
                version=version,
                agency=agency.id,
                start=mention.start,
                end=mention.end,
                text=mention.text,
                score=one.score,
                tagger=TAGGER["agencies"],
            )


def _person(found: FoundPerson, document: int) -> Person:
    place = found.jurisdiction.id if found.jurisdiction is not None else None
    return Person(
        id=person_id(
            found.name,
            jurisdiction=place,
            organization=found.organization,
            document=document,
        ),
        name=found.name,
        role=found.role,
        title=found.title,
        is_official=found.is_official,
        organization=found.organization,
        jurisdiction=place,
        is_former=found.is_former,
    )


def _present(
    found: Iterable[FoundPerson], people: dict[str, Person], version: int
) -> Iterator[PersonMention]:
    for one in found:
        person = people[one.name]
        for mention in one.mentions:
            yield PersonMention(
                version=version,
                person=person.id,
                title=person.title,
                role=person.role,
                organization=person.organization,
                jurisdiction=person.jurisdiction,
                start=mention.start,
                end=mention.end,
                text=mention.text,
                score=one.score,
                tagger=TAGGER["officials"],
                is_former=person.is_former,
            )


def _quote(found: FoundQuote, people: dict[str, Person], unread: Unread) -> Quote:
    """A quote as kept; a speaker who is withheld (nlp/people/withheld.py) keeps no name here."""
    speaker = found.speaker
    is_person = speaker is not None and speaker.kind == "person"
    person = people.get(speaker.name or "") if speaker is not None and is_person else None
    is_withheld = is_person and person is None
    return Quote(
        version=unread.version,
        start=found.start,
        end=found.end,
        text=found.text,
        kind=found.kind,
        speaker=_as_told(speaker, unread.text) if not is_withheld else None,
        speaker_kind=speaker.kind if speaker is not None else None,
        speaker_start=speaker.start if speaker is not None else None,
        speaker_end=speaker.end if speaker is not None else None,
        person=person.id if person is not None else None,
        cue=found.cue,
        told_to=found.told_to,
        venue=found.venue,
        score=found.score,
        tagger=TAGGER["quotes"],
    )


def _as_told(speaker: Speaker | None, text: str) -> str | None:
    """The name; for somebody unnamed the words that the text has: "one resident"."""
    if speaker is None:
        return None
    return speaker.name or text[speaker.start : speaker.end]


def _agreement(found: FoundAgreement, document: int, version: int) -> AgreementMention:
    return AgreementMention(
        version=version,
        event=found.event,
        agency=_agency(found.agency, document).id if found.agency is not None else None,
        jurisdiction=found.jurisdiction.id if found.jurisdiction is not None else None,
        state=found.state,
        model=found.model,
        date=found.date,
        reasons=json.dumps(found.reasons) if found.reasons else None,
        start=found.start,
        end=found.end,
        text=found.text,
        score=found.score,
        tagger=TAGGER["agreements"],
    )
