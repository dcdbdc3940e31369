"""Addresses that may lead into an outlet, those that it states before those that are customary."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.finding.clues import Clues
from crawler.urls import joined

FEEDS = (
    "/feed/",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feeds/news.rss",
    "/arc/outboundfeeds/rss/?outputType=xml",
    "/search/?f=rss&t=article&l=50&s=start_time&sd=desc",  # TownNews, BLOX
)
NEWS_SITEMAPS = ("/news-sitemap.xml", "/sitemap-news.xml", "/tncms/sitemap/news.xml")
SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")
STATED_MAX = 6  # addresses of one kind: some sites name a feed for each of their sections


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An address, and the kind of source that it may be."""

    kind: str
    url: str
    is_guess: bool = False  # not asked for where its kind is found already
    options: dict[str, str] = field(default_factory=dict)


def candidates(url: str, clues: Clues, sitemaps: tuple[str, ...]) -> Iterator[Candidate]:
    """What to ask for, in the order in which it is to be tried, each address of a kind once."""
    seen: set[tuple[str, str]] = set()
    for candidate in _all(url, clues, sitemaps):
        if (candidate.kind, candidate.url) not in seen:
            seen.add((candidate.kind, candidate.url))
            yield candidate


def _all(url: str, clues: Clues, sitemaps: tuple[str, ...]) -> Iterator[Candidate]:
    for feed in clues.feeds[:STATED_MAX]:
        yield Candidate(kind="feed", url=feed)
    if urlsplit(url).path.strip("/"):  # the feed of a section
        yield from _guesses("feed", url, (f"{urlsplit(url).path.rstrip('/')}/feed/",))
    yield from _guesses("feed", url, FEEDS)
    for sitemap in sitemaps[:STATED_MAX]:
        yield Candidate(kind="sitemap", url=sitemap)
    yield from _guesses("news-sitemap", url, NEWS_SITEMAPS)
    if clues.wordpress:
        yield Candidate(kind="wordpress", url=clues.wordpress)
    else:
        yield from _guesses("wordpress", url, ("/",))
    yield from _guesses("sitemap", url, SITEMAPS)
    if clues.headlines:
        yield Candidate(kind="listing", url=url, options={"link": clues.headlines})


def _guesses(kind: str, url: str, paths: tuple[str, ...]) -> Iterator[Candidate]:
    for path in paths:
        address = joined(url, path)
        if address:
            yield Candidate(kind=kind, url=address, is_guess=True)
