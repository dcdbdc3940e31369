"""Visiting sources: all in one process, each host by one visit at a time."""

import asyncio
import signal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from twisted.internet.error import ReactorNotRunning

from archive.records import Fetch, Outcome, Run, Source
from archive.snapshots import Snapshots, snapshots_folder
from archive.store import Store
from crawler.kinds import HISTORIES
from crawler.recorder import RunRecorder
from crawler.settings import scrapy_settings, settings_for
from crawler.source_spider import SourceSpider

AT_ONCE = 16  # sources
PROBE = "probe"  # the channel of a run that only asks whether a source answers


class Watch:
    """Told what happens while a crawl lasts; does nothing by itself."""

    def began(self, source: Source) -> None:
        """A visit begins."""

    def fetched(self, source: Source, fetch: Fetch) -> None:
        """An answer was taken down, or that there was none."""

    def ended(self, source: Source, run: Run) -> None:
        """A visit is over."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a crawl does beside its usual round."""

    channel: str | None = None  # the history to read, one of HISTORIES
    is_probe: bool = False  # first listings only: does it answer?
    settings: dict[str, Any] = field(default_factory=dict)  # Scrapy's, over ours


def crawl(
    database: Path | str,
    sources: Iterable[Source],
    plan: Plan | None = None,
    *,
    watch: Watch | None = None,
) -> list[Run]:
    """Visit the sources and keep what they hold.

    Once in a process, for Twisted's reactor starts only once.
    """
    plan = plan or Plan()
    process = AsyncCrawlerProcess(Settings(scrapy_settings() | plan.settings))
    with (
        own_signals(),
        Store(database) as store,
        Snapshots(snapshots_folder(database)) as snapshots,
    ):
        store.end_open_runs()
        store.save_sources(sources := list(sources))
        visits = Visits(process, store, snapshots, plan, watch or Watch())
        task = asyncio.get_event_loop().create_task(visits.all(sources))
        task.add_done_callback(lambda _: _stop_reactor())
        process.start(stop_after_crawl=False)  # until the reactor stops
        if not task.done() or visits.is_stopping:  # Ctrl-C
            task.cancel()
            raise KeyboardInterrupt
        return task.result()


@contextmanager
def own_signals() -> Iterator[None]:
    """Scrapy leaves handlers behind that wake a reactor which has stopped."""
    kept = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in kept.items():
            signal.signal(one, handler)


class Visits:
    """The visits of one crawl."""

    def __init__(
        self,
        process: AsyncCrawlerProcess,
        store: Store,
        snapshots: Snapshots,
        plan: Plan,
        watch: Watch,
    ) -> None:
        self.process = process
        self.store = store
        self.snapshots = snapshots
        self.plan = plan
        self.watch = watch
        self.is_stopping = False  # after Ctrl-C no visit begins
        self.places = asyncio.Semaphore(AT_ONCE)
        self.hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def all(self, sources: Iterable[Source]) -> list[Run]:
        """Visit every source, several at a time; a probe visits its histories as well."""
        visits = [
            self.one(source, channel)
            for source in sources
            for channel in (channels(source) if self.plan.is_probe else [self.plan.channel])
        ]
        return [run for run in await asyncio.gather(*visits) if run is not None]

    async def one(self, source: Source, channel: str | None) -> Run | None:
        """Visit one source. Whatever its pages hold, the others go on; None after Ctrl-C.

        Raises what stands against keeping anything at all: a full disk, a broken archive.
        """
        async with self.hosts[urlsplit(source.url).netloc], self.places:
            if self.is_stopping:
                return None
            self.watch.began(source)
            settings = Settings(settings_for(source.url) | self.plan.settings, priority="cmdline")
            recorder = RunRecorder(
                self.store,
                self.snapshots,
                source,
                role=channel or source.kind,
                channel=PROBE if self.plan.is_probe else channel,
                budget=settings.getint("REQUESTS_BUDGET"),
                is_probe=self.plan.is_probe,
                on_fetch=lambda fetch: self.watch.fetched(source, fetch),
            )
            try:
                if not recorder.is_to_wait():
                    await self._visit(source, recorder, settings, is_history=channel is not None)
            except Exception as error:  # a fault of our own; named, and the others go on
                recorder.trouble(Outcome.FAILED, f"{source.url}: {error!r}")
            self.is_stopping |= recorder.is_stopped
            run = recorder.finish()
            self.watch.ended(source, run)
            return run

    async def _visit(
        self, source: Source, recorder: RunRecorder, settings: Settings, *, is_history: bool
    ) -> None:
        spider, reader = self._spider(recorder.role), self._spider(source.kind)
        await self.process.crawl(
            Crawler(spider, settings),
            source=source,
            recorder=recorder,
            reader=reader,
            is_history=is_history,
        )

    def _spider(self, kind: str) -> type[SourceSpider]:
        found = self.process.spider_loader.load(kind)
        assert issubclass(found, SourceSpider)  # crawler/spiders/ holds no others
        return found


def channels(source: Source) -> list[str | None]:
    """Every way into a source: its usual one, and those to its history."""
    return [None, *(name for name in HISTORIES if getattr(source, name))]


def _stop_reactor() -> None:
    from twisted.internet import reactor  # importing it earlier would install the wrong one

    with suppress(ReactorNotRunning):  # Ctrl-C has stopped it already
        reactor.stop()  # type: ignore[misc]  # mypy takes it for a class
