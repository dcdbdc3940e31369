"""STATE: a full name, a code, or a name with a typing error."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from crawler.states import STATES
from crawler.workbooks.cells import Odd, filled

EDITS_MAX = 2
SHORT = 4  # letters: "USA" is two edits away from Utah, so a short word may have one
MARKS = re.compile(r"[^A-Z ]+")  # "U.S. VIRGIN ISLANDS", "TEXAS*"

NAMES = {MARKS.sub("", name.upper()): code for code, name in STATES.items()}
CODES = {code: code for code in STATES}
OTHER_NAMES = {
    "CNMI": "MP",
    "COMMONWEALTH OF THE NORTHERN MARIANA ISLANDS": "MP",
    "NORTHERN MARIANAS": "MP",
    "VIRGIN ISLANDS": "VI",
    "USVI": "VI",
    "WASHINGTON DC": "DC",
}
KNOWN = NAMES | CODES | OTHER_NAMES


@lru_cache(maxsize=1_000)
def read_state(printed: str | None) -> tuple[str | None, Odd | None]:
    """A postal code; None where no state is near to the printed words, or two are as near."""
    if printed is None or filled(printed) is None:
        return None, Odd(kind="no-state", printed=printed)
    name = " ".join(MARKS.sub("", printed.upper()).split())
    if name in KNOWN:
        return KNOWN[name], None
    near = _near(name)
    if len(near) != 1:
        return None, Odd(kind="unknown-state", printed=printed)
    code = near.pop()
    return code, Odd(kind="misspelt-state", printed=printed, taken_as=STATES[code])


def _near(name: str) -> set[str]:
    """The states whose names take the fewest edits: North for "NOTH CAROLINA", then South."""
    edits = {code: DamerauLevenshtein.distance(name, known) for known, code in NAMES.items()}
    fewest = min(edits.values())
    allowed = EDITS_MAX if len(name) > SHORT else 1
    return {code for code, needed in edits.items() if needed == fewest <= allowed}
