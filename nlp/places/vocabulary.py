"""The word lists of rules/places.toml, each as a set of keys."""

from functools import cache

from nlp.wordlists import rules


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One list by its name."""
    return frozenset(rules("places")["words"][name])
