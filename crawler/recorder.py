"""One visit to one source while it lasts: takes down what was asked, and keeps it in batches."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response

from archive.records import READ, Address, Fetch, Outcome, Run, Source
from archive.roster.workbook import Posted
from archive.snapshots import Snapshots
from archive.store import Store
from archive.times import now, to_text
from archive.visits import Deferred, Listing, Page, Resting, Settled, Visit
from crawler.errors import BudgetSpent, CrawlError, Empty, HostResting, Walled
from crawler.kinds import WITHOUT_DOCUMENTS
from crawler.outcomes import Ending, ending_of_error
from crawler.relevance import is_relevant
from crawler.tally import Tally
from crawler.urls import canonical, is_web
from crawler.walls import find_wall

BATCH = 100  # visits kept in one transaction, and addresses taken from the frontier, at most
PATIENCE = 1.0  # seconds after which fewer are kept, too
REST = timedelta(hours=1)  # until a host that rests is asked again, where it does not say
LONGEST = timedelta(hours=2)  # of a run, where a host wants to be asked slowly
# Where no listing of a run answers and one ends so, its host is left in peace
HOST_TROUBLES = (Outcome.BLOCKED, Outcome.TIME_OUT, Outcome.FAILED, Outcome.PRIVATE_ADDRESS)

# What SQLite says of one row, where a full disk or a broken file is no matter of one row
UNKEEPABLE = (
    UnicodeError,
    OverflowError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
    sqlite3.DataError,
)

Parsed = TypeVar("Parsed", Listing, Page, Posted)


class RunRecorder:
    """The run of a source. No transaction is open while it waits for the network."""

    def __init__(
        self,
        store: Store,
        snapshots: Snapshots,
        source: Source,
        *,
        role: str,
        channel: str | None = None,
        budget: int,
        is_probe: bool = False,
        on_fetch: Callable[[Fetch], None] = lambda fetch: None,
    ) -> None:
        self.store = store
        self.snapshots = snapshots
        self.source = source
        self.role = role  # the spider that reads the listing
        self.budget = budget  # requests
        self.is_probe = is_probe  # first listings only, and nothing that they name is kept
        self.is_stopped = False  # by Ctrl-C
        self.tally = Tally()
        self._started = Run(source=source.id, started_at=now(), channel=channel)
        self.run = store.start_run(source.id, self._started.started_at, channel=channel)
        self._on_fetch = on_fetch
        self._handed: set[str] = set()  # addresses of the frontier that wait for their end
        self._broken: Exception | None = None
        self._put_off = 0  # addresses that the budget did not reach
        self._names_anything = False
        self._named: set[str] = set()  # documents that this run's listing named
        self._pending: list[Visit] = []
        self._oldest = 0.0  # of the pending; monotonic seconds

    # What to ask for.

    def next_addresses(self) -> list[Address]:
        """The next of the frontier, none where the budget is spent or the host rests."""
        self._lose_the_dropped()
        if self._broken is None:
            self._flush()
        if self.is_probe or self._broken is not None or self._is_refused():
            return []
        if self._is_spent():
            self._spend()
            return []
        left = min(self.budget - self.tally.asked, BATCH)
        found = self.store.frontier.due(self.source.id, self.role, self.run, left)
        self._handed = {address.url for address in found}
        return found

    def check_may_ask(self) -> None:
        """Raise BudgetSpent, or what stands against keeping an answer."""
        if self._broken is not None:
            raise self._broken
        if self._is_spent():
            raise BudgetSpent("the run has asked as much as it may")

    def news_of(self, listing: Listing) -> tuple[bool, bool]:
        """Whether a listing names documents that this run did not name, and that no run named."""
        fresh = [link.url for link in listing.links if link.url not in self._named]
        self._named.update(fresh)
        return bool(fresh), bool(self.store.frontier.unknown(fresh))

    # What became of it.

    def add(self, visit: Visit) -> None:
        """Take down one fetch whose outcome is known."""
        if self._broken is not None:
            return
        if not self._pending:
            self._oldest = time.monotonic()
        self._pending.append(visit)
        if visit.fetch is not None:
            self._tell(visit.fetch)
        if len(self._pending) >= BATCH or time.monotonic() - self._oldest > PATIENCE:
            self._flush()

    def add_ended(self, fetch: Fetch, ending: Ending) -> None:
        """Take down one fetch that ended so."""
        reason = ending.reason and f"{self.source.id}: {fetch.url}: {ending.reason}"
        self.add(Visit(fetch=replace(fetch, outcome=ending.outcome, message=reason)))

    def read_listing(
        self, response: Response, parse: Callable[[Response], Listing]
    ) -> Listing | None:
        """What `parse` makes of a listing, or None where it fails, which the run will tell of."""
        try:
            return _parsed(response, parse)
        except Exception as error:  # whatever a page holds, it costs that page alone
            self.lose_listing(_request(response), error)
            return None

    def add_listing(self, response: Response, listing: Listing) -> None:
        """Keep what a listing names: its documents, and the pages to be read after it."""
        self.tally.listings[Outcome.LISTING] += 1
        self._names_anything |= bool(listing.links or listing.headlines)
        if listing.lack is not None:
            self.trouble(Outcome.TOO_LARGE, listing.lack)
        fetch = replace(response.meta["fetch"], outcome=Outcome.LISTING)
        if self.is_probe:  # without validators, so that the next run reads what it names
            self.add(Visit(fetch=replace(fetch, etag=None, last_modified=None)))
            return
        settled = self._settled(_request(response), Outcome.LISTING)
        self.add(Visit(fetch=fetch, listing=listing, role=self.role, settled=settled))

    def read_document(self, response: Response, parse: Callable[[Response], Page]) -> None:
        """Keep what `parse` makes of a page that is about 287(g), or was when we first saw it."""
        try:
            page = _parsed(response, parse)
            relevant = is_relevant(page.title, page.text) or self._is_ours(_request(response))
        except Exception as error:  # whatever a page holds, it costs that page alone
            self.lose_document(_request(response), error)
            return
        outcome = Outcome.RELEVANT if relevant else Outcome.IRRELEVANT
        self.tally.documents[outcome] += 1
        settled = self._settled(_request(response), outcome, answered_at=response.url)
        fetch = replace(response.meta["fetch"], outcome=outcome)
        self.add(Visit(fetch=fetch, page=page if relevant else None, settled=settled))

    def read_workbook(self, response: Response, parse: Callable[[Response], Posted]) -> None:
        """Keep the workbook that `parse` makes of an answer; one refused is trouble of the run."""
        try:
            posted = _parsed(response, parse)
        except Exception as error:  # whatever a workbook holds, it costs that workbook alone
            self.lose_listing(_request(response), error)
            return
        self.tally.listings[Outcome.WORKBOOK] += 1
        settled = self._settled(_request(response), Outcome.WORKBOOK)
        fetch = replace(response.meta["fetch"], outcome=Outcome.WORKBOOK)
        self.add(Visit(fetch=fetch, workbook=posted, settled=settled))

    def end_listing(self, request: Request) -> None:
        """Take down that a listing ended before the page that was asked for."""
        self.tally.listings[Outcome.LISTING] += 1
        self.add(Visit(settled=self._settled(request, Outcome.LISTING)))

    def name_emptiness(self) -> None:
        """A visit whose listings answered and named nothing has not gone well."""
        if set(self.tally.listings) == {Outcome.LISTING} and not self._names_anything:
            self.trouble(Outcome.EMPTY, f"{self.source.url} and its pages name no document")

    def lose_listing(self, request: Request, error: BaseException) -> None:
        """Take down that a listing gave nothing, and why."""
        if isinstance(error, HostResting) and "address" in request.meta:  # never asked
            self._defer(request, error)
            return
        ending = self._lose(request, error)
        until: datetime | None = request.meta.get("not_before")
        if until is not None and "address" not in request.meta:
            self.add(Visit(settled=self._resting(request.url, until)))
        self.tally.listings[ending.outcome] += 1
        if ending.outcome is not Outcome.NOT_MODIFIED:
            self.trouble(ending.outcome, f"nothing read from {request.url}: {ending.reason}")

    def lose_document(self, request: Request, error: BaseException) -> None:
        """Take down that a document's address gave nothing, and why."""
        if isinstance(error, HostResting):  # never asked
            self._defer(request, error)
            return
        ending = self._lose(request, error)
        self.tally.documents[ending.outcome] += 1
        self.tally.removed += ending.outcome is Outcome.GONE and self._is_ours(request)
        self.tally.samples.setdefault(ending.outcome, f"{request.url}: {ending.reason}")

    def trouble(self, outcome: Outcome, message: str) -> None:
        """Name what befell the run as a whole; the first trouble counts."""
        if self.tally.trouble is None:
            self.tally.trouble = (outcome, f"{self.source.id}: {message}")

    def break_off(self, error: Exception) -> None:
        """Nothing more can be kept: the run ends where it stands, and `finish` raises this."""
        self._broken = error

    def is_to_wait(self) -> bool:
        """Whether the source asked an earlier run not to come yet; the run then tells so."""
        until = self.store.frontier.rests_until(self.source.id, self.role)
        if until is not None:
            reason = f"{self.source.url} wants to be left alone until {to_text(until)}"
            self.trouble(Outcome.BLOCKED, reason)
        return until is not None

    def finish(self) -> Run:
        """Keep what is pending, then how the run ended."""
        if self._broken is not None:
            self._flush()
            raise self._broken
        if not self.tally.listings:
            self.trouble(Outcome.FAILED, f"no listing from {self.source.url}: it never answered")
        self._flush()
        if self.role in WITHOUT_DOCUMENTS:
            self._redraw_roster()
        ended = self.tally.finished(self._started)
        self.store.finish_run(self.run, ended)
        return ended

    def _lose_the_dropped(self) -> None:
        """Scrapy may drop a request without a word; it would be handed out for ever."""
        for url in sorted(self._handed):
            error = CrawlError("it was never answered")
            self._lose(Request(url, meta={"address": url}), error)
            self.tally.documents[error.outcome] += 1

    def _is_ours(self, request: Request) -> bool:
        """Whether a document was read at the address, or at the one that led to it."""
        addresses = {request.url, str(request.meta.get("address") or request.url)}
        return any(map(self.store.documents.has, addresses))

    def _is_refused(self) -> bool:
        """Whether the source gave no listing, and its host is the reason."""
        answered = self.tally.listings.keys() & {Outcome.LISTING, Outcome.NOT_MODIFIED}
        trouble = self.tally.trouble
        return not answered and trouble is not None and trouble[0] in HOST_TROUBLES

    def _is_spent(self) -> bool:
        is_late = now() - self._started.started_at > LONGEST
        return is_late or self.tally.asked >= self.budget

    def _tell(self, fetch: Fetch) -> None:
        try:
            self._on_fetch(fetch)
        except Exception as error:  # a pipe that nobody reads any more; it is no fault of the page
            self.break_off(error)

    def _spend(self) -> None:
        waiting = self._put_off
        waiting += self.store.frontier.count_due(self.source.id, self.role, self.run)
        if waiting:
            self.trouble(
                Outcome.BUDGET_SPENT,
                f"{self.tally.asked} requests were made; {waiting} addresses wait for the next run",
            )

    def _lose(self, request: Request, error: BaseException) -> Ending:
        """An answer that crawler/middlewares/recording.py left to be judged is judged now."""
        ending = ending_of_error(error)
        fetch: Fetch | None = request.meta.pop("fetch", None)
        if fetch is not None:
            self.add_ended(fetch, ending)
        settled = self._settled(request, ending.outcome)
        if settled is not None:
            self.add(Visit(settled=settled))
        return ending

    def _settled(
        self, request: Request, outcome: Outcome, *, answered_at: str | None = None
    ) -> Settled | None:
        """The end of the address that a request was made for; None where a visit begins."""
        address: str | None = request.meta.get("address")
        if address is None:
            return None
        self._handed.discard(address)
        answer = answered_at or request.url
        return Settled(
            address=address,
            run=self.run,
            outcome=outcome,
            moment=now(),
            answered_at=canonical(answer) if is_web(answer) else None,
            not_before=request.meta.get("not_before"),
        )

    def _resting(self, url: str, until: datetime) -> Resting:
        return Resting(
            address=url, source=self.source.id, role=self.role, run=self.run, until=until
        )

    def _defer(self, request: Request, resting: HostResting) -> None:
        """Leave an address for the next run; where the source's own host rests, all of them."""
        rest = REST if resting.outcome is not Outcome.BUDGET_SPENT else timedelta(0)
        until: datetime = request.meta.get("not_before") or now() + rest
        address = request.meta.get("address")
        if address is not None:
            self._handed.discard(address)
            self.add(Visit(settled=Deferred(address=address, until=until, run=self.run)))
        if resting.outcome is Outcome.BUDGET_SPENT:
            self._put_off += 1
            return
        if urlsplit(request.url).netloc == urlsplit(self.source.url).netloc:
            self.trouble(resting.outcome, f"{self.source.url}: {resting}")

    def _flush(self) -> None:
        try:
            self.tally.kept += self.store.save_visits(self._pending)
        except UNKEEPABLE:
            for visit in self._pending:
                self._keep_alone(visit)
        self._pending = []

    def _redraw_roster(self) -> None:
        """Derive the history of what this or a killed run kept; a fault costs this run alone."""
        try:
            self.store.redraw_roster()
        except sqlite3.Error:  # a full disk
            raise
        except Exception as error:
            self.trouble(Outcome.FAILED, f"no history could be derived from the sheets: {error!r}")

    def _keep_alone(self, visit: Visit) -> None:
        """Keep one visit of a batch that could not be kept whole."""
        try:
            self.tally.kept += self.store.save_visits([visit])
        except UNKEEPABLE as error:
            self.store.save_visits([_failed(visit, f"it cannot be kept: {error!r}")])
            if visit.fetch is not None and visit.fetch.outcome in READ:
                self.tally.documents[visit.fetch.outcome] -= 1
                self.tally.documents[Outcome.FAILED] += 1
                self.tally.samples.setdefault(Outcome.FAILED, f"{visit.fetch.url}: {error!r}")
            if visit.workbook is not None:
                self.trouble(Outcome.FAILED, f"{visit.workbook.name} cannot be kept: {error!r}")


def _failed(visit: Visit, reason: str) -> Visit:
    fetch, settled = visit.fetch, visit.settled
    if fetch is not None:
        fetch = replace(fetch, outcome=Outcome.FAILED, message=reason)
    if isinstance(settled, Settled):
        settled = replace(settled, outcome=Outcome.FAILED)
    return Visit(fetch=fetch, settled=settled)


def _parsed(response: Response, parse: Callable[[Response], Parsed]) -> Parsed:
    if not response.body.strip():
        raise Empty(f"an answer without content (HTTP {response.status})")
    if wall := find_wall(response):
        raise Walled(f"a wall against robots in place of the page: {wall!r}")
    return parse(response)


def _request(response: Response) -> Request:
    return response.request or Request(response.url)
