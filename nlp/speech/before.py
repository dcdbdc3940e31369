"""The subject of a verb that follows it: "A spokesman for the office (said)"."""

import re

from nlp.speech.appositions import ends_in_party, with_apposition
from nlp.speech.heads import (
    LEAD,
    head_of,
    last_words,
    named_of,
    phrase_before,
    someone_who,
    thing_that,
)
from nlp.speech.kinds import NOUN
from nlp.speech.phrases import TAIL
from nlp.speech.subjects import Subject, Subjects

REACH = 400  # characters before a verb in which its subject stands
ADVERBS = 60  # characters before a verb in which "has also repeatedly" stands
LONGEST = 8  # words of a subject that nothing else shows
LAST_WORDS = 6  # of them, at most, those right before the verb
CLOSE = 4  # words between a name and a verb: "Sample’s lawyer (said)"
DASHES = (",", ")", "—", "–", "--")
JOINED = re.compile(r"[^\w’'.\s-]")  # "Friday,": a mark that ends a noun phrase
# "Sample laughed |and" (said); nothing at all
COORDINATED = re.compile(r"(?:^|[\s,;—–-])(?:and|but|or|then|,)\s*$|^\s*$")
SHARED = re.compile(r"([^,;]{3,})\s(?:and|but|then)\s*$")  # "|Sample laughed| and" (said)
FOR = re.compile(r"\s(?:for|of|to|with|from|in|at)\s")  # "a spokesman| for |Sample"
# "Sample| on Tuesday" (said)
PREPOSITION = re.compile(
    r"\s(?:on|in|at|during|last|this|after|before|yesterday|today|[A-Z]\w+day|to|from|of|himself|"
    r"herself|via|through|by)\b"
)


def subject_before(subjects: Subjects, start: int, cue: int) -> Subject | None:
    """The subject of a verb at `cue`, looking back as far as `start`."""
    start = max(start, cue - REACH)
    at = max(start, cue - ADVERBS)
    words = subjects.masked[start:at] + TAIL.sub("", subjects.masked[at:cue])
    end = start + len(words)
    if (thing := thing_that(subjects, start, end, cue)) is not None:
        return thing
    if COORDINATED.search(words):
        shared = SHARED.search(words)
        return subjects.main(start + shared.start(1), start + shared.end(1)) if shared else None
    if words.endswith(DASHES):
        bare = start + len(words.rstrip(" ,)—–-"))
        return with_apposition(subjects, start, end) or phrase_before(subjects, start, bare)
    return _direct(subjects, start, end)


def _direct(subjects: Subjects, start: int, end: int) -> Subject | None:
    """The subject right before a verb."""
    subject = subjects.by_end.get(end)
    if subject is not None and subject.kind == "pronoun":
        return subject
    if subject is not None and subject.kind == "group" and ends_in_party(subjects, start, end):
        return with_apposition(subjects, start, end)
    return someone_who(subjects, start, end) or _phrase_or_name(subjects, start, end)


def _phrase_or_name(subjects: Subjects, start: int, end: int) -> Subject | None:
    subject = subjects.by_end.get(end)
    if subject is not None and subject.kind not in {"name", "pronoun"}:
        named = named_of(subjects, max(start, end - LEAD), subject)
        if named is not None:
            return named
    phrase = phrase_before(subjects, start, end)
    if subject is None:
        return phrase or _loose(subjects, start, end)
    if phrase is not None and _is_head(subjects.masked, phrase, subject):
        return phrase
    return head_of(subjects, start, subject) or subject


def _is_head(masked: str, phrase: Subject, subject: Subject) -> bool:
    """A spokesman for Sample, where Sample alone would be taken for the speaker; the Republican."""
    if subject.kind == "group":
        return True
    if phrase.start >= subject.start:
        return False
    words = masked[phrase.start : subject.start]
    return FOR.search(words) is not None and NOUN.search(words) is not None


def _loose(subjects: Subjects, start: int, end: int) -> Subject | None:
    """Sample on Tuesday (said), Sample’s lawyer (said), Residents (said)."""
    inside = subjects.between(start, end)
    for subject in reversed(inside):
        rest = subjects.masked[subject.end : end]
        if PREPOSITION.match(rest):
            return subject
        if len(rest.split()) <= CLOSE and "," not in rest and subject.kind != "pronoun":
            return subjects.classified(subject.start, end)
    words = last_words(subjects.masked, start, end)
    if not words or len(words) > LONGEST:
        return inside[0] if inside else None
    first = len(words) - 1
    while first > max(0, len(words) - LAST_WORDS) and not JOINED.search(words[first - 1].group()):
        first -= 1
    return subjects.classified(words[first].start(), end)
