"""A stretch of quoted words, in marks or as a block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

WORD = re.compile(r"\w")  # “ ” and “—” hold none


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Words in quotation marks: `text[start:end]`, with the marks `text[left:right]`."""

    start: int
    end: int
    left: int
    right: int
    is_closed: bool = True
    continues: bool = False  # goes on from an unclosed quotation in the paragraph before
    is_block: bool = False  # a paragraph without marks: blocks.py


def between(text: str, left: int, start: int, end: int, right: int) -> Iterator[Quotation]:
    """A quotation, if there are words in it."""
    if WORD.search(text, start, end):
        yield Quotation(start=start, end=end, left=left, right=right)


def trimmed(text: str, quotation: Quotation, *, continues: bool) -> Quotation:
    """Without space beside the marks."""
    words = text[quotation.start : quotation.end]
    start = quotation.start + len(words) - len(words.lstrip())
    return replace(quotation, start=start, end=start + len(words.strip()), continues=continues)
