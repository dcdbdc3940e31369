"""Four times the text, about four times the time: whatever the text."""

import re
from time import process_time
from types import SimpleNamespace

import pytest

from nlp.components.quotes import find_quotes

LENGTH = 10_000  # characters of the shorter text
TIMES = 4  # as many in the longer one
MOST = 9  # times the time; work that grows with the square takes 16
GRAIN = 0.05  # seconds of the processor that say nothing

TEXTS = [
    '"',
    "“",
    "”",
    "“”",
    '"“',
    "'",
    "‘A ",
    '12" ',
    "“a\n",
    "“a” ",
    "“ “a” ",
    '"a", ',
    "said ",
    "she said, ",
    "she said “we went to town and back” ",
    "Moss, who said, ",
    ",",
    "A",
    "Aa ",
    "the ",
    "of the ",
    "Moss wrote:\n\nI went and we came.\n\n",
    "Moss wrote:\n",
]


def seconds(text: str) -> float:
    """What the processor needs for a text, the better of two runs."""
    found = SimpleNamespace(names=(), people=(), agencies=())
    doc = SimpleNamespace(text=text, ents=(), _=found)
    taken = []
    for _ in range(2):
        start = process_time()
        for _ in find_quotes(doc, text):  # type: ignore[arg-type]
            pass
        taken.append(process_time() - start)
    return min(taken)


@pytest.mark.parametrize("piece", TEXTS, ids=[re.sub(r"\W", "_", piece) for piece in TEXTS])
def test_time_grows_with_the_text_and_no_faster(piece):
    short, long = (
        seconds("“We signed,” she said. " + piece * (length // len(piece)))
        for length in (LENGTH, TIMES * LENGTH)
    )
    assert long <= MOST * short + GRAIN
