"""Bylines reduced to the names in them."""

import re
from collections.abc import Iterable

# "By Jane Roe", "BY: Jane Roe", "Por Juana Pérez", "Written by Jane Roe", "Story by Jane Roe"
BY = re.compile(r"^\s*(?:(?:written|story|reporting)\s+)?(?:by|por)\b[:\s]*", re.IGNORECASE)
EMAIL = re.compile(r"\S+@\S+")  # "jroe@ledger.example"
ADDRESS = re.compile(r"^https?://|^www\.|^@\w")  # "https://facebook.com/ledger", "@jroe"
# "Jane Roe and John Doe", "Jane Roe & John Doe", "Jane Roe; John Doe", "Juana Pérez y Juan Díaz"
BETWEEN = re.compile(r"\s*(?:[,;|•·]|\band\b|\bwith\b|\by\b|\be\b(?!\.)|&)\s*", re.IGNORECASE)
# What stands beside names and is none: "Ledger staff", "Staff Writer", "Associated Press"
NO_NAME = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent|bureau|newsroom|desk|press|news|media|admin"
    r"|team|wire|services?|reuters|stateline|network|contributor|redacción|columnist|author)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"[^\W\d_a-z]\D*$")  # "Jane Roe", "José Díaz"; not "2 min read", "via e-mail"
SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\.?$")  # "Richard Roe, Jr."


def parse_byline(printed: str | Iterable[str] | None) -> str | None:
    """ "By Jane Roe and John Doe, Ledger staff" gives "Jane Roe, John Doe".

    Where no name stands in it ("Staff Report") it is kept as printed; None where there is nothing.
    """
    lines = [printed] if isinstance(printed, str) else list(printed or ())
    cleaned = [
        " ".join(EMAIL.sub(" ", BY.sub("", line)).split()).strip(" ,;|-–—") for line in lines
    ]
    names = list(dict.fromkeys(name for line in cleaned for name in _names(line)))
    kept = names or [line for line in cleaned if NAME.match(line)][:1]
    return ", ".join(kept) or None


def _names(line: str) -> list[str]:
    names: list[str] = []
    for part in BETWEEN.split(line):
        if SUFFIX.match(part) and names:
            names[-1] += f" {part}"
        elif part and NAME.match(part) and not NO_NAME.search(part) and not ADDRESS.search(part):
            names.append(part)
    return names
