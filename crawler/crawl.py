"""Visiting sources: all in one process, each host by one visit at a time."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from twisted.internet.error import ReactorNotRunning

from archive.records import Outcome, Run, Source
from archive.snapshots import Snapshots, snapshots_folder
from archive.store import Store
from crawler.recorder import RunRecorder
from crawler.settings import scrapy_settings, settings_for

AT_ONCE = 16  # sources


def crawl(
    database: Path | str,
    sources: Iterable[Source],
    *,
    settings: Mapping[str, Any] | None = None,
    on_end: Callable[[Source, Run], None] = lambda source, run: None,
) -> list[Run]:
    """Visit the sources and keep what they hold. Calls `on_end` as each visit ends.

    `settings` are Scrapy's, over ours. Once in a process, for Twisted's reactor starts only once.
    """
    process = AsyncCrawlerProcess(Settings(scrapy_settings()))
    with Store(database) as store, Snapshots(snapshots_folder(database)) as snapshots:
        store.save_sources(sources := list(sources))
        visits = Visits(process, store, snapshots, dict(settings or {}), on_end)
        task = asyncio.get_event_loop().create_task(visits.all(sources))
        task.add_done_callback(lambda _: _stop_reactor())
        process.start(stop_after_crawl=False)  # until the reactor stops
        if not task.done():  # Ctrl-C: the visits under way have ended, the others never began
            task.cancel()
            raise KeyboardInterrupt
        return task.result()


class Visits:
    """The visits of one crawl."""

    def __init__(
        self,
        process: AsyncCrawlerProcess,
        store: Store,
        snapshots: Snapshots,
        settings: dict[str, Any],
        on_end: Callable[[Source, Run], None],
    ) -> None:
        self.process = process
        self.store = store
        self.snapshots = snapshots
        self.settings = settings
        self.on_end = on_end
        self.places = asyncio.Semaphore(AT_ONCE)
        self.hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def all(self, sources: Iterable[Source]) -> list[Run]:
        """Visit every source, several at a time."""
        return await asyncio.gather(*map(self.one, sources))

    async def one(self, source: Source) -> Run:
        """Visit one source. Whatever befalls it, the others go on."""
        async with self.hosts[urlsplit(source.url).netloc], self.places:
            recorder = RunRecorder(self.store, self.snapshots, source)
            try:
                spider = self.process.spider_loader.load(source.kind)
                settings = Settings(settings_for(source.url) | self.settings, priority="cmdline")
                visit = Crawler(spider, settings)
                await self.process.crawl(visit, source=source, recorder=recorder)
            except Exception as error:  # a fault of our own; named, and the others go on
                recorder.trouble(Outcome.FAILED, f"{source.url}: {error!r}")
            run = recorder.finish()
            self.on_end(source, run)
            return run


def _stop_reactor() -> None:
    from twisted.internet import reactor  # importing it earlier would install the wrong one

    with suppress(ReactorNotRunning):  # Ctrl-C has stopped it already
        reactor.stop()  # type: ignore[misc]  # mypy takes it for a class
