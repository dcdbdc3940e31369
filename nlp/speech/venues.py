"""Where or how words were spoken: testimony, interview, statement, …, by nlp/rules/venues.toml."""

import re

from nlp.wordlists import rules

VENUES = tuple(
    (venue["name"], re.compile("|".join(venue["words"]), re.IGNORECASE))
    for venue in rules("venues")["venue"]
)


def venue(words: str) -> str | None:
    """The venue that an attribution's sentence tells, without the quotation itself."""
    return next((name for name, pattern in VENUES if pattern.search(words)), None)
