import json
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from archive.records import Outcome
from crawler.errors import CrawlError, NotAFeed, PageChanged, Walled
from crawler.spiders.wordpress import WordpressSpider, parse_posts, searches

PAGE = "https://ledger.example/wp-json/wp/v2/posts?search=287g&per_page=100&page={}"


def post(name: str, **more: object) -> dict[str, object]:
    return {"date_gmt": "2026-03-02T15:00:00", "link": f"https://ledger.example/{name}/"} | more


def read(value: object, *, page: int = 1, total: str | None = "1"):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return parse_posts(body, url=PAGE.format(page), total=total)


def urls(value: object) -> list[str]:
    return [link.url for link in read(value).links]


@pytest.mark.parametrize(
    "home",
    [
        "https://ledger.example",
        "https://ledger.example/",
        "https://ledger.example/wp-json",
        "https://ledger.example/wp-json/wp/v2/posts",
    ],
)
def test_three_spellings_are_searched_for(home):
    found = [urlsplit(url) for url in searches(home, after=None)]
    assert {part.netloc + part.path for part in found} == {"ledger.example/wp-json/wp/v2/posts"}
    asked = [parse_qs(part.query) for part in found]
    assert [query["search"] for query in asked] == [["287(g)"], ["287 (g)"], ["287g"]]
    assert {(*query["per_page"], *query["page"], *query["orderby"]) for query in asked} == {
        ("100", "1", "date")
    }


def test_a_home_in_a_folder_keeps_it():
    (url, *_) = searches("https://ledger.example/news/", after=None)
    assert url.startswith("https://ledger.example/news/wp-json/wp/v2/posts?")


def test_a_daily_visit_asks_for_what_is_new_and_history_for_all(new_spider):
    daily = [*new_spider(WordpressSpider).first_listings()]
    history = [*new_spider(WordpressSpider, is_history=True).first_listings()]
    assert all("after=" in url for url in daily)
    assert not any("after=" in url for url in history)


def test_the_api_s_own_home_comes_before_the_outlet_s_address(new_spider):
    spider = new_spider(WordpressSpider, wordpress="https://cms.ledger.example")
    assert all(url.startswith("https://cms.ledger.example/") for url in spider.first_listings())


def test_after_is_a_moment():
    (url, *_) = searches("https://ledger.example", after=date(2026, 9, 25))
    assert parse_qs(urlsplit(url).query)["after"] == ["2026-09-25T00:00:00"]


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2026-03-02T15:00:00", datetime(2026, 3, 2, 15, tzinfo=UTC)),  # UTC, though it has no zone
        ("2026-03-02T15:00:00Z", datetime(2026, 3, 2, 15, tzinfo=UTC)),
        ("0000-00-00T00:00:00", None),
        ("", None),
        (None, None),
        (20260302, None),
    ],
)
def test_the_date_is_utc(stated, published):
    (link,) = read([post("a", date_gmt=stated)]).links
    assert link.published_at == published


@pytest.mark.parametrize(
    "posts",
    [
        [post("a")],
        [post("a"), post("a")],
        [post("a", title={"rendered": "Sheriff&#8217;s 287(g) &amp; jail"})],
        [post("a", link="/a/")],
        [post("a", link="https://ledger.example/a/?utm_source=api")],
        [post("a"), post("b", link="javascript:void(0)"), post("c", link=None), post("d", link=7)],
        [post("a"), None, 7, "text", []],
        {"0": post("a")},  # PHP, after a filter took a post out
    ],
)
def test_each_post_with_a_web_address_is_named_once(posts):
    assert urls(posts) == ["https://ledger.example/a/"]


def test_a_post_may_lead_to_another_host():
    assert urls([post("a", link="https://reposted.example/a")]) == ["https://reposted.example/a"]


def test_a_byte_order_mark_costs_nothing():
    assert urls(b"\xef\xbb\xbf" + json.dumps([post("a")]).encode()) == ["https://ledger.example/a/"]


def test_a_spelling_that_nobody_used_is_no_failure():
    assert read([], total="0").links == ()


@pytest.mark.parametrize(
    ("page", "total", "length", "goes_on"),
    [
        (1, "3", 100, True),
        (2, "3", 100, True),
        (3, "3", 100, False),
        (1, " 2 ", 7, True),
        (1, None, 100, True),  # a CDN took the header away: a full page goes on
        (1, None, 50, True),  # a host that gives fewer than asked for
        (1, None, 99, False),
        (2, None, 0, False),
        (1, "many", 100, True),
        (1, "9" * 400, 100, True),
        (1, "0", 100, True),  # which the page itself belies
        (3, "2", 100, True),
        (3, "2", 99, False),
        (5, "9", 0, False),
    ],
)
def test_the_results_go_on_to_the_last_page(page, total, length, goes_on):
    found = read([post(str(number)) for number in range(length)], page=page, total=total)
    assert found.pages == ((PAGE.replace("&page={}", f"&page={page + 1}"),) if goes_on else ())


def refusal(code: str, status: int) -> dict[str, object]:
    return {"code": code, "message": "Sample message.", "data": {"status": status}}


def test_a_page_behind_the_last_is_no_failure(new_spider, answer):
    past = refusal("rest_post_invalid_page_number", 400)
    assert new_spider(WordpressSpider).is_end(answer(json.dumps(past), status=400))
    assert read(past).links == ()  # by some caches with status 200


def test_what_a_refusal_says_steers_no_terminal():
    told = {"code": "rest_no", "message": "Sample\x1b[2J \x07 message\x9b.\r\nNo."}
    with pytest.raises(CrawlError, match=r"rest_no: Sample\[2J message\. No\.$"):
        read(told)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, json.dumps(refusal("rest_invalid_param", 400))),
        (400, "<html>Bad request</html>"),
        (401, json.dumps(refusal("rest_not_logged_in", 401))),
        (403, "<html>Forbidden</html>"),
        (404, json.dumps(refusal("rest_no_route", 404))),
    ],
)
def test_any_other_refusal_is_one(new_spider, answer, status, body):
    assert not new_spider(WordpressSpider).is_end(answer(body, status=status))


@pytest.mark.parametrize(
    ("value", "error", "outcome", "words"),
    [
        (b"<!DOCTYPE html><title>Ledger</title>", NotAFeed, Outcome.NOT_A_FEED, "DOCTYPE"),
        (b"Notice: undefined index in functions.php", NotAFeed, Outcome.NOT_A_FEED, "Notice"),
        (b"[" * 100_000, NotAFeed, Outcome.NOT_A_FEED, r"\[\["),
        ({"posts": []}, NotAFeed, Outcome.NOT_A_FEED, "no list of posts"),
        ({}, NotAFeed, Outcome.NOT_A_FEED, "no list of posts"),
        (None, NotAFeed, Outcome.NOT_A_FEED, "no list of posts"),
        (["a", 7], NotAFeed, Outcome.NOT_A_FEED, "no list of posts"),
        ([{"id": 1}], PageChanged, Outcome.PAGE_CHANGED, "none of the 1 posts"),
        (refusal("rest_forbidden", 401), Walled, Outcome.BLOCKED, "rest_forbidden: Sample"),
        (refusal("rest_no_route", 404), CrawlError, Outcome.FAILED, "rest_no_route"),
        ({"code": None}, CrawlError, Outcome.FAILED, "refuses"),
    ],
)
def test_what_is_no_list_of_posts_is_named(value, error, outcome, words):
    with pytest.raises(error, match=words) as raised:
        read(value)
    assert raised.value.outcome is outcome
