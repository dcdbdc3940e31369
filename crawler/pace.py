"""How often a host is asked: never more often than it wants, whatever its speed."""

from scrapy import Request, signals
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Response

DELAY_MAX = 60.0  # seconds between requests to one host; whoever wants more gets no more


class Pace:
    """The least seconds between requests to each host of a crawl.

    Scrapy's AutoThrottle looks at a host's speed alone, and forgets a host that was idle.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        # seconds, by the name of a download slot
        self.least: dict[str, float] = dict(crawler.settings.getdict("HOST_DELAYS"))
        crawler.signals.connect(self._keep, signals.response_downloaded)  # after AutoThrottle

    def slow(self, request: Request, seconds: float) -> None:
        """Ask the host of a request no more often than that."""
        key = self._downloader.get_slot_key(request)
        least = min(max(seconds, self.least.get(key, 0)), DELAY_MAX)
        self.least[key] = least
        slots = self._downloader.per_slot_settings
        slots[key] = slots.get(key, {}) | {"delay": max(least, slots.get(key, {}).get("delay", 0))}
        self._hold(key)

    def halve(self, request: Request) -> None:
        """Ask the host of a request half as often as until now."""
        slot = self.slot(request)
        if slot is not None:
            self.slow(request, 2 * slot.delay)

    def slot(self, request: Request) -> Slot | None:
        """Where the requests to a host wait for their turn."""
        return self._downloader.slots.get(self._downloader.get_slot_key(request))

    def _keep(self, response: Response, request: Request) -> None:
        self._hold(self._downloader.get_slot_key(request))

    def _hold(self, key: str) -> None:
        slot = self._downloader.slots.get(key)
        if slot is not None:
            slot.delay = max(slot.delay, self.least.get(key, 0))

    @property
    def _downloader(self) -> Downloader:
        assert self.crawler.engine is not None  # there is one while anything is asked
        return self.crawler.engine.downloader
