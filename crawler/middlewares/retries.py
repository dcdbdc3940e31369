"""Asking again what failed: each time later than before, and not where it is of no use."""

import asyncio

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

RETRIES_OF_ERRORS = 1  # a host that does not answer, or loses the connection, is asked once more


class Retries(RetryMiddleware):
    """Scrapy's retries, which would ask again at once.

    An answer such as 502 is retried RETRY_TIMES; the network's own failures once, so that a page
    of a host that hangs costs two time-outs; names that nobody knows never (RETRY_EXCEPTIONS). The
    next run asks once more: the frontier keeps what failed.
    """

    async def process_request(self, request: Request) -> None:
        """Hold a retry back; anything else goes on."""
        retries = int(request.meta.get("retry_times", 0))
        if retries:
            wait = self.crawler.settings.getfloat("RETRY_WAIT")
            await asyncio.sleep(wait * 2 ** (retries - 1))

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> Request | Response | None:
        """Ask again after the network failed, unless that was done."""
        if int(request.meta.get("retry_times", 0)) >= RETRIES_OF_ERRORS:
            return None
        return super().process_exception(request, exception)
