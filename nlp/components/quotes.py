"""Direct quotations and reported speech with their speakers.

Kept is what the text attributes to somebody, or whole sentences in quotation marks. Scraps without
a cue, titles of works and names in quotation marks are left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from heapq import merge
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from nlp.found import FoundQuote, Speaker
from nlp.people.names import NamedPerson
from nlp.people.withheld import is_withheld
from nlp.speech.attributions import Attribution
from nlp.speech.blocks import with_blocks
from nlp.speech.cues import ATTRIBUTED, find_cues
from nlp.speech.indirect.find import find_indirect
from nlp.speech.marks import find_quotations
from nlp.speech.quotation import Quotation
from nlp.speech.quoted import kept
from nlp.speech.running import attribute
from nlp.speech.scraps import is_quote
from nlp.speech.sentences import blanked, find_sentences
from nlp.speech.speakers import Speakers
from nlp.speech.subjects import Subjects
from nlp.speech.venues import venue

VERSION = 2
NEEDS = ("entities", "agencies", "officials")  # nlp/needs.py

SCORES = {"beside": 0.95, "sentence": 0.85, "running": 0.75, "loose": 0.5}
UNATTRIBUTED = 0.4
KINDS = {"ORG": "body", "NORP": "group", "GPE": "place", "FAC": "place"}  # of the model's entities


def find_quotes(doc: Doc, text: str) -> Iterator[tuple[FoundQuote, NamedPerson | None]]:
    """Direct and reported speech in order, each with the person who speaks where it is one."""
    quotations = with_blocks(text, list(find_quotations(text)))
    masked = blanked(text, quotations)
    bodies = sorted(_bodies(doc))
    subjects = Subjects(masked, doc._.names, bodies)
    paragraphs = list(find_sentences(text, masked, quotations, ATTRIBUTED))
    given, topics = attribute(masked, quotations, paragraphs, list(find_cues(masked)), subjects)
    speakers = Speakers(text, masked, doc._.names, topics, doc._.people, doc._.agencies, bodies)
    known = _known(doc)
    venues = cache(partial(_venue, masked, known))
    direct = (
        _quote(text, quotation, given.get(number), speakers, venues)
        for number, quotation in enumerate(quotations)
        if is_quote(text, masked, quotation, given.get(number))
    )
    indirect = find_indirect(
        text, masked, quotations, chain.from_iterable(paragraphs), subjects, speakers, known
    )
    return merge(direct, indirect, key=lambda found: found[0].start)


def _quote(
    text: str,
    quotation: Quotation,
    attribution: Attribution | None,
    speakers: Speakers,
    venues: Callable[[tuple[int, int], str | None, str], str | None],
) -> tuple[FoundQuote, NamedPerson | None]:
    if attribution is None:
        return _unattributed(text, quotation), None
    speaker, person = speakers.speaker(attribution.subject)
    where = venues(attribution.sentence, attribution.told_to, _written(speaker))
    return _attributed(text, quotation, attribution, speaker, where), person


def _unattributed(text: str, quotation: Quotation) -> FoundQuote:
    return FoundQuote(
        start=quotation.start,
        end=quotation.end,
        text=text[quotation.start : quotation.end],
        kind="direct",
        speaker=None,
        cue=None,
        told_to=None,
        venue=None,
        score=UNATTRIBUTED,
    )


def _attributed(
    text: str, quotation: Quotation, attribution: Attribution, speaker: Speaker, venue: str | None
) -> FoundQuote:
    cue = attribution.cue
    return FoundQuote(
        start=quotation.start,
        end=quotation.end,
        text=text[quotation.start : quotation.end],
        kind="direct",
        speaker=speaker,
        cue=text[cue.start : cue.end] if cue is not None else None,
        told_to=attribution.told_to,
        venue=venue,
        score=SCORES[attribution.how],
    )


def _venue(
    masked: str, known: frozenset[str], sentence: tuple[int, int], told_to: str | None, by: str
) -> str | None:
    """By the document that speaks, or else by the words beside the cue."""
    return venue(by) if by else venue(masked[slice(*sentence)], told_to, known)


def _written(speaker: Speaker) -> str:
    return (speaker.name or "") if speaker.kind == "document" else ""


def _known(doc: Doc) -> frozenset[str]:
    """Who is told something and is no newspaper: people by surname, agencies as printed."""
    surnames = (person.name.split()[-1] for person in doc._.names)
    agencies = (mention.text for agency in doc._.agencies for mention in agency.mentions)
    return frozenset((*surnames, *agencies))


def _bodies(doc: Doc) -> Iterator[tuple[int, int, str]]:
    for ent in doc.ents:
        if ent.label_ in KINDS:
            yield ent.start_char, ent.end_char, KINDS[ent.label_]
    for agency in doc._.agencies:
        for mention in agency.mentions:
            yield mention.start, mention.end, "body"


def withheld_listeners(
    doc: Doc, text: str, found: Sequence[tuple[FoundQuote, NamedPerson | None]], kept: set[str]
) -> set[str]:
    """Who is told something and never becomes a person here: "told Carl Boom, who was arrested"."""
    told = {quote.told_to for quote, _ in found if quote.told_to is not None}
    return {
        mention.text
        for person in doc._.names
        if person.name not in kept and any(mention.text in told for mention in person.mentions)
        if is_withheld(text, person.mentions)
        for mention in person.mentions
    }


@Language.component("quotes")
def quotes(doc: Doc) -> Doc:
    text = doc.text
    found = list(find_quotes(doc, text))
    speaking = {id(person): person for _, person in found if person is not None}
    people = list(kept(doc, text, speaking.values()))
    hidden = withheld_listeners(doc, text, found, {person.name for person in people})
    doc._.quotes = tuple(
        replace(quote, told_to=None) if quote.told_to in hidden else quote for quote, _ in found
    )
    doc._.people = tuple(sorted(people, key=lambda person: person.mentions[0].start))
    return doc
