"""What a text says, as one JSON object: the contract of `287g read` (docs/labels.md).

Offsets count Unicode code points into the text. Jurisdictions that stay ambiguous are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from spacy.language import Language

from nlp.bodies.listed import Roster
from nlp.found import FoundAgency, FoundJurisdiction, FoundPerson, FoundQuote, Mention
from nlp.pipeline import NOBODY, unread_doc

BATCH = 16  # texts that the model reads at once


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that the components found in one text."""

    jurisdictions: tuple[FoundJurisdiction, ...]
    people: tuple[FoundPerson, ...]
    agencies: tuple[FoundAgency, ...]
    quotes: tuple[FoundQuote, ...]

    def as_json(self) -> dict[str, Any]:
        """The object that `287g read` prints, without its id."""
        return {
            "jurisdictions": [
                _jurisdiction(found) for found in self.jurisdictions if found.jurisdiction
            ],
            "people": [_person(found) for found in self.people],
            "agencies": [_agency(found) for found in self.agencies],
            "quotes": [_quote(found) for found in self.quotes],
            "agreements": [],
        }


def read(
    language: Language, text: str, home_state: str | None = None, listed: Roster = NOBODY
) -> Reading:
    """What one text says; `home_state` is the postal code of the outlet's state."""
    return next(read_all(language, [(text, home_state)], listed=listed))


def read_all(
    language: Language,
    texts: Iterable[tuple[str, str | None]],
    batch_size: int = BATCH,
    listed: Roster = NOBODY,
) -> Iterator[Reading]:
    """What each text says, in order. Quicker than one at a time; asks for a batch ahead."""
    docs = (unread_doc(language, text, home_state, listed) for text, home_state in texts)
    for doc in language.pipe(docs, batch_size=batch_size):
        yield Reading(
            jurisdictions=doc._.jurisdictions,
            people=doc._.people,
            agencies=doc._.agencies,
            quotes=doc._.quotes,
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


def _mentions(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    return [asdict(mention) for mention in mentions]
