"""Asking an outlet what can be read there: robots.txt obeyed, gently, and nothing is kept."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response, TextResponse
from scrapy.settings import Settings

from archive.records import Outcome
from crawler.errors import CrawlError, Walled
from crawler.finding.candidates import Candidate, candidates
from crawler.finding.clues import Clues, clues_in, sitemaps_in
from crawler.finding.judging import Finding, failed, judge, reader
from crawler.html_page import read_text
from crawler.middlewares.robots import BYTES_MAX
from crawler.outcomes import Ending, ending_of_answer, ending_of_error
from crawler.settings import settings_for
from crawler.urls import canonical, joined
from crawler.walls import find_wall

# The page's own end after which nothing else is asked of its host
UNREACHABLE = (Outcome.TIME_OUT, Outcome.FAILED, Outcome.PRIVATE_ADDRESS)
BETTER = {  # a customary address is not tried where one of these is found
    "feed": ("feed",),
    "news-sitemap": ("feed", "news-sitemap"),
    "wordpress": ("wordpress",),
    "sitemap": ("wordpress", "sitemap"),
}
NEWS_MAX = 2  # news sitemaps of one index


@dataclass(kw_only=True)
class Found:
    """All that an outlet's answers told."""

    url: str
    clues: Clues = field(default_factory=Clues)
    findings: list[Finding] = field(default_factory=list)
    is_whole: bool = False  # the looking came to its own end
    fault: Exception | None = None  # of ours, which ended the looking

    def kinds(self) -> set[str]:
        """The kinds that can be read."""
        return {finding.kind for finding in self.findings if finding.is_good}


class FindingSpider(Spider):
    """Looks at one page, at the robots.txt of its host, and at what may be read beside them."""

    name = "finding"

    def __init__(self, *, found: Found, tell: Callable[[Finding], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.found = found
        self.tell = tell
        self.is_stopped = False

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the page; all else follows when it has answered, or has not."""
        yield Request(self.found.url, self.look, errback=self.lose)

    async def lose(self, failure: Any) -> None:
        """Go on without the page, as far as that is of use."""
        await self.look(ending_of_error(failure.value))

    async def look(self, page: Response | Ending) -> None:
        """Look at the page, and at what may be read beside it."""
        try:
            await self._look(page)
        except Exception as error:  # which Scrapy would log, and then say that all went well
            self.found.fault = error
        self.found.is_whole = not self.is_stopped

    def closed(self, reason: str) -> None:
        """Scrapy's word that it is over: "finished", or "shutdown" after Ctrl-C."""
        self.is_stopped = reason != "finished"
        self.found.is_whole = self.found.is_whole and not self.is_stopped

    async def _look(self, page: Response | Ending) -> None:
        if isinstance(page, Response) and (itself := _itself(page)):
            self._take(itself)
            page = await self._ask(joined(page.url, "/") or page.url)
        ending = page if isinstance(page, Ending) else self._read(page)
        if ending:
            self._take(failed(Candidate(kind="page", url=self.found.url), ending))
        if ending is None or ending.outcome not in UNREACHABLE:
            await self._try_all(await self._sitemaps())

    def _read(self, page: Response) -> Ending | None:
        """Take the clues of a page, or say why it gives none."""
        try:
            if wall := find_wall(page):
                raise Walled(f"a wall against robots: {wall!r}")
            if isinstance(page, TextResponse):
                self.found.clues = clues_in(read_text(page), url=page.url)
                self.found.url = canonical(page.url)
        except CrawlError as error:
            return ending_of_error(error)
        return None

    async def _try_all(self, sitemaps: tuple[str, ...]) -> None:
        for candidate in candidates(self.found.url, self.found.clues, sitemaps):
            if not (candidate.is_guess and self.found.kinds() & set(BETTER[candidate.kind])):
                for url in _news(await self._try(candidate)):
                    await self._try(Candidate(kind="sitemap", url=url))

    def _take(self, finding: Finding) -> None:
        self.found.findings.append(finding)
        self.tell(finding)

    async def _try(self, candidate: Candidate) -> Finding:
        answer = await self._ask(next(iter(reader(candidate).first_listings())))
        if isinstance(answer, Ending):
            finding = failed(candidate, answer)
        else:
            finding = judge(candidate, answer)
        self._take(finding)
        return finding

    async def _sitemaps(self) -> tuple[str, ...]:
        robots = await self._fetch(
            Request(joined(self.found.url, "/robots.txt") or "", meta={"dont_obey_robotstxt": True})
        )
        if isinstance(robots, TextResponse) and robots.status == 200:
            start = robots.replace(body=robots.body[:BYTES_MAX])
            return sitemaps_in(read_text(start), url=robots.url)
        return ()

    async def _ask(self, url: str) -> Response | Ending:
        request = Request(url)
        answer = await self._fetch(request)
        if isinstance(answer, Ending):
            return answer
        return ending_of_answer(answer.request or request, answer) or answer

    async def _fetch(self, request: Request) -> Response | Ending:
        assert self.crawler.engine is not None
        try:
            return await self.crawler.engine.download_async(request)
        except Exception as error:  # whatever the network holds, it costs that address alone
            return ending_of_error(error)


def find_ways(url: str, tell: Callable[[Finding], None], settings: dict[str, Any]) -> Found:
    """Look at an outlet. Once in a process, for Twisted's reactor starts only once."""
    ours = settings_for(url) | {"RETRY_TIMES": 1} | settings
    ours["DOWNLOADER_MIDDLEWARES"] = ours["DOWNLOADER_MIDDLEWARES"] | {
        "crawler.middlewares.recording.Recording": None,
    }
    process = AsyncCrawlerProcess(Settings(ours))
    found = Found(url=canonical(url))
    process.crawl(FindingSpider, found=found, tell=tell)
    process.start()
    if not found.is_whole:
        raise KeyboardInterrupt
    if found.fault is not None:
        raise found.fault
    return found


def _itself(page: Response) -> Finding | None:
    """What the address is good for where it is that of a feed or a sitemap itself."""
    tried = (judge(Candidate(kind=kind, url=page.url), page) for kind in ("feed", "sitemap"))
    return next((finding for finding in tried if finding.is_good), None)


def _news(index: Finding) -> list[str]:
    """The news sitemaps that an index names."""
    return [url for url in index.further if "news" in urlsplit(url).path.lower()][:NEWS_MAX]
