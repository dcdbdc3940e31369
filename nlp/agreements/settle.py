"""What the findings of a text say about each other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.agreements.details import models
from nlp.found import FoundAgreement

# "signed | a new three-year agreement", not "because a new law"
ANEW = re.compile(r"\ba\snew\s(?:[\w()-]+\s){0,4}(?:agreement|pact|deal|memorandum|contract|one)\b")
# events of an agreement that is, and so has a model
HELD = ("signed", "in-effect", "renewed", "paused", "ended", "approved")


def with_models(text: str, found: Sequence[FoundAgreement]) -> Iterator[FoundAgreement]:
    """Each with the model that the text gives its agency elsewhere, if it is always the same."""
    told: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for one in found:
        if one.model:
            told[_owner(one)].add(one.model)
    everywhere = models(text)
    main = _main(found)
    for one in found:
        known = told[_owner(one)] or (everywhere if _owner(one) == main else set())
        if one.model is None and len(known) == 1 and one.event in HELD:
            yield replace(one, model=next(iter(known)))
        else:
            yield one


def _owner(one: FoundAgreement) -> tuple[str | None, str | None]:
    return (
        one.agency.name if one.agency and not one.jurisdiction else None,
        one.jurisdiction.id if one.jurisdiction else None,
    )


def _main(found: Sequence[FoundAgreement]) -> tuple[str | None, str | None] | None:
    """The owner that most findings are of."""
    owners = Counter(map(_owner, found)).most_common(1)
    return owners[0][0] if owners else None


def renewals(found: Sequence[FoundAgreement]) -> Iterator[FoundAgreement]:
    """ "Signed a new agreement" of those who had one before is a renewal."""
    had: set[tuple[str | None, str | None]] = set()
    for one in found:
        if one.event == "signed" and _owner(one) in had and ANEW.search(one.text):
            yield replace(one, event="renewed")
        else:
            yield one
        if one.event in ("signed", "in-effect", "renewed"):
            had.add(_owner(one))
