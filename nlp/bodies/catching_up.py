"""Brings documents that were read before up to the roster: what it newly names is linked.

Stopped at any moment it goes on at the next run: each step is a transaction.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from archive.agencies import Listed
from archive.relinking import Sought, sought_name
from archive.store import Store
from nlp.bodies.listed import Roster, is_same_town, roster
from nlp.bodies.spellings import spellings_of, without_town
from nlp.roster.settle import resolve_listed
from nlp.wordlists import rules

NAMES = 500  # to a transaction
AND = re.compile(r"\s*&\s*|\s+and\s+")  # "Fish & Wildlife", "Fish and Wildlife"
THE = re.compile(r"\bthe ", re.IGNORECASE)  # "Office of the Attorney General"
# "Constables Office", "Constable's Office"
OWN = re.compile(r"\b(constable|marshal|sheriff|attorney)['’]?s\b", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")  # "Twp" of "Sample Twp. Police"


@dataclass(frozen=True, kw_only=True)
class CaughtUp:
    """What a newer roster came to, and the agencies to look for in texts."""

    listed: Roster = field(default_factory=Roster)
    resolved: int = 0  # listed agencies whose place was found
    linked: int = 0  # agencies of texts that turned out to be listed ones
    again: int = 0  # documents that have to be read again


def catch_up(store: Store) -> CaughtUp:
    """Resolve listed agencies, link what texts name already, have texts read again for the rest."""
    resolved = resolve_listed(store).resolved
    agencies = store.readings.listed_agencies()
    if not agencies:
        return CaughtUp()
    known = roster(agencies)
    linked = store.readings.relink(same(store.readings.unlisted_agencies(), known))
    store.readings.link_officials()
    again = search(store, unsought(agencies, store.readings.sought_names()))
    return CaughtUp(listed=known, resolved=resolved, linked=linked, again=again)


def search(store: Store, names: Iterator[Sought]) -> int:
    """Have documents read again that hold one of some names; gives how many they are."""
    count = 0
    while some := list(islice(names, NAMES)):
        count += store.readings.read_again(some)
    return count


def same(unlisted: Sequence[Listed], known: Roster) -> Iterator[tuple[str, str]]:
    """Agencies of texts, each with the listed one that it is."""
    for agency in unlisted:
        if agency.jurisdiction is None:
            continue
        one = known.of_body(
            *agency.names[1:], agency.names[0],
            kind=agency.kind, state=agency.state, jurisdiction=agency.jurisdiction,
        )  # fmt: skip
        if one is not None and is_all_of(agency, one):
            yield agency.id, one.id


def is_all_of(agency: Listed, one: Listed) -> bool:
    """Whether a listed agency is meant by every name that texts have: no township by a borough's.

    Texts that name both are read again instead, mention by mention.
    """
    return all(is_same_town((name,), one) for name in agency.names)


def unsought(agencies: Sequence[Listed], before: set[str]) -> Iterator[Sought]:
    """The names for which documents have not been searched yet."""
    for agency in agencies:
        for name in agency.names:
            noted = sought_name(agency, name)
            if noted not in before:
                printed = {
                    one
                    for spelling in (*spellings_of(name, agency.state), *without_town(name))
                    for one in variants(spelling)
                }
                yield Sought(agency=agency.id, name=noted, phrases=tuple(sorted(printed)))


def variants(name: str) -> Iterator[str]:
    """A name as texts may print it: "Fish & Wildlife", "Twp. Constable's Office"."""
    ands = {AND.sub(word, name) for word in (" ", " and ")}
    plain = ands | {THE.sub("", one) for one in ands}
    for one in {OWN.sub(form, one) for one in plain for form in (r"\1s", r"\1's")}:
        yield one
        yield WORD.sub(lambda word: in_full(word.group()), one)


def in_full(word: str) -> str:
    """A shortened word in full."""
    return str(rules("listed")["same"].get(word.lower(), word))
