"""Which words of its sentence attribute a quotation: a cue with its subject, or a subject alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.speech.cues import Cue
from nlp.speech.quotation import Quotation
from nlp.speech.said import BETWEEN, Said, before_quotation
from nlp.speech.sentences import Sentence
from nlp.speech.subjects import Subject, Subjects
from nlp.speech.told import told_to

SIGNED = re.compile(r"[\s,]*[―—–-]+\s*")  # "“Enough.”| ― |Ann Sample"
# "MOSS: “We signed.”", "SHERIFF MOSS: “Yes.”": a transcript
LABEL = re.compile(r"\s*(?P<who>(?:[A-Z][A-Z.’'-]+\s?){1,4}):\s*")
TITLE = re.compile(r"(?:(?:[A-Z][\w.’'-]*|state|former|the)\s)*")  # "― |Sheriff |Ann Sample"
COLON = re.compile(r":\s*$")  # "Ann Sample|: |“Enough.”"
MOST_BETWEEN = 8  # words between a quotation and its turned subject
CLAUSE = re.compile(r"\b(?:that|which|when|because|after)\s")  # “now,” a word that she (underlined)
CLOSE = 4  # words between a cue and the quotation beside it


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """Who is given a quotation, and by which words."""

    subject: Subject
    cue: Cue | None
    told_to: str | None
    sentence: tuple[int, int]  # where venue words are looked for
    how: str  # beside, sentence, running, loose


def by_cue(
    masked: str,
    quotations: Sequence[Quotation],
    number: int,
    sentence: Sentence,
    said: Sequence[Said],
    subjects: Subjects,
) -> Attribution | None:
    """The cue that touches a quotation, else the last before it, else the first behind."""
    quotation = quotations[number]
    until = before_quotation(quotations, sentence, quotation.right)
    return (
        (None if said else _signed(masked, quotation.right, until, subjects))
        or _labelled(masked, quotation, sentence, subjects)
        or _touching(masked, quotation, until, sentence, said)
        or _before(masked, quotation, sentence, said)
        or _behind(masked, quotation, sentence, said)
    )


def by_subject(
    masked: str, quotation: Quotation, sentence: Sentence, subjects: Subjects
) -> Attribution | None:
    """No cue: the subject of the clause before the quotation."""
    subject = subjects.main(sentence.start, quotation.left)
    if subject is None:
        return None
    colon = COLON.search(masked[subject.end : quotation.left]) is not None
    where = (sentence.start, sentence.end)
    return plain(subject, how="sentence" if colon else "loose", sentence=where)


def plain(subject: Subject, *, how: str, sentence: tuple[int, int] = (0, 0)) -> Attribution:
    """An attribution without a cue."""
    return Attribution(subject=subject, cue=None, told_to=None, sentence=sentence, how=how)


def _labelled(
    masked: str, quotation: Quotation, sentence: Sentence, subjects: Subjects
) -> Attribution | None:
    """MOSS: “We signed.”"""
    label = LABEL.match(masked, sentence.start, quotation.left)
    if label is None or label.end() != quotation.left:
        return None
    return plain(subjects.labelled(*label.span("who")), how="beside")


def _touching(
    masked: str, quotation: Quotation, until: int, sentence: Sentence, said: Sequence[Said]
) -> Attribution | None:
    """The cue between a quotation and the next, with nothing but its subject in between."""
    if masked.startswith(";", quotation.right) and _before(masked, quotation, sentence, said):
        return None  # Sample, who called it “late”; Doe, who said “no”
    for one in said:
        first = min(one.cue.start, one.subject.start)
        if quotation.right <= first < until and one.cue.kind != "participle":
            is_beside = _touches(masked, quotation.right, one)
            return _attribution(masked, one, sentence, "beside") if is_beside else None
    return None


def _touches(masked: str, right: int, said: Said) -> bool:
    if said.is_turned:
        return BETWEEN.fullmatch(masked, right, said.cue.start) is not None
    between = masked[right : said.subject.start]
    return (
        len(between.split()) <= MOST_BETWEEN
        and BETWEEN.match(between) is not None
        and "." not in between.strip(" .")
        and CLAUSE.search(between) is None
    )


def _signed(masked: str, right: int, until: int, subjects: Subjects) -> Attribution | None:
    """“Enough.” ― Ann Sample"""
    signed = SIGNED.match(masked, right, until)
    signer = subjects.main(signed.end(), until) if signed is not None else None
    if signed is None or signer is None:
        return None
    if TITLE.fullmatch(masked, signed.end(), signer.start) is None:
        return None
    return plain(signer, how="beside")


def _before(
    masked: str, quotation: Quotation, sentence: Sentence, said: Sequence[Said]
) -> Attribution | None:
    before = [one for one in said if one.cue.end <= quotation.left]
    if not before:
        return None
    last = _speaking(before)
    return _attribution(masked, last, sentence, _nearness(masked, last, quotation))


def _behind(
    masked: str, quotation: Quotation, sentence: Sentence, said: Sequence[Said]
) -> Attribution | None:
    for one in said:
        if one.cue.start >= quotation.right and one.cue.kind != "participle":
            return _attribution(masked, one, sentence, "sentence")
    return None


def _speaking(before: Sequence[Said]) -> Said:
    """The last cue, unless it only says what a thing does: "said the law requires “…”"."""
    last = before[-1]
    if last.cue.is_weak and last.subject.person is None:
        return next((one for one in reversed(before) if not one.cue.is_weak), last)
    return last


def _nearness(masked: str, said: Said, quotation: Quotation) -> str:
    gap = masked[max(said.cue.end, said.subject.end) : quotation.left]
    is_near = gap.rstrip().endswith((",", ":")) or len(gap.split()) <= CLOSE
    return "beside" if is_near else "sentence"


def _attribution(masked: str, said: Said, sentence: Sentence, how: str) -> Attribution:
    return Attribution(
        subject=said.subject,
        cue=said.cue,
        told_to=told_to(masked, said.cue, sentence.end),
        sentence=(sentence.start, sentence.end),
        how=how,
    )
