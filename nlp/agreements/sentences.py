"""The sentences of a text, those inside quotations too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.speech.paragraphs import paragraphs
from nlp.speech.sentences import ABBREVIATED, LONGEST

# ". The", ".” He", "? “We", ".) Now", "S.C., and" is none
END = re.compile(r"(?<![.?!…])[.?!…]+[)\]”’\"']*\s+(?=[A-ZÀ-Þ(\[“\"‘'—–]|\d+ )")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence without the space around it, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def sentences(text: str) -> Iterator[Sentence]:
    """All sentences of a text in order."""
    for number, (start, end) in enumerate(paragraphs(text)):
        at = start
        for stop in (*_stops(text, start, end), end):
            for left in range(at, stop, LONGEST):
                yield _stripped(text, left, min(stop, left + LONGEST), number)
            at = stop


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in END.finditer(text, start, end):
        if not ABBREVIATED.search(text, max(start, match.start() - 8), match.start() + 1):
            yield match.end()


def _stripped(text: str, start: int, end: int, paragraph: int) -> Sentence:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Sentence(start=left, end=max(left, start + len(words.rstrip())), paragraph=paragraph)
