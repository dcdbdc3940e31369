"""People with a title: name, title as printed, class of the office, body and place.

A title stands before the name, in apposition after it, or as its predicate (claims.py). People
without one are kept only when they are quoted, which the quotes component sees to.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from nlp.found import FoundPerson
from nlp.people.claims import Claim, find_claims
from nlp.people.names import Named, find_names
from nlp.people.seats import Seats
from nlp.people.titles import PRIVATE, find_heads, is_public

VERSION = 1

SCORES = {"before": 0.95, "apposition": 0.9, "after": 0.85, "predicate": 0.8}

if not Doc.has_extension("names"):
    Doc.set_extension("names", default=())  # everyone whom the text names, kept or not


def find_officials(doc: Doc) -> Iterator[FoundPerson]:
    """People with a public or private title, in the order in which they are named."""
    text = doc.text
    seats = Seats(doc, text)
    claimed = _claimed(text, doc._.names)
    public = {
        mention.start
        for person in doc._.names
        if any(_is_public(text, claim) for claim in claimed[id(person)])
        for mention in person.mentions
    }
    for person in doc._.names:
        if claimed[id(person)]:
            yield _titled(person, claimed[id(person)], text, public, seats)


def _claimed(text: str, names: Sequence[Named]) -> dict[int, list[Claim]]:
    bearers = {mention.start: person for person in names for mention in person.mentions}
    mentions = sorted(
        (mention for person in names for mention in person.mentions),
        key=lambda mention: mention.start,
    )
    claimed: dict[int, list[Claim]] = defaultdict(list)
    for claim in find_claims(text, mentions, list(find_heads(text))):
        claimed[id(bearers[claim.mention.start])].append(claim)
    return claimed


def _titled(
    person: Named, claims: Sequence[Claim], text: str, public: set[int], seats: Seats
) -> FoundPerson:
    """A person with the first public title that the text gives, else with the first of all."""

    def is_official(claim: Claim) -> bool:
        return _is_public(text, claim) or _speaks_for(claim, public) or _is_bare(claim, seats)

    claim = min(claims, key=lambda claim: (not is_official(claim), claim.plural != ""))
    seat = seats.of(claim)
    is_office = is_official(claim)
    return FoundPerson(
        name=person.name,
        title=seat.title,
        role=seat.role,
        is_official=is_office,
        organization=seat.organization,
        jurisdiction=seat.jurisdiction if is_office else None,
        state=seat.state if is_office else None,
        score=SCORES[claim.relation],
        mentions=tuple(person.mentions),
    )


def _is_public(text: str, claim: Claim) -> bool:
    start, end = claim.region
    return is_public(claim.title, text[min(start, claim.printed[0]) : max(end, claim.printed[1])])


def _speaks_for(claim: Claim, public: set[int]) -> bool:
    """Sample, a spokesman for Moore: an official's people are officials."""
    start, end = claim.region
    return claim.title.official == "body" and any(start <= at < end for at in public)


def _is_bare(claim: Claim, seats: Seats) -> bool:
    """Director Sample, whose agency the paragraph names."""
    start, end = claim.region
    return not PRIVATE.search(seats.text[start:end]) and seats.body_near(claim) is not None


@Language.component("officials")
def officials(doc: Doc) -> Doc:
    doc._.names = tuple(find_names(doc))
    doc._.people = tuple(find_officials(doc))
    return doc
