"""The noun phrase that ends right before a verb: "ICE’s office in Baltimore (said)"."""

import re

from nlp.speech.openings import PHRASE, after_dateline
from nlp.speech.phrases import DETERMINER, phrase_start
from nlp.speech.subjects import Subject, Subjects

LEAD = 80  # characters of a phrase before the place or body in it
REACH = 200  # characters of a noun phrase
WORD = re.compile(r"\S+")  # "office", "Sample’s"
# "A woman | who gave only her first name" (said)
RELATIVE = re.compile(r"\s(?:who|which|that)\s(?=\w+\s)")
# "the agreement |, which also" (says), where a thing is the subject
WHICH = re.compile(r",?\s+which\b")
THING = re.compile(rf"\b{DETERMINER}\s(?:(?!{DETERMINER}\b)[\w’'-]+\s){{0,5}}?[\w’'-]+$")
# "ICE’s office in |", "Officials at |", "Residents of |", "Deputies from the |"
OWNED = re.compile(
    r"(?:(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*[’']s?\s)?(?:[\w-]+\s){1,3}"
    r"(?:in|at|of|for|from|with)\s(?:the\s)?$"
)

# "Sample| of the |ACLU", "Sample| of the ACLU of |Ohio", "Sample| of nearby |Kane Township"
LINKED = re.compile(
    r"\s(?:of|for|with|from|in|at)\s(?:the\s|nearby\s|neighboring\s)?"
    r"(?:(?:of\s|and\s|for\s|the\s|in\s|at\s|[A-Z][\w.&’'-]*\s){1,10})?"
)


def thing_that(subjects: Subjects, start: int, end: int, verb: int) -> Subject | None:
    """The agreement, which (says)"""
    if WHICH.match(subjects.masked, end, verb) is None:
        return None
    thing = THING.search(subjects.masked[start:end])
    return None if thing is None else subjects.classified(start + thing.start(), end)


def someone_who(subjects: Subjects, start: int, end: int) -> Subject | None:
    """A woman who gave only her first name (said)"""
    phrase = PHRASE.match(subjects.masked, after_dateline(subjects.masked, start, end), end)
    if phrase is None or RELATIVE.match(subjects.masked, phrase.end(), end) is None:
        return None
    return subjects.classified(phrase.start(), phrase.end())


def head_of(subjects: Subjects, start: int, subject: Subject) -> Subject | None:
    """ICE’s office in Baltimore (said), where Baltimore alone would be taken for the speaker."""
    if subject.kind == "name":
        return None
    start = max(start, subject.start - LEAD)
    if (named := named_of(subjects, start, subject)) is not None:
        return named
    owner = OWNED.search(subjects.masked[start : subject.start])
    if owner is None:
        return None
    inside = subjects.between(start + owner.start(), subject.start)
    named = next((one for one in inside if one.kind == "name"), None)  # Ann Sample of Gate City
    return named or subjects.classified(start + owner.start(), subject.end)


def named_of(subjects: Subjects, start: int, subject: Subject) -> Subject | None:
    """Ann Sample of the ACLU of Ohio (said): the person named first, where no verb is between."""
    for one in reversed(subjects.between(start, subject.start)):
        if one.kind == "name" and LINKED.fullmatch(subjects.masked, one.end, subject.start):
            return one
    return None


def phrase_before(subjects: Subjects, start: int, end: int) -> Subject | None:
    """A spokesman for the office, one resident, right before `end`."""
    words = last_words(subjects.masked, start, end)
    found = phrase_start([word.group() for word in words])
    return None if found is None else subjects.classified(words[found].start(), end)


def last_words(masked: str, start: int, end: int) -> list[re.Match[str]]:
    """The last words before `end`, whole."""
    at = max(start, end - REACH)
    found = list(WORD.finditer(masked, at, end))
    return found[1:] if at > start else found
