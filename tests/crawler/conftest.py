"""Loopback servers that behave as told, and a crawl in a process of its own."""

import json
import multiprocessing
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from archive.records import Source
from crawler.crawl import Plan, crawl

HASTE = {
    "ALLOW_LOOPBACK": True,
    "DOWNLOAD_TIMEOUT": 0.5,  # seconds; the rest is gentle with strangers only
    "RETRY_TIMES": 1,
}


def pytest_addoption(parser):
    parser.addoption(
        "--accept", action="store_true", help="rewrite expected.json from today's output"
    )


@pytest.fixture
def accept(request) -> Callable[[Path, Any], None]:
    """Compare with a golden file, or write it under --accept."""

    def compare(path: Path, value: Any) -> None:
        found = json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, default=str) + "\n"
        if request.config.getoption("--accept"):
            path.write_text(found, encoding="utf-8")
        assert found == path.read_text(encoding="utf-8")

    return compare


@dataclass
class Answer:
    """What an address gives. With an etag it answers 304 to whoever holds it."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    wait: float = 0  # seconds


class Site:
    """A site on loopback. What was asked stands in `asked`, path and headers."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def serve(self, path: str, body: bytes | str = b"", **how: Any) -> None:
        """Give this body at a path; `how` is a status, headers, an etag, a wait."""
        self.answers[path] = Answer(body, **how)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def source(self, path: str = "/feed", kind: str = "feed", id: str = "sample") -> Source:
        """A registry entry that starts at a path of this site."""
        return Source(
            id=id,
            name="A sample",
            kind=kind,
            url=self.url + path,
            home_state="NE",
            language="en",
            rights="copyrighted",
        )

    def publish(self, *names: str, **how: Any) -> None:
        """A feed at /feed, and a relevant page for each name in it."""
        self.list(*(f"{self.url}/{name}" for name in names), **how)
        for name in names:
            self.tell(name, f"Sheriff {name.title()} signed a 287(g) agreement with ICE.", **how)

    def list(self, *links: str, **how: Any) -> None:
        """A feed at /feed."""
        items = "".join(f"<item><title>One</title><link>{link}</link></item>" for link in links)
        feed = f'<rss version="2.0"><channel><title>A sample</title>{items}</channel></rss>'
        self.serve("/feed", feed, **how)

    def tell(self, name: str, text: str, **how: Any) -> None:
        """A page with so many words that an extractor takes it for news."""
        more = "The board will hear the public on it next month, its chair said on Monday. " * 3
        page = (
            f"<html lang='en'><head><title>Story of {name}</title></head><body>"
            f"<article><h1>Story of {name}</h1><p>{text}</p><p>{more}</p><p>{more}</p></article>"
            "</body></html>"
        )
        self.serve(f"/{name}", page, **how)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answer = site.answers.get(self.path, Answer(status=404))
            time.sleep(answer.wait)
            unchanged = answer.etag and self.headers.get("If-None-Match") == answer.etag
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(304 if unchanged else answer.status)
            for name, value in ({"Content-Type": "text/html"} | answer.headers).items():
                self.send_header(name, value)
            if answer.etag:
                self.send_header("ETag", answer.etag)
            self.send_header("Content-Length", "0" if unchanged else str(len(body)))
            self.end_headers()
            if not unchanged:
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def new_site() -> Iterator[Callable[[], Site]]:
    """Opens sites, and closes them at the end."""
    sites: list[Site] = []

    def open_site() -> Site:
        sites.append(Site())
        return sites[-1]

    yield open_site
    for site in sites:
        site.close()


@pytest.fixture
def site(new_site) -> Site:
    return new_site()


@pytest.fixture(scope="session")
def processes():
    """Children that begin with the crawler imported: Twisted's reactor starts once in a process."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["crawler.crawl", "crawler.spiders.feed"])
    return context


@dataclass
class Archive:
    """The archive that a crawl fills, and questions to it."""

    path: Path
    processes: Any

    def crawl(self, *sources: Source, channel: str | None = None, **settings: Any) -> None:
        """Visit the sources, in haste."""
        child = self._begin(sources, Plan(channel=channel, settings=HASTE | settings))
        child.join(60)
        assert child.exitcode == 0

    def probe(self, *sources: Source) -> None:
        """Ask whether the sources answer."""
        child = self._begin(sources, Plan(is_probe=True, settings=HASTE))
        child.join(30)
        assert child.exitcode == 0

    def kill_when(self, condition: Callable[[], bool], *sources: Source, **settings: Any) -> None:
        """Begin to visit the sources, and kill the crawl without warning."""
        child = self._begin(sources, Plan(settings=HASTE | settings))
        while child.is_alive() and not condition():
            time.sleep(0.02)
        child.kill()
        child.join()

    def pass_days(self, days: int) -> None:
        """Let the archive believe that its addresses wait so much longer already."""
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(
                """
                update addresses
                set due_at = strftime('%Y-%m-%dT%H:%M:%SZ', due_at, ?)
                where due_at is not null
                """,
                [f"-{days} days"],
            )

    def _begin(self, sources: tuple[Source, ...], plan: Plan) -> Any:
        child = self.processes.Process(target=crawl, args=(self.path, sources, plan))
        child.start()
        return child

    def rows(self, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(query, parameters).fetchall()
        finally:
            connection.close()

    def outcomes(self) -> dict[str, str]:
        """The outcome of each source's last run."""
        return dict(self.rows("select source, outcome from runs order by id"))


@pytest.fixture
def new_archive(tmp_path, processes) -> Callable[[str], Archive]:
    """Archives by the name of their file."""
    return lambda name: Archive(tmp_path / name, processes)


@pytest.fixture
def archive(new_archive) -> Archive:
    return new_archive("archive.db")
