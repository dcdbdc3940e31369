"""What a text says became of agreements: applied, signed, paused, ended, each with its sentence."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.agreements.finding import find_events
from nlp.found import FoundAgreement

VERSION = 1
NEEDS = ("jurisdictions", "agencies", "quotes")  # nlp/needs.py


def find_agreements(doc: Doc) -> Iterator[FoundAgreement]:
    """The events of a text in the order of their sentences."""
    yield from find_events(doc)


@Language.component("agreements")
def agreements(doc: Doc) -> Doc:
    """Leaves the findings on the Doc."""
    doc._.agreements = tuple(find_agreements(doc))
    return doc
