"""The ids of jurisdictions: readable, and the same in every build."""

import re

from nlp.words import unaccented

SEPARATORS = re.compile(r"[^a-z0-9]+")  # "St. Mary's County" → "st-marys-county"


def slug(state: str, name: str) -> str:
    """The readable id: "ne-dakota-county", "md-st-marys-county", "tx-fort-worth"."""
    plain = unaccented(name).lower().translate(str.maketrans("", "", "'’‘ʻ`."))
    return f"{state.lower()}-{SEPARATORS.sub('-', plain).strip('-')}"
