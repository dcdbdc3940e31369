"""Whether a text speaks of an office as held in the past."""

import re

from nlp.people.claim import Claim

# "former |sheriff", "then-|Sheriff", "the late |mayor", "ex-|chief"
FORMER = re.compile(
    r"\b(?:former|formerly|then|ex|retired|late|onetime|one-time|past|previous|ousted|predecessor|"
    r"first elected)\b",
    re.IGNORECASE,
)
# "his late father|, Sheriff Ann Sample"
LATE = re.compile(r"\b(?:late|former|then|previous)[\s-](?:[a-z]+,?\s){0,2}$", re.IGNORECASE)
SPAN = re.compile(r",?\sfrom\s\d{4}\s(?:to|until|through)\s\d{4}")  # "sheriff| from 2005 to 2013"
REACH = 30  # characters before a title


def is_former(text: str, claim: Claim) -> bool:
    """Whether the words of a claim, or right before it, put the office in the past."""
    if claim.is_past:
        return True
    if claim.printed is None:
        return False
    start, end = claim.printed
    if claim.relation == "apposition":
        start = min(start, claim.region[0])  # "then | the sheriff"
    return (
        FORMER.search(text, start, end) is not None
        or SPAN.match(text, end) is not None
        or LATE.search(text, max(0, start - REACH), start) is not None
    )
