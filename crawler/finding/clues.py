"""What a page and a robots.txt say of the ways into their outlet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from crawler.faults import LANGUAGE
from crawler.html_page import stated, words_of
from crawler.listings import web_address
from crawler.urls import canonical, is_same_site, joined

# "application/rss+xml", "application/feed+json"; not "application/json", WordPress's own API
FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)", re.IGNORECASE)
# "/feed/", "/rss", "/news/rss.xml", "/index.atom": where a link of the page leads to a feed
FEED_PATH = re.compile(r"/(?:feeds?|rss|atom)/?$|\.(?:rss|atom)$|/(?:rss|atom|feed)\.xml$")
COMMENTS = re.compile(r"/comments/|\bcomments\b", re.IGNORECASE)  # "The Ledger » Comments Feed"
# "Sitemap: https://ledger.example/sitemap.xml"
SITEMAP = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(?P<url>\S+)", re.IGNORECASE | re.MULTILINE)
# "https://ledger.example/wp-json/", "https://ledger.example/index.php?rest_route=/"
API = re.compile(r"(?:wp-json/?|(?:index\.php)?\?rest_route=.*)$")
TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+")  # "The Ledger | News of Otoe County"
HEADLINES = ("article h2 a", "article h3 a", "h2 a", "h3 a", "h4 a")
HEADLINES_MIN = 5  # documents; fewer links are a menu
WORDS_MIN = 4  # of a headline


@dataclass(frozen=True, kw_only=True)
class Clues:
    """What a page says of its outlet."""

    name: str | None = None
    language: str | None = None
    feeds: tuple[str, ...] = ()
    wordpress: str | None = None  # home of its API
    headlines: str | None = None  # a CSS selector of links that look like them


def clues_in(html: str, *, url: str) -> Clues:
    """All that a page says."""
    soup = BeautifulSoup(html, "lxml")
    return Clues(
        name=_name(soup),
        language=_language(soup),
        feeds=tuple(dict.fromkeys((*_stated_feeds(soup, url), *_linked_feeds(soup, url)))),
        wordpress=_wordpress(soup, html, url),
        headlines=_headlines(soup, url),
    )


def sitemaps_in(robots: str, *, url: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names, news first."""
    found = (web_address(line["url"], url) for line in SITEMAP.finditer(robots))
    named = dict.fromkeys(address for address in found if address)
    return tuple(sorted(named, key=lambda address: "news" not in urlsplit(address).path.lower()))


def _stated_feeds(soup: BeautifulSoup, url: str) -> Iterator[str]:
    for link in soup.select('link[rel~="alternate" i][type][href]'):
        address = web_address(link.get("href"), url)
        is_feed = FEED_TYPE.fullmatch(str(link["type"]).partition(";")[0].strip())
        told = f"{link.get('title') or ''} {link['href']}"
        if address and is_feed and not COMMENTS.search(told):
            yield address


def _linked_feeds(soup: BeautifulSoup, url: str) -> Iterator[str]:
    for anchor in soup.select("a[href]"):
        address = web_address(anchor.get("href"), url)
        if address and FEED_PATH.search(urlsplit(address).path) and not COMMENTS.search(address):
            yield address


def _wordpress(soup: BeautifulSoup, html: str, url: str) -> str | None:
    api = web_address(stated(soup, 'link[rel="https://api.w.org/"]', "href"), url)
    if api:
        return API.sub("", api)
    generator = stated(soup, 'meta[name="generator" i]', "content") or ""
    is_traced = generator.startswith("WordPress") or "/wp-content/" in html
    return joined(url, "/") if is_traced else None


def _name(soup: BeautifulSoup) -> str | None:
    for selector in ('meta[property="og:site_name"]', 'meta[name="application-name"]'):
        named = stated(soup, selector, "content")
        if named:
            return " ".join(named.split())
    parts = TITLE_PARTS.split(words_of(soup.title) or "")
    told = [part for part in parts if part.casefold() not in ("", "home", "homepage", "welcome")]
    return told[0] if told else None


def _language(soup: BeautifulSoup) -> str | None:
    """ "en" for "en-US": the registry's is the outlet's, a document's is its page's."""
    words = stated(soup, "html", "lang") or stated(soup, 'meta[property="og:locale"]', "content")
    language = re.split("[-_]", (words or "").lower())[0]
    return language if LANGUAGE.fullmatch(language) else None


def _headlines(soup: BeautifulSoup, url: str) -> str | None:
    here = canonical(url)
    for selector in HEADLINES:
        links = {
            address
            for anchor in soup.select(selector)
            if (address := web_address(anchor.get("href"), url))
            and is_same_site(address, here)
            and len(anchor.get_text().split()) >= WORDS_MIN
        }
        if len(links) >= HEADLINES_MIN:
            return selector
    return None
