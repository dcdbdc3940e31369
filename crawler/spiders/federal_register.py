"""The Federal Register's API: notices, rules and orders that name the programme. Open, no key."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

from scrapy.http import Response

from archive.records import Source
from archive.visits import Link, Listing, Page
from crawler.errors import Empty, NotAFeed, PageChanged
from crawler.extraction.dates import parse_date
from crawler.json_answer import listed, opening, read_json, words
from crawler.listings import listing, numbered, page_number, web_address
from crawler.source_spider import SourceSpider
from crawler.urls import canonical, is_same_site

TERM = '"287(g)"'
PER_PAGE = 1000  # 2,000 results can be reached at most, it is said


class FederalRegisterSpider(SourceSpider):
    """Searches `source.url`, ".../api/v1/documents.json"; one with a query is asked as it stands.

    Option: `term`, what is searched for.
    """

    name = "federal-register"
    takes: ClassVar[frozenset[str]] = frozenset({"term"})

    def first_listings(self) -> Iterable[str]:
        """The newest results."""
        return (search(self.source.url, term=self.source.option("term") or TERM),)

    def parse_listing(self, response: Response) -> Listing:
        """The documents of one page of results."""
        return parse_results(response.body, url=response.url)

    @classmethod
    def parse_document(cls, response: Response, link: Link, source: Source) -> Page:
        """A document; the day of the issue that it stands in counts, and its type is its topic."""
        page = super().parse_document(response, link, source)
        stated = link.published_at or page.published_at
        return replace(page, published_at=stated, topic=link.topic)


def search(api: str, *, term: str) -> str:
    """The first page of results."""
    if urlsplit(api).query:
        return canonical(api)
    query = {"conditions[term]": term, "per_page": PER_PAGE, "order": "newest"}
    return numbered(f"{api}?{urlencode(query)}", "page", 1)


def parse_results(body: bytes, *, url: str) -> Listing:
    """One page of results. Raises Empty where there are none."""
    found = read_json(body, url=url)
    if not isinstance(found, dict) or not found.keys() & {"count", "results"}:
        raise NotAFeed(f"JSON at {url}, but no results: {opening(body)!r}")
    results = listed(found.get("results"))
    if not results:
        raise Empty(f"no results at {url}")
    links = list(_links(results, url))
    if not links:
        raise PageChanged(f"none of the {len(results)} results at {url} has an html_url")
    return listing(links, _further(found, url), url=url)


def _links(results: list[dict[str, Any]], url: str) -> Iterator[Link]:
    for result in results:
        address = web_address(result.get("html_url"), url)
        if address:
            yield Link(
                url=address,
                published_at=parse_date(words(result.get("publication_date"))),
                topic=words(result.get("type")),  # "Notice"
            )


def _further(found: dict[str, Any], url: str) -> Iterator[str]:
    stated = web_address(found.get("next_page_url"), url)
    total = found.get("total_pages")
    number = page_number(url, "page") or 1
    if stated and is_same_site(stated, canonical(url)):
        yield stated
    elif isinstance(total, int) and number < total:
        yield numbered(url, "page", number + 1)
