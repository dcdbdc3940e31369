"""Where the headline stands among the blocks of a page."""

from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction.blocks import ALONE, Block

ALIKE = 0.4  # of the words of a headline and of the page's title are shared
FIRST_RANK = 0.1  # what an h1 has ahead of other headings
LONGEST = 25  # words of a headline that is no heading


def find_headline(blocks: Sequence[Block], tree: HtmlElement) -> int | None:
    """The place of the heading that is most like the page's title, or of its longest h1.

    Old pages print their headline in a large font: then the first line that is like the title.
    """
    titles = [one.text_content() for one in tree.xpath("//head/title[1]")]
    titles += tree.xpath("//meta[@property='og:title']/@content")
    ranked = {
        place: alike + FIRST_RANK * (block.element.tag == "h1")
        for place, block in enumerate(blocks)
        if block.is_heading and (alike := _likeness_to_any(block, titles))
    }
    best = max(ranked, key=ranked.__getitem__, default=None)
    if best is not None and ranked[best] > ALIKE:
        return best
    firsts = [place for place, block in enumerate(blocks) if block.element.tag == "h1"]
    if firsts:
        return max(firsts, key=lambda place: blocks[place].words)
    plain = (
        place
        for place, block in enumerate(blocks)
        if block.words <= LONGEST and not block.linked and not block.is_heading
        if _likeness_to_any(block, titles) >= ALIKE
    )
    return next(plain, None)


def _likeness_to_any(block: Block, titles: Iterable[str]) -> float:
    return max((likeness(block.text, title) for title in titles), default=0.0)


def likeness(heading: str, title: str) -> float:
    """What the two share of their words; a title may go on with the outlet's name."""
    one, other = (set(map(str.lower, ALONE.findall(text))) for text in (heading, title))
    shared = len(one & other)
    return shared / len(one | other) if shared > len(one) / 2 else 0.0
