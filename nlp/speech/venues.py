"""Where or how words were spoken: testimony, interview, statement, …, by nlp/rules/venues.toml."""

import re
from collections.abc import Collection

from nlp.wordlists import any_of, rules

VENUES = tuple(
    (venue["name"], re.compile("|".join(venue["words"]), re.IGNORECASE))
    for venue in rules("venues")["venue"]
)
LISTENERS = tuple(
    (name if name != "nobody" else None, re.compile(any_of(words), re.IGNORECASE))
    for name, words in rules("venues")["listeners"].items()
)


def venue(words: str, told_to: str | None = None, known: Collection[str] = ()) -> str | None:
    """The venue that an attribution's sentence tells, without the quotation itself.

    `known` are the agencies and the surnames of the people of the text: no newspapers.
    """
    found = next((name for name, pattern in VENUES if pattern.search(words)), None)
    if found is None and told_to is not None:
        return _by_listener(told_to, known)
    return found


def _by_listener(told_to: str, known: Collection[str]) -> str | None:
    for name, pattern in LISTENERS:
        if pattern.search(told_to):
            return name
    words = told_to.split()
    is_name = words[-1][0].isupper() and words[-1].isalpha()
    return "interview" if is_name and not {told_to, words[-1]} & set(known) else None
