"""Reading feeds: RSS 2.0, Atom and RDF through feedparser, JSON Feed by hand."""

import json
from collections.abc import Iterator
from typing import Any

import feedparser  # type: ignore[import-untyped]

from archive.visits import Link
from crawler import json_ld
from crawler.bylines import parse_byline
from crawler.dates import parse_date
from crawler.errors import Empty, NotAFeed, PageChanged
from crawler.urls import canonical, joined

JSON_FEED = "://jsonfeed.org/version/"  # "https://jsonfeed.org/version/1.1"

Entry = dict[str, Any]


def read_feed(body: bytes, *, url: str, content_type: str | None = None) -> tuple[Link, ...]:
    """What a feed names, in its order, each address once.

    Raises NotAFeed for anything else than a feed, Empty for a feed without entries, PageChanged
    where no entry has a link.
    """
    is_json = body.lstrip()[:1] == b"{"
    entries = _json_entries(body) if is_json else _xml_entries(body, url, content_type)
    if not entries:
        raise Empty(f"no entries in the feed {url}")
    found = _json_links(entries, url) if is_json else _xml_links(entries, url)
    links = {link.url: link for link in found}
    if not links:
        raise PageChanged(f"none of the {len(entries)} entries of the feed {url} has a link")
    return tuple(links.values())


def _xml_entries(body: bytes, url: str, content_type: str | None) -> list[Entry]:
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    feed = feedparser.parse(body, response_headers=headers, sanitize_html=False)
    if not feed.version:
        raise NotAFeed(f"no feed at {url}, but {_opening(body)!r}")
    return list(feed.entries)


def _xml_links(entries: list[Entry], base: str) -> Iterator[Link]:
    for entry in entries:
        address = _address(entry.get("link") or entry.get("id"), base)  # an id may be the address
        if address:
            yield Link(
                url=address,
                byline=parse_byline(one.get("name") or "" for one in entry.get("authors") or ()),
                published_at=parse_date(entry.get("published")),
                section=next((tag.get("term") for tag in entry.get("tags") or ()), None),
            )


def _json_entries(body: bytes) -> list[Entry]:
    try:
        feed: Any = json.loads(body)
    except ValueError as error:
        raise NotAFeed(f"JSON that does not parse: {error}") from error
    if JSON_FEED not in str(feed.get("version")):
        raise NotAFeed(f"JSON, but no JSON Feed: {_opening(body)!r}")
    items = feed.get("items") or []
    if not isinstance(items, list):
        raise NotAFeed(f"JSON Feed, but its items are no list: {_opening(body)!r}")
    return [entry for entry in items if isinstance(entry, dict)]


def _json_links(entries: list[Entry], base: str) -> Iterator[Link]:
    for entry in entries:
        address = _address(entry.get("url") or entry.get("external_url"), base)
        authors = entry.get("authors") or entry.get("author")  # version 1.1, version 1
        if address:
            yield Link(
                url=address,
                byline=parse_byline(json_ld.words(authors)),
                published_at=parse_date(str(entry.get("date_published") or "")),
            )


def _address(stated: object, base: str) -> str | None:
    address = joined(base, stated) if isinstance(stated, str) else None
    return canonical(address) if address else None


def _opening(body: bytes) -> str:
    return " ".join(body[:200].decode("utf-8", "replace").split())[:60]
