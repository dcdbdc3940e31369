"""Bing News as a feed. Undocumented, so sources of this kind are off by default (SOURCES.md)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from scrapy.http import Response

from archive.visits import Link, Listing
from crawler.errors import PageChanged
from crawler.feeds import read_feed
from crawler.headers import header
from crawler.listings import listing, web_address
from crawler.source_spider import SourceSpider
from crawler.urls import canonical, is_same_site


class BingNewsSpider(SourceSpider):
    """Reads `source.url`, a search of Bing News as RSS."""

    name = "bing-news"

    def parse_listing(self, response: Response) -> Listing:
        """The addresses that the search found."""
        stated = header(response, "Content-Type")
        return parse_search(response.body, url=response.url, content_type=stated)


def parse_search(body: bytes, *, url: str, content_type: str | None = None) -> Listing:
    """What the search found, at the publishers' own addresses."""
    found = read_feed(body, url=url, content_type=content_type)
    links = list(_unwrapped(found, url))
    if not links:
        raise PageChanged(f"none of the {len(found)} links at {url} leads to a publisher")
    return listing(links, url=url)


def _unwrapped(links: Iterable[Link], url: str) -> Iterator[Link]:
    """ "http://www.bing.com/news/apiclick.aspx?…&url=https%3a%2f%2fledger.example%2fa&c=7"."""
    for link in links:
        if not is_same_site(link.url, canonical(url)):
            yield link
            continue
        wrapped = parse_qs(urlsplit(link.url).query).get("url", [""])[0]
        address = web_address(wrapped, "")
        if address:
            yield replace(link, url=address)
