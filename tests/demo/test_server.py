import gzip
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest

from demo.answers import target

SITES = (  # those whose answers stand in tables
    "courthouse-letter",
    "delta-post",
    "dhs-sample",
    "ice-sample",
    "keystone-dispatch",
    "linden-council",
    "mesquite-sentinel",
    "mountain-signal",
    "prairie-ledger",
)


def ask(
    url: str, headers: Mapping[str, str] | None = None, *, method: str = "GET"
) -> tuple[HTTPResponse, bytes]:
    """The answer to one request, redirects not followed."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request(method, f"{parts.path}?{parts.query}", headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def near(url: str, path: str) -> str:
    """Another address of the same site."""
    return f"http://{urlsplit(url).netloc}{path}"


@pytest.fixture(params=SITES)
def start(request, newsroom) -> str:
    """Where a crawler begins with each site."""
    return newsroom.urls[request.param]


def test_the_start_answers(start):
    assert ask(start)[0].status == 200


@pytest.mark.parametrize(
    "validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")]
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_the_asker_holds_is_not_sent_again(start, validator, encoding):
    given, condition = validator
    first, _ = ask(start, {"Accept-Encoding": encoding})
    again, body = ask(start, {"Accept-Encoding": encoding, condition: first.headers[given]})
    assert (again.status, body) == (304, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"another"'},
        {"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
        # a tag counts more than a date
        {"If-None-Match": '"another"', "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ],
)
def test_what_the_asker_lacks_is_sent(start, headers):
    assert ask(start, headers)[0].status == 200


def test_a_list_of_weak_tags_is_understood(start):
    tag = ask(start)[0].headers["ETag"]
    assert ask(start, {"If-None-Match": f'"other", W/{tag}'})[0].status == 304


def test_gzip_is_sent_when_it_is_asked_for(start):
    plain = ask(start)[1]
    answer, body = ask(start, {"Accept-Encoding": "br, gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == plain


@pytest.mark.parametrize(
    "accepted", [{}, {"Accept-Encoding": "br"}, {"Accept-Encoding": "gzip;q=0"}]
)
def test_gzip_is_not_sent_to_those_who_do_not_take_it(start, accepted):
    answer, _ = ask(
        start, accepted | {"Accept-Encoding": accepted.get("Accept-Encoding", "identity")}
    )
    assert answer.headers["Content-Encoding"] is None


def test_head_gives_the_head_alone(start):
    answer, body = ask(start, method="HEAD")
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) == len(ask(start)[1])
    assert body == b""


def test_an_unknown_address_is_a_404_with_a_page(start):
    answer, body = ask(near(start, "/nothing-here"))
    assert answer.status == 404
    assert answer.headers.get_content_type() == "text/html"
    assert b"Sample page" in body


def test_robots_allows_every_document_and_no_forbidden_one(newsroom):
    for outlet in newsroom.registered:
        robots = RobotFileParser()
        robots.parse(ask(near(newsroom.urls[outlet.id], "/robots.txt"))[1].decode().splitlines())
        for document in newsroom.documents():
            if document.site == outlet.id:
                assert robots.can_fetch("archive", document.url), document.url
        if outlet.id == "courthouse-letter":
            assert not robots.can_fetch("archive", newsroom.forbidden()[0])


def test_a_moved_document_leads_to_its_new_address(newsroom):
    moved = [document for document in newsroom.documents() if document.moved_from]
    assert len(moved) == 1
    answer, _ = ask(near(moved[0].url, moved[0].moved_from))
    assert (answer.status, answer.headers["Location"]) == (301, moved[0].url)


def test_nothing_is_kept_between_requests(start):
    first, again = ask(start), ask(start)
    assert first[1] == again[1]
    assert first[0].headers["Set-Cookie"] is None
    assert first[0].headers["ETag"] == again[0].headers["ETag"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/story?id=4107", "/story?id=4107"),
        ("/story?id=4107&utm_source=feed#top", "/story?id=4107"),
        ("/2025/a/?utm_source=atom", "/2025/a/"),
        ("/newsroom?", "/newsroom"),
    ],
)
def test_parameters_that_count_visitors_change_nothing(asked, meant):
    assert target(asked) == meant
