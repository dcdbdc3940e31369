"""The bodies of government that a text names: ICE, sheriffs, police, jails, prosecutors.

With `doc._.listed` at hand (nlp/bodies/listed.py), each is tied to the agency on ICE's lists that
it is, and names are found that only the lists hold.
"""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from nlp.bodies.acronyms import with_acronyms
from nlp.bodies.linking import link
from nlp.bodies.naming import Body, find_bodies
from nlp.bodies.settling import settled
from nlp.bodies.state_evidence import gather
from nlp.found import FoundAgency, Mention
from nlp.words import words

VERSION = 2
NEEDS = ("jurisdictions",)  # nlp/needs.py

Group = tuple[str, str | None]  # Agency.id of a listed agency, or name and state of another


def find_agencies(doc: Doc) -> Iterator[FoundAgency]:
    """The agencies of a text in the order in which it first names them."""
    text = doc.text  # spaCy makes doc.text anew each time
    bodies = bodies_of(doc, text)
    groups: dict[Group, list[Body]] = {}
    for body in bodies:
        if body.name:
            key = (body.listed, None) if body.listed else (body.name, body.state)
            groups.setdefault(key, []).append(body)
    for body in bodies:
        if not body.name and (group := only_one(groups, body)):
            group.append(body)
    for group in groups.values():
        yield one(text, group)


def bodies_of(doc: Doc, text: str) -> tuple[Body, ...]:
    """Every naming of a body, with the agency on ICE's lists that it is."""
    found = tuple(words(text))
    evidence = gather(text, doc._.home_state, doc._.jurisdictions)
    bodies = settled(tuple(find_bodies(text, found, doc._.jurisdictions)), evidence)
    if not doc._.listed.tree:
        return bodies
    return with_acronyms(text, link(text, found, bodies, doc._.listed, evidence))


def only_one(groups: dict[Group, list[Body]], body: Body) -> list[Body] | None:
    """The one body that "the sheriff's office" can mean; None where the text has two."""
    fitting = [group for group in groups.values() if group[0].head == body.head]
    return fitting[0] if len(fitting) == 1 else None


def one(text: str, group: Sequence[Body]) -> FoundAgency:
    """All namings of one body as one finding."""
    first = group[0]
    return FoundAgency(
        name=first.name or text[first.start : first.end],
        kind=first.kind,
        state=first.state,
        jurisdiction=next((body.jurisdiction for body in group if body.jurisdiction), None),
        score=max(body.score for body in group),
        listed=first.listed,
        mentions=tuple(mention(text, body) for body in sorted(group, key=lambda b: b.start)),
    )


def mention(text: str, body: Body) -> Mention:
    """Where a body is named."""
    return Mention(start=body.start, end=body.end, text=text[body.start : body.end])


@Language.component("agencies")
def agencies(doc: Doc) -> Doc:
    """Leaves the findings on the Doc."""
    doc._.agencies = tuple(find_agencies(doc))
    return doc
