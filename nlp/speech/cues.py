"""The words that give a quotation to its speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.speech.sentences import BLANK
from nlp.wordlists import any_of, rules

WORDS = rules("cues")
KINDS = {
    **dict.fromkeys(WORDS["scrap"], "verb"),
    **dict.fromkeys(WORDS["strong"], "verb"),
    **dict.fromkeys(WORDS["participles"], "participle"),
    **dict.fromkeys(WORDS["sources"], "source"),
}
# "said", "According to", "pointed\nout"
CUE = re.compile(any_of(KINDS), re.IGNORECASE)
VERB = any_of([*WORDS["strong"], *WORDS["scrap"]])
BARE, WEAK, PASSIVE = set(WORDS["bare"]), set(WORDS["weak"]), set(WORDS["passive"])
# "the reports", "to call", "a few questions", "United States": a noun, or an infinitive
NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|my|your|these|those|some|any|few|no|of|to|for|in|with|by|such|other|more|"
    r"new|false|several|many|every|each|another|first|united)|[’']s)\s+$",
    re.IGNORECASE,
)
COUNT_BEFORE = re.compile(
    r"\b(?:one|two|three|four|five|six|dozen)\s+$", re.IGNORECASE
)  # one claim
# "deputies were | told", "is often | called"
BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got)\s(?:\w+ly\s|also\s|not\s|then\s)?$")
# "asked | not to be named", "told | not to speak", "asked | that her name not be used"
UNNAMED = re.compile(r"\s(?:not\sto|to\s(?:remain|be|not)|that\s(?:his|her|their)\sname)\b")
# "“Yes,” he | began. “We”", "It | read: “We": a quotation on either side
QUOTED_BEFORE = re.compile(rf"{BLANK}[^.;{BLANK}]{{0,60}}$")
QUOTED_AFTER = re.compile(rf"[\s,:—–-]{{0,3}}(?:(?:that|as|from)\s)?{BLANK}")
LOOK_BACK = 24  # characters before a cue that tell it from a noun


@dataclass(frozen=True, kw_only=True)
class Cue:
    """A cue in a text."""

    start: int
    end: int
    kind: str  # verb, participle, source
    is_weak: bool  # "requires": a thing's verb rather than a person's


def find_cues(masked: str) -> Iterator[Cue]:
    """All cues outside quotations."""
    for match in CUE.finditer(masked):
        word = " ".join(match.group().lower().split())
        if _is_cue(masked, match.start(), match.end(), word):
            yield Cue(start=match.start(), end=match.end(), kind=KINDS[word], is_weak=word in WEAK)


def _is_cue(masked: str, start: int, end: int, word: str) -> bool:
    before = max(0, start - LOOK_BACK)
    if NOUN_BEFORE.search(masked, before, start) or UNNAMED.match(masked, end):
        return False
    if not word.endswith("d") and COUNT_BEFORE.search(masked, before, start):
        return False
    if word in PASSIVE and BE.search(masked, before, start):
        return False
    return word not in BARE or _is_quoted(masked, start, end)


def _is_quoted(masked: str, start: int, end: int) -> bool:
    return (
        QUOTED_AFTER.match(masked, end) is not None
        or QUOTED_BEFORE.search(masked, max(0, start - 64), start) is not None
    )


# "Sample said.", "Sheriff Ann Sample asked", after a quotation that ended with a stop
ATTRIBUTED = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*|of|the|for)\s){{1,6}}{VERB}(?:\s(?:[A-Z]\w+day|in|on|at|to|of|during)\b[^.,]{{0,60}})?[.,]"
)
