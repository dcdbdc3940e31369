"""The search of an outlet's WordPress: a site's whole history, where a feed holds the last few.

The search is `LIKE %…%`, so each spelling is asked for. A spelling that nobody used is answered
with an empty list, which is no failure: whether an outlet wrote of the programme at all, only its
documents tell. What the API refuses has a name (SOURCES.md).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import quote, urlencode

from scrapy.http import Response

from archive.times import now
from archive.visits import Link, Listing
from crawler.errors import CrawlError, NotAFeed, PageChanged, Walled
from crawler.extraction.dates import parse_date
from crawler.headers import header
from crawler.json_answer import listed, opening, read_json, words
from crawler.listings import NUMBER, listing, numbered, page_number, web_address
from crawler.source_spider import SourceSpider

SPELLINGS = ("287(g)", "287 (g)", "287g")
PER_PAGE = 100  # the most that WordPress gives
API = "/wp-json/wp/v2/posts"
WINDOW = timedelta(days=60)  # of a daily visit; a post's own date may be set back
PAST_THE_END = "rest_post_invalid_page_number"
CLOSED = (401, 403)


class WordpressSpider(SourceSpider):
    """Searches `source.wordpress`, or `source.url`, which may be the home or its /wp-json."""

    name = "wordpress"
    is_search = True

    def first_listings(self) -> Iterable[str]:
        """A search for each spelling: all of the site's history, or what is new."""
        after = None if self.is_history else (now() - WINDOW).date()
        return searches(self.source.wordpress or self.source.url, after=after)

    def parse_listing(self, response: Response) -> Listing:
        """The posts of one page of results."""
        total = header(response, "X-WP-TotalPages")
        return parse_posts(response.body, url=response.url, total=total)

    def is_end(self, response: Response) -> bool:
        """Whether an error says that the results have no such page."""
        return response.status == 400 and PAST_THE_END.encode() in response.body


def searches(home: str, *, after: date | None) -> Iterator[str]:
    """The first page of results for each spelling."""
    root = home.partition("/wp-json")[0].rstrip("/")
    for spelling in SPELLINGS:
        query = {"search": spelling, "per_page": PER_PAGE, "orderby": "date"}
        since = {"after": f"{after.isoformat()}T00:00:00"} if after else {}
        asked = urlencode(query | since | {"_fields": "date_gmt,link"}, quote_via=quote)
        yield numbered(f"{root}{API}?{asked}", "page", 1)


def parse_posts(body: bytes, *, url: str, total: str | None) -> Listing:
    """One page of results; `total` is the number of pages, as the server states it.

    Raises Walled where the API is closed, NotAFeed for anything else than posts.
    """
    found = read_json(body, url=url)
    if isinstance(found, dict) and "code" in found:
        return _refused(found, url)
    posts = listed(found)
    if found != [] and not posts:
        raise NotAFeed(f"JSON at {url}, but no list of posts: {opening(body)!r}")
    links = list(_links(posts, url))
    if posts and not links:
        raise PageChanged(f"none of the {len(posts)} posts at {url} has a link")
    return listing(links, _further(url, total, len(posts)), url=url)


def _refused(answer: dict[str, object], url: str) -> Listing:
    code, data = words(answer["code"]), answer.get("data")
    reason = f"WordPress refuses {url}: {code}: {words(answer.get('message'))}"
    if code == PAST_THE_END:
        return Listing()
    if isinstance(data, dict) and data.get("status") in CLOSED:
        raise Walled(reason)
    raise CrawlError(reason)


def _links(posts: list[dict[str, object]], url: str) -> Iterator[Link]:
    for post in posts:
        address = web_address(post.get("link"), url)
        if address:
            yield Link(url=address, published_at=_moment(post.get("date_gmt")))


def _moment(stated: object) -> date | None:
    """ "2026-03-02T15:00:00", which is UTC; a draft's is "0000-00-00T00:00:00"."""
    return parse_date(f"{stated}Z") if isinstance(stated, str) else None


def _further(url: str, total: str | None, length: int) -> Iterator[str]:
    """Where no number of pages is stated, or one that the page itself belies, results go on behind
    a full page: of 100, or as the host has it, of 10 or 50."""
    number = page_number(url, "page") or 1
    stated = (total or "").strip()
    last = int(stated) if NUMBER.fullmatch(stated) else 0
    is_more = number < last if last >= number else length % 10 == 0
    if is_more and length:
        yield numbered(url, "page", number + 1)
