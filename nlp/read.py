"""What a text says, as one JSON object: the contract of `287g read` (docs/labels.md).

Offsets count Unicode code points into the text. Jurisdictions that stay ambiguous are left out.
Nothing is found in a text in another language than English.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp.bodies.listed import Roster
from nlp.found import (
    FoundAgency,
    FoundAgreement,
    FoundJurisdiction,
    FoundPerson,
    FoundQuote,
    Mention,
)
from nlp.language import language_of
from nlp.needs import idle
from nlp.pipeline import COMPONENTS, NOBODY, name_of, unread_doc

BATCH = 16  # texts that the model reads at once
ALL = tuple(map(name_of, COMPONENTS))
PRECISIONS = {4: "year", 7: "month", 10: "day"}  # by the length of a date as text


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text with what is known of its document."""

    text: str
    home_state: str | None = None  # postal code of the outlet's state
    published: date | None = None
    language: str | None = None  # BCP 47, as its document states it


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that the components found in one text."""

    language: str | None  # primary tag, "en"; None: the text has no words
    jurisdictions: tuple[FoundJurisdiction, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    agencies: tuple[FoundAgency, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    agreements: tuple[FoundAgreement, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object that `287g read` prints, without its id."""
        return {
            "language": self.language,
            "jurisdictions": [
                _jurisdiction(found) for found in self.jurisdictions if found.jurisdiction
            ],
            "people": [_person(found) for found in self.people],
            "agencies": [_agency(found) for found in self.agencies],
            "quotes": [_quote(found) for found in self.quotes],
            "agreements": [_agreement(found) for found in self.agreements],
        }


def read(language: Language, text: Text, listed: Roster = NOBODY) -> Reading:
    """What one text says."""
    return next(read_all(language, [text], listed=listed))


def read_all(
    language: Language,
    texts: Iterable[Text],
    batch_size: int = BATCH,
    listed: Roster = NOBODY,
    components: Iterable[str] = ALL,
) -> Iterator[Reading]:
    """What each text says, in order. Quicker than one at a time; asks for a batch ahead.

    Where only some `components` are asked, those that they need run, too, and no others.
    """
    waiting = iter(texts)
    resting = idle(language, components)
    while batch := list(islice(waiting, batch_size)):
        languages = [language_of(text.text, text.language) for text in batch]
        english = (text for text, one in zip(batch, languages, strict=True) if one == "en")
        docs = (
            unread_doc(language, text.text, text.home_state, listed, text.published)
            for text in english
        )
        read = language.pipe(docs, batch_size=batch_size, disable=resting)
        for one in languages:
            yield _reading(next(read)) if one == "en" else Reading(language=one)


def _reading(doc: Doc) -> Reading:
    return Reading(
        language="en",
        jurisdictions=doc._.jurisdictions,
        people=doc._.people,
        agencies=doc._.agencies,
        quotes=doc._.quotes,
        agreements=doc._.agreements,
    )


def _jurisdiction(found: FoundJurisdiction) -> dict[str, Any]:
    known = asdict(found.jurisdiction) if found.jurisdiction is not None else {}
    return {key: known[key] for key in ("id", "name", "kind", "state", "fips")} | {
        "role": found.role,
        "score": round(found.score, 3),
        "mentions": _mentions(found.mentions),
    }


def _person(found: FoundPerson) -> dict[str, Any]:
    return {
        "name": found.name,
        "title": found.title,
        "role": found.role,
        "is_official": found.is_official,
        "is_former": found.is_former,
        "organization": found.organization,
        "jurisdiction": found.jurisdiction.id if found.jurisdiction is not None else None,
        "state": found.state,
        "mentions": _mentions(found.mentions),
    }


def _agency(found: FoundAgency) -> dict[str, Any]:
    return {
        "name": found.name,
        "kind": found.kind,
        "state": found.state,
        "jurisdiction": found.jurisdiction.id if found.jurisdiction is not None else None,
        "mentions": _mentions(found.mentions),
    }


def _quote(found: FoundQuote) -> dict[str, Any]:
    keys = ("start", "end", "text", "kind", "speaker", "cue", "told_to", "venue")
    known = asdict(found)
    return {key: known[key] for key in keys}


def _agreement(found: FoundAgreement) -> dict[str, Any]:
    return {
        "event": found.event,
        "model": found.model,
        "agency": found.agency.name if found.agency is not None else None,
        "jurisdiction": found.jurisdiction.id if found.jurisdiction is not None else None,
        "state": found.state,
        "date": found.date,
        "date_precision": PRECISIONS[len(found.date)] if found.date is not None else None,
        "reasons": list(found.reasons),
        "start": found.start,
        "end": found.end,
        "text": found.text,
    }


def _mentions(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    return [asdict(mention) for mention in mentions]
