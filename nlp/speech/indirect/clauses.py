"""What is a clause, as far as the looks of its words tell: no part of speech is known."""

import re

from nlp.speech.indirect.verbs import WORDS

OPENERS = set(WORDS["openers"])
PRONOUN = r"(?:he|she|it|they|we|I|you|there|who|everyone|everybody|nobody|someone)"
DETERMINER = (
    r"(?:the|a|an|this|these|those|his|her|their|its|our|my|your|no|some|all|each|every|both|most|"
    r"many|one|two|three|any|another|such|more|fewer|several)"
)
AUXILIARY = (
    r"(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|cannot|could|may|might|must|"
    r"should|shall|\w+n[’']t|(?:he|she|it|that|there|what)[’']s|\w+[’'](?:re|ve|ll|d|m))"
)
AUX = re.compile(rf"\b{AUXILIARY}\b")
PAST = rf"(?:[a-z]{{2,}}ed|{'|'.join(WORDS['past'])})"  # signed, went
FINITE = re.compile(rf"(?<![\w-])(?:{AUXILIARY}|{PAST})\b")
PRESENT = re.compile(r"\s(?!this\b)[a-z]{2,}[a-rt-z]s\b(?![’'])")  # pays: or a plural
STARTS_WITH_PRONOUN = re.compile(rf"{PRONOUN}(?:[’']\w+)?\b", re.IGNORECASE)
FEWEST = 3  # words of a reported clause without a pronoun


def is_clause(words: str) -> bool:
    """Whether words surely have a verb of their own."""
    if STARTS_WITH_PRONOUN.match(words):
        return len(words.split()) >= 2
    return is_finite(words)


def may_be_clause(words: str) -> bool:
    """Whether they could: "the county pays", but "two pencils" too."""
    return is_clause(words) or PRESENT.search(words) is not None


def is_finite(words: str) -> bool:
    """Whether a word among them looks like a verb: "would", "signed"."""
    return FINITE.search(words) is not None


def lacks_subject(words: str) -> bool:
    """Whether words open with a verb: "would bar such contracts", not "he’ll come"."""
    return AUX.match(words) is not None and not STARTS_WITH_PRONOUN.match(words)


def is_opener(words: str) -> bool:
    """Whether words open like something that only leads to a clause: "In May", "Reached"."""
    first = words.split(maxsplit=1)[0].lower().strip(",") if words.strip() else ""
    return first in OPENERS or first.endswith(("ly", "ing"))
