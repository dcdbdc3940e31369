"""Which people of a text are kept: who holds office, speaks for a body, or is quoted."""

import re
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc

from nlp.found import FoundPerson
from nlp.people.names import NamedPerson
from nlp.people.withheld import is_withheld

POSSESSIVE = re.compile(r"[’']s?$")  # "the Sample Union|’s"
OWNER = re.compile(r"[’']s?\s")  # "the Sample Union|’s |Ann Doe"
OF = re.compile(r",?\s(?:of|with|from)\s(?:the\s)?$")  # "Ann Doe|, of the |Sample Union"
LEAD = 12  # characters before a body that link it to a name
SCORE = 0.7  # of someone without a title


def kept(doc: Doc, text: str, speaking: Iterable[NamedPerson]) -> Iterator[FoundPerson]:
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


def untitled(person: NamedPerson, bodies: Mapping[int, str]) -> FoundPerson:
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
        score=SCORE,
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
            lead = text[max(0, ent.start_char - LEAD) : ent.start_char]
            if (link := OF.search(lead)) is not None:
                beside[ent.start_char - len(link.group())] = name
    return beside
