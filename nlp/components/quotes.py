"""Direct quotations with their speakers.

Kept is what the text attributes to somebody, or whole sentences in quotation marks. Scraps without
a cue, titles of works and names in quotation marks are left out, and indirect speech.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc

from nlp.found import FoundPerson, FoundQuote, Speaker
from nlp.people.names import Named
from nlp.people.withheld import is_withheld
from nlp.speech.attributions import Attribution, attribute
from nlp.speech.cues import ATTRIBUTED, find_cues
from nlp.speech.marks import Quotation, find_quotations
from nlp.speech.scraps import is_quote
from nlp.speech.sentences import blanked, find_sentences
from nlp.speech.speakers import Speakers
from nlp.speech.subjects import Subjects
from nlp.speech.venues import venue

VERSION = 1

SCORES = {"beside": 0.95, "sentence": 0.85, "running": 0.75, "loose": 0.5}
UNATTRIBUTED = 0.4
POSSESSIVE = re.compile(r"[’']s?$")
OWNER = re.compile(r"[’']s?\s")  # the Sample Union’s
OF = re.compile(r",?\s(?:of|with|from)\s(?:the\s)?$")  # , of the


def find_quotes(doc: Doc, text: str) -> Iterator[tuple[FoundQuote, Named | None]]:
    """The quotations of a text, each with the person who speaks where it is one."""
    quotations = list(find_quotations(text))
    if not quotations:
        return
    masked = blanked(text, quotations)
    subjects = Subjects(masked, doc._.names, sorted(_bodies(doc)))
    paragraphs = find_sentences(text, masked, quotations, ATTRIBUTED)
    given, topics = attribute(masked, quotations, paragraphs, list(find_cues(masked)), subjects)
    speakers = Speakers(text, doc._.names, topics, doc._.people, doc._.agencies)
    for number, quotation in enumerate(quotations):
        attribution = given.get(number)
        if not is_quote(text, masked, quotation, attribution):
            continue
        speaker = person = None
        if attribution is not None:
            speaker, person = speakers.speaker(attribution.subject)
        yield _quote(text, masked, quotation, attribution, speaker), person


def _quote(
    text: str,
    masked: str,
    quotation: Quotation,
    attribution: Attribution | None,
    speaker: Speaker | None,
) -> FoundQuote:
    cue = attribution.cue if attribution is not None else None
    sentence = attribution.sentence if attribution is not None else (0, 0)
    return FoundQuote(
        start=quotation.start,
        end=quotation.end,
        text=text[quotation.start : quotation.end],
        kind="direct",
        speaker=speaker,
        cue=text[cue.start : cue.end] if cue is not None else None,
        told_to=attribution.told_to if attribution is not None else None,
        venue=venue(masked[slice(*sentence)]) if cue is not None else None,
        score=SCORES[attribution.how] if attribution is not None else UNATTRIBUTED,
    )


def _bodies(doc: Doc) -> Iterator[tuple[int, int, str]]:
    for ent in doc.ents:
        if ent.label_ in {"ORG", "NORP", "GPE", "FAC"}:
            yield ent.start_char, ent.end_char, "body" if ent.label_ == "ORG" else "place"
    for agency in doc._.agencies:
        for mention in agency.mentions:
            yield mention.start, mention.end, "body"


def kept(doc: Doc, text: str, speaking: Iterable[Named]) -> Iterator[FoundPerson]:
    """Those who hold office, speak for a body or are quoted, without those who are policed."""
    quoted = {person.name: person for person in speaking}
    bodies = bodies_beside(doc, text)
    for person in doc._.people:
        speaks = person.role is not None or person.name in quoted
        if person.is_official or (speaks and not is_withheld(text, person.mentions)):
            yield person
    titled = {person.name for person in doc._.people}
    for name, person in quoted.items():
        if name not in titled and not is_withheld(text, person.mentions):
            yield untitled(person, bodies)


def untitled(person: Named, bodies: Mapping[int, str]) -> FoundPerson:
    """Someone who is quoted without a title, with the body beside the name if there is one."""
    beside = (bodies.get(at) for mention in person.mentions for at in (mention.start, mention.end))
    return FoundPerson(
        name=person.name,
        title=None,
        role=None,
        is_official=False,
        organization=next(filter(None, beside), None),
        jurisdiction=None,
        state=None,
        score=0.7,
        mentions=tuple(person.mentions),
    )


def bodies_beside(doc: Doc, text: str) -> dict[int, str]:
    """Bodies by the offset where a name that belongs to them starts or ends.

    The Sample Union’s | Ann Doe; Ann Doe |, of the Sample Union
    """
    beside = {}
    for ent in doc.ents:
        if ent.label_ == "ORG":
            name = POSSESSIVE.sub("", text[ent.start_char : ent.end_char])
            if (owner := OWNER.match(text, ent.start_char + len(name))) is not None:
                beside[owner.end()] = name
            lead = text[max(0, ent.start_char - 12) : ent.start_char]
            if (link := OF.search(lead)) is not None:
                beside[ent.start_char - len(link.group())] = name
    return beside


@Language.component("quotes")
def quotes(doc: Doc) -> Doc:
    text = doc.text
    found = list(find_quotes(doc, text))
    speaking = {id(person): person for _, person in found if person is not None}
    people = kept(doc, text, speaking.values())
    doc._.quotes = tuple(quote for quote, _ in found)
    doc._.people = tuple(sorted(people, key=lambda person: person.mentions[0].start))
    return doc
