"""Whether a mark can open or close a quotation, by itself and by what stands beside it."""

import re
from collections.abc import Sequence

# “ ” „ « » ‹ › " and the doubled ``We'', ‘‘We’’
MARK = re.compile(r"[“”„«»‹›\"＂]|``|''|‘‘|’’")
OPENERS = {"“", "„", "«", "‹", "``", "‘‘"}
STRAIGHT = {'"', "＂"}
STOPS = ",.?!…—–-”’'\""  # before the closing mark of a sentence
# 6'2", 5 ft 11", 6′ 2"
FEET_AND_INCHES = re.compile(r"\d\s?(?:['’′]|ft\.?|feet)\s?\d{1,2}$")


def opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """`“We`, `"We`, and by mistake `”We`; not the stray close of `the deal," and`."""
    if mark.group() in OPENERS:
        return True
    before, after = _beside(text, mark, start, end)
    if mark.group() in STRAIGHT:
        return not after.isspace() and not before.isalnum()
    return before.isspace() and not after.isspace()


def reopens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A mark in the shape of an opening one, though a quotation is open."""
    before, after = _beside(text, mark, start, end)
    if mark.group() in OPENERS:
        return before.isspace() or after.isalnum()
    return mark.group() in STRAIGHT and before.isspace() and after.isalnum()


def closes(text: str, mark: re.Match[str], end: int, *, within: bool) -> bool:
    """A mark in the shape of a closing one; that of the outer quotation stands behind a stop."""
    before, after = _beside(text, mark, 0, end)
    if mark.group() in OPENERS or before.isspace():
        return False
    if mark.group() not in STRAIGHT:
        return True
    return not after.isalnum() and (within or before in STOPS)


def is_inches(text: str, marks: Sequence[re.Match[str]], index: int, end: int) -> bool:
    """`a 6'2" man`, and `a 12" pipe` where another mark closes the quotation."""
    mark = marks[index]
    if mark.group() not in STRAIGHT or not text[mark.start() - 1].isdigit():
        return False
    if FEET_AND_INCHES.search(text[max(0, mark.start() - 8) : mark.start()]):
        return True
    after = marks[index + 1] if index + 1 < len(marks) else None
    is_closed = after is not None and not reopens(text, after, mark.end(), end)
    return is_closed and text[mark.end() : mark.end() + 2].strip().islower()


def _beside(text: str, mark: re.Match[str], start: int, end: int) -> tuple[str, str]:
    before = text[mark.start() - 1] if mark.start() > start else " "
    return before, text[mark.end()] if mark.end() < end else " "
