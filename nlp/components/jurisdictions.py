"""The states, counties and towns that a text names, each with every place where it names it."""

from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.found import FoundJurisdiction, Mention
from nlp.places.beside import with_states
from nlp.places.likely import Likely, likely
from nlp.places.resolve import Resolved, resolve
from nlp.places.roles import role
from nlp.places.scan import find_names
from nlp.places.setting import setting
from nlp.places.washington import with_capital

VERSION = 2
NEEDS = ("entities",)  # nlp/needs.py


def find_jurisdictions(doc: Doc) -> Iterator[FoundJurisdiction]:
    """The jurisdictions of a text in the order in which it first names them."""
    here = setting(doc)
    text = here.text  # spaCy makes doc.text anew each time
    printed = tuple(with_states(text, tuple(find_names(text, here.words))))
    sightings = with_capital(text, printed, doc._.home_state)
    rated = [(seen, likely(seen, here)) for seen in sightings]
    places = [pair for pair in rated if pair[1] is not Likely.NO]
    groups: dict[object, list[Resolved]] = defaultdict(list)
    for resolved in resolve(places, doc._.home_state):
        key = resolved.entry.id if resolved.entry else resolved.candidates
        groups[key].append(resolved)
    for group in groups.values():
        yield one(text, group)


def one(text: str, group: list[Resolved]) -> FoundJurisdiction:
    """All sightings of one jurisdiction as one finding."""
    entry = group[0].entry
    return FoundJurisdiction(
        jurisdiction=entry.jurisdiction if entry else None,
        candidates=tuple(other.id for other in group[0].candidates),
        role=role(text, group),
        score=max(resolved.score for resolved in group),
        mentions=tuple(mention(text, resolved) for resolved in group),
    )


def mention(text: str, resolved: Resolved) -> Mention:
    """Where a jurisdiction is named."""
    named = resolved.seen.named
    return Mention(start=named.start, end=named.end, text=text[named.start : named.end])


@Language.component("jurisdictions")
def jurisdictions(doc: Doc) -> Doc:
    """Leaves the findings on the Doc."""
    doc._.jurisdictions = tuple(find_jurisdictions(doc))
    return doc
