"""The words that report speech without quotation marks."""

import re
from collections.abc import Iterator

from nlp.speech.cues import NOUN_BEFORE, Cue
from nlp.wordlists import any_of, rules

WORDS = rules("indirect")
BARE = set(WORDS["bare"])
NOUNS = set(WORDS["nouns"])
PLACING = set(WORDS["placing"])
PROMISES = set(WORDS["promises"])
TELLING = set(WORDS["telling"])
SAYING = {"said", "says", "say"}
SURE = {*SAYING, "told", "tells"}  # never nouns
KINDS = {
    **dict.fromkeys([*WORDS["bare"], *WORDS["with_that"]], "verb"),
    **dict.fromkeys(WORDS["questions"], "question"),
    **dict.fromkeys(WORDS["participles"], "participle"),
    **dict.fromkeys(WORDS["sources"], "source"),
}
CUE = re.compile(f"{any_of(KINDS)}|According to")
# "did not (say)", "would never (say)", "was (told)", "heard him (say)": nothing that we can give
UNSAID = re.compile(
    r"(?:\b(?:not|never|nor|neither|would|will|could|can|cannot|may|might|must|should|shall|to|let|"
    r"is|are|was|were|been|being|be|get|gets|got|without|if|rarely|hardly|him|them|me|us)|n[’']t)"
    r"\s+(?:[a-z]+ly\s+|also\s+|even\s+|ever\s+)?$",
    re.IGNORECASE,
)
# "without (saying)", "accused of (saying)"
NOT_PARTICIPLE = re.compile(r"\b(?:for|of|from|not|never|without|worth|before|than|like)\s+$")
LOOK_BACK = 40  # characters


def find_cues(masked: str) -> Iterator[Cue]:
    """All cues outside quotation marks that are not denied, merely possible or passive."""
    for match in CUE.finditer(masked):
        kind = KINDS[word(match.group())]
        if _reports(masked, match.start(), match.end(), kind):
            yield Cue(start=match.start(), end=match.end(), kind=kind, is_weak=False)


def _reports(masked: str, start: int, end: int, kind: str) -> bool:
    verb = word(masked[start:end])
    back = max(0, start - LOOK_BACK)
    if kind == "source":
        return True
    if kind == "participle":
        return NOT_PARTICIPLE.search(masked, back, start) is None
    if verb in NOUNS and not masked.startswith((" that ", ".", ",", ";"), end):
        return False
    if verb not in SURE and NOUN_BEFORE.search(masked, back, start):
        return False
    is_told_by = verb in TELLING and masked.startswith(" by ", end)
    return is_told_by or UNSAID.search(masked, back, start) is None


def word(printed: str) -> str:
    """A cue as the lists have it."""
    return " ".join(printed.lower().split())
