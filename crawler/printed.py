"""What a page prints around its headline: the byline, the dates, the section, the standfirst.

Many small outlets state nothing in meta tags; a reader still sees who wrote it, and when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from crawler.bylines import BY, parse_byline
from crawler.dates import parse_date

SHORT = 160  # characters: a longer element is text, not a line of the heading
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
# A box of other stories has dates of its own
ITS_FOLLOWERS = "following::*[not(ancestor-or-self::aside or ancestor-or-self::nav)]"
STANDFIRST_TAGS = ("h2", "h3", "h4")


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands there; None or empty where nothing does."""

    headline: str | None = None
    byline: str | None = None
    published_at: date | None = None
    updated_at: date | None = None
    lines: frozenset[str] = frozenset()  # no part of the text, the headline among them


def words_of(element: HtmlElement) -> str:
    """What an element prints, its white space made single."""
    return " ".join(element.text_content().split())


def read_heading(tree: HtmlElement) -> Heading:
    """The headline and what follows it, up to the first paragraph of the text."""
    headlines = tree.xpath("//h1")
    if not headlines:
        return Heading()
    headline = max(headlines, key=lambda one: len(words_of(one)))
    lines = list(_lines(headline))
    dates = [dated for line in lines for dated in _dates(line)]
    return Heading(
        headline=words_of(headline) or None,
        byline=next(filter(None, map(_byline, lines)), None),
        published_at=next((when for when, is_update in dates if not is_update), None),
        updated_at=next((when for when, is_update in dates if is_update), None),
        lines=frozenset(map(words_of, (headline, *lines))),
    )


def _lines(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The short elements after the headline that are byline, date or standfirst."""
    last = None
    for element in headline.xpath(ITS_FOLLOWERS)[:REACH]:
        inside = last is not None and last in element.iterancestors()
        words = "" if inside or not isinstance(element.tag, str) else words_of(element)
        if not words:
            continue
        if len(words) <= SHORT and _is_of_heading(element):
            yield (last := element)
        elif element.tag == "p":  # the text begins
            return


def _is_of_heading(element: HtmlElement) -> bool:
    return (
        element.tag in STANDFIRST_TAGS
        or element.tag == "time"
        or _is_marked(element, STANDFIRST)
        or _byline(element) is not None
        or any(True for _ in _dates(element))
    )


def _byline(line: HtmlElement) -> str | None:
    parts = [_before_date(part) for part in DIVIDER.split(words_of(line))]
    parts = [part for part in parts if part]
    stated = [part for part in parts if BY.match(part)]
    if not stated and _is_marked(line, AUTHOR):
        stated = parts[:1]
    return parse_byline(stated[:1])


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
