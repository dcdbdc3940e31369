"""The way through any source: its listing, the new addresses in it, the documents due again."""

from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from archive.records import Outcome, Source
from archive.visits import Link, Page
from crawler.listing import Listing
from crawler.recorder import RunRecorder


class SourceSpider(Spider):
    """Visits one source. A subclass says how a listing and a document of its kind are read."""

    def __init__(self, *, source: Source, recorder: RunRecorder, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source = source
        self.recorder = recorder
        self.named: set[str] = set()  # addresses that this visit's listing named
        self.pages = 0  # of the listing

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.drop, signals.request_dropped)
        return spider

    @abstractmethod
    def parse_listing(self, response: Response) -> Listing:
        """The addresses that a listing names."""

    @abstractmethod
    def parse_document(self, response: Response, link: Link) -> Page:
        """What a document says."""

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the listing; all else follows when it has answered."""
        yield self._ask_listing(self.source.url)

    def read_listing(self, response: Response) -> Iterator[Request]:
        """Ask for the documents that are due, and for the next page where any was new.

        After a run that was cut short every page is read again: behind known addresses may stand
        some that were never reached. A page that names nothing but what earlier pages named is the
        last: some pagers never end.
        """
        listing = self.recorder.read_listing(response, self.parse_listing)
        if listing is None:
            return
        fresh = [link for link in listing.links if link.url not in self.named]
        self.named.update(link.url for link in fresh)
        unknown = [link for link in fresh if not self.recorder.store.is_known(link.url)]
        yield from map(self._ask_document, unknown)
        yield from self._ask_due()
        if listing.next and fresh and (unknown or not self.recorder.is_caught_up):
            yield from self._ask_next(listing.next)

    def read_document(self, response: Response, link: Link) -> None:
        """Keep the document where it is about 287(g)."""
        self.recorder.read_document(response, lambda page: self.parse_document(page, link))

    def lose_listing(self, failure: Any) -> Iterator[Request]:
        """Take down why the listing gave nothing; an unchanged one leaves the documents due."""
        self.recorder.lose_listing(failure.request, failure.value)
        if self.recorder.tally.trouble is None:
            yield from self._ask_due()

    def lose_document(self, failure: Any) -> None:
        """Take down why a document gave nothing."""
        self.recorder.lose_document(failure.request, failure.value)

    def drop(self, request: Request) -> None:
        """Remember that a document redirects to where this visit has been."""
        if "link" in request.cb_kwargs and "redirect_urls" in request.meta:
            self.recorder.dropped.append(request)

    def closed(self, reason: str) -> None:
        """Scrapy's word that the visit is over: "finished", or "shutdown" after Ctrl-C."""
        if reason != "finished":
            self.recorder.trouble(Outcome.INTERRUPTED, f"stopped before its end: {reason}")

    def _ask_listing(self, url: str) -> Request:
        return Request(url, self.read_listing, errback=self.lose_listing, priority=1)

    def _ask_next(self, url: str) -> Iterator[Request]:
        self.pages += 1
        most = self.settings.getint("LISTING_PAGES_MAX")
        if self.pages < most:
            yield self._ask_listing(url)
        else:
            reason = f"the listing goes on at {url} after {most} pages, LISTING_PAGES_MAX"
            self.recorder.trouble(Outcome.TOO_LARGE, reason)

    def _ask_due(self) -> Iterator[Request]:
        """Once a visit, and only where the source answers."""
        links, self.recorder.links_due = self.recorder.links_due, ()
        yield from map(self._ask_document, links)

    def _ask_document(self, link: Link) -> Request:
        known = {"link": link}
        return Request(link.url, self.read_document, errback=self.lose_document, cb_kwargs=known)
