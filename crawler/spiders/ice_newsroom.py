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
from scrapy.http import Response

from archive.records import Source
from archive.visits import Link, Listing, Page
from crawler.errors import PageChanged
from crawler.extraction.dates import parse_date
from crawler.extraction.paragraphs import paragraphs
from crawler.html_page import read_page, read_text, stated, words_of
from crawler.listings import leads_to_any, listing, numbered, page_number, web_address
from crawler.source_spider import SourceSpider
from crawler.urls import canonical, is_same_site, stated_canonical

ROW = ".views-row .news-wrapper"
ROWS = 25  # of a page that is full
KINDS = {"/news/releases/": "press-release", "/news/statements/": "statement"}
# "August 26, 2022", in the listing and in .nr-meta
WRITTEN_DATE = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
# "Updated: 01/24/2025": a stamp, which a banner of January 2025 put on thousands of old releases.
# Where it stands in the page is not known, so it is looked for everywhere.
UPDATED = re.compile(r"(?:Last )?Updated:\s*(\d{1,2}/\d{1,2}/\d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})")
NEXT = ".usa-pagination__link-text, .usa-pagination__next-page, a[rel~=next]"


class IceNewsroomSpider(SourceSpider):
    """Reads `source.url` as the newsroom's listing."""

    name = "ice-newsroom"

    def parse_listing(self, response: Response) -> Listing:
        """The releases and statements of one page, and where the next page is."""
        return parse_listing(read_text(response), url=response.url)

    @classmethod
    def parse_document(cls, response: Response, link: Link, source: Source) -> Page:
        """A release; its own date wins over the listing's."""
        page = parse_release(read_text(response), url=response.url)
        published = page.published_at or link.published_at
        return replace(page, topic=link.topic, published_at=published)


def parse_listing(html: str, *, url: str) -> Listing:
    """What one page of the listing names. Rows without `.news-wrapper` are sidebars."""
    soup = read_page(html)
    links, number = tuple(_links(soup, url)), page_number(url, "page") or 0
    if links:
        is_full = len(soup.select(ROW)) >= ROWS  # and goes on, whatever its pager looks like
        further = (numbered(url, "page", number + 1),) if is_full else ()
        return listing(links, tuple(_next_pages(soup, url)) or further, url=url)
    if number and not leads_to_any(soup, url, _is_release):
        return Listing()  # behind the last
    raise PageChanged(f"no .news-wrapper row with a release in the listing {url}")


def parse_release(html: str, *, url: str) -> Page:
    """One release or statement."""
    soup = read_page(html)
    body = soup.select_one(".nr-body")
    title = words_of(soup.select_one(".nr-title h1"))
    if body is None or title is None:
        raise PageChanged(f"no {'.nr-title h1' if body else '.nr-body'} in the release {url}")
    text = [words for words in paragraphs(body) if not UPDATED.fullmatch(words)]
    if not text:
        raise PageChanged(f"nothing stands in .nr-body of the release {url}")
    return Page(
        url=stated_canonical(stated(soup, 'link[rel="canonical"]', "href"), url),
        kind=_kind(url),
        title=title,
        text="\n\n".join(text),
        published_at=_published(soup),
        updated_at=_updated(soup),
        language=stated(soup, "html", "lang"),
        place=_place(soup),
    )


def _links(soup: BeautifulSoup, url: str) -> Iterator[Link]:
    for row in soup.select(ROW):
        anchor = row.select_one(".news-title a[href]")
        address = _here(anchor, url)
        if address and _is_release(address):
            yield Link(
                url=address,
                topic=(words_of(row.select_one(".news-tag")) or "").lstrip("| ") or None,
                published_at=_written_date(words_of(row.select_one(".news-date"))),
            )


def _is_release(address: str) -> bool:
    return urlsplit(address).path.startswith(tuple(KINDS))


def _next_pages(soup: BeautifulSoup, url: str) -> Iterator[str]:
    for label in soup.select(NEXT):
        anchor = label if label.name == "a" else label.find_parent("a")
        address = _here(anchor, url) if (words_of(label) or "").startswith("Next") else None
        if address:
            yield address
            return


def _here(anchor: Tag | None, url: str) -> str | None:
    """Where an anchor of the listing leads; None where that is not on the listing's own host."""
    address = web_address(anchor.get("href"), url) if anchor else None
    return address if address and is_same_site(address, canonical(url)) else None


def _kind(url: str) -> str:
    path = urlsplit(url).path
    return next((kind for start, kind in KINDS.items() if path.startswith(start)), "press-release")


def _published(soup: BeautifulSoup) -> date | None:
    machine = stated(soup, 'meta[property="article:published_time"]', "content")
    printed = UPDATED.sub("", words_of(soup.select_one(".nr-meta")) or "")
    return parse_date((machine or "")[:10]) or _written_date(printed)


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
