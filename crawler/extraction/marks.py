"""Which blocks no name rules out: names that mark most of a page's sentences say nothing."""

from collections import Counter
from collections.abc import Collection, Container, Sequence
from typing import TypeAlias

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction.blocks import Block, sentences
from crawler.extraction.boilerplate import is_firm, names_of

MANY = 0.4  # of the page's sentences: a name that marks so many says nothing
NEARLY_ALL = 0.9  # of them: nor does a firm one

# A marked element; or, for one around a single block, its tag and names, which others may share
Mark: TypeAlias = HtmlElement | tuple[str, str]


def are_unmarked(blocks: Sequence[Block], headline: int | None) -> list[bool]:
    """For each block whether it may be text by the names around it; `headline` is a place."""
    around = set() if headline is None else set(blocks[headline].element.iterancestors())
    marks = _marks(blocks)
    idle = _idle_marks(blocks, marks, around)
    return [idle.issuperset(of_block) for of_block in marks]


def _idle_marks(
    blocks: Sequence[Block], marks: Sequence[Collection[Mark]], around_headline: Container[Mark]
) -> set[Mark]:
    """Marks on so much of the page's sentences that they say nothing."""
    held: Counter[Mark] = Counter()
    for block, of_block in zip(blocks, marks, strict=True):
        if block.is_prose:
            held.update(dict.fromkeys(of_block, block.words))
    total = sentences(blocks)
    return {
        mark
        for mark, words in held.items()
        if words >= MANY * total
        and (mark in around_headline or words >= NEARLY_ALL * total or not _is_firm(mark))
    }


def _marks(blocks: Sequence[Block]) -> list[set[Mark]]:
    """The marks of each block."""
    count = Counter(one for block in blocks for one in block.marked)
    return [
        {(one.tag, names_of(one)) if count[one] == 1 else one for one in block.marked}
        for block in blocks
    ]


def _is_firm(mark: Mark) -> bool:
    return not isinstance(mark, tuple) and is_firm(mark)
