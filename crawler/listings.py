"""What the listings of all kinds have in common: each address once, so many at most, page N."""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from urllib.parse import urlsplit, urlunsplit

from bs4 import BeautifulSoup

from archive.visits import Link, Listing
from crawler.errors import CrawlError
from crawler.urls import canonical, is_same_site, joined

LINKS_MAX = 50_000  # of one listing: as many as a sitemap may hold
MENUS = ("nav", "header", "footer", "aside")  # which name documents on every page
NUMBER = re.compile(r"\d{1,6}")  # "12"; what is longer numbers no page


def listing(links: Iterable[Link], pages: Iterable[str] = (), *, url: str) -> Listing:
    """What the listing at `url` names, each address once; what is beyond LINKS_MAX is cut off."""
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(link.url, link)
    is_cut = len(found) > LINKS_MAX
    return Listing(
        links=tuple(islice(found.values(), LINKS_MAX)),
        pages=tuple(dict.fromkeys(pages)),
        lack=f"{url} names {len(found)} addresses: the first {LINKS_MAX} were read"
        if is_cut
        else None,
    )


def web_address(stated: object, base: str) -> str | None:
    """The canonical address of what a listing at `base` states; None where that is none."""
    address = joined(base, stated) if isinstance(stated, str) else None
    return canonical(address) if address else None


def page_number(url: str, parameter: str) -> int | None:
    """2 for "…?page=2"; None where the address does not number its page."""
    pairs = (pair.partition("=") for pair in urlsplit(url).query.split("&"))
    stated = next((value for name, _, value in pairs if name == parameter), "")
    return int(stated) if NUMBER.fullmatch(stated) else None


def numbered(url: str, parameter: str, number: int) -> str:
    """The address of another page of the same listing."""
    parts = urlsplit(url)
    pairs = [one for one in parts.query.split("&") if one and one.partition("=")[0] != parameter]
    query = "&".join([*pairs, f"{parameter}={number}"])
    return canonical(urlunsplit(parts._replace(query=query)))


def leads_to_any(soup: BeautifulSoup, url: str, is_document: Callable[[str], bool]) -> bool:
    """Whether a page links to a document of its site, be it in no row that we know.

    One that does not, menus aside, is behind the last page of its listing.
    """
    here = canonical(url)
    anchors = (one for one in soup.select("a[href]") if one.find_parent(MENUS) is None)
    addresses = (web_address(anchor["href"], url) for anchor in anchors)
    return any(one and is_same_site(one, here) and is_document(one) for one in addresses)


def pattern(source: str, option: str, stated: str | None) -> re.Pattern[str]:
    """A regular expression of the registry; without one every address is met."""
    try:
        return re.compile(stated or "")
    except (re.error, OverflowError, RecursionError) as error:
        raise CrawlError(
            f"[{source}.options] {option} = {stated!r} is no regular expression: {error}"
        ) from error


def is_on(path: re.Pattern[str], url: str) -> bool:
    """Whether an address is met, whole or from its path on: "^/news/", "^https://ledger.example/"."""
    behind_host = urlunsplit(("", "", *urlsplit(url)[2:]))
    return bool(path.search(url) or path.search(behind_host))
