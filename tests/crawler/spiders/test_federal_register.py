import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from archive.visits import Link
from crawler.errors import Empty, NotAFeed, PageChanged
from crawler.spiders.federal_register import FederalRegisterSpider, parse_results, search

API = "https://www.federalregister.gov/api/v1/documents.json"
PAGE = f"{API}?per_page=1000&page={{}}"


def result(number: str, **more: object) -> dict[str, object]:
    return {
        "document_number": number,
        "type": "Notice",
        "title": "Sample notice on training of officers",
        "abstract": None,
        "publication_date": "2026-03-02",
        "agencies": [{"name": "Sample Department"}],
        "html_url": f"https://www.federalregister.gov/documents/2026/03/02/{number}/sample",
        "pdf_url": f"https://www.govinfo.gov/content/pkg/{number}.pdf",
    } | more


def results(*found: object, **more: object) -> dict[str, object]:
    return {"count": len(found), "total_pages": 1, "results": list(found)} | more


def read(value: object, page: int = 1):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return parse_results(body, url=PAGE.format(page))


def test_the_term_is_searched_for_newest_first():
    asked = parse_qs(urlsplit(search(API, term='"287(g)"')).query)
    assert asked == {
        "conditions[term]": ['"287(g)"'],
        "per_page": ["1000"],
        "order": ["newest"],
        "page": ["1"],
    }


def test_an_address_with_a_query_is_asked_as_it_stands(new_spider):
    url = f"{API}?conditions%5Bagencies%5D=sample"
    assert [*new_spider(FederalRegisterSpider, url=url).first_listings()] == [url]


def test_a_document_has_the_day_of_its_issue_and_its_type():
    (link,) = read(results(result("2026-1"))).links
    assert link == Link(
        url="https://www.federalregister.gov/documents/2026/03/02/2026-1/sample",
        published_at=date(2026, 3, 2),
        topic="Notice",
    )


@pytest.mark.parametrize(
    ("more", "page", "pages"),
    [
        ({"next_page_url": f"{API}?format=json&page=2"}, 1, (f"{API}?format=json&page=2",)),
        ({"total_pages": 2}, 1, (PAGE.format(2),)),
        ({"total_pages": 2}, 2, ()),
        ({"total_pages": "2"}, 1, ()),
        ({"total_pages": 2, "next_page_url": "https://elsewhere.example/"}, 1, (PAGE.format(2),)),
        ({"next_page_url": None}, 1, ()),
    ],
)
def test_the_results_go_on_to_the_last_page(more, page, pages):
    assert read(results(result("2026-1"), **more), page).pages == pages


def test_a_result_without_an_address_costs_that_one():
    found = read(results(result("1", html_url=None), result("2"), 7, result("3", html_url=[1])))
    assert len(found.links) == 1


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (b"<html><title>Request Access</title></html>", NotAFeed),
        ({"errors": {"per_page": "is too large"}}, NotAFeed),
        ([], NotAFeed),
        ({"count": 0}, Empty),  # without results the list is left out
        (results(), Empty),
        (results(result("1", html_url="")), PageChanged),
    ],
)
def test_what_gives_no_document_is_named(value, error):
    with pytest.raises(error, match=r"federalregister\.gov"):
        read(value)


def test_the_day_of_the_issue_wins_over_the_page_s(new_spider, answer):
    text = "Sample words of a notice, which go on for a while so that they are taken for text. " * 9
    page = (
        "<html lang='en'><head><title>Sample notice</title><meta property='article:published_time' "
        f"content='2026-02-27'></head><body><article><h1>Sample notice</h1><p>{text}</p></article>"
    )
    url = "https://www.federalregister.gov/documents/2026/03/02/1/sample"
    link = Link(url=url, published_at=date(2026, 3, 2), topic="Notice")
    spider = new_spider(FederalRegisterSpider)
    found = spider.parse_document(answer(page, url=url), link, spider.source)
    assert (found.published_at, found.topic) == (date(2026, 3, 2), "Notice")
