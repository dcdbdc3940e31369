"""Pages per CPU second of our whole crawl, beside bare Scrapy that extracts and keeps nothing.

    python -m benchmarks.crawl [--pages 1500] [--repeat 3]

Both ask the same local site (benchmarks/newsroom.py) in one run, one after the other, each in a
fresh process on one core, the site on another. Ours fetches by robots.txt, extracts, judges,
keeps documents and WARC records and moves its frontier; bare Scrapy, tuned as CRAWLING.md §B.1
says, runs the same extraction and judgement on each page and drops them. CPU time is that of the
process, user and system; what starting it costs is measured with a tenth of the pages and taken
off, so that the figures are those of a page.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import TextResponse

from archive.records import Source
from archive.visits import Link
from benchmarks.newsroom import newsroom
from crawler.crawl import Plan, crawl
from crawler.extraction.extract import extract
from crawler.relevance import is_relevant

LOOPBACK = {"ALLOW_LOOPBACK": True, "HTTPPROXY_ENABLED": False, "REQUESTS_BUDGET": 1_000_000}
BARE = {
    "CONCURRENT_ITEMS": 4,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
    "DOWNLOAD_DELAY": 0,
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "COOKIES_ENABLED": False,
}


class Bare(Spider):
    """Extracts each page and drops it."""

    name = "bare"

    def __init__(self, *, home: str, pages: int) -> None:
        super().__init__()
        self.addresses = [f"{home}/news/{number}" for number in range(pages)]
        self.relevant = 0

    async def start(self) -> AsyncIterator[Request]:
        for url in self.addresses:
            yield Request(url, self.read)

    def read(self, response: TextResponse) -> None:
        page = extract(response.text, Link(url=response.url))
        self.relevant += is_relevant(page.title, page.text)


def run_bare(home: str, pages: int) -> None:
    """Crawl with Scrapy alone."""
    process = AsyncCrawlerProcess(BARE)
    process.crawl(Bare, home=home, pages=pages)
    process.start()


def run_ours(home: str, pages: int) -> None:
    """Crawl as `287g crawl` does."""
    with tempfile.TemporaryDirectory() as folder:
        crawl(Path(folder) / "archive.db", [source(home, pages)], Plan(settings=LOOPBACK))


def source(home: str, pages: int) -> Source:
    """The site as a table of the registry."""
    return Source(
        id="sample",
        name="The Sample",
        kind="feed",
        url=f"{home}/feed/0/{pages}",
        home_state="NE",
        language="en",
        rights="copyrighted",
    )


def cpu_of(work: Callable[..., None], *arguments: Any) -> tuple[float, int]:
    """CPU seconds, and kilobytes of memory at most, of work in a fresh process on one core."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=measured, args=(theirs, work, arguments))
    process.start()
    cpu, memory = ours.recv()
    process.join()
    return cpu, memory


def measured(pipe: Any, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    """Do the work and tell what it used."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    work(*arguments)
    used = resource.getrusage(resource.RUSAGE_SELF)
    pipe.send((used.ru_utime + used.ru_stime, used.ru_maxrss))


def pages_per_second(work: Callable[..., None], home: str, pages: int) -> float:
    """Pages per CPU second beyond what starting costs."""
    few = pages // 10
    start, _ = cpu_of(work, home, few)
    whole, _ = cpu_of(work, home, pages)
    return (pages - few) / (whole - start)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pages", type=int, default=1500)
    options.add_argument("--repeat", type=int, default=3)
    chosen = options.parse_args()
    found: dict[str, list[float]] = {"bare": [], "ours": []}
    with newsroom(chosen.pages) as home:
        for _ in range(chosen.repeat):
            found["bare"].append(pages_per_second(run_bare, home, chosen.pages))
            found["ours"].append(pages_per_second(run_ours, home, chosen.pages))
    for name, speeds in found.items():
        low, middle, high = min(speeds), statistics.median(speeds), max(speeds)
        sys.stdout.write(f"{name}: {middle:.1f} pages per CPU second ({low:.1f} to {high:.1f})\n")
    ratios = [ours / bare for ours, bare in zip(found["ours"], found["bare"], strict=True)]
    sys.stdout.write(
        f"ratio: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})\n"
    )


if __name__ == "__main__":
    main()
