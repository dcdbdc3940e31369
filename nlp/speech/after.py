"""The subject of a verb that stands before it: (said) Ann Sample, (said) a spokesman for ICE."""

import re
from collections.abc import Sequence

from nlp.people.title_words import BARRIER
from nlp.speech.phrases import DETERMINER
from nlp.speech.sentences import BLANK
from nlp.speech.subjects import TITLED, Subject, Subjects

REACH = 400  # characters behind a cue
CLOSE = 60  # characters behind a noun phrase in which its name stands in apposition
# "said Sample| who", "said Sample| Tuesday", "said Sample| in an interview"
RUN_END = re.compile(
    r"\b(?:who|when|which|that|whose|where|during|after|before|while|as|in an?|at an?|in his|"
    r"in her|in the|(?:on )?[A-Z]\w+day|last|this week|adding|saying|via|about)\b"
)
MARKS = (",", BLANK, "(", "—", " – ", " -- ")
# "a spokesman for |", "the head of |"
ABOUT = re.compile(rf"{DETERMINER}\b[^,]*?\s(?:for|of|with|from|to|at|in|by)\s", re.IGNORECASE)
# "a spokesman| for |the sheriff": two, not one name
APART = re.compile(r"\b(?:for|of|to|with|and|from|by|about|against|that|over|on)\b")


def subject_after(subjects: Subjects, cue: int, end: int) -> Subject | None:
    """The subject that follows its verb."""
    end = min(end, cue + REACH)
    gap = len(subjects.masked[cue:end]) - len(subjects.masked[cue:end].lstrip())
    start = cue + gap
    stop = _run_end(subjects.masked, start, end)
    inside = subjects.between(start, stop)
    if inside and inside[0].start == start and inside[0].kind == "pronoun":
        return inside[0]
    words = subjects.masked[start:stop].rstrip()
    return (
        _named(subjects, inside, start, words)
        or _in_apposition(subjects, stop, end)
        or (subjects.classified(start, start + len(words)) if words.strip() else None)
    )


def _named(subjects: Subjects, inside: Sequence[Subject], start: int, words: str) -> Subject | None:
    """The person named in a noun phrase, if it is not about them: a spokesman for Sample."""
    names = [subject for subject in inside if subject.kind == "name"]
    about = ABOUT.match(words)
    if not names or (about is not None and names[0].start >= start + about.end()):
        return None
    between = subjects.masked[names[0].end : names[-1].start]
    return names[-1] if APART.search(between) is None else names[0]


def _in_apposition(subjects: Subjects, stop: int, end: int) -> Subject | None:
    """(said) the county’s newest partner, Sheriff Ann Sample"""
    following = subjects.between(stop, min(end, stop + CLOSE))
    name = next((subject for subject in following if subject.kind == "name"), None)
    if name is not None and TITLED.fullmatch(subjects.masked, stop, name.start):
        return name
    return None


def _run_end(masked: str, start: int, end: int) -> int:
    """The end of a noun phrase: a comma, a stop, a quotation, a new clause."""
    limit = end
    for pattern in (BARRIER, RUN_END):
        match = pattern.search(masked, start, limit)
        limit = match.start() if match is not None else limit
    for mark in MARKS:
        at = masked.find(mark, start, limit)
        limit = at if at >= 0 else limit
    return limit
