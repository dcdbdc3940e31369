"""Google News as a feed: headlines alone, for its links are tokens that lead to no publisher.

By its terms it is for personal feed readers, so sources of this kind are off by default. What it
finds are leads for a person: title and outlet. It is never a way to a document (SOURCES.md).
"""

import html
from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from archive.visits import Headline, Listing
from crawler.errors import Empty, PageChanged
from crawler.extraction.dates import parse_date
from crawler.feeds import xml_entries
from crawler.headers import header
from crawler.json_answer import words
from crawler.listings import web_address
from crawler.source_spider import SourceSpider

HEADLINES_MAX = 1000  # it gives 100


class GoogleNewsSpider(SourceSpider):
    """Reads `source.url`, a search of Google News as RSS."""

    name = "google-news"

    def parse_listing(self, response: Response) -> Listing:
        """The headlines of the search."""
        stated = header(response, "Content-Type")
        return parse_headlines(response.body, url=response.url, content_type=stated)


def parse_headlines(body: bytes, *, url: str, content_type: str | None = None) -> Listing:
    """What the search found, each headline of an outlet once."""
    entries = xml_entries(body, url, content_type)
    if not entries:
        raise Empty(f"no headlines at {url}")
    found = tuple(dict.fromkeys(_headlines(entries)))
    if not found:
        raise PageChanged(f"none of the {len(entries)} entries at {url} has a title")
    return Listing(headlines=found[:HEADLINES_MAX])


def _headlines(entries: list[dict[str, Any]]) -> Iterator[Headline]:
    for entry in entries:
        source: dict[str, Any] = entry.get("source") or {}
        title, outlet = _parted(_words(entry), _words(source))
        if title:
            yield Headline(
                title=title,
                outlet=outlet,
                outlet_url=web_address(source.get("href"), ""),
                published_at=parse_date(words(entry.get("published"))),
            )


def _parted(title: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """ "County signs 287(g) - The Ledger" without the outlet, which else is named by it."""
    if outlet is None:
        headline, _, name = (title or "").rpartition(" - ")
        return (headline, name) if headline and name else (title, None)
    return (title or "").removesuffix(f" - {outlet}").strip() or None, outlet


def _words(titled: dict[str, Any]) -> str | None:
    """Titles come with their entities escaped once more, now and then: "Smith &amp; Sons"."""
    title = words(titled.get("title"))
    return html.unescape(title) if title else None
