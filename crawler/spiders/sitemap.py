"""A sitemap of documents: daily, or as the history of an outlet (`source.sitemap`).

ICE's is numbered, `https://www.ice.gov/sitemap.xml?page=1`, 2, … until a page names no address;
it has no usable <lastmod>, so a document's date must come from its page (SOURCES.md).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from scrapy.http import Response

from archive.visits import Link, Listing
from crawler.errors import CrawlError, Empty, PageChanged
from crawler.listings import is_on, listing, numbered, page_number, pattern
from crawler.sitemaps import Location, read_sitemap
from crawler.source_spider import SourceSpider

FIRST_PAGE = 1  # of a numbered sitemap


class SitemapSpider(SourceSpider):
    """Reads a sitemap, or an index and the sitemaps that it names.

    Options: `path`, a regular expression that a document's address must meet; `since`, the day
    from which a <lastmod> counts; `pages`, the parameter that numbers the pages of the sitemap.
    """

    name = "sitemap"
    takes: ClassVar[frozenset[str]] = frozenset({"path", "since", "pages"})

    def first_listings(self) -> Iterable[str]:
        """The sitemap that gives the history where that is asked for, else the source's own."""
        return ((self.is_history and self.source.sitemap) or self.source.url,)

    def parse_listing(self, response: Response) -> Listing:
        """The documents of one sitemap, or the sitemaps of an index."""
        since = _day(self.source.id, self.source.option("since"))
        path = pattern(self.source.id, "path", self.source.option("path"))
        pages, url = self.source.option("pages"), response.url
        if pages:
            return parse_numbered(response.body, url=url, pages=pages, path=path, since=since)
        found = parse_sitemap(response.body, url=url, path=path, since=since)
        if not found.links and not found.pages and since is None and _is_first(response):
            raise PageChanged(f"no address in the sitemap {url} has {path.pattern!r}")
        return found

    def is_end(self, response: Response) -> bool:
        """Whether an error says that a numbered sitemap has no such page."""
        pages = self.source.option("pages")
        return response.status == 404 and pages is not None and _is_further(response.url, pages)


def parse_sitemap(
    body: bytes, *, url: str, path: re.Pattern[str], since: date | None = None
) -> Listing:
    """What one sitemap names; further sitemaps are its pages."""
    found = read_sitemap(body, url=url)
    recent = (location for location in found.documents if location.is_recent(since))
    links = (_link(location) for location in recent if is_on(path, location.url))
    pages = (location.url for location in found.sitemaps if location.is_recent(since))
    named = listing(links, pages, url=url)
    return replace(named, lack=named.lack or found.lack)


def parse_numbered(
    body: bytes, *, url: str, pages: str, path: re.Pattern[str], since: date | None = None
) -> Listing:
    """One page of a numbered sitemap. The first without an address is behind its last."""
    try:
        found = parse_sitemap(body, url=url, path=path, since=since)
    except Empty:
        if _is_further(url, pages):
            return Listing()
        raise
    number = page_number(url, pages)
    further = numbered(url, pages, (FIRST_PAGE if number is None else number) + 1)
    return replace(found, pages=(*found.pages, further))


def _is_further(url: str, pages: str) -> bool:
    return (page_number(url, pages) or FIRST_PAGE) > FIRST_PAGE


def _is_first(response: Response) -> bool:
    """Whether a visit began with this answer; what an index named has an address of its own."""
    return response.request is None or "address" not in response.request.meta


def _link(location: Location) -> Link:
    return Link(url=location.url, published_at=location.published_at)


def _day(source: str, stated: str | None) -> date | None:
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError as error:
        raise CrawlError(
            f"[{source}.options] since = {stated!r} is no day; write it as 2025-01-20"
        ) from error
