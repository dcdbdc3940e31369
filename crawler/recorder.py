"""One visit to one source while it lasts: takes down what was asked, and keeps it in batches."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from scrapy import Request
from scrapy.http import Response

from archive.records import Fetch, Outcome, Run, Source
from archive.snapshots import Snapshots
from archive.store import Store
from archive.times import now
from archive.visits import Link, Page, Visit
from crawler.errors import CrawlError, Empty, Walled
from crawler.outcomes import Ending, ending_of_error
from crawler.relevance import is_relevant
from crawler.tally import Tally
from crawler.walls import find_wall

BATCH = 100  # visits kept in one transaction, at most
PATIENCE = 2.0  # seconds after which fewer are kept, too
REVISIT_FOR = timedelta(days=30)  # after a document was first seen: to notice edits
RETRY_FOR = timedelta(days=3)  # after an address failed

Found = TypeVar("Found")


class RunRecorder:
    """The run of a source. No transaction is open while it waits for the network."""

    def __init__(self, store: Store, snapshots: Snapshots, source: Source) -> None:
        self.store = store
        self.snapshots = snapshots
        self.source = source
        self.is_caught_up = store.is_caught_up(source.id)
        self.links_due = _links_due(store, source.id)
        self._started = Run(source=source.id, started_at=now())
        self.run = store.start_run(source.id, self._started.started_at)
        self.tally = Tally()
        self.dropped: list[Request] = []  # documents that redirect to where this run has been
        self._ended: set[str] = set()  # addresses of documents whose fate is known
        self._pending: list[Visit] = []
        self._oldest = 0.0  # of the pending; monotonic seconds

    def add(self, fetch: Fetch, page: Page | None = None) -> None:
        """Take down one fetch whose outcome is known."""
        if not self._pending:
            self._oldest = time.monotonic()
        self._pending.append(Visit(fetch=fetch, page=page))
        if len(self._pending) >= BATCH or time.monotonic() - self._oldest > PATIENCE:
            self._flush()

    def add_ended(self, fetch: Fetch, ending: Ending) -> None:
        """Take down one fetch that ended so."""
        reason = ending.reason and f"{self.source.id}: {fetch.url}: {ending.reason}"
        self.add(replace(fetch, outcome=ending.outcome, message=reason))

    def read_listing(self, response: Response, parse: Callable[[Response], Found]) -> Found | None:
        """What `parse` makes of a listing, or None where it fails, which the run will tell of."""
        try:
            found = _parsed(response, parse)
        except Exception as error:  # whatever a page holds, it costs that page alone
            self.lose_listing(response.request or Request(response.url), error)
            return None
        self.tally.listings[Outcome.LISTING] += 1
        self.add(replace(response.meta["fetch"], outcome=Outcome.LISTING))
        return found

    def read_document(self, response: Response, parse: Callable[[Response], Page]) -> None:
        """Keep what `parse` makes of a page that is about 287(g), or was when we first saw it."""
        try:
            page = _parsed(response, parse)
            relevant = is_relevant(page.title, page.text) or self.store.has_document(page.url)
        except Exception as error:  # whatever a page holds, it costs that page alone
            self.lose_document(response.request or Request(response.url), error)
            return
        outcome = Outcome.RELEVANT if relevant else Outcome.IRRELEVANT
        self._end(response.request or Request(response.url), outcome)
        self.add(replace(response.meta["fetch"], outcome=outcome), page if relevant else None)

    def lose_listing(self, request: Request, error: BaseException) -> None:
        """Take down that a listing gave nothing, and why."""
        ending = self._lose(request, error)
        self.tally.listings[ending.outcome] += 1
        if ending.outcome is not Outcome.NOT_MODIFIED:
            self.trouble(ending.outcome, f"no listing from {request.url}: {ending.reason}")

    def lose_document(self, request: Request, error: BaseException) -> None:
        """Take down that a document's address gave nothing, and why."""
        ending = self._lose(request, error)
        self._end(request, ending.outcome)
        self.tally.removed += ending.outcome is Outcome.GONE and self.store.has_document(
            request.url
        )
        self.tally.samples.setdefault(ending.outcome, f"{request.url}: {ending.reason}")

    def trouble(self, outcome: Outcome, message: str) -> None:
        """Name what befell the run as a whole; the first trouble counts."""
        if self.tally.trouble is None:
            self.tally.trouble = (outcome, f"{self.source.id}: {message}")

    def finish(self) -> Run:
        """Keep what is pending, then how the run ended."""
        if not self.tally.listings and self.tally.trouble is None:
            # Scrapy drops a redirect to where it has been without a word
            self.tally.listings[Outcome.FAILED] += 1
            self.trouble(Outcome.FAILED, f"no listing from {self.source.url}: it leads in a circle")
        for request in [one for one in self.dropped if one.url not in self._ended]:
            self.lose_document(request, CrawlError("it redirects in a circle"))
        self._flush()
        ended = self.tally.finished(self._started)
        self.store.finish_run(self.run, ended)
        return ended

    def _lose(self, request: Request, error: BaseException) -> Ending:
        """An answer that crawler/recording.py left for the spider to judge is judged now."""
        ending = ending_of_error(error)
        fetch: Fetch | None = request.meta.pop("fetch", None)
        if fetch is not None:
            self.add_ended(fetch, ending)
        return ending

    def _end(self, request: Request, outcome: Outcome) -> None:
        self.tally.documents[outcome] += 1
        self._ended.update((request.url, *request.meta.get("redirect_urls", ())))

    def _flush(self) -> None:
        self.tally.kept += self.store.save_visits(self._pending)
        self._pending = []


def _links_due(store: Store, source: str) -> tuple[Link, ...]:
    """Documents to look at again, and addresses that failed lately."""
    revisits = store.documents_to_revisit(source, now() - REVISIT_FOR)
    retries = store.addresses_to_retry(source, now() - RETRY_FOR)
    return tuple({link.url: link for link in (*retries, *revisits)}.values())


def _parsed(response: Response, parse: Callable[[Response], Found]) -> Found:
    if not response.body.strip():
        raise Empty(f"an answer without content (HTTP {response.status})")
    if wall := find_wall(response):
        raise Walled(f"a wall against robots in place of the page: {wall!r}")
    return parse(response)
