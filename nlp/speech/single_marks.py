"""Single quotation marks, as British papers set them: ‘We signed,’ she said."""

import re
from collections.abc import Iterator

from nlp.speech.quotation import Quotation, between

# ‘We signed,’ / 'We signed,' ; never an apostrophe: '90s, the sheriffs’
OPEN = re.compile(r"(?<![\w’'.,])[‘'](?=[A-ZÀ-Þ\[…])")
# a closing one stands behind a stop or a comma, or else before ", she said"
CLOSE = re.compile(
    r"(?<=[,.?!…”\"])[’'](?=$|[\s—–,;:.)“”\"])"
    r"|(?<=\w)[’'](?=,\s(?:[\w.]+\s){1,4}(?:said|says|told|added)\b)"
)


def single(text: str, start: int, end: int) -> Iterator[Quotation]:
    """The quotations of a paragraph in single marks."""
    at = start
    while (opened := OPEN.search(text, at, end)) is not None:
        closed = CLOSE.search(text, opened.end(), end)
        if closed is None:
            return
        yield from between(text, opened.start(), opened.end(), closed.start(), closed.end())
        at = closed.end()
