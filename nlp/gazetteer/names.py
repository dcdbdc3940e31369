"""Looks names up in the gazetteer by their keys (nlp/words.py), without regard to case."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from nlp.gazetteer.entries import CITY_KINDS, Entry, entries
from nlp.wordlists import rules
from nlp.words import name_key

TOWNS = {*CITY_KINDS, "township"}
# longest first: "Juneau City and Borough" is no "Borough" of "Juneau City and"
DESIGNATIONS = (
    "city and borough", "census area", "county", "parish", "borough", "municipality",
)  # fmt: skip


@cache
def states() -> dict[str, Entry]:
    """States by postal code."""
    return {entry.state: entry for entry in entries() if entry.jurisdiction.kind == "state"}


@cache
def state_names() -> dict[str, Entry]:
    """States by the key of their full name."""
    aliases = {"us virgin islands": "VI", "virgin islands": "VI", "washington dc": "DC"}
    named = {name_key(entry.jurisdiction.name): entry for entry in states().values()}
    return named | {key: states()[code] for key, code in aliases.items()}


@cache
def state_abbreviations() -> dict[str, Entry]:
    """States by the key of a printed abbreviation, "neb" for "Neb."."""
    printed = rules("states")["abbreviations"]
    return {name_key(short): states()[code] for short, code in printed.items()}


@cache
def counties() -> dict[str, tuple[Entry, ...]]:
    """Counties and their like by the key of the name without "County", "Parish", "Borough"."""
    found = (entry for entry in entries() if entry.jurisdiction.kind not in {"state", *TOWNS})
    return grouped((base(entry), entry) for entry in found)


def base(entry: Entry) -> str:
    """The key of a county's name without its designation."""
    return base_key(entry.jurisdiction.name)


@cache
def base_key(name: str) -> str:
    """The key of a name without "County", "Parish", "Borough" behind it."""
    key = name_key(name)
    return next(
        (key.removesuffix(f" {end}") for end in DESIGNATIONS if key.endswith(f" {end}")), key
    )


@cache
def places() -> dict[str, tuple[Entry, ...]]:
    """Towns and cities by the key of their name or of another name of theirs.

    Without what the Census Bureau's files add: small_places().
    """
    found = [one for one in entries() if one.jurisdiction.kind in CITY_KINDS and one.population]
    by_id = {entry.id: entry for entry in found}
    aliases = rules("places")["also"]
    also = ((name_key(alias), by_id[id]) for alias, id in aliases.items())
    return grouped([*((name_key(entry.jurisdiction.name), entry) for entry in found), *also])


@cache
def small_places() -> dict[str, tuple[Entry, ...]]:
    """Townships and places of the Census Bureau's files alone, by the key of the bare name.

    Their names are too many to be met alone: "Lincoln" is a township in every other county.
    """
    added = (one for one in entries() if one.jurisdiction.kind in TOWNS and not one.population)
    return grouped((bare_key(entry), entry) for entry in added)


def bare_key(entry: Entry) -> str:
    """The key of "Lincoln Township" and "Town of Lincoln" without what it is."""
    key = name_key(entry.jurisdiction.name)
    if entry.jurisdiction.kind != "township":
        return key
    return key.removeprefix("town of ").removesuffix(" township").removesuffix(" plantation")


def grouped(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The entries of each key, in order."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        groups[key].append(entry)
    return {key: tuple(group) for key, group in groups.items()}
