"""A text as its paragraphs. A line is one, unless the text is wrapped by hand at 50 to 100 letters.

Only two things end a paragraph then: a blank line, and a line that stops short.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

# all between two ends of lines, of whatever kind
LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
WRAPPED = range(50, 101)  # letters in a line that was wrapped by hand
ENOUGH = 4  # lines that show it
MOST = 0.8  # of the lines that run on


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph with words in it, without the space around it."""
    lines = [line.span() for line in LINE.finditer(text)]
    for start, end in _joined(text, lines) if _is_wrapped(text, lines) else lines:
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = left + len(words.strip())
        if right > left:
            yield left, right


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    lengths = [end - start for (start, end), (after, _) in pairwise(lines) if after == end + 1]
    full = sum(length in WRAPPED for length in lengths)
    return full >= ENOUGH and full >= MOST * len(lengths) and "\n\n" in text


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = None
    for (left, right), after in zip(lines, [*lines[1:], (len(text) + 2, 0)], strict=True):
        start = left if start is None else start
        if after[0] > right + 1 or right - left < WRAPPED.start:
            yield start, right
            start = None
