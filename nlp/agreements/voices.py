"""Who "we" and "I" are in a quotation: the office of the one who speaks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from nlp.agreements.alphabet import PARTY
from nlp.agreements.owners import Cast, Owner, owner
from nlp.agreements.parties import Party


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """A direct quotation, and those for whom its speaker can sign."""

    start: int
    end: int
    owners: tuple[Owner, ...]


def voices(doc: Doc, parties: Sequence[Party], all_of: Cast) -> tuple[Voice, ...]:
    """The quotations of a text in order."""
    return tuple(
        Voice(start=one.start, end=one.end, owners=tuple(_speakers(doc, name, parties, all_of)))
        for one in sorted(doc._.quotes, key=lambda one: one.start)
        if one.kind == "direct"
        for name in [one.speaker.name if one.speaker else None]
    )


def spoken(found: Sequence[Voice], at: int) -> tuple[Owner, ...]:
    """Whom "we" means at an offset; nobody outside quotations."""
    place = bisect_right(found, at, key=lambda one: one.start)
    return found[place - 1].owners if place and at < found[place - 1].end else ()


def _speakers(
    doc: Doc, name: str | None, parties: Sequence[Party], all_of: Cast
) -> Iterator[Owner]:
    """The office of the speaker, told by the first of the mentions."""
    ends = {
        mention.end for person in doc._.people if person.name == name for mention in person.mentions
    }
    for party in parties:
        is_theirs = party.is_person and party.letter == PARTY and party.end in ends
        if is_theirs and (found := owner(party, all_of)):
            yield found
            return
