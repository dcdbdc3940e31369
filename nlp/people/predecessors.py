"""Predecessors and successors, who have the office of the local official named last before."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.found import FoundPerson
from nlp.people.levels import BY_ROLE

ROLE = "predecessor"  # of "his predecessor", until the office is known


def with_offices(found: Sequence[FoundPerson]) -> Iterator[FoundPerson]:
    """Everyone, predecessors with an office; those who follow nobody are left out."""
    named = sorted(
        (mention.start, number)
        for number, person in enumerate(found)
        if person.is_official and person.role in BY_ROLE
        for mention in person.mentions
    )
    for person in found:
        if person.role != ROLE:
            yield person
            continue
        last = bisect_left(named, (person.mentions[0].start, 0)) - 1
        if last >= 0:
            yield _after(person, found[named[last][1]])


def _after(person: FoundPerson, office: FoundPerson) -> FoundPerson:
    return replace(
        person,
        title=person.title or office.title,
        role=office.role,
        is_former="successor" not in (person.title or ""),
        organization=person.organization or office.organization,
        jurisdiction=person.jurisdiction or office.jurisdiction,
        state=person.state or office.state,
    )
