"""The cues of a sentence with their subjects."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.speech.cues import Cue
from nlp.speech.marks import Quotation
from nlp.speech.sentences import BLANK, Sentence
from nlp.speech.subjects import Subject, Subjects

BETWEEN = re.compile(rf"[\s,.:;—–\-{BLANK}]*")
RELATIVE = re.compile(r"\b(?:who|which|that)\s(?:\w+\s){0,2}$")  # an architect who (said)


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
    main: Subject | None = None
    for cue in cues:
        start = after_quotation(quotations, sentence, cue.start)
        end = before_quotation(quotations, sentence, cue.end)
        subject, is_turned = None, False
        if cue.kind == "source":
            subject, is_turned = subjects.after(cue.end, end), True
        elif cue.kind == "verb":
            is_turned = BETWEEN.fullmatch(masked, start, cue.start) is not None
            if is_turned:
                subject = subjects.after(cue.end, end)
            else:
                subject = subjects.before(start, cue.start)
        if subject is None:
            subject = main or subjects.main(sentence.start, cue.start)
            is_turned = False
        if subject is None:
            continue
        is_main = cue.kind == "verb" and not RELATIVE.search(masked, start, cue.start)
        main = main or (subject if is_main else None)
        yield Said(cue=cue, subject=subject, is_turned=is_turned)


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
