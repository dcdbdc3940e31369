"""People with a title: name, title as printed, class of the office, body and place.

A title stands before the name, in apposition after it, or as its predicate (claims.py). People
without one are kept only when they are quoted, which the quotes component sees to.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from nlp.found import FoundPerson
from nlp.people.choice import first_title
from nlp.people.claim import Claim
from nlp.people.claims import find_claims
from nlp.people.former import is_former
from nlp.people.names import NamedPerson, find_names
from nlp.people.predecessors import with_offices
from nlp.people.seats import Seats
from nlp.people.self_descriptions import find_described
from nlp.people.titles import PRIVATE, find_heads, is_public

VERSION = 2
NEEDS = ("entities", "jurisdictions", "agencies")  # nlp/needs.py

SCORES = {
    "before": 0.95, "apposition": 0.9, "after": 0.85, "predicate": 0.8,
    "duty": 0.7, "described": 0.6,
}  # fmt: skip
OF_BODY = re.compile(r"\s(?:of|with|for)\s(?:the\s)?[A-Z][^,.;“”\n]{1,60}")  # | of the Department

if not Doc.has_extension("names"):
    Doc.set_extension("names", default=())  # everyone whom the text names, kept or not


def find_officials(doc: Doc) -> Iterator[FoundPerson]:
    """People with a public or private title, in the order in which they are named."""
    return with_offices(list(_titled(doc, doc.text)))


def _titled(doc: Doc, text: str) -> Iterator[FoundPerson]:
    seats = Seats(doc, text)
    claimed = _claimed(text, doc._.names)
    public = {
        mention.start
        for person in doc._.names
        if any(_is_public(text, claim) for claim in claimed[id(person)])
        for mention in person.mentions
    }
    for person in doc._.names:
        claims = claimed[id(person)]
        official = [claim for claim in claims if _is_official(claim, public, seats)]
        if official or any(claim.relation != "duty" for claim in claims):
            yield _found(person, official, claims, seats)


def _claimed(text: str, names: Sequence[NamedPerson]) -> Mapping[int, list[Claim]]:
    bearers = {mention.start: person for person in names for mention in person.mentions}
    mentions = sorted(
        (mention for person in names for mention in person.mentions),
        key=lambda mention: mention.start,
    )
    claimed: dict[int, list[Claim]] = defaultdict(list)
    heads = list(find_heads(text))
    for claim in find_claims(text, mentions, heads):
        claimed[id(bearers[claim.mention.start])].append(claim)
    known = {claim.title.role for claims in claimed.values() for claim in claims}
    for claim in find_described(text, mentions, heads, known):
        person = bearers[claim.mention.start]
        if not claimed[id(person)]:
            claimed[id(person)].append(claim)
    return claimed


def _found(
    person: NamedPerson, official: Sequence[Claim], claims: Sequence[Claim], seats: Seats
) -> FoundPerson:
    """A person with the first public title that the text gives, else with the first of all."""
    printed = [claim for claim in claims if claim.relation != "duty"]
    claim = first_title(official or printed, seats.text)
    same = [one for one in official if one is not claim and one.title.role == claim.title.role]
    seat = seats.of(claim, same)
    return FoundPerson(
        name=person.name,
        title=seat.title,
        role=seat.role,
        is_official=bool(official),
        organization=seat.organization,
        jurisdiction=seat.jurisdiction if official else None,
        state=seat.state if official else None,
        score=SCORES[claim.relation],
        mentions=tuple(person.mentions),
        is_former=bool(official) and is_former(seats.text, claim),
    )


def _is_official(claim: Claim, public: set[int], seats: Seats) -> bool:
    return (
        _is_public(seats.text, claim)
        or _speaks_for(claim, public)
        or _is_bare(claim, seats)
        or _is_of_place(claim, seats)
    )


def _is_public(text: str, claim: Claim) -> bool:
    start, end = claim.beside
    if claim.relation == "before" and claim.title.official == "body":
        behind = OF_BODY.match(text, claim.mention.end)
        end = behind.end() if behind is not None else end
    return is_public(claim.title, text[start:end])


def _speaks_for(claim: Claim, public: set[int]) -> bool:
    """Sample, a spokesman for Moore: an official's people are officials."""
    start, end = claim.region
    return claim.title.official == "body" and any(start <= at < end for at in public)


def _is_bare(claim: Claim, seats: Seats) -> bool:
    """Director Sample, whose agency the paragraph names; Chairman Sample of the board there."""
    if claim.title.official == "no" or PRIVATE.search(seats.text[slice(*claim.region)]):
        return False
    return seats.bodies.near(claim) is not None or seats.bodies.board(claim) is not None


def _is_of_place(claim: Claim, seats: Seats) -> bool:
    """Bensalem Director of Engineering Ann Sample."""
    if claim.title.official != "body" or claim.relation != "before" or claim.printed is None:
        return False
    words = seats.text[slice(*claim.region)]
    is_named = any(left == claim.region[0] for left, _, _ in seats.places.within(*claim.region))
    return is_named and not PRIVATE.search(words) and "spokes" not in words


@Language.component("officials")
def officials(doc: Doc) -> Doc:
    doc._.names = tuple(find_names(doc))
    doc._.people = tuple(find_officials(doc))
    return doc
