"""A page that lists documents, of a small outlet or a council, read by the registry's selectors.

[sample-council.options]
row = "li.news"  # what holds one document's link and date
link = "h3 a"    # within the row, or within the page where there is no row
date = "time"    # within the row: its datetime attribute, or a date in its words
next = "a.next"
path = "^/news/" # a regular expression that a document's address must meet
title = "h1"     # of a document; without `title` and `body` it is read as any news page
body = ".story"
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from scrapy.http import Response
from soupsieve import SelectorSyntaxError

from archive.records import Source
from archive.visits import Link, Listing, Page
from crawler.errors import CrawlError, PageChanged
from crawler.extraction.dates import day_in_path, parse_date
from crawler.extraction.paragraphs import paragraphs
from crawler.html_page import read_page, read_text, stated, words_of
from crawler.listings import is_on, listing, pattern, web_address
from crawler.source_spider import SourceSpider
from crawler.urls import stated_canonical

SELECTORS = ("row", "link", "date", "next", "title", "body")
# "Posted: March 2, 2026", "Mar. 2, 2026 | Council", "3/2/2026", "2026-03-02 09:00"
DATE = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}")
PUBLISHED = 'meta[property="article:published_time"]'


class ListingSpider(SourceSpider):
    """Reads `source.url` by the selectors of the source's options."""

    name = "listing"
    takes: ClassVar[frozenset[str]] = frozenset({*SELECTORS, "path"})
    needs: ClassVar[frozenset[str]] = frozenset({"link"})

    def parse_listing(self, response: Response) -> Listing:
        """The documents that one page names, and where the next page is."""
        path = pattern(self.source.id, "path", self.source.option("path"))
        html, selectors = read_text(response), _selectors(self.source)
        return parse_listing(html, url=response.url, selectors=selectors, path=path)

    @classmethod
    def parse_document(cls, response: Response, link: Link, source: Source) -> Page:
        """A document: by the source's own selectors, or as any news page is read."""
        selectors = _selectors(source)
        if "body" in selectors:
            return parse_selected(read_text(response), link, selectors=selectors)
        page = super().parse_document(response, link, source)
        soup = read_page(read_text(response)) if "title" in selectors else None
        return replace(page, title=_title(soup, selectors, link.url)) if soup else page


def parse_listing(
    html: str, *, url: str, selectors: dict[str, str], path: re.Pattern[str]
) -> Listing:
    """What one page names. Raises PageChanged, with the selector, where that is nothing."""
    soup = read_page(html)
    rows = _select(soup, selectors, "row") if "row" in selectors else [soup]
    anchors = [_select(row, selectors, "link") for row in rows]
    found = zip(rows, anchors, strict=True)
    links = [link for row, inside in found for link in _links(row, inside, selectors, url)]
    kept = [link for link in links if is_on(path, link.url)]
    if not kept:
        raise PageChanged(
            f"no document in the listing {url}: {len(rows)} rows, {sum(map(len, anchors))} elements"
            f" for link = {selectors['link']!r}, {len(links)} addresses, none has {path.pattern!r}"
        )
    return listing(kept, _next_pages(soup, selectors, url), url=url)


def parse_selected(html: str, link: Link, *, selectors: dict[str, str]) -> Page:
    """A document whose body, and perhaps title, stand where the registry says."""
    soup = read_page(html)
    bodies = _select(soup, selectors, "body")
    text = "\n\n".join(words for body in bodies for words in paragraphs(body))
    if not text:
        raise PageChanged(f"nothing stands in body = {selectors['body']!r} at {link.url}")
    url = stated_canonical(stated(soup, 'link[rel="canonical"]', "href"), link.url)
    dated = parse_date(stated(soup, PUBLISHED, "content"))
    return Page(
        url=url,
        kind="news",
        title=_title(soup, selectors, link.url),
        text=text,
        byline=link.byline,
        published_at=dated or link.published_at or day_in_path(urlsplit(url).path),
        language=stated(soup, "html", "lang"),
        section=link.section,
    )


def _selectors(source: Source) -> dict[str, str]:
    return {name: words for name in SELECTORS if (words := source.option(name))}


def _select(element: Tag, selectors: dict[str, str], name: str) -> list[Tag]:
    if name not in selectors:
        return []
    try:
        return list(element.select(selectors[name]))
    except SelectorSyntaxError as error:
        raise CrawlError(f"{name} = {selectors[name]!r} is no CSS selector: {error}") from error


def _links(row: Tag, anchors: list[Tag], selectors: dict[str, str], url: str) -> Iterator[Link]:
    is_dated = "row" in selectors  # a date stands in the row, or else in the link itself
    of_row = _published(row, selectors) if is_dated else None
    for anchor in anchors:
        address = _address(anchor, url)
        if address:
            dated = of_row if is_dated else _published(anchor, selectors)
            yield Link(url=address, published_at=dated or day_in_path(urlsplit(address).path))


def _published(element: Tag, selectors: dict[str, str]) -> date | None:
    return next(filter(None, map(_date, _select(element, selectors, "date"))), None)


def _address(element: Tag, url: str) -> str | None:
    anchor = element if element.name == "a" else element.find("a") or element.find_parent("a")
    return web_address(anchor.get("href"), url) if isinstance(anchor, Tag) else None


def _date(element: Tag) -> date | None:
    written = DATE.search(words_of(element) or "")
    machine: Any = element.get("datetime")
    return parse_date(machine) or parse_date(written[0] if written else None)


def _next_pages(soup: BeautifulSoup, selectors: dict[str, str], url: str) -> Iterator[str]:
    for element in _select(soup, selectors, "next")[:1]:
        address = _address(element, url)
        if address:
            yield address


def _title(soup: BeautifulSoup, selectors: dict[str, str], url: str) -> str:
    chosen = _select(soup, selectors, "title") if "title" in selectors else [soup.h1, soup.title]
    found = next((words for words in map(words_of, chosen) if words), None)
    if found is None:
        raise PageChanged(f"no title = {selectors.get('title', 'h1')!r} at {url}")
    return found
