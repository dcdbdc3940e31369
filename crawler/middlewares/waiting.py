"""Hosts that say "not now" or nothing at all: waited for a little, then left alone for a run."""

import asyncio
import logging
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectError

from archive.records import Outcome
from archive.times import now, to_text
from crawler.errors import AskedToWait, HostDown, HostResting, HostSilent
from crawler.headers import header
from crawler.outcomes import ending_of_error, status_line
from crawler.pace import Pace
from crawler.retry_after import retry_after

NOT_NOW = (429, 503)
ASKED_AGAIN = 2  # times that a request is asked again after "not now"
SILENCES = 3  # failures of the network in a row after which a host is left alone
NETWORK_FAILURES = (
    CannotResolveHostError,
    ConnectError,  # "no route to host" and the like
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)

logger = logging.getLogger(__name__)


@dataclass
class Host:
    """What a host has let us know in this run."""

    asked_from: float = 0  # monotonic seconds: not to be asked before
    silences: int = 0  # in a row; those of requests that went out side by side count once
    silent_at: float = 0  # the last of them; monotonic seconds
    resting: HostResting | None = None
    until: datetime | None = None  # what a resting host asked for


class Waiting:
    """Downloader middleware that knows the hosts of one run, by scheme, name and port."""

    def __init__(self, crawler: Crawler) -> None:
        self.pace = Pace(crawler)
        self.hosts: defaultdict[str, Host] = defaultdict(Host)
        self.longest = timedelta(seconds=crawler.settings.getfloat("RETRY_AFTER_MAX"))
        self.first_wait = timedelta(seconds=2 * crawler.settings.getfloat("RETRY_WAIT"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Hold a request back while its host wants it; end it where the host is left alone."""
        host = self.hosts[origin(request.url)]
        while True:
            if host.resting is not None:
                raise _rest(host.resting, request, host.until)
            if (wait := host.asked_from - monotonic()) <= 0:
                return
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask again what was answered by "not now", or leave the host alone."""
        host = self.hosts[origin(request.url)]
        host.silences = 0
        stated = retry_after(header(response, "Retry-After"), now())
        if response.status in NOT_NOW:
            self.pace.halve(request)
        elif response.status != 403 or stated is None:
            return response
        if response.status == 503 and stated is None:
            return response  # crawler/middlewares/retries.py asks again
        return self._wait(request, response, stated)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Leave a host alone that has not answered for some time."""
        if not isinstance(exception, NETWORK_FAILURES):
            return
        host = self.hosts[origin(request.url)]
        if request.meta["sent_at"] >= host.silent_at:
            host.silences, host.silent_at = host.silences + 1, request.meta["ended_at"]
        if host.silences >= SILENCES:
            request.meta["dont_retry"] = True
            times = f"{host.silences} times in a row"
            self.give_up(request, exception, times)

    def give_up(self, request: Request, error: BaseException, why: str) -> None:
        """Leave the host of a request alone for what befell it."""
        ending = ending_of_error(error)
        kind = HostSilent if ending.outcome is Outcome.TIME_OUT else HostDown
        self.rest(request, kind(f"left alone for the rest of this run: {ending.reason} ({why})"))

    def is_resting(self, request: Request) -> bool:
        """Whether the host of a request is left alone."""
        return self.hosts[origin(request.url)].resting is not None

    def rest(self, request: Request, why: HostResting, until: datetime | None = None) -> None:
        """Send the host of a request nothing more in this run."""
        address = origin(request.url)
        host = self.hosts[address]
        if host.resting is not None:
            return
        host.resting, host.until = why, until
        logger.info("%s: %s", address, why)
        slot = self.pace.slot(request)
        for waiting, answer in list(slot.queue) if slot else ():
            if origin(waiting.url) == address:
                slot.queue.remove((waiting, answer))  # type: ignore[union-attr]
                answer.errback(_rest(why, waiting, until))

    def _wait(
        self, request: Request, response: Response, stated: timedelta | None
    ) -> Request | Response:
        host = self.hosts[origin(request.url)]
        times = int(request.meta.get("asked_to_wait", 0))
        wait = self.first_wait * 2**times if stated is None else stated
        if times < ASKED_AGAIN and wait <= self.longest:
            host.asked_from = max(host.asked_from, monotonic() + wait.total_seconds())
            again = request.copy()
            again.meta["asked_to_wait"] = times + 1
            again.dont_filter = True
            return again
        until = now() + stated if stated is not None else None
        line = status_line(response.status)
        when = f" until {to_text(until)}" if until else ""
        self.rest(
            request, HostResting(f"left alone{when or ' for the rest of this run'}: {line}"), until
        )
        if until is not None:
            request.meta["not_before"] = until
        raise AskedToWait(f"{line}: the host wants to be left alone{when}")


def origin(url: str) -> str:
    """Scheme, name and port: what a robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _rest(why: HostResting, request: Request, until: datetime | None) -> HostResting:
    if until is not None:
        request.meta["not_before"] = until
    return type(why)(str(why))
