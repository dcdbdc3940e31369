"""The innermost blocks of a page in reading order, each with what tells text from its surroundings.

A block is a run of words that a reader sees as one: a paragraph, a list entry, a cell, a heading,
loose words between two elements, or what stands between two `<br>`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction.boilerplate import EMBEDDED_POST, INLINE, SEALED, SILENT, is_marked

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
RUNNING = HEADINGS | {"p", "li"}  # where the names of inline elements mean nothing
# 移民 is two words: its script parts none
ALONE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
ENDED = re.compile(r"[.!?…:;,。！？।؟][\"'”’»)\]]*$")  # "… he said.”"
MOST = 30_000  # elements of a page that are read; a large one has 10,000
PROSE = 10  # words: fewer are a label
PLAIN = 8  # of them outside links
LONG = 25  # words that are text whatever they end with
MOST_LINKED = 0.75  # of the words of a paragraph of text


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One block; it stands in `element`, the nearest element that breaks the line."""

    element: HtmlElement
    text: str
    words: int
    linked: int  # words inside links
    marked: tuple[HtmlElement, ...]  # elements around it that say they hold no text
    is_post: bool  # of a social network, embedded

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading of any rank."""
        around = self.element.getparent()
        return self.element.tag in HEADINGS or (around is not None and around.tag in HEADINGS)

    @property
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return ENDED.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it reads like sentences."""
        return (
            self.words >= PROSE
            and self.words - self.linked >= PLAIN
            and self.linked <= MOST_LINKED * self.words
            and (self.words >= LONG or self.is_ended)
            and not self.is_heading
        )


def read_blocks(tree: HtmlElement) -> list[Block]:
    """The blocks that hold a word, in reading order."""
    return list(_Walk().read(tree))


def sentences(blocks: Iterable[Block]) -> int:
    """How many words of the blocks stand in sentences."""
    return sum(block.words for block in blocks if block.is_prose)


def count_words(text: str) -> int:
    """The words of a text; each sign counts in scripts that part no words."""
    return len(ALONE.findall(text))


class _Walk:
    """Where a walk through the tree stands, and the words since the last break of the line."""

    def __init__(self) -> None:
        self.places: list[HtmlElement] = []  # open elements that break the line
        self.marked: list[HtmlElement] = []
        self.posts: list[HtmlElement] = []
        self.links = 0  # open links
        self.pieces: list[tuple[str, bool]] = []  # words, and whether they are linked

    def read(self, tree: HtmlElement) -> Iterator[Block]:
        walk = etree.iterwalk(tree, events=("start", "end"), tag="*")
        for event, element in islice(walk, 2 * MOST):
            if element.tag in SILENT or SEALED in (element.get("class") or ""):
                if event == "start":
                    walk.skip_subtree()
                else:
                    self._say(element.tail)
            elif event == "start":
                yield from self._enter(element)
            else:
                yield from self._leave(element)

    def _enter(self, element: HtmlElement) -> Iterator[Block]:
        is_named = is_marked(element)
        if self._breaks(element, is_named):
            if self.pieces:
                yield from self._block()
            self.places.append(element)
        if is_named:
            self.marked.append(element)
        if element.tag == "blockquote" and EMBEDDED_POST.search(element.get("class") or ""):
            self.posts.append(element)
        self.links += element.tag == "a"
        self._say(" " if element.tag == "br" else element.text)

    def _leave(self, element: HtmlElement) -> Iterator[Block]:
        if self.places and self.places[-1] is element:
            if self.pieces:
                yield from self._block()
            self.places.pop()
        for open_ones in (self.marked, self.posts):
            if open_ones and open_ones[-1] is element:
                open_ones.pop()
        self.links -= element.tag == "a"
        self._say(element.tail)

    def _breaks(self, element: HtmlElement, is_named: bool) -> bool:
        if element.tag == "br":
            following = element.getnext()
            return (
                following is not None and following.tag == "br" and not (element.tail or "").strip()
            )
        if not self.places or element.tag not in INLINE:
            return True
        return is_named and self.places[-1].tag not in RUNNING

    def _say(self, words: str | None) -> None:
        if words:
            self.pieces.append((words, self.links > 0))

    def _block(self) -> Iterator[Block]:
        pieces, self.pieces = self.pieces, []
        text = " ".join("".join(words for words, _ in pieces).split())
        words = count_words(text)
        if words:
            yield Block(
                element=self.places[-1],
                text=text,
                words=words,
                linked=sum(count_words(words) for words, is_linked in pieces if is_linked),
                marked=() if self.posts else tuple(self.marked),
                is_post=bool(self.posts),
            )
