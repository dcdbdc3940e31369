import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.errors import NotAFeed, PageChanged
from crawler.spiders.gdelt import GdeltSpider, Slice, ask, parse_articles

API = "https://api.gdeltproject.org/api/v2/doc/doc"
START = datetime(2026, 3, 1, tzinfo=UTC)


def article(name: str) -> dict[str, str]:
    return {
        "url": f"https://ledger.example/{name}",
        "title": "Sample title",
        "seendate": "20260302T150000Z",
        "domain": "ledger.example",
        "language": "English",
        "sourcecountry": "United States",
    }


def address(length: timedelta = timedelta(days=1)) -> str:
    return ask(API, query='"287(g)"', span=Slice(start=START, end=START + length))


def read(value: object, url: str | None = None):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return parse_articles(body, url=url or address())


def asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_a_slice_of_time_is_asked_for():
    assert asked(address()) == {
        "query": '"287(g)"',
        "mode": "artlist",
        "format": "json",
        "maxrecords": "250",
        "startdatetime": "20260301000000",
        "enddatetime": "20260302000000",
        "sort": "datedesc",
    }


def test_a_visit_asks_for_the_last_three_days(new_spider):
    (url,) = new_spider(GdeltSpider, url=API).first_listings()
    start, end = (
        datetime.strptime(asked(url)[name], "%Y%m%d%H%M%S")
        for name in ("startdatetime", "enddatetime")
    )
    assert (end - start, asked(url)["query"]) == (timedelta(days=3), '"287(g)" sourcecountry:US')


def test_an_outlet_may_be_found_by_another_query(new_spider):
    (url,) = new_spider(GdeltSpider, url=API, options={"query": "sheriff"}).first_listings()
    assert asked(url)["query"] == "sheriff"


def test_the_addresses_carry_no_date_for_gdelt_tells_when_it_saw_them():
    (link,) = read({"articles": [article("a"), article("a")]}).links
    assert (link.url, link.published_at) == ("https://ledger.example/a", None)


@pytest.mark.parametrize("answer", [{}, {"articles": []}])
def test_a_slice_in_which_nothing_was_seen_is_no_failure(answer):
    assert read(answer).links == ()


def full(count: int = 250) -> dict[str, object]:
    return {"articles": [article(str(number)) for number in range(count)]}


def test_a_full_answer_is_asked_for_again_in_halves():
    found = read(full())
    slices = [(asked(page)["startdatetime"], asked(page)["enddatetime"]) for page in found.pages]
    assert slices == [("20260301120000", "20260302000000"), ("20260301000000", "20260301120000")]
    assert {asked(page)["query"] for page in found.pages} == {'"287(g)"'}
    assert len(found.links) == 250


@pytest.mark.parametrize(
    ("count", "minutes", "pages"), [(249, 1440, 0), (250, 16, 2), (250, 15, 0), (250, 0, 0)]
)
def test_halving_ends_with_a_quarter_of_an_hour(count, minutes, pages):
    assert len(read(full(count), address(timedelta(minutes=minutes))).pages) == pages


@pytest.mark.parametrize(
    ("count", "minutes", "is_lost"), [(250, 15, True), (250, 16, False), (249, 15, False)]
)
def test_what_lies_beyond_a_full_slice_that_is_not_halved_is_told(count, minutes, is_lost):
    lack = read(full(count), address(timedelta(minutes=minutes))).lack
    assert ("beyond 250 is lost" in (lack or "")) == is_lost


@pytest.mark.parametrize(
    ("title", "count"),
    [(rb"Sheriff\'s office", 1), (rb"\"Sheriff\" \\ \u2019 \/", 1), (rb"\u20", 1), (b"a\nb", 1)],
)
def test_escapes_that_json_forbids_cost_nothing(title, count):
    body = b'{"articles": [{"url": "https://ledger.example/a", "title": "%s"}]}' % title
    assert len(read(body).links) == count


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [
        (b"Your query was too short or too long.\n", NotAFeed, "Your query was too short"),
        (b"Please limit requests to one every 5 seconds", NotAFeed, "one every 5 seconds"),
        (b"<html>Error</html>", NotAFeed, "<html>"),
        ({"articles": None}, NotAFeed, "no articles"),
        ([article("a")], NotAFeed, "no articles"),
        ({"timeline": []}, NotAFeed, "no articles"),
        (
            {"articles": [{"url": ""}, {"url": "ftp://ledger.example"}]},
            PageChanged,
            "none of the 2",
        ),
    ],
)
def test_an_error_with_status_200_is_named(value, error, words):
    with pytest.raises(error, match=words):
        read(value)


def test_a_full_answer_to_an_address_without_a_slice_is_named():
    with pytest.raises(PageChanged, match="no slice of time"):
        read(full(), f"{API}?query=sheriff")
