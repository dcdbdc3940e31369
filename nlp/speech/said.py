"""The cues of a sentence with their subjects."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.speech.after import subject_after
from nlp.speech.before import subject_before
from nlp.speech.cues import Cue
from nlp.speech.quotation import Quotation
from nlp.speech.sentences import BLANK, Sentence
from nlp.speech.subjects import Subject, Subjects

BETWEEN = re.compile(rf"[\s,.:;—–\-{BLANK}]*")  # "“Yes”|, — |said Sample"
RELATIVE = re.compile(r"\b(?:who|which|that)\s(?:\w+\s){0,2}$")  # "an architect| who" (said)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A cue with its subject."""

    cue: Cue
    subject: Subject
    is_turned: bool  # "said Sample"


def find_said(
    masked: str,
    quotations: Sequence[Quotation],
    sentence: Sentence,
    cues: Sequence[Cue],
    subjects: Subjects,
) -> Iterator[Said]:
    """Each cue that has a subject; one without its own takes that of the sentence."""
    main: Subject | None = None
    for cue in cues:
        start = after_quotation(quotations, sentence, cue.start)
        end = before_quotation(quotations, sentence, cue.end)
        is_turned = _is_turned(masked, cue, start)
        own = _own_subject(subjects, cue, start, end, is_turned=is_turned)
        subject = own or main or subjects.main(sentence.start, cue.start)
        if subject is None:
            continue
        if cue.kind == "verb" and not RELATIVE.search(masked, start, cue.start):
            main = main or subject
        yield Said(cue=cue, subject=subject, is_turned=is_turned and own is not None)


def _is_turned(masked: str, cue: Cue, start: int) -> bool:
    """Whether its subject stands behind a cue: “…,” said Sample; according to Sample."""
    if cue.kind == "verb":
        return BETWEEN.fullmatch(masked, start, cue.start) is not None
    return cue.kind == "source"


def _own_subject(
    subjects: Subjects, cue: Cue, start: int, end: int, *, is_turned: bool
) -> Subject | None:
    if cue.kind == "participle":
        return None
    if is_turned:
        return subject_after(subjects, cue.end, end)
    return subject_before(subjects, start, cue.start)


def after_quotation(quotations: Sequence[Quotation], sentence: Sentence, at: int) -> int:
    """The end of the last quotation before, or the sentence's start."""
    inside = sentence.quotations
    index = bisect_right(inside, at, key=lambda number: quotations[number].right)
    return quotations[inside[index - 1]].right if index else sentence.start


def before_quotation(quotations: Sequence[Quotation], sentence: Sentence, at: int) -> int:
    """The start of the next quotation, or the sentence's end."""
    inside = sentence.quotations
    index = bisect_left(inside, at, key=lambda number: quotations[number].left)
    return quotations[inside[index]].left if index < len(inside) else sentence.end
