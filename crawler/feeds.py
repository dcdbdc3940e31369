"""Reading feeds: RSS 2.0, Atom and RDF through feedparser, JSON Feed by hand."""

import re
from collections.abc import Iterator
from typing import Any

import feedparser  # type: ignore[import-untyped]

from archive.visits import Link
from crawler.errors import Empty, NotAFeed, PageChanged, TooLarge
from crawler.extraction import json_ld
from crawler.extraction.bylines import parse_byline
from crawler.extraction.dates import parse_date
from crawler.gzipped import unpacked
from crawler.json_answer import listed, opening, read_json, words
from crawler.listings import listing, web_address
from crawler.urls import is_web

# "&#55357;&#56842;": halves of an emoji, which are no characters of their own
REFERENCE = re.compile(rb"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
FEED_MAX = 3_000_000  # bytes: reading takes 4 seconds for each million
NAMESPACES_MAX = 500  # declared in one feed: feedparser looks through all of them at each element
BLANK = b" \t\r\n\xef\xbb\xbf"  # and the mark of UTF-8
JSON_FEED = "://jsonfeed.org/version/"  # "https://jsonfeed.org/version/1.1"

Entry = dict[str, Any]


def read_feed(body: bytes, *, url: str, content_type: str | None = None) -> tuple[Link, ...]:
    """What a feed names, in its order, each address once.

    Raises NotAFeed for anything else than a feed, Empty for a feed without entries, PageChanged
    where no entry has a link, TooLarge beyond FEED_MAX.
    """
    content = unpacked(body, url=url)
    if len(content) > FEED_MAX:
        raise TooLarge(f"a feed of more than {FEED_MAX} bytes at {url}")
    if not content.strip(BLANK):
        raise Empty(f"nothing in the feed {url}")
    is_json = content[:64].lstrip(BLANK)[:1] == b"{"
    entries = _json_entries(content, url) if is_json else xml_entries(content, url, content_type)
    if not entries:
        raise Empty(f"no entries in the feed {url}")
    found = listing(_json_links(entries, url) if is_json else _xml_links(entries, url), url=url)
    if not found.links:
        raise PageChanged(f"none of the {len(entries)} entries of the feed {url} has a link")
    return found.links


def xml_entries(body: bytes, url: str, content_type: str | None) -> list[Entry]:
    """The entries of a feed in XML. Raises NotAFeed for anything else."""
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    if body.count(b"xmlns") > NAMESPACES_MAX:
        raise NotAFeed(f"more than {NAMESPACES_MAX} namespaces at {url}, {opening(body)!r}")
    characters = REFERENCE.sub(_character, body)
    try:
        feed = feedparser.parse(characters, response_headers=headers, sanitize_html=False)
    except Exception as error:  # damaged feeds make it fail in ways that it does not document
        raise NotAFeed(f"a broken feed at {url}, {opening(body)!r}: {error!r}") from error
    if not feed.get("version"):
        raise NotAFeed(f"no feed at {url}, but {opening(body)!r}")
    return list(feed.entries)


def _character(reference: re.Match[bytes]) -> bytes:
    """The reference where there is such a character; feedparser fails on others."""
    try:
        chr(int(reference[1], 16) if reference[1] else int(reference[2])).encode()
    except (ValueError, OverflowError):
        return b"&#xFFFD;"
    return reference[0]


def _xml_links(entries: list[Entry], base: str) -> Iterator[Link]:
    for entry in entries:
        id = words(entry.get("id")) or ""
        address = web_address(entry.get("link") or (id if is_web(id) else None), base)
        names = (one.get("name") or "" for one in entry.get("authors") or ())
        if address:
            yield Link(
                url=address,
                byline=words(parse_byline(names)),
                published_at=parse_date(words(entry.get("published"))),
                section=next((words(tag.get("term")) for tag in entry.get("tags") or ()), None),
            )


def _json_entries(body: bytes, url: str) -> list[Entry]:
    feed = read_json(body, url=url)
    if JSON_FEED not in str(feed.get("version")):
        raise NotAFeed(f"JSON at {url}, but no JSON Feed: {opening(body)!r}")
    items = feed.get("items") or []
    if not isinstance(items, list):
        raise NotAFeed(f"JSON Feed at {url}, but its items are no list: {opening(body)!r}")
    return listed(items)


def _json_links(entries: list[Entry], base: str) -> Iterator[Link]:
    for entry in entries:
        address = web_address(entry.get("url") or entry.get("external_url"), base)
        authors = entry.get("authors") or entry.get("author")  # version 1.1, version 1
        if address:
            yield Link(
                url=address,
                byline=words(parse_byline(json_ld.words(authors))),
                published_at=parse_date(words(entry.get("date_published"))),
            )
