"""The way through any source: its first listings, then whatever its frontier holds."""

import sqlite3
from abc import abstractmethod
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from archive.frontier import DOCUMENT
from archive.records import Address, Outcome, Source
from archive.visits import Link, Listing, Page
from crawler.extraction.extract import extract
from crawler.html_page import read_text
from crawler.recorder import RunRecorder


class SourceSpider(Spider):
    """Visits one source. A subclass says how a listing and a document of its kind are read."""

    takes: ClassVar[frozenset[str]] = frozenset()  # options that a source of this kind may have
    needs: ClassVar[frozenset[str]] = frozenset()  # and those that it must have
    is_search: ClassVar[bool] = False  # its listing names nothing where there is nothing to find

    def __init__(
        self,
        *,
        source: Source,
        recorder: RunRecorder,
        reader: type["SourceSpider"] | None = None,
        is_history: bool = False,
        **kwargs: Any,
    ) -> None:
        """`reader` is the spider that reads the source's documents, where that is another."""
        super().__init__(**kwargs)
        self.source = source
        self.recorder = recorder
        self.reader = reader or type(self)
        self.is_history = is_history  # all pages of the listing, not only as far as they are new

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.refill, signals.spider_idle)
        return spider

    def first_listings(self) -> Iterable[str]:
        """Where a visit begins."""
        return (self.source.url,)

    @abstractmethod
    def parse_listing(self, response: Response) -> Listing:
        """What a page of the listing names."""

    @classmethod
    def parse_document(cls, response: Response, link: Link, source: Source) -> Page:
        """What a document says: news, whatever its layout."""
        return extract(read_text(response), link)

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the first listings; all else follows when they have answered."""
        for url in self.first_listings():
            yield self._ask_listing(url)

    def refill(self) -> None:
        """Ask for what the frontier holds; Scrapy calls when it has nothing more to do."""
        assert self.crawler.engine is not None
        try:
            addresses = self.recorder.next_addresses()
        except sqlite3.Error:  # a full disk; whoever began the visit is told at its end
            return
        for address in addresses:
            self.crawler.engine.crawl(self._ask(address))
        if addresses:
            raise DontCloseSpider

    def read_listing(self, response: Response) -> None:
        """Keep what a listing names; its further pages only as far as it names anything new.

        A page that names nothing but what earlier pages named is the last: some pagers never end.
        """
        listing = self.recorder.read_listing(response, self.parse_listing)
        if listing is None:
            return
        fresh, unknown = self.recorder.news_of(listing)
        goes_on = fresh if self.is_history else unknown
        pages = listing.pages if goes_on or not listing.links else ()
        self.recorder.add_listing(response, replace(listing, pages=pages))

    def read_document(self, response: Response, link: Link) -> None:
        """Keep the document where it is about 287(g)."""
        found = replace(link, url=response.url)
        self.recorder.read_document(
            response, lambda page: self.reader.parse_document(page, found, self.source)
        )

    def is_end(self, response: Response) -> bool:
        """Whether an error status says no more than that the listing has no such page."""
        return False

    def lose_listing(self, failure: Any) -> None:
        """Take down why a listing gave nothing."""
        if isinstance(failure.value, HttpError) and self.is_end(failure.value.response):
            self.recorder.end_listing(failure.request)
            return
        self.recorder.lose_listing(failure.request, failure.value)

    def lose_document(self, failure: Any) -> None:
        """Take down why a document gave nothing."""
        self.recorder.lose_document(failure.request, failure.value)

    def closed(self, reason: str) -> None:
        """Scrapy's word that the visit is over: "finished", or "shutdown" after Ctrl-C."""
        if reason != "finished":
            self.recorder.is_stopped = True
            self.recorder.trouble(Outcome.INTERRUPTED, f"stopped before its end: {reason}")
        elif not self.is_search:
            self.recorder.name_emptiness()

    def _ask(self, address: Address) -> Request:
        if address.role != DOCUMENT:
            return self._ask_listing(address.url, address=address.url)
        link = Link(
            url=address.url,
            byline=address.byline,
            published_at=address.published_at,
            section=address.section,
            topic=address.topic,
        )
        return Request(
            address.url,
            self.read_document,
            errback=self.lose_document,
            cb_kwargs={"link": link},
            meta={"address": address.url},
        )

    def _ask_listing(self, url: str, **meta: str) -> Request:
        return Request(url, self.read_listing, errback=self.lose_listing, priority=1, meta=meta)
