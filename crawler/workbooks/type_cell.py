"""TYPE: what government an agency belongs to. Kept as printed, for it is sometimes simply wrong."""

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from crawler.workbooks.cells import Odd

EDITS_MAX = 2  # "Muncipality", "Conty"
TYPES = ("County", "Municipality", "State Agency", "State")


@lru_cache(maxsize=1_000)
def odd_type(printed: str | None) -> Odd | None:
    """What is odd about a type, None where it is a known one or blank."""
    if printed is None or printed.upper() in {known.upper() for known in TYPES}:
        return None
    near = [known for known in TYPES if _edits(printed, known) <= EDITS_MAX]
    if not near:
        return Odd(kind="unknown-type", printed=printed)
    return Odd(kind="misspelt-type", printed=printed, taken_as=near[0])


def _edits(printed: str, known: str) -> int:
    return DamerauLevenshtein.distance(printed.upper(), known.upper())
