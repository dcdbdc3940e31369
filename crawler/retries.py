"""Waiting longer before each time that a failed request is asked again."""

import asyncio
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.outcomes import is_robots_txt


class BackOff:
    """Downloader middleware beside Scrapy's retries, which would ask again at once."""

    def __init__(self, wait: float) -> None:
        self.wait = wait  # seconds before the first retry; twice as many before each next

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getfloat("RETRY_WAIT"))

    async def process_request(self, request: Request) -> None:
        """Hold a retry back; anything else goes on. A robots.txt is asked for once."""
        request.meta.setdefault("dont_retry", is_robots_txt(request))
        retries = int(request.meta.get("retry_times", 0))
        if retries:
            await asyncio.sleep(self.wait * 2 ** (retries - 1))
