"""A subject with words in commas behind it: "Ann Sample, the sheriff of Cass County, (said)"."""

import re

from nlp.speech.heads import head_of
from nlp.speech.openings import PHRASE, after_dateline
from nlp.speech.subjects import TITLED, Subject, Subjects

OPENING = 100  # characters of a phrase that opens a clause
COMMA = re.compile(r"\s?(?:,|\(|—|–|--)")  # "Sample|, the sheriff", "Sample| (R-Gate City)"
PARTY = re.compile(r",\san?\s(?:\w+\s)?\w+$")  # "Sample|, a Republican" (who said)


def ends_in_party(subjects: Subjects, start: int, end: int) -> bool:
    """Sample, a Republican (who said): not the party speaks."""
    return PARTY.search(subjects.masked, start, end) is not None


def with_apposition(subjects: Subjects, start: int, end: int) -> Subject | None:
    """Whom the words in commas right before a verb are about."""
    candidates = [
        one
        for one in subjects.between(start, end)
        if one.kind != "pronoun" and not ends_in_party(subjects, start, one.end)
    ]
    for subject in candidates:
        after = next(
            (one for one in candidates if one.start >= subject.end and not subjects.owns(one)), None
        )
        following = end if after is None else after.start
        if subject.kind == "name" and _has_words_behind(subjects, subject, following, end):
            return preceding(subjects, start, subject) or subject
    names = [subject for subject in candidates if subject.kind == "name"]
    if names:
        return names[-1]
    first = candidates[0] if candidates else None
    opening = preceding(subjects, start, None)
    return opening or (first and head_of(subjects, start, first)) or first


def _has_words_behind(subjects: Subjects, subject: Subject, following: int, end: int) -> bool:
    """Sample, the sheriff, | not the Doe of "Doe, Sample"."""
    comma = COMMA.match(subjects.masked, subject.end)
    if comma is None:
        return False
    return following >= end or subjects.masked[comma.end() : following].strip() != ""


def preceding(subjects: Subjects, start: int, name: Subject | None) -> Subject | None:
    """A sheriff, who beat Sample, (said): the phrase with a comma that opens the clause."""
    at = after_dateline(subjects.masked, start, start + OPENING)
    phrase = PHRASE.match(subjects.masked, at, at + OPENING)
    if phrase is None or not COMMA.match(subjects.masked, phrase.end()):
        return None
    if name is not None and TITLED.fullmatch(subjects.masked, phrase.end(), name.start):
        return None  # The sheriff, Ann Sample, (said)
    return subjects.classified(at, phrase.end())
