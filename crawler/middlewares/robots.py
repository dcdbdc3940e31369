"""robots.txt by RFC 9309, and the pace that it asks for beyond it."""

import asyncio
import logging
import re
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from w3lib.encoding import read_bom

from crawler.errors import (
    ForbiddenByRobots,
    PrivateAddress,
    RobotsUnavailable,
)
from crawler.middlewares.waiting import NETWORK_FAILURES, Waiting, origin
from crawler.outcomes import ending_of_error, is_robots_txt, status_line
from crawler.pace import DELAY_MAX
from crawler.urls import is_web

TOKEN = "287g-archive"  # what a robots.txt calls us
BYTES_MAX = 512_000  # of a robots.txt that are read: 500 KiB, as the RFC wants
PAGE = re.compile(
    r"\s*<(?:!doctype|html)\b", re.IGNORECASE
)  # "<!DOCTYPE html>"; not "<!-- ours -->"
REDIRECTS_MAX = 5  # that are followed from a robots.txt, as the RFC wants

logger = logging.getLogger(__name__)


class Robots:
    """Downloader middleware in place of Scrapy's, which takes a robots.txt that fails for none."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.asked: dict[str, asyncio.Task[Protego | None]] = {}  # by scheme, name and port

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """End a request that robots.txt forbids; ask no more often than it wants."""
        request.meta.pop("download_slot", None)  # of the host that redirected here
        if is_robots_txt(request) or not is_web(request.url):
            return
        host = origin(request.url)
        if host not in self.asked:
            self.asked[host] = asyncio.ensure_future(self._ask(host))
        rules = await asyncio.shield(self.asked[host])
        if rules is None:
            return
        if not rules.can_fetch(request.url, TOKEN):
            raise ForbiddenByRobots("Forbidden by robots.txt")
        delay = delay_of(rules)
        if delay:
            self._waiting.pace.slow(request, delay)

    async def _ask(self, host: str) -> Protego | None:
        """The rules of a host; None where it has none, or is left alone in this run."""
        assert self.crawler.engine is not None
        request = Request(
            f"{host}/robots.txt",
            callback=NO_CALLBACK,
            priority=1000,
            meta={
                "dont_obey_robotstxt": True,
                "max_retry_times": 1,
                "redirect_ttl": REDIRECTS_MAX,
            },
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # whatever befalls a robots.txt, nothing is asked without it
            self._fail(request, error)
            return None
        if response.status >= 500:
            self._bar(request, status_line(response.status))
        return self._read(response) if response.status < 300 else None

    def _read(self, response: Response) -> Protego:
        rules = rules_in(response.body)
        delay = delay_of(rules)
        if delay is not None and delay > DELAY_MAX:
            logger.warning(
                "%s: wants %g seconds between requests; it gets %g", response.url, delay, DELAY_MAX
            )
        return rules

    def _fail(self, request: Request, error: Exception) -> None:
        if isinstance(error, NETWORK_FAILURES):
            self._waiting.give_up(request, error, "asked for robots.txt")
        elif self._waiting.is_resting(request) or _is_own(request, error):
            return  # its pages meet the same fate
        elif "max redirections" in str(error):
            return  # as good as missing, the RFC says
        else:
            self._bar(request, ending_of_error(error).reason or repr(error))

    def _bar(self, request: Request, reason: str) -> None:
        why = f"robots.txt cannot be read ({reason}), so that everything is forbidden"
        self._waiting.rest(request, RobotsUnavailable(why))

    @property
    def _waiting(self) -> Waiting:
        found = self.crawler.get_downloader_middleware(Waiting)
        assert found is not None  # crawler/settings.py names both
        return found


def rules_in(body: bytes) -> Protego:
    """What a robots.txt says; nothing where a page stands in its place."""
    start = body[:BYTES_MAX]
    if len(body) > BYTES_MAX:
        start = start[: start.rfind(b"\n") + 1]  # half a rule may forbid everything
    encoding, _ = read_bom(start)
    text = start.decode(encoding or "utf-8", errors="replace").lstrip("\ufeff")
    return Protego.parse("" if PAGE.match(text) else text)  # which skips what is no rule


def _is_own(request: Request, error: Exception) -> bool:
    """Whether it is the host itself that is private, and not one that it redirects to."""
    host = urlsplit(request.url).hostname or ""
    return isinstance(error, PrivateAddress) and host in str(error)


def delay_of(rules: Protego) -> float | None:
    """The seconds between requests that a robots.txt asks for, in whichever words."""
    rate = rules.request_rate(TOKEN)
    pace = rate.seconds / rate.requests if rate else None
    return max((one for one in (rules.crawl_delay(TOKEN), pace) if one is not None), default=None)
