"""The part of a page that holds its story, and nothing that the names around it rule out.

The headline opens the story, a heading such as "Related" ends it. Between them stands one element
that holds nearly all the sentences: its blocks are the story, and a few lines beside it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice
from typing import TypeAlias

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction.blocks import Block, sentences
from crawler.extraction.boilerplate import is_ending, is_line, is_readers, names_of
from crawler.extraction.marks import are_unmarked

NEARLY_ALL = 0.9  # of the sentences: the smallest element that holds them is the story's
AFTER = 0.3  # of the page's sentences at least follow its headline
STRAY = 0.5  # what a sentence counts that stands unlike the others
LINKED = 0.8  # of the words of a headline that leads to another story
CARD = 3  # blocks of the largest box around such a headline
SMALL = 0.2  # of the story's sentences at most stand in one
TOLD = 40  # words in sentences at least stand before the readers' comments
LABEL = 12  # words of the longest heading that ends a story

Kind: TypeAlias = tuple[str, str, str, int]  # a block's tag, tag and class around it, depth


def find_story(blocks: Sequence[Block], headline: int | None) -> list[Block]:
    """The blocks of the element that holds the story; `headline` is the place of that."""
    story = _until_ending(_after_headline(blocks, headline))
    container = _container(story)
    return [one for one in story if _is_within(one.element, container)]


def of_first_story(blocks: Sequence[Block], headline: int | None) -> list[Block]:
    """The blocks of a page without its readers', those of a second story, and teasers."""
    end = len(blocks) if headline is None else _next_headline(blocks, headline)
    return list(_without_teasers(_until_readers(blocks[:end], headline)))


def _until_readers(blocks: Sequence[Block], headline: int | None) -> Sequence[Block]:
    """The blocks before the heading under which readers speak, who may say more than the story."""
    told = 0
    start = 0 if headline is None else headline + 1
    for place, block in enumerate(blocks[start:], start):
        if told >= TOLD and is_readers(block.text) and (block.is_heading or not block.linked):
            return blocks[:place]
        told += block.words * block.is_prose
    return blocks


def _after_headline(blocks: Sequence[Block], headline: int | None) -> list[Block]:
    """The blocks from the headline on that no name rules out; all such where few follow it."""
    plain = are_unmarked(blocks, headline)
    cut = 0 if headline is None else headline + 1
    before = list(compress(blocks[:cut], plain[:cut]))
    after = list(compress(blocks[cut:], plain[cut:]))
    return after if sentences(after) >= AFTER * sentences(before + after) else before + after


def _next_headline(blocks: Sequence[Block], headline: int) -> int:
    """Where the headline of a second story stands, as the first one does, but elsewhere."""
    first = blocks[headline]
    names, kind = names_of(first.element), kind_of(first)
    places = (
        place
        for place, block in enumerate(blocks[headline + 1 :], headline + 1)
        if block.element.tag == first.element.tag
        and block.text != first.text
        and block.element.getparent() is not first.element.getparent()
        and names_of(block.element) == names
        and kind_of(block) == kind
    )
    return next(places, len(blocks))


def _until_ending(blocks: list[Block]) -> list[Block]:
    """The blocks before the heading under which other things stand, if there is one.

    A box of links within the story has such a heading too: after it the story goes on.
    """
    last = _last_place(blocks)
    for place, block in enumerate(blocks[last:], last):
        if block.words <= LABEL and is_ending(block.text) and not block.is_ended:
            return blocks[:place]
    return blocks


def _last_place(blocks: Sequence[Block]) -> int:
    """Where the last sentences stand beside most others, or, where none have company, alike."""
    usual = _usual_kind(blocks)
    alike = [place for place, one in enumerate(blocks) if one.is_prose and kind_of(one) == usual]
    around = Counter(blocks[place].element.getparent() for place in alike)
    for element, count in around.most_common(1):
        if count > len(alike) / 2:
            alike = [place for place in alike if blocks[place].element.getparent() is element]
    return max(alike, default=0)


def _without_teasers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, but for the sentences under a linked headline in a small box of their own."""
    sizes = Counter(box for block in blocks for box in _boxes(block))
    most = SMALL * sentences(blocks)
    link: Block | None = None
    for block in blocks:
        shared = [] if link is None else set(_boxes(link)) & set(_boxes(block))
        is_in_card = block.words <= most and any(sizes[box] <= CARD for box in shared)
        if not (block.is_prose and is_in_card):
            yield block
        link = block if block.linked > LINKED * block.words and block.words > 2 else None


def _boxes(block: Block) -> Iterable[HtmlElement]:
    """The elements that may be a box around a headline and its sentences."""
    return (block.element, *islice(block.element.iterancestors(), 2))


def _usual_kind(blocks: Iterable[Block]) -> Kind | None:
    """How most of the sentences stand in the page."""
    words: Counter[Kind] = Counter()
    for block in blocks:
        if block.is_prose and not is_line(block.text):
            words[kind_of(block)] += block.words
    return max(words, key=words.__getitem__, default=None)


def kind_of(block: Block) -> Kind:
    """How a block stands in the page; the paragraphs of a story mostly stand alike."""
    around = block.element.getparent()
    names = ("", "") if around is None else (around.tag, around.get("class") or "")
    return block.element.tag, *names, sum(1 for _ in block.element.iterancestors())


def _container(blocks: Sequence[Block]) -> HtmlElement | None:
    """The smallest element that holds nearly all of the story's sentences."""
    worth: dict[HtmlElement, float] = {}
    usual = _usual_kind(blocks)
    for block in blocks:
        if value := _worth(block, usual):
            for element in (block.element, *block.element.iterancestors()):
                worth[element] = worth.get(element, 0) + value
    container = max(worth, key=worth.__getitem__, default=None)
    least = NEARLY_ALL * worth.get(container, 0)
    while container is not None and least > 0:
        inner = next((one for one in container if worth.get(one, 0) >= least), None)
        if inner is None:
            break
        container = inner
    return container


def _worth(block: Block, usual: Kind | None) -> float:
    if is_line(block.text):
        return 0
    if block.is_prose:
        return (block.words - block.linked) * (1 if kind_of(block) == usual else STRAY)
    return -block.linked if block.linked > block.words / 2 else 0


def _is_within(element: HtmlElement, container: HtmlElement | None) -> bool:
    return element is container or any(one is container for one in element.iterancestors())
