"""ICE's newsroom: releases and statements, by its listing.

As of November 2026 (SOURCES.md). The listing holds 25 rows a page, newest first, and reaches back
to 20 January 2025 only; older releases stay at their addresses. Every page's menus say "287(g)",
and the page's largest `.field--name-body` is a standing blurb: only `.nr-body` is the release.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from scrapy.http import Response, TextResponse

from archive.visits import Link, Page
from crawler.dates import parse_date
from crawler.errors import PageChanged
from crawler.listing import Listing
from crawler.paragraphs import paragraphs
from crawler.source_spider import SourceSpider
from crawler.urls import canonical, is_same_site, joined, stated_canonical

KINDS = {"/news/releases/": "press-release", "/news/statements/": "statement"}
# "August 26, 2022", in the listing and in .nr-meta
WRITTEN_DATE = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
# "Updated: 01/24/2025": a stamp, which a banner of January 2025 put on thousands of old releases.
# Where it stands in the page is not known, so it is looked for everywhere.
UPDATED = re.compile(r"Updated:\s*(\d{1,2}/\d{1,2}/\d{4})")


class IceNewsroomSpider(SourceSpider):
    """Reads `source.url` as the newsroom's listing."""

    name = "ice-newsroom"

    def parse_listing(self, response: Response) -> Listing:
        """The releases and statements of one page, and where the next page is."""
        return parse_listing(_text(response), url=response.url)

    def parse_document(self, response: Response, link: Link) -> Page:
        """A release; its own date wins over the listing's."""
        page = parse_release(_text(response), url=response.url)
        stated = page.published_at or link.published_at
        return replace(page, topic=link.topic, published_at=stated)


def parse_listing(html: str, *, url: str) -> Listing:
    """What one page of the listing names. Rows without `.news-wrapper` are sidebars."""
    soup = BeautifulSoup(html, "lxml")
    links = tuple(_links(soup, url))
    if not links:
        raise PageChanged(f"no .news-wrapper row with a release in the listing {url}")
    return Listing(links=links, next=_next_page(soup, url))


def parse_release(html: str, *, url: str) -> Page:
    """One release or statement."""
    soup = BeautifulSoup(html, "lxml")
    body = soup.select_one(".nr-body")
    title = soup.select_one(".nr-title h1")
    if body is None or title is None:
        raise PageChanged(f"no {'.nr-title h1' if body else '.nr-body'} in the release {url}")
    text = [words for words in paragraphs(body) if not UPDATED.fullmatch(words)]
    if not text:
        raise PageChanged(f"nothing stands in .nr-body of the release {url}")
    return Page(
        url=stated_canonical(_stated(soup, 'link[rel="canonical"]', "href"), url),
        kind=_kind(url),
        title=" ".join(title.get_text().split()),
        text="\n\n".join(text),
        published_at=_published(soup),
        updated_at=_updated(soup),
        language=_stated(soup, "html", "lang"),
        place=_place(soup),
    )


def _links(soup: BeautifulSoup, url: str) -> Iterator[Link]:
    for row in soup.select(".views-row .news-wrapper"):
        anchor = row.select_one(".news-title a[href]")
        address = _here(anchor, url)
        if address and urlsplit(address).path.startswith(tuple(KINDS)):
            yield Link(
                url=address,
                topic=(_words(row, ".news-tag") or "").lstrip("| ") or None,
                published_at=_written_date(_words(row, ".news-date")),
            )


def _next_page(soup: BeautifulSoup, url: str) -> str | None:
    for label in soup.select(".usa-pagination__link-text"):
        anchor = label if label.name == "a" else label.find_parent("a")
        if label.get_text().strip() == "Next":
            return _here(anchor, url)
    return None


def _here(anchor: Tag | None, url: str) -> str | None:
    """Where an anchor of the listing leads; None where that is not on the listing's own host."""
    found = joined(url, str(anchor.get("href") or "")) if anchor else None
    address = canonical(found) if found else None
    return address if address and is_same_site(address, canonical(url)) else None


def _kind(url: str) -> str:
    path = urlsplit(url).path
    return next((kind for start, kind in KINDS.items() if path.startswith(start)), "press-release")


def _published(soup: BeautifulSoup) -> date | None:
    stated = _stated(soup, 'meta[property="article:published_time"]', "content")
    return parse_date((stated or "")[:10]) or _written_date(_words(soup, ".nr-meta"))


def _updated(soup: BeautifulSoup) -> date | None:
    stamp = UPDATED.search(soup.get_text(" "))
    return parse_date(stamp[1]) if stamp else None


def _place(soup: BeautifulSoup) -> str | None:
    """`<span class="locality">Galveston</span><span class="TX">, TX</span>`, or a country."""
    locality = soup.select_one(".nr-meta .locality")
    if locality is None:
        return None
    region = locality.find_next_sibling("span")
    words = locality.get_text() + (region.get_text() if region else "")
    return " ".join(words.split()).strip(" ,") or None


def _written_date(words: str | None) -> date | None:
    written = WRITTEN_DATE.search(words or "")
    return parse_date(written[0]) if written else None


def _words(element: Tag, selector: str) -> str | None:
    found = element.select_one(selector)
    return " ".join(found.get_text().split()) or None if found else None


def _stated(soup: BeautifulSoup, selector: str, attribute: str) -> str | None:
    found = soup.select_one(selector)
    return str(found[attribute]).strip() or None if found and found.get(attribute) else None


def _text(response: Response) -> str:
    if not isinstance(response, TextResponse):
        raise PageChanged(f"no text at {response.url}")
    return response.text
