"""Press releases of the Department of Homeland Security, by their listing.

As of November 2026 (SOURCES.md): 10 rows a page, `?page=1` and on behind the bare address. The
older ones stand at /archive/news?field_news_type_target_id=436, a source of its own. DHS rewrites
ICE's headlines, so copies are told by their text. Relevance is judged on the release's body alone.
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

ROW = "li.usa-collection__item, .views-row"
BODY = ".field--name-body"
# "/news/2026/08/07/secretary-visits-county", "/archive/news/2025/01/16/slug"
RELEASE = re.compile(r"/(?:archive/)?news/(\d{4})/(\d{2})/(\d{2})/[^/]+/?")


class DhsSpider(SourceSpider):
    """Reads `source.url` as the listing of press releases."""

    name = "dhs"

    def parse_listing(self, response: Response) -> Listing:
        """The releases of one page, and where the next page is."""
        return parse_listing(read_text(response), url=response.url)

    @classmethod
    def parse_document(cls, response: Response, link: Link, source: Source) -> Page:
        """A release; its own date wins over the listing's."""
        page = parse_release(read_text(response), url=response.url)
        return replace(page, published_at=page.published_at or link.published_at)


def parse_listing(html: str, *, url: str) -> Listing:
    """What one page of the listing names. One that leads to no release is behind the last."""
    soup = read_page(html)
    links = tuple(_links(soup, url))
    number = page_number(url, "page") or 0
    if links:
        return listing(links, (numbered(url, "page", number + 1),), url=url)
    if number and not leads_to_any(soup, url, _is_release):
        return Listing()
    raise PageChanged(f"no row ({ROW}) with a release in the listing {url}")


def parse_release(html: str, *, url: str) -> Page:
    """One release."""
    soup = read_page(html)
    printed = soup.select_one(".news-release-date-value")
    title = printed.find_previous("h1") if printed else soup.h1
    body = _body(printed or soup.h1)
    if body is None or not isinstance(title, Tag):
        raise PageChanged(f"no {BODY if title else 'h1'} in the release {url}")
    text, name = "\n\n".join(paragraphs(body)), words_of(title)
    if not text or not name:
        raise PageChanged(f"nothing stands in {'h1' if text else BODY} of the release {url}")
    return Page(
        url=stated_canonical(stated(soup, 'link[rel="canonical"]', "href"), url),
        kind="press-release",
        title=name,
        text=text,
        published_at=parse_date(words_of(printed)) or _day(url),
        language=stated(soup, "html", "lang") or stated(soup, "article", "lang"),
    )


def _links(soup: BeautifulSoup, url: str) -> Iterator[Link]:
    for row in soup.select(ROW):
        for anchor in row.select("a[href]"):
            address = web_address(anchor.get("href"), url)
            if address and is_same_site(address, canonical(url)) and _is_release(address):
                dated = _day(address) or parse_date(stated(row, "time[datetime]", "datetime"))
                yield Link(url=address, published_at=dated)


def _is_release(address: str) -> bool:
    return RELEASE.fullmatch(urlsplit(address).path) is not None


def _day(address: str) -> date | None:
    filed = RELEASE.fullmatch(urlsplit(address).path)
    return parse_date("-".join(filed.groups())) if filed else None


def _body(before: Tag | None) -> Tag | None:
    """The first body behind the date: blurbs before it and teasers after it have the class, too."""
    found = before.find_next(class_=BODY.removeprefix(".")) if before else None
    return found if isinstance(found, Tag) else None
