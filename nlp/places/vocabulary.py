"""The word lists of rules/places.toml, each as a set of keys."""

import tomllib
from functools import cache

from nlp.gazetteer.names import RULES


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One list by its name."""
    with (RULES / "places.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["words"][name])
