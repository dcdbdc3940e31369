"""What a page prints around its headline: the byline, the dates, the section, the standfirst.

Many small outlets state nothing in meta tags; a reader still sees who wrote it, and when.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.extraction.blocks import Block, read_blocks
from crawler.extraction.boilerplate import INLINE, is_marked
from crawler.extraction.bylines import BY, parse_byline
from crawler.extraction.dates import parse_date

SHORT = 160  # characters: a longer element is text, not a line of the heading
ABOVE = 3  # elements before the headline that may belong to it
REACH = 40  # elements after the headline that may still belong to it
# "February 20, 2026", "Friday, Feb. 20, 2026", "2/20/2026", "2026-02-20"
DATE = re.compile(
    r"(?:[A-Z][a-z]+day,? )?"
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})"
)
UPDATED = re.compile(r"updated|modified|edited|actualizad", re.IGNORECASE)
DIVIDER = re.compile(r"\s*[·•|]\s*|\s+[–—-]\s+")  # "By Jane Roe · March 2, 2026 · Share"
# class="subtitle", class="story-dek"
STANDFIRST = re.compile(r"\b(?:subtitle|subhead\w*|dek|deck|standfirst)\b", re.IGNORECASE)
AUTHOR = re.compile(r"\b(?:byline|author)\b", re.IGNORECASE)  # class="byline", rel="author"
ASIDE = ("aside", "nav")  # a box of other stories has dates of its own
STANDFIRST_TAGS = ("h2", "h3", "h4")


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands there; None or empty where nothing does."""

    headline: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()  # the lines that hold a byline, as printed
    published_at: date | None = None
    updated_at: date | None = None
    lines: frozenset[str] = frozenset()  # no part of the text, the headline among them


def words_of(element: HtmlElement) -> str:
    """What an element prints, its white space made single."""
    return " ".join(element.text_content().split())


def read_heading(headline: Block) -> Heading:
    """The headline and what follows it, up to the first paragraph of the text."""
    lines = [*_lines(headline.element), *_lines_above(headline.element)]
    dates = [dated for line in lines for dated in _dates(line)]
    signed = {line: byline for line in lines if (byline := _byline(line))}
    words = chain(map(words_of, lines), *map(_texts, lines), _blocks(lines))
    return Heading(
        headline=headline.text,
        byline=next(iter(signed.values()), None),
        credits=tuple(text for line in signed for text in _texts(line)),
        published_at=next((when for when, is_update in dates if not is_update), None),
        updated_at=next((when for when, is_update in dates if is_update), None),
        lines=frozenset((headline.text, *words)),
    )


def _lines(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The short elements after the headline that are byline, date or standfirst."""
    last = None
    for element in islice(_followers(headline), REACH):
        inside = last is not None and last in element.iterancestors()
        words = "" if inside or not isinstance(element.tag, str) else words_of(element)
        if not words:
            continue
        if len(words) <= SHORT and _is_of_heading(element):
            yield (last := element)
        elif element.tag == "p" and not is_marked(element):  # the text begins
            return


def _lines_above(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The short elements right before the headline that are byline or date."""
    for element in islice(headline.itersiblings("*", preceding=True), ABOVE):
        is_line = len(words_of(element)) <= SHORT and element.tag not in (*ASIDE, *STANDFIRST_TAGS)
        if is_line and _is_of_heading(element):
            yield element


def _followers(element: HtmlElement) -> Iterator[HtmlElement]:
    """What comes after an element and is not inside it, in the order of the page."""
    around = (element, *element.iterancestors())
    outside = max((step for step, one in enumerate(around) if one.tag in ASIDE), default=0)
    for one in around[outside:]:
        for following in one.itersiblings():
            yield from _tree(following)


def _tree(element: HtmlElement) -> Iterator[HtmlElement]:
    if element.tag not in ASIDE:
        yield element
        for child in element:
            yield from _tree(child)


def _is_of_heading(element: HtmlElement) -> bool:
    return (
        element.tag in STANDFIRST_TAGS
        or element.tag == "time"
        or _is_marked(element, STANDFIRST)
        or _byline(element) is not None
        or (any(True for _ in _dates(element)) and not _is_prose(element))
    )


def _is_prose(element: HtmlElement) -> bool:
    """Whether it is a sentence that tells a date, "The board voted on March 2, 2026, to …"."""
    return element.tag == "p" and any(block.is_prose for block in read_blocks(element))


def _byline(line: HtmlElement) -> str | None:
    parts = [_before_date(part) for text in _texts(line) for part in DIVIDER.split(text)]
    parts = [part for part in parts if part]
    stated = [part for part in parts if BY.match(part)]
    if not stated and _is_marked(line, AUTHOR):
        stated = parts[:1]
    return parse_byline(stated[:1])


def _texts(line: HtmlElement) -> list[str]:
    """ "By Jane Roe", "Posted March 2": the words between two breaks of the line."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(line, events=("start", "end"), tag="*"):
        words = element.text if event == "start" else element.tail if element is not line else ""
        pieces += ("\n" * (element.tag not in INLINE), (words or "").replace("\n", " "))
    return [text for part in "".join(pieces).split("\n") if (text := " ".join(part.split()))]


def _blocks(lines: Iterable[HtmlElement]) -> Iterator[str]:
    """The words of their blocks, as the body has them."""
    return (block.text for line in lines for block in read_blocks(line))


def _before_date(words: str) -> str:
    dated = DATE.search(words)
    return (words[: dated.start()] if dated else words).strip()


def _dates(line: HtmlElement) -> Iterator[tuple[date, bool]]:
    """Each date of a line, and whether it is that of an update."""
    times = [line] if line.tag == "time" else line.findall(".//time")
    for time in times:
        when = parse_date(time.get("datetime")) or parse_date(words_of(time))
        if when:
            yield when, UPDATED.search(_lead(time)) is not None
    if not times:
        words = words_of(line)
        for found in DATE.finditer(words):
            lead = words[max(0, found.start() - len("Last updated on ")) : found.start()]
            if when := parse_date(found["date"]):
                yield when, UPDATED.search(lead) is not None


def _lead(time: HtmlElement) -> str:
    """The words before a time, and the classes that it stands under."""
    before, parent = time.getprevious(), time.getparent()
    words = before.tail if before is not None else parent.text if parent is not None else ""
    marks = (one.get("class") or "" for one in (time, parent) if one is not None)
    return " ".join((words or "", *marks))


def _is_marked(element: HtmlElement, mark: re.Pattern[str]) -> bool:
    return mark.search(f"{element.get('class')} {element.get('rel')}") is not None
