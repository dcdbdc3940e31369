"""A cheap test before all others: whether a sentence has a word of any act at all."""

import re
from collections.abc import Iterable, Iterator

from nlp.agreements.alphabet import DEAL, PARTY, PLAN
from nlp.agreements.patterns import ALONE, DONE, LIGHT, NOUNS, OF
from nlp.wordlists import any_of

HELD = {"have", "has", "had", "having"}  # they need an agreement, or "one"
# words in every other sentence: a phrase is met by another of its words, or as a whole
COMMON = {
    *HELD, "be", "is", "are", "was", "were", "been", "being", "said", "say", "says", "saying",
    "with", "about", "back", "under", "over", "them", "their", "more", "now", "in", "on", "out",
    "off", "up", "not", "it", "its", "to", "of", "the", "a", "for", "no", "ice", "board", "force",
    "part", "does", "do", "did", "so", "by", "his", "her", "at", "from", "into", "down", "still",
    "also", "one", "this", "done", "want", "wants", "take", "took", "taken", "get", "got", "put",
    "let", "come", "came", "go", "went", "going", "gone", "make", "made", "give", "gave", "call",
    "work", "ask", "asked", "list", "mind", "time", "law",
    "as", "there", "own", "before", "again", "second", "name", "nothing", "through", "held",
    "called", "calls", "wrote", "write", "writes", "run", "keep", "line", "council",
    "committee", "sent", "send", "without", "asking", "agency", "agencies", "first", "next",
}  # fmt: skip
# words of the patterns that no act has
OTHERS = (
    "one", "followed", "was next", "were next", "came next", "did the same", "did likewise",
    "did so", "so did", "so has", "so have", "already has", "already have", "already did",
    "motion", "measure", "resolution", "proposal", "notice", "against", "not to", "vote",
    "decide", "removed", "pulled", "yanked", "withdrew", "answer", "hold a",
)  # fmt: skip
APART = rf"{PARTY}\s(?:back\s)?(?:out|off|down|up|over)\b"  # "took | the county | out"


def _telling(phrases: Iterable[str]) -> Iterator[str]:
    """What of each must stand where it stands: its longest word, if that is rare enough."""
    for phrase in phrases:
        rare = [word for word in phrase.split() if word not in COMMON]
        if rare or phrase not in HELD:
            yield max(rare, key=len) if rare else phrase


STEM = re.compile(
    any_of({*_telling((*DONE, *LIGHT, *ALONE, *OF, *NOUNS)), *OTHERS}) + f"|{APART}",
    re.IGNORECASE,
)  # "signed"


def may_tell(masked: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of an agreement or has a word of an act."""
    if masked.find(DEAL, start, end) >= 0 or masked.find(PLAN, start, end) >= 0:
        return True
    return STEM.search(masked, start, end) is not None
