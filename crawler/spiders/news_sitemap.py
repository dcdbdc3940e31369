"""A news sitemap, for daily use: what an outlet published in the last 48 hours, 1,000 at most.

Often it is gzipped and behind an index (`https://apnews.com/news-sitemap-content.xml`).
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from scrapy.http import Response

from archive.times import day, now
from archive.visits import Link, Listing
from crawler.listings import is_on, listing, pattern
from crawler.sitemaps import Location, read_sitemap
from crawler.source_spider import SourceSpider

WINDOW = timedelta(days=3)  # of sitemaps in an index, which may hold thousands of past ones
FIRST = date.min


class NewsSitemapSpider(SourceSpider):
    """Reads a news sitemap, and of an index those sitemaps that changed of late.

    Option: `path`, a regular expression that a document's address must meet.
    """

    name = "news-sitemap"
    takes: ClassVar[frozenset[str]] = frozenset({"path"})

    def parse_listing(self, response: Response) -> Listing:
        """The documents of one news sitemap, with the dates that it gives them."""
        path = pattern(self.source.id, "path", self.source.option("path"))
        since = (now() - WINDOW).date()
        return parse_news_sitemap(response.body, url=response.url, path=path, since=since)


def parse_news_sitemap(body: bytes, *, url: str, path: re.Pattern[str], since: date) -> Listing:
    """What one news sitemap names; `since` chooses among the sitemaps of an index."""
    found = read_sitemap(body, url=url)
    links = (
        Link(url=location.url, published_at=location.published_at)
        for location in found.documents
        if is_on(path, location.url)
    )
    named = listing(links, (one.url for one in _of_late(found.sitemaps, since)), url=url)
    return replace(named, lack=named.lack or found.lack)


def _of_late(sitemaps: tuple[Location, ...], since: date) -> tuple[Location, ...]:
    """Those that changed since; where none did, by their dates, the last to have changed."""
    recent = tuple(location for location in sitemaps if location.is_recent(since))
    return recent or tuple(sorted(sitemaps, key=_changed)[-1:])


def _changed(location: Location) -> date:
    return day(location.changed_at) if location.changed_at else FIRST
