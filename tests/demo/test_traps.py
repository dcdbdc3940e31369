"""The sites that misbehave do so, each in its way."""

import gzip
import socket
from http.client import HTTPConnection, HTTPResponse, IncompleteRead
from itertools import islice
from urllib.error import HTTPError
from urllib.parse import parse_qs, urljoin, urlsplit
from urllib.request import urlopen

import feedparser
import pytest
from bs4 import BeautifulSoup

from archive.records import BARRED, FAILURES, Outcome

MOST = 1_000_000  # bytes read of what never ends


def ask(url: str, headers: dict[str, str] | None = None) -> tuple[HTTPResponse, bytes]:
    """The answer to one request, redirects not followed, or the first of what never ends."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}", headers=headers or {})
        answer = connection.getresponse()
        return answer, read_most(answer)
    finally:
        connection.close()


def read_most(answer: HTTPResponse) -> bytes:
    length = answer.headers["Content-Length"]
    return answer.read() if length and int(length) < MOST else answer.read(MOST)


def start_of(traps, site: str) -> str:
    """Where a visit to a site begins: WordPress is asked at its API."""
    is_wordpress = site.startswith("wordpress")
    return traps.urls[site] + ("wp-json/wp/v2/posts?search=287g" if is_wordpress else "")


def page(url: str) -> BeautifulSoup:
    with urlopen(url) as answer:
        return BeautifulSoup(answer.read(), "html.parser")


def test_every_way_of_failing_is_expected_of_a_site(traps):
    expected = set(traps.expectations().values())
    documents = {document.outcome for document in traps.documents()}
    assert expected | documents >= {*FAILURES, *BARRED, Outcome.GONE, Outcome.BUDGET_SPENT}


def test_every_expectation_is_an_outcome(traps):
    assert set(traps.expectations().values()) <= {*Outcome}
    assert {document.outcome for document in traps.documents()} <= {*Outcome}


@pytest.mark.parametrize(
    ("site", "status", "retry_after"),
    [
        ("says-403", 403, None),
        ("says-404", 404, None),
        ("says-410", 410, None),
        ("says-429-for-an-hour", 429, "3600"),
        ("says-503", 503, None),
        ("wall-with-200", 200, None),
        ("gdelt-in-plain-text", 200, None),
        ("wordpress-closed", 401, None),
        ("wordpress-without-api", 404, None),
        ("wordpress-behind-html", 200, None),
        ("redirects-in-a-circle", 302, None),
    ],
)
def test_a_site_refuses_each_time(traps, site, status, retry_after):
    for _ in range(2):
        answer, _ = ask(start_of(traps, site))
        assert (answer.status, answer.headers["Retry-After"]) == (status, retry_after)


@pytest.mark.parametrize("site", ["says-429-for-a-second", "says-503-once"])
def test_a_site_recovers_when_it_is_asked_again(traps, site):
    statuses = [ask(traps.urls[site])[0].status for _ in range(4)]
    assert statuses[1::2] == [200, 200]
    assert {429: "1", 503: None}[statuses[0]] == ask(traps.urls[site])[0].headers["Retry-After"]


@pytest.mark.parametrize(
    ("site", "status", "words"),
    [
        ("robots-forbids-all", 200, b"Disallow: /\n"),
        ("robots-fails", 500, b"Internal Server Error"),
        ("robots-delays", 200, b"Crawl-delay: 0.2"),
    ],
)
def test_robots_txt_is_what_the_site_is_named_for(traps, site, status, words):
    answer, body = ask(urljoin(traps.urls[site], "/robots.txt"))
    assert answer.status == status
    assert words in body


def test_what_is_forbidden_stands_in_a_feed_all_the_same(traps):
    entries = [
        feedparser.parse(ask(traps.urls[site])[1]).entries[0].link
        for site in ("robots-fails", "robots-forbids-all")
    ]
    assert sorted(entries) == sorted(traps.forbidden())


@pytest.mark.parametrize(
    ("site", "location"),
    [
        ("redirects-to-a-private-network", "http://10.0.0.1/feed.xml"),
        ("redirects-to-link-local", "http://169.254.169.254/latest/meta-data/"),
        ("redirects-to-a-file", "file:///etc/passwd"),
    ],
)
def test_a_redirect_leads_where_nobody_should_go(traps, site, location):
    assert ask(traps.urls[site])[0].headers["Location"] == location


@pytest.mark.parametrize(
    ("site", "entries", "links"), [("empty-feed", 0, 0), ("feed-without-links", 2, 0)]
)
def test_a_feed_lacks_what_it_should_have(traps, site, entries, links):
    feed = feedparser.parse(ask(traps.urls[site])[1])
    assert not feed.bozo
    assert len(feed.entries) == entries
    assert sum("link" in entry for entry in feed.entries) == links


def test_a_hanging_site_sends_nothing(traps):
    parts = urlsplit(traps.urls["hangs"])
    with socket.create_connection((parts.hostname, parts.port), timeout=0.2) as visitor:
        visitor.sendall(f"GET {parts.path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        with pytest.raises(TimeoutError):
            visitor.recv(1)


def test_a_dripping_site_sends_its_head_and_then_a_byte_at_a_time(traps):
    with urlopen(traps.urls["drips"], timeout=10) as answer:
        assert answer.status == 200
        assert answer.read1() == b"<"


@pytest.mark.parametrize(
    ("site", "length"), [("pours-as-stated", "2000000000"), ("pours-unstated", None)]
)
def test_a_pouring_site_sends_more_than_anybody_takes(traps, site, length):
    answer, some = ask(traps.urls[site])
    assert answer.headers["Content-Length"] == length
    assert len(some) == MOST


@pytest.mark.parametrize("site", ["bomb-in-encoding", "bomb-in-file"])
def test_a_bomb_is_small_and_unpacks_to_much(traps, site):
    answer, body = ask(traps.urls[site])
    assert (answer.headers["Content-Encoding"] == "gzip") == (site == "bomb-in-encoding")
    assert len(body) == int(answer.headers["Content-Length"]) < MOST
    assert len(gzip.decompress(body)) > 60_000_000


def test_a_torn_answer_is_shorter_than_it_states(traps):
    with pytest.raises(IncompleteRead):
        ask(traps.urls["breaks-off"])


def months(url: str):
    while True:
        month = page(url)
        yield month
        url = urljoin(url, month.select_one("a.next")["href"])


def test_the_calendar_has_a_new_event_each_month_for_ever(traps):
    start = traps.urls["calendar"]
    links = [one.select_one("ul.rows a")["href"] for one in islice(months(start), 15)]
    assert links[:3] == [
        f"/events/{month}/board-meeting" for month in ("2026-11", "2026-12", "2027-01")
    ]
    assert len(set(links)) == 15
    assert page(urljoin(start, links[14])).h1.get_text() == "The library board meets, January 2028"


def test_the_pager_repeats_its_rows_for_ever(traps):
    pages = list(islice(months(traps.urls["endless-pager"]), 6))
    rows = [[link["href"] for link in one.select("ul.rows a")] for one in pages]
    assert rows[0]
    assert rows == [rows[0]] * 6


def test_session_ids_are_new_each_time_and_the_documents_the_same(traps):
    first, again = (
        [entry.link for entry in feedparser.parse(ask(traps.urls["session-ids"])[1]).entries]
        for _ in range(2)
    )
    assert not set(first) & set(again)
    sessions = {parse_qs(urlsplit(link).query)["PHPSESSID"][0] for link in first}
    assert [len(session) for session in sessions] == [26]
    canonical = [page(link).select_one("link[rel=canonical]")["href"] for link in first]
    assert set(canonical) == {d.url for d in traps.documents() if d.site == "session-ids"}


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("empty", 200, b""),
        ("binary", 200, bytes(range(256))),
        ("noise", 200, bytes(range(256))),
        ("missing", 404, b"Page not found"),
        ("gone", 410, b"410 Gone"),
        ("wall", 200, b"Just a moment..."),
        ("encoding", 200, b"Sample page \x96 \x93so\x94"),
        ("pours", 200, b"<rss"),
        ("loop", 302, b""),
        ("private", 302, b""),
    ],
)
def test_a_page_is_broken_as_it_states(traps, fault, status, words):
    broken = next(one for one in traps.documents() if one.fault == fault)
    answer, body = ask(broken.url)
    assert answer.status == status
    assert words in body
    assert body or not words


def test_a_broken_page_stands_in_a_good_feed(traps):
    links = {entry.link for entry in feedparser.parse(ask(traps.urls["broken-pages"])[1]).entries}
    assert links == {d.url for d in traps.documents() if d.site == "broken-pages"}


def test_an_unknown_address_of_a_trap_is_a_404(traps):
    with pytest.raises(HTTPError, match="404"):
        urlopen(urljoin(traps.urls["says-403"], "/nothing-here"))
