"""The pace, told by how many requests a server has at once: no test looks at a clock."""

import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.settings import Settings
from scrapy.signalmanager import SignalManager
from scrapy.signals import response_downloaded

from crawler.pace import DELAY_MAX, Pace

ASKED = Request("https://ledger.example/news")
PAGES = 4
STAY = 0.05  # seconds that the server takes for an answer


class CrowdedServer(ThreadingHTTPServer):
    """Counts how many requests it has at once."""

    daemon_threads = True

    def __init__(self, robots_txt: bytes, status: int) -> None:
        super().__init__(("127.0.0.1", 0), CountingHandler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.robots_txt = robots_txt
        self.status = status  # of all pages
        self.lock = Lock()
        self.here = self.most = 0
        Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def feed(self) -> bytes:
        items = (f"<item><link>{self.url}/{number}</link></item>" for number in range(PAGES))
        return f'<rss version="2.0"><channel>{"".join(items)}</channel></rss>'.encode()


class CountingHandler(BaseHTTPRequestHandler):
    server: CrowdedServer

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.here += 1
            self.server.most = max(self.server.most, self.server.here)
        time.sleep(STAY)
        with self.server.lock:
            self.server.here -= 1
        known = {"/robots.txt": self.server.robots_txt, "/feed": self.server.feed()}
        self.send_response(200 if self.path in known else self.server.status)
        self.end_headers()
        self.wfile.write(known.get(self.path, b"<p>A sample."))

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def crowd(site, archive):
    """Crawls a server that asks for a pace; how many requests it had at once."""

    def crawl(robots_txt: str = "", status: int = 200, **settings: object) -> int:
        server = CrowdedServer(robots_txt.encode(), status)
        settings = {"DOWNLOAD_DELAY_JITTER": 0} | settings
        archive.crawl(replace(site.source(), url=f"{server.url}/feed"), **settings)
        server.shutdown()
        server.server_close()
        return server.most

    return crawl


def test_our_own_server_is_asked_side_by_side(crowd):
    assert crowd() > 1


@pytest.mark.parametrize(
    "words", ["User-agent: *\nCrawl-delay: 0.4", "User-agent: *\nRequest-rate: 5/2s"]
)
def test_a_delay_that_robots_txt_wants_is_kept(words, crowd):
    assert crowd(words) == 1


def test_a_delay_that_robots_txt_wants_is_kept_where_the_server_is_quick(crowd):
    gentle = {"AUTOTHROTTLE_ENABLED": True, "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_START_DELAY": 0}
    assert crowd("User-agent: *\nCrawl-delay: 0.4", **gentle) == 1


@pytest.fixture
def downloader():
    """What a pace sees of Scrapy's downloader, with one slot."""
    slots = {"ledger.example": Slot(concurrency=1, delay=2.0)}
    key = lambda request: request.url.split("/")[2]  # noqa: E731
    return SimpleNamespace(slots=slots, per_slot_settings={}, get_slot_key=key)


@pytest.fixture
def pace(downloader):
    engine = SimpleNamespace(downloader=downloader)
    settings = Settings({"HOST_DELAYS": {"slow.example": 6.0}})
    return Pace(SimpleNamespace(engine=engine, signals=SignalManager(), settings=settings))


def test_each_not_now_doubles_the_delay_up_to_a_minute(pace, downloader):
    delays = []
    for _ in range(6):
        pace.halve(ASKED)
        delays.append(downloader.slots["ledger.example"].delay)
    assert delays == [4, 8, 16, 32, DELAY_MAX, DELAY_MAX]


def test_a_delay_of_an_hour_is_kept_for_a_minute(pace, downloader):
    pace.slow(ASKED, 3600)
    assert downloader.slots["ledger.example"].delay == DELAY_MAX


def test_a_delay_outlives_what_autothrottle_makes_of_a_quick_answer(pace, downloader):
    pace.slow(ASKED, 10)
    downloader.slots["ledger.example"].delay = 2.0
    pace.crawler.signals.send_catch_log(response_downloaded, request=ASKED, response=None)
    assert downloader.slots["ledger.example"].delay == 10


def test_a_delay_outlives_the_slot_of_an_idle_host(pace, downloader):
    pace.slow(ASKED, 10)
    assert downloader.per_slot_settings == {"ledger.example": {"delay": 10}}


def test_a_host_that_is_known_to_want_it_is_asked_slowly_from_its_first_answer_on(pace, downloader):
    downloader.slots["slow.example"] = Slot(concurrency=1, delay=2.0)
    asked = Request("https://slow.example/search")
    pace.crawler.signals.send_catch_log(response_downloaded, request=asked, response=None)
    assert downloader.slots["slow.example"].delay == 6.0


def test_a_short_delay_makes_nothing_faster(pace, downloader):
    pace.slow(ASKED, 1)
    assert downloader.slots["ledger.example"].delay == 2.0
