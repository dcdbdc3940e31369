"""The text of a news page: ours, or trafilatura's where ours has little to go by.

Our reading (crawler/extraction/body.py) is the better one on nearly every page and much the
quicker. Where it is in doubt, trafilatura is asked; where the two then speak of different things,
trafilatura's is taken: it goes astray less far. benchmarks/extraction.py has the figures.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

import trafilatura
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction.blocks import Block
from crawler.extraction.body import Body, find_body

AGREEMENT = 0.5  # of the runs of words of two texts: less, and they are about different things
RUN = 4  # words
WORD = re.compile(r"\w+")


def find_text(tree: HtmlElement, blocks: Sequence[Block], headline: int | None) -> Body:
    """The paragraphs of the story; none where the page has no text."""
    body = find_body(blocks, headline)
    if not body.is_doubtful:
        return body
    other = _ask_trafilatura(tree, strictly=bool(body.paragraphs))
    if not other or agreement(body.paragraphs, other) >= AGREEMENT:
        return body
    return Body(paragraphs=other, beside=body.beside, is_doubtful=True)


def agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """What two texts share, from 0 to 1; texts without words agree."""
    ours, theirs = _runs(" ".join(one)), _runs(" ".join(other))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(zip(*(islice(words, start, None) for start in range(RUN)), strict=False))


def _ask_trafilatura(tree: HtmlElement, *, strictly: bool) -> tuple[str, ...]:
    is_laid_out_in_tables = bool(tree.xpath("//h1/ancestor::table"))
    found = trafilatura.extract(
        tree,
        favor_precision=strictly,
        include_comments=False,
        include_tables=not is_laid_out_in_tables,
    )
    lines = (line.strip() for line in (found or "").splitlines())
    return tuple(line for line in lines if line)
