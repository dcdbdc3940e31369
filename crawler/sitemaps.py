"""Reading sitemaps: an index, a set of addresses, a list in plain text; gzipped or not.

Elements are known by their local names, for namespaces are written in many ways. Entities that a
sitemap declares itself are never expanded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from archive.times import day
from crawler.errors import Empty, NotAFeed
from crawler.extraction.dates import parse_date
from crawler.gzipped import unpacked
from crawler.json_answer import opening
from crawler.listings import LINKS_MAX, web_address
from crawler.urls import is_web

ROOTS = ("urlset", "sitemapindex")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BLANK = b" \t\r\n\xef\xbb\xbf"  # and the mark of UTF-8
BARE = re.compile(rb"&(?!#?\w+;)")  # "?a=1&b=2", which XML writes "?a=1&amp;b=2"
HARMLESS = ("ERR_DOCUMENT_END",)  # a comment of a plugin's behind the last element
EVENTS = ("start", "end")
LENIENT = {
    "recover": True,
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True, kw_only=True)
class Location:
    """An address that a sitemap names, with what it says of it."""

    url: str  # canonical
    changed_at: date | None = None  # <lastmod>
    published_at: date | None = None  # <news:publication_date>

    def is_recent(self, since: date | None) -> bool:
        """Whether it may have changed since; one without a date may."""
        return since is None or self.changed_at is None or day(self.changed_at) >= since


@dataclass(frozen=True, kw_only=True)
class Sitemap:
    """What one sitemap names."""

    documents: tuple[Location, ...] = ()
    sitemaps: tuple[Location, ...] = ()
    lack: str | None = None  # what of it could not be read, and why


def read_sitemap(body: bytes, *, url: str) -> Sitemap:
    """What a sitemap names, in its order.

    Raises NotAFeed for anything else than a sitemap, Empty for one that names no web address,
    TooLarge for one that unpacks to more than a sitemap may hold.
    """
    content = unpacked(body, url=url)
    is_xml = content.startswith(UTF_16) or content.lstrip(BLANK)[:1] == b"<"
    lacks: list[str] = []
    locations = _xml_locations(content, url, lacks) if is_xml else _text_locations(content, url)
    found = list(islice(locations, LINKS_MAX))
    if not found:
        raise Empty(f"no address in the sitemap {url}")
    if next(locations, None):
        lacks.append(f"{url} names more than {LINKS_MAX} addresses: the first were read")
    return Sitemap(
        documents=tuple(location for name, location in found if name == "url"),
        sitemaps=tuple(location for name, location in found if name == "sitemap"),
        lack=next(iter(lacks), None),
    )


def _xml_locations(body: bytes, url: str, lacks: list[str]) -> Iterator[tuple[str, Location]]:
    try:
        for name, element in _elements(body, url, lacks):
            location = _location(element, url)
            if location:
                yield name, location
            element.clear()
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:  # names that are no UTF-8
        raise NotAFeed(f"no sitemap at {url}, but {opening(body)!r}: {error}") from error


def _elements(body: bytes, url: str, lacks: list[str]) -> Iterator[tuple[str, Any]]:
    """Each <url> and <sitemap> as it ends; a place where the XML breaks joins the `lacks`."""
    name = None
    events = etree.iterparse(BytesIO(_trimmed(body)), events=EVENTS, **LENIENT)
    for event, element in events:
        is_root, name = name is None, _local(element)
        if is_root and name not in ROOTS:
            raise NotAFeed(f"no sitemap at {url}, but <{name}>: {opening(body)!r}")
        if event == "end" and name in ("url", "sitemap"):
            yield name, element
    if name is None:
        raise NotAFeed(f"no sitemap at {url}, but {opening(body)!r}")
    faults = (one for one in events.error_log if one.type_name not in HARMLESS)
    lacks.extend(f"{url} is broken in line {one.line}: {one.message}" for one in islice(faults, 1))


def _trimmed(body: bytes) -> bytes:
    """Without blanks before the declaration; nor a half address where the file was cut short."""
    if body.startswith(UTF_16):
        return body
    start = len(body) - len(body.lstrip(BLANK))
    return BARE.sub(b"&amp;", body[start : body.rfind(b">") + 1])


def _location(element: Any, url: str) -> Location | None:
    """Only a <loc> of its own counts: <image:image> and <video:video> have theirs."""
    stated = {_local(child): child for child in reversed(element)}
    address = web_address(_words(stated.get("loc")), url)
    if address is None:
        return None
    news = (one for one in stated.get("news", ()) if _local(one) == "publication_date")
    return Location(
        url=address,
        changed_at=_date(stated.get("lastmod")),
        published_at=_date(next(news, None)),
    )


def _text_locations(body: bytes, url: str) -> Iterator[tuple[str, Location]]:
    """One address a line."""
    text = body.decode("utf-8-sig", "replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and not is_web(lines[0]):
        raise NotAFeed(f"no sitemap at {url}, but {opening(body)!r}")
    for line in lines:
        address = web_address(line, url) if is_web(line) else None
        if address:
            yield "url", Location(url=address)


def _local(element: Any) -> str:
    """The name of an element without its namespace, declared or not: "news"."""
    name = element.tag if isinstance(element.tag, str) else ""
    return name.rpartition("}")[2].rpartition(":")[2]


def _date(element: Any) -> date | None:
    words = _words(element)
    return parse_date(words) if words else None  # 50,000 times nothing would take seconds


def _words(element: Any) -> str | None:
    return "".join(element.itertext()).strip() or None if element is not None else None
