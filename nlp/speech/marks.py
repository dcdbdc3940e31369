"""Where quotation marks open and close. Knows nothing of who speaks.

Curly, straight and mixed marks, doubled ticks, guillemets, and single marks where a paragraph has
nothing else. Marks of inches and apostrophes are none. A quotation ends with its paragraph at the
latest; where it was not closed and the next paragraph opens with a mark, it goes on there.
Time grows with the length of the text and no faster, whatever the marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.speech.paragraphs import paragraphs

MARK = re.compile(r"[“”„«»\"＂]|``|''")
OPENERS = {"“", "„", "«", "``"}
STRAIGHT = {'"', "＂"}

# 6'2", 5 ft 11", 6′ 2"
FEET_AND_INCHES = re.compile(r"\d\s?(?:['’′]|ft\.?|feet)\s?\d{1,2}$")
# ‘We signed,’ / 'We signed,' : a closing single mark stands after a stop or a comma
SINGLE_OPEN = re.compile(r"(?<![\w’'.,])[‘'](?=[A-ZÀ-Þ\[…])")
SINGLE_CLOSE = re.compile(r"(?<=[,.?!…])[’'](?=$|[\s—–,;:.)])")
# “We signed, said Sheriff Sample. : the closing mark was forgotten
SPOKEN = re.compile(r"[,?!](?=\s(?:(?:he|she|they)\s)?(?:said|says)\b)")
WORD = re.compile(r"\w")


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Words in quotation marks: `text[start:end]`, with the marks `text[left:right]`."""

    start: int
    end: int
    left: int
    right: int
    is_closed: bool = True
    continues: bool = False  # goes on from an unclosed quotation in the paragraph before


def find_quotations(text: str) -> Iterator[Quotation]:
    """All of a text, in order; none overlap."""
    unclosed = False
    for start, end in paragraphs(text):
        found = list(_in_paragraph(text, start, end)) or list(_single(text, start, end))
        for quotation in found:
            goes_on = unclosed and quotation.left == start
            unclosed = False
            yield _trimmed(text, quotation, goes_on)
        unclosed = bool(found) and not found[-1].is_closed


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = list(MARK.finditer(text, start, end))
    opened: re.Match[str] | None = None
    depth = 0
    for index, mark in enumerate(marks):
        after = marks[index + 1] if index + 1 < len(marks) else None
        if opened is None:
            if _opens(text, mark, start, end):
                opened, depth = mark, 0
        elif _is_inches(text, mark, after, end):
            continue
        elif _nests(text, mark, after, end):
            depth += 1
        elif depth and mark.group() not in STRAIGHT:
            depth -= 1
        elif _reopens(text, mark, start, end):
            opened, depth = mark, 0
        else:
            yield from _between(text, opened.start(), opened.end(), mark.start(), mark.end())
            opened = None
    if opened is None:
        return
    spoken = SPOKEN.search(text, opened.end(), end)
    if spoken is not None:
        yield from _between(text, opened.start(), opened.end(), spoken.end(), spoken.end())
    elif WORD.search(text, opened.end(), end):
        yield Quotation(
            start=opened.end(), end=end, left=opened.start(), right=end, is_closed=False
        )


def _between(text: str, left: int, start: int, end: int, right: int) -> Iterator[Quotation]:
    if WORD.search(text, start, end):
        yield Quotation(start=start, end=end, left=left, right=right)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """`“We`, `"We`, and by mistake `”We`; not the stray close of `the deal," and`."""
    if mark.group() in OPENERS:
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in STRAIGHT:
        return not after.isspace() and not before.isalnum()
    return before.isspace() and not after.isspace()


def _nests(text: str, mark: re.Match[str], after: re.Match[str] | None, end: int) -> bool:
    """A curly mark that opens within a quotation, where two marks close in the rest."""
    if mark.group() not in OPENERS or after is None or after.group() not in {"”", "»"}:
        return False
    if not _opens(text, mark, mark.start(), end) or text[mark.end()].isspace():
        return False
    later = MARK.search(text, after.end(), end)
    return later is not None and later.group() in {"”", "»"}


def _reopens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A mark in the shape of an opening one: the quotation before it was never closed."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in OPENERS:
        return before.isspace() or after.isalnum()
    return mark.group() in STRAIGHT and before.isspace() and after.isalnum()


def _is_inches(text: str, mark: re.Match[str], after: re.Match[str] | None, end: int) -> bool:
    """`a 6'2" man`, and `a 12" pipe` where another mark closes the quotation."""
    if mark.group() not in STRAIGHT or not text[mark.start() - 1].isdigit():
        return False
    if FEET_AND_INCHES.search(text[max(0, mark.start() - 8) : mark.start()]):
        return True
    closes = after is not None and not _reopens(text, after, mark.end(), end)
    return closes and text[mark.end() : mark.end() + 2].strip().islower()


def _single(text: str, start: int, end: int) -> Iterator[Quotation]:
    """British papers: ‘We signed,’ she said. Only where the paragraph has no double marks."""
    at = start
    while (opened := SINGLE_OPEN.search(text, at, end)) is not None:
        closed = SINGLE_CLOSE.search(text, opened.end(), end)
        if closed is None:
            return
        yield from _between(text, opened.start(), opened.end(), closed.start(), closed.end())
        at = closed.end()


def _trimmed(text: str, quotation: Quotation, continues: bool) -> Quotation:
    words = text[quotation.start : quotation.end]
    start = quotation.start + len(words) - len(words.lstrip())
    return Quotation(
        start=start,
        end=start + len(words.strip()),
        left=quotation.left,
        right=quotation.right,
        is_closed=quotation.is_closed,
        continues=continues,
    )
