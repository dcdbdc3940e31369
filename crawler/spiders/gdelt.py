"""GDELT's DOC API: the world's news of the last days. It finds outlets; nothing relies on it.

It has no pages and gives 250 addresses at most, so a full answer is asked for again in halves.
Errors come as plain text with status 200 (SOURCES.md).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from scrapy.http import Response

from archive.times import now
from archive.visits import Link, Listing
from crawler.errors import NotAFeed, PageChanged
from crawler.json_answer import listed, opening, read_json
from crawler.listings import listing, web_address
from crawler.source_spider import SourceSpider
from crawler.urls import canonical

QUERY = '"287(g)" sourcecountry:US'
WINDOW = timedelta(days=3)
SHORTEST = timedelta(minutes=15)  # GDELT's own step: a slice is not halved further
MOST = 250  # addresses in an answer
STAMP = "%Y%m%d%H%M%S"  # 20260302150000, UTC
# "Sheriff\'s office": JSON forbids a backslash that begins none of its escapes
STRAY = re.compile(rb'(\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))|\\')


class GdeltSpider(SourceSpider):
    """Asks `source.url`, the API's address, for the last three days.

    Option: `query`, in GDELT's own language.
    """

    name = "gdelt"
    is_search = True
    takes: ClassVar[frozenset[str]] = frozenset({"query"})

    def first_listings(self) -> Iterable[str]:
        """One slice of time."""
        end = now()
        whole = Slice(start=end - WINDOW, end=end)
        return (ask(self.source.url, query=self.source.option("query") or QUERY, span=whole),)

    def parse_listing(self, response: Response) -> Listing:
        """The addresses of one slice, and its halves where it is full."""
        return parse_articles(response.body, url=response.url)


@dataclass(frozen=True, kw_only=True)
class Slice:
    """A span of time, in whole seconds."""

    start: datetime
    end: datetime

    def halves(self) -> Iterator["Slice"]:
        """Both halves, the later first; none of a slice that is too short."""
        if self.end - self.start > SHORTEST:
            middle = (self.start + (self.end - self.start) / 2).replace(microsecond=0)
            yield Slice(start=middle, end=self.end)
            yield Slice(start=self.start, end=middle)


def ask(api: str, *, query: str, span: Slice) -> str:
    """The address that asks for a slice."""
    asked = {
        "query": query,
        "mode": "artlist",
        "format": "json",
        "maxrecords": MOST,
        "startdatetime": span.start.strftime(STAMP),
        "enddatetime": span.end.strftime(STAMP),
        "sort": "datedesc",
    }
    return canonical(f"{api.partition('?')[0]}?{urlencode(asked, quote_via=quote)}")


def parse_articles(body: bytes, *, url: str) -> Listing:
    """What GDELT saw. `{}` and an empty list say that it saw nothing, which is no failure.

    It tells when it saw a page, not when that was published, so links carry no date.
    """
    found = read_json(STRAY.sub(lambda found: found[1] or rb"\\", body), url=url)
    if found in ({}, {"articles": []}):
        return Listing()
    articles = listed(found.get("articles")) if isinstance(found, dict) else []
    if not articles:
        raise NotAFeed(f"JSON at {url}, but no articles: {opening(body)!r}")
    links = list(_links(articles, url))
    if not links:
        raise PageChanged(f"none of the {len(articles)} articles at {url} has an address")
    if len(articles) < MOST:
        return listing(links, url=url)
    named = listing(links, _halves(url), url=url)
    return named if named.pages else replace(named, lack=_lack(url))


def _links(articles: list[dict[str, Any]], url: str) -> Iterator[Link]:
    for article in articles:
        address = web_address(article.get("url"), url)
        if address:
            yield Link(url=address)


def _lack(url: str) -> str:
    return f"{url} spans too little to be halved: what GDELT saw in it beyond {MOST} is lost"


def _halves(url: str) -> Iterator[str]:
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    try:
        stated = (asked["startdatetime"], asked["enddatetime"])
        start, end = (datetime.strptime(one, STAMP).replace(tzinfo=UTC) for one in stated)
    except (KeyError, ValueError) as error:
        raise PageChanged(f"no slice of time in {url}, whose answer is full") from error
    for half in Slice(start=start, end=end).halves():
        yield ask(url, query=asked.get("query", QUERY), span=half)
