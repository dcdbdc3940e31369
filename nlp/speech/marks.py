"""Where quotation marks open and close. Knows nothing of who speaks.

Curly, straight and mixed marks, doubled ticks, guillemets, and single marks where a paragraph has
nothing else (single_marks.py). Marks of inches and apostrophes are none. A quotation ends with its
paragraph at the latest; where it was not closed and the next paragraph opens with a mark, it goes
on there. Time grows with the length of the text and no faster, whatever the marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from nlp.speech.paragraphs import paragraphs
from nlp.speech.quotation import Quotation, between, trimmed
from nlp.speech.shapes import MARK, closes, is_inches, opens, reopens
from nlp.speech.single_marks import single

# “We signed, said Sheriff Sample. : the closing mark was forgotten
SPOKEN = re.compile(r"[,?!](?=\s(?:(?:he|she|they|[A-Z]\w+)\s)?(?:said|says)\b)")
WORD = re.compile(r"\w")  # "— …" alone is no quotation


def find_quotations(text: str) -> Iterator[Quotation]:
    """All of a text, in order; none overlap."""
    unclosed = False
    for start, end in paragraphs(text):
        found = _found(text, start, end)
        for quotation in found:
            goes_on = unclosed and quotation.left == start
            unclosed = False
            yield trimmed(text, quotation, continues=goes_on)
        unclosed = bool(found) and not found[-1].is_closed


def _found(text: str, start: int, end: int) -> list[Quotation]:
    """Double marks, or single ones where these stand alone or around the double."""
    double = list(_double(text, start, end))
    if double and text[start] != "‘":
        return double
    alone = list(single(text, start, end))
    if double and not (alone and alone[0].left == start and _hold(alone, double)):
        return double
    return alone


def _hold(outer: Sequence[Quotation], inner: Sequence[Quotation]) -> bool:
    """‘He told me, “Go,”’ she said: whether every quotation lies within one of the others."""
    lefts = [quotation.left for quotation in outer]
    holders = (outer[bisect_right(lefts, one.left) - 1] for one in inner)
    return all(
        holder.left < one.left and one.end <= holder.end
        for holder, one in zip(holders, inner, strict=True)
    )


def _double(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = list(MARK.finditer(text, start, end))
    opened: re.Match[str] | None = None
    is_nested = False
    for index, mark in enumerate(marks):
        if opened is None:
            opened = mark if opens(text, mark, start, end) else None
        elif is_inches(text, marks, index, end):
            continue
        elif is_nested:
            is_nested = False
        elif _nests(text, marks, index, opened.end(), end):
            is_nested = True
        elif reopens(text, mark, start, end):
            yield from _forgotten(text, opened, mark.start())
            opened = mark
        else:
            yield from between(text, opened.start(), opened.end(), mark.start(), mark.end())
            opened = None
    if opened is not None:
        yield from _unclosed(text, opened, end)


def _nests(text: str, marks: Sequence[re.Match[str]], index: int, start: int, end: int) -> bool:
    """“He said “yes” to us,” she said: it opens in a quotation, and the two marks behind close."""
    mark = marks[index]
    if index + 2 >= len(marks) or mark.start() == start or not reopens(text, mark, start, end):
        return False
    return (
        not text[mark.end()].isspace()
        and closes(text, marks[index + 1], end, within=True)
        and closes(text, marks[index + 2], end, within=False)
    )


def _unclosed(text: str, opened: re.Match[str], end: int) -> Iterator[Quotation]:
    forgotten = list(_forgotten(text, opened, end))
    yield from forgotten
    if not forgotten and WORD.search(text, opened.end(), end):
        yield Quotation(
            start=opened.end(), end=end, left=opened.start(), right=end, is_closed=False
        )


def _forgotten(text: str, opened: re.Match[str], end: int) -> Iterator[Quotation]:
    """What stands before "she said" where the closing mark was forgotten."""
    spoken = SPOKEN.search(text, opened.end(), end)
    if spoken is not None:
        yield from between(text, opened.start(), opened.end(), spoken.end(), spoken.end())
