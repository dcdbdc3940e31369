"""A local site with many large pages, in a process of its own, for the benchmarks of the crawl.

Pages are 60 to 100 kB and of some 600 elements, as news pages of that size are (the median of the
25 pages of 50 to 110 kB in a public benchmark of extraction: 606): our own invented words between
the scripts, styles, menus and teasers that make up most of such a page. One in four is about
287(g). They go out gzipped to whoever takes that, as from nearly every outlet.
"""

import gzip
import multiprocessing
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WORDS = """
the county board heard a long report on roads and then a short one on the jail where deputies count
beds each night and send the list to a clerk who files it with the state in spring before anyone
asks what it cost and who will pay for it when the grant runs out next year
""".split()  # noqa: SIM905  # words are read as words
HOME, MARK = "http://home.example", "@number@"  # filled in as a page is asked for
SENTENCES = 5  # a paragraph
PARAGRAPHS = 14


def page(number: int) -> str:
    """One page of news, its own number and address left open."""
    draw = random.Random(number)
    topic = "the 287(g) agreement with ICE" if number % 4 == 0 else "the new bridge on Mill Road"
    body = [f"Sheriff Ada Sample of Sample County spoke of {topic} on Monday, number {MARK}."]
    body += [" ".join(sentence(draw) for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)]
    text = "".join(map(paragraph, body))
    return (
        f"<!doctype html><html lang='en'><head><title>Board hears of {MARK}</title>"
        f"<meta property='og:title' content='Board hears of {MARK}'>"
        "<meta property='article:published_time' content='2026-03-02T09:00:00-06:00'>"
        f"<link rel='canonical' href='{HOME}/news/{MARK}'>{styles(draw)}</head><body>{menu()}"
        f"<main><article><h1>Board hears of {MARK}</h1><p class='byline'>By Ann Sample</p>{text}"
        f"</article></main>{teasers(draw)}{scripts(draw)}</body></html>"
    )


def paragraph(words: str) -> str:
    """A paragraph with a link in it, between places for advertisements."""
    first, _, rest = words.partition(" ")
    link = f"<a href='/topics/{first.lower()}'>{first}</a>"
    return f"<p class='body-text'><span>{link} {rest}</span></p><div class='ad-slot'></div>"


def sentence(draw: random.Random) -> str:
    """A dozen or two words that mean nothing."""
    return " ".join(draw.choices(WORDS, k=draw.randint(9, 24))).capitalize() + "."


def menu() -> str:
    """The navigation of a site."""
    rows = "".join(
        f"<li class='nav-row'><a href='/section/{n}'>Section {n}</a></li>" for n in range(60)
    )
    return f"<header><nav><ul>{rows}</ul></nav></header>"


def teasers(draw: random.Random) -> str:
    """Other stories, as many as a page has at its foot and side."""
    cards = (
        f"<div class='card'><div class='card-media'><a href='/news/{draw.randint(0, 9999)}'>"
        f"<img src='/i/{n}.jpg' alt=''></a></div><div class='card-text'><a href='/news/{n}'>"
        f"<h3 class='card-title'>{sentence(draw)}</h3></a>"
        f"<time>March {n % 28 + 1}, 2026</time></div></div>"
        for n in range(50)
    )
    return f"<aside class='related'>{''.join(cards)}</aside><footer>Copyright The Sample</footer>"


def styles(draw: random.Random) -> str:
    """What a page carries for the browser's eyes."""
    rules = (f".c{n}-{draw.randint(0, 9999)}{{margin:0 {n}px;color:#333}}" for n in range(200))
    return f"<style>{''.join(rules)}</style>"


def scripts(draw: random.Random) -> str:
    """State and trackers, up to the size that pages have."""
    entries = (
        f'{{"id":{n},"slug":"{draw.randbytes(24).hex()}"}}' for n in range(draw.randint(500, 1000))
    )
    return f"<script>window.__STATE__=[{','.join(entries)}]</script>"


def feed(first: int, count: int, home: str) -> str:
    """A feed of so many pages."""
    entries = (
        f"<item><title>Board hears of {n}</title><link>{home}/news/{n}</link></item>"
        for n in range(first, first + count)
    )
    return (
        f"<rss version='2.0'><channel><title>The Sample</title>{''.join(entries)}</channel></rss>"
    )


class Handler(BaseHTTPRequestHandler):
    """Answers /feed/FIRST/COUNT and /news/NUMBER; pages are made once."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    made: list[str] = []  # noqa: RUF012  # one server, one table

    def do_GET(self) -> None:
        body = self.make()
        zipped = "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, 1) if zipped else body
        self.send_response(200 if body else 404)
        kind = (
            "application/rss+xml" if self.path.startswith("/feed") else "text/html; charset=utf-8"
        )
        self.send_header("Content-Type", kind)
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def make(self) -> bytes:
        home = f"http://{self.headers['Host']}"
        match self.path.strip("/").split("/"):
            case ["feed", first, count]:
                return feed(int(first), int(count), home).encode()
            case ["news", number]:
                same = self.made[int(number) % len(self.made)]
                return same.replace(HOME, home).replace(MARK, number).encode()
            case _:
                return b""

    def log_message(self, format: str, *args: Any) -> None:
        """Keep no access log."""


def serve(pipe: Any, pages: int) -> None:
    """Serve until the process is ended; tells its port once all pages are made."""
    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)  # all of 127.0.0.0/8
    Handler.made = [page(number) for number in range(pages)]
    pipe.send(server.server_port)
    server.serve_forever()


@contextmanager
def newsroom(pages: int) -> Iterator[str]:
    """The address of the site while it runs."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(theirs, pages), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.kill()
        process.join()


if __name__ == "__main__":
    sizes = [len(page(number)) for number in range(200)]
    sys.stdout.write(f"{min(sizes)} to {max(sizes)} bytes\n")
