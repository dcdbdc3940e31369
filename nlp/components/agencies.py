"""The bodies of government that a text names: ICE, sheriffs, police, jails, prosecutors."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from nlp.bodies.naming import Body, find_bodies
from nlp.found import FoundAgency, Mention
from nlp.words import words

VERSION = 1


def find_agencies(doc: Doc) -> Iterator[FoundAgency]:
    """The agencies of a text in the order in which it first names them."""
    bodies = tuple(find_bodies(doc.text, tuple(words(doc.text)), doc._.jurisdictions))
    groups: dict[tuple[str, str | None], list[Body]] = {}
    for body in bodies:
        if body.name:
            groups.setdefault((body.name, body.state), []).append(body)
    for body in bodies:
        if not body.name and (group := only_one(groups, body)):
            group.append(body)
    for group in groups.values():
        yield one(doc.text, group)


def only_one(groups: dict[tuple[str, str | None], list[Body]], body: Body) -> list[Body] | None:
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
        jurisdiction=first.jurisdiction,
        score=max(body.score for body in group),
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
