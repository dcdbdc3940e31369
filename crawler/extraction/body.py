"""The paragraphs of a news page's text: which lines of its story are told to the reader."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction.blocks import Block, sentences
from crawler.extraction.boilerplate import is_last, is_line
from crawler.extraction.story import Kind, find_story, kind_of, of_first_story

LINKED = 0.8  # of the words of a line, or of a list: it leads to other stories
LEAD = 3  # words of the shortest line before the first sentence
FEW = 30  # words: a story so short may be a part of one
LITTLE = 0.5  # of the page's sentences
MOST = 3_000  # blocks of a page that may be read twice
OF_STORY = ("p", "li", "blockquote")  # the tags of short lines that open or close a story


@dataclass(frozen=True, kw_only=True)
class Body:
    """The text of a story, and what else its page says in the same place."""

    paragraphs: tuple[str, ...]  # in order; none where the page has no sentences
    beside: tuple[str, ...]  # lines inside the story's element that are no part of it: credits
    is_doubtful: bool  # the page gave little to go by, and is not too large for a second reading


def find_body(blocks: Sequence[Block], headline: int | None) -> Body:
    """The text of the story that a page tells; `headline` is the place of that block."""
    own = of_first_story(blocks, headline)
    first = None if headline is None else blocks[headline]
    story = find_story(own, next((at for at, one in enumerate(own) if one is first), None))
    kept = _without_last(_kept(story))
    told, known = sentences(kept), set(map(id, kept))
    return Body(
        paragraphs=tuple(_once(kept)),
        beside=tuple(one.text for one in story if id(one) not in known),
        is_doubtful=len(blocks) <= MOST
        and (headline is None or told < FEW or told < LITTLE * sentences(own)),
    )


def _kept(story: Iterable[Block]) -> list[Block]:
    """Sentences, and the short lines that belong to them."""
    lines = [one for one in story if not is_line(one.text) and one.element.tag != "h1"]
    links = _lists_of_links(lines)
    lines = [one for one in lines if _list(one) not in links]
    told = [place for place, one in enumerate(lines) if one.is_prose]
    homes = {home for place in told for home in _homes(lines[place])}
    return [
        one
        for place, one in enumerate(lines)
        if one.is_prose or one.is_post or _belongs(one, place, told, homes)
    ]


def _belongs(line: Block, place: int, told: Sequence[int], homes: Set[HtmlElement | Kind]) -> bool:
    """Whether a short line stands among the sentences, or right beside the first or the last."""
    if not told or (_list(line) is None and line.linked > LINKED * line.words):
        return False
    if told[0] < place < told[-1]:
        return True
    is_paragraph = line.element.tag in OF_STORY or line.is_ended
    is_long = place > told[-1] or line.words >= LEAD
    return is_paragraph and is_long and not homes.isdisjoint(_homes(line))


def _homes(block: Block) -> Iterator[HtmlElement | Kind]:
    """What a paragraph, or the list that it is in, stands in; and how it stands there."""
    yield (block.element if (found := _list(block)) is None else found).getparent()
    yield kind_of(block)


def _list(block: Block) -> HtmlElement | None:
    return next(block.element.iterancestors("ul", "ol"), None)


def _lists_of_links(blocks: Iterable[Block]) -> set[HtmlElement]:
    words: Counter[HtmlElement] = Counter()
    linked: Counter[HtmlElement] = Counter()
    for block in blocks:
        if (found := _list(block)) is not None and not block.is_post:
            words[found] += block.words
            linked[found] += block.linked
    return {one for one in words if linked[one] > LINKED * words[one]}


def _without_last(kept: list[Block]) -> list[Block]:
    """Without the headings and the lines about writers and readers that close a page."""
    end = len(kept)
    while end and (kept[end - 1].is_heading or is_last(kept[end - 1].text)):
        end -= 1
    return kept[:end]


def _once(blocks: Iterable[Block]) -> Iterator[str]:
    """Their texts; sentences that a page shows again, as a quotation set large, only once."""
    said = set()
    for block in blocks:
        if not (block.is_prose and block.text in said):
            yield block.text
        said.add(block.text)
