"""Noun phrases that open a clause and can speak: "The memo", "One of the residents", "A deputy"."""

import re
from dataclasses import dataclass

from nlp.people.titles import HEADS
from nlp.speech.cues import WORDS
from nlp.speech.phrases import DETERMINER
from nlp.wordlists import any_of

NOUN = any_of([*HEADS, *WORDS["documents"], *WORDS["bodies"], *WORDS["people"]])
REACH = 120  # characters of an opening phrase
COMMAS = 3  # commas of a sentence behind which a subject is looked for
# "The memo", "One of the residents", "A longtime county deputy", "Senate Bill 8"
PHRASE = re.compile(
    rf"(?:(?:{DETERMINER})\s(?:of\s(?:the|his|her|their)\s)?(?:[\w’'-]+\s){{0,4}}?{NOUN}(?!\s{NOUN})"
    r"|(?:Senate|House|Assembly)\sBill\s\d+)(?![’']|\s(?:of|for)\s)",
    re.IGNORECASE,
)
# "GATE CITY, Ohio (AP) — "
DATELINE = re.compile(
    r"[\s,]*(?:[A-Z][A-Z’'.-]+(?:\s[A-Z’'.-]+)*(?:,\s[\w. ]{2,20})?\s?"
    r"(?:\([^)]{1,40}\)\s?)?[—–-]+\s)?"
)
# "In a letter to the county, "; "Asked about it, "; "When the vote came, "
ADVERBIAL = re.compile(
    r"[\s“”\"]*(?:in|on|at|after|before|during|by|with|for|from|under|as|when|while|if|since|through|despite|"
    r"because|although|though|asked|speaking|unlike|instead|later|once|until|without|amid|among)\b"
    r"(?:[^,]*,\s*|[^,]*?\s(?=(?:he|she|they)\s))",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Where an opening noun phrase stands."""

    start: int
    end: int


def after_dateline(masked: str, start: int, end: int) -> int:
    """Where a sentence's words begin."""
    dateline = DATELINE.match(masked, start, end)
    return dateline.end() if dateline is not None else start


def after_adverbial(masked: str, start: int, end: int) -> int:
    """Where a clause's subject can stand: behind "In deciding to sign, "."""
    start = after_dateline(masked, start, end)
    skipped = ADVERBIAL.match(masked, start, end)
    return skipped.end() if skipped is not None else start


def opening(masked: str, start: int, end: int) -> Opening | None:
    """The noun phrase that opens a clause, at its start or behind one of its first commas."""
    limit = min(len(masked), end + REACH)
    at = start
    for _ in range(COMMAS):
        while at < end and not masked[at].isalnum():
            at += 1
        found = PHRASE.match(masked, at, min(limit, at + REACH))
        if found is not None and found.end() <= end:
            return Opening(start=at, end=found.end())
        at = masked.find(", ", at, end) + 2
        if at < 2:
            return None
    return None
