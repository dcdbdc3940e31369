"""Where a noun phrase begins that ends right before a verb: "a spokesman for the office (said)"."""

import re
from collections.abc import Sequence

from nlp.wordlists import rules

WORDS = rules("phrases")
DETERMINERS = set(WORDS["determiners"])
DETERMINER = rf"(?:{'|'.join(WORDS['determiners'])})"
JOINING = set(WORDS["joining"])
PLACING = set(WORDS["placing"])
OUTSIDE = set(WORDS["outside"])
LONGEST = 20  # words
# ", also", " has repeatedly", ", who" before a verb
TAIL = re.compile(rf"(?:[\s,]*\b(?:{'|'.join(WORDS['adverbs'])}|[a-z]+ly)\b)*\s*$")


def phrase_start(words: Sequence[str]) -> int | None:
    """The first of the words that make one noun phrase with the last; None without a determiner."""
    found, crossed = None, None
    for index in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST), -1):
        word = words[index].lower()
        if word in OUTSIDE or (index < len(words) - 1 and word[-1] in ",;:)—"):
            break
        if found is not None and crossed is None and word not in JOINING | PLACING:
            break
        if word in JOINING | PLACING:
            crossed = word
        elif word in DETERMINERS:
            found, crossed = index, None
        elif crossed in JOINING and found is not None and index == 0:
            return 0
    return None if crossed in PLACING else found
