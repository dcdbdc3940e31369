"""The words that give a quotation to its speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.wordlists import any_of, rules

WORDS = rules("cues")
KINDS = {
    **dict.fromkeys(WORDS["scrap"], "verb"),
    **dict.fromkeys(WORDS["strong"], "verb"),
    **dict.fromkeys(WORDS["participles"], "participle"),
    **dict.fromkeys(WORDS["sources"], "source"),
}
CUE = re.compile(any_of(KINDS), re.IGNORECASE)
VERB = any_of([*WORDS["strong"], *WORDS["scrap"]])
TELLING = {"told", "tells", "tell", "telling", "informed", "assured", "reminded"}
# "the reports", "to call", "a few questions": a noun, or an infinitive
NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|my|your|these|those|some|any|few|no|of|to|for|in|with|by|such|other|more|"
    r"new|false|several|two|three|many)|[’']s)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Cue:
    """A cue in a text."""

    start: int
    end: int
    kind: str  # verb, participle, source


def find_cues(masked: str) -> Iterator[Cue]:
    """All cues outside quotations."""
    for match in CUE.finditer(masked):
        if NOUN_BEFORE.search(masked, max(0, match.start() - 12), match.start()):
            continue
        word = " ".join(match.group().lower().split())
        yield Cue(start=match.start(), end=match.end(), kind=KINDS[word])


# "Sample said.", "Sheriff Ann Sample asked", after a quotation that ended with a stop
ATTRIBUTED = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*|of|the|for)\s){{1,6}}{VERB}(?:\s(?:[A-Z]\w+day|in|on|at|to|of|during)\b[^.,]{{0,60}})?[.,]"
)

# "told Reuters", "told the county board", "told The Associated Press on Monday"
CAPITAL = r"[A-Z][\w’'&/-]*(?:\.[A-Z][\w.]*)*"
TOLD = re.compile(
    rf"\s+(?P<whom>(?:[Tt]he\s)?{CAPITAL}(?:\s(?:(?:of|and|the|for|&)\s)?{CAPITAL}){{0,6}}"
    r"|(?:(?:a|an|the|his|her|their|our|some)\s)?[a-z][\w’'-]*(?:\s(?!that|in|on|at|during|after|before|he|she|they|it|how|why|what|about|last|this|as|by|to|from|via|with|when|while|there|not|is|was|are)[\w’'.-]+){0,5})"
)
NOT_WHOM = re.compile(r"\s+(?:that|he|she|they|it|how|why|what|of|about|there|the truth)\b|\s*[,:]")


def told_to(masked: str, cue: Cue, end: int) -> str | None:
    """Whom the text says was told, as printed."""
    if masked[cue.start : cue.end].lower() not in TELLING or NOT_WHOM.match(masked, cue.end, end):
        return None
    whom = TOLD.match(masked, cue.end, min(end, cue.end + 120))
    return None if whom is None else whom["whom"].strip(" ,.;:") or None
