import re
from datetime import UTC, date, datetime

import pytest

from archive.visits import Link
from crawler.errors import CrawlError, PageChanged
from crawler.spiders.listing import ListingSpider, parse_listing

URL = "https://council.example/news/"
ROW = '<li class="row"><h3><a href="{0}">Sample</a></h3><p class="when">{1}</p></li>'
MENU = '<nav><a href="/about">About</a></nav>'


def page(*rows: str) -> str:
    return f"<html><body>{MENU}<ul>{''.join(rows)}</ul></body></html>"


def read(html: str, path: str = "", **selectors: str):
    return parse_listing(html, url=URL, selectors=selectors, path=re.compile(path))


def urls(html: str, **how: str) -> list[str]:
    return [link.url for link in read(html, **how).links]


@pytest.mark.parametrize(
    "selectors",
    [
        {"link": "h3 a"},
        {"link": "h3"},  # what holds the anchor
        {"link": "h3 a", "row": "li.row"},
        {"link": "a", "row": ".row"},
        {"link": "a", "path": "^/news/"},
    ],
)
def test_the_selectors_find_the_documents(selectors):
    html = page(ROW.format("/news/a", ""), ROW.format("b", ""))
    assert urls(html, **selectors) == [
        "https://council.example/news/a",
        "https://council.example/news/b",
    ]


def test_an_element_within_an_anchor_leads_where_that_leads():
    assert urls('<a href="/a"><h3>Sample</h3></a>', link="h3") == ["https://council.example/a"]


@pytest.mark.parametrize(
    ("path", "names"),
    [("^https://council.example/news/", ["a"]), (r"\?id=\d+$", ["?id=7"]), ("", ["a", "?id=7"])],
)
def test_a_path_chooses_among_the_addresses(path, names):
    html = page(ROW.format("/news/a", ""), ROW.format("/view?id=7", ""))
    assert [re.sub(r".*(/|view)", "", url) for url in urls(html, path=path, link="h3 a")] == names


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Posted: March 2, 2026 - 9:14 a.m.", date(2026, 3, 2)),
        ("Mar. 2, 2026 | Council", date(2026, 3, 2)),
        ("3/2/2026", date(2026, 3, 2)),
        ("2026-03-02 09:00", date(2026, 3, 2)),
        ("<time datetime='2026-03-02T09:00:00-06:00'>Monday</time>", None),
        ("Monday", None),
        ("March 32, 2026", None),
        ("", None),
    ],
)
def test_a_row_s_date_is_read_from_its_words(printed, published):
    html = page(ROW.format("/a", printed))
    (link,) = read(html, row=".row", link="a", date=".when").links
    assert link.published_at == published


def test_a_date_for_machines_comes_before_words():
    html = page(ROW.format("/a", "<time datetime='2026-03-02T09:00:00-06:00'>May 1, 2020</time>"))
    (link,) = read(html, row=".row", link="a", date="time").links
    assert link.published_at == datetime(2026, 3, 2, 15, tzinfo=UTC)


def test_an_address_may_have_the_day():
    (link,) = read(page(ROW.format("/2026/03/02/a", "")), link="h3 a").links
    assert link.published_at == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("more", "pages"),
    [
        ('<a class="next" href="?page=2">Next</a>', ("https://council.example/news/?page=2",)),
        ('<li class="next"><a href="/p2">Next</a></li>', ("https://council.example/p2",)),
        ('<a class="next" href="javascript:more()">Next</a>', ()),
        ('<a class="next">Next</a>', ()),
        ("", ()),
    ],
)
def test_the_listing_goes_on_where_its_next_leads(more, pages):
    assert read(page(ROW.format("/a", ""), more), link="h3 a", next=".next").pages == pages


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (page(), "0 rows, 0 elements for link = 'a', 0 addresses"),
        (page('<li class="row">None</li>'), "1 rows, 0 elements"),
        (page('<li class="row"><a href="#x">A</a></li>'), "1 addresses, none has '/news/a'"),
        (page('<li class="row"><a>A</a></li>'), "1 elements for link = 'a', 0 addresses"),
    ],
)
def test_a_listing_that_names_nothing_tells_how_far_its_selectors_led(html, words):
    with pytest.raises(PageChanged, match=re.escape(words)):
        read(html, path="/news/a", row=".row", link="a")


@pytest.mark.parametrize("name", ["link", "row", "next"])
def test_a_selector_that_is_none_is_named(new_spider, answer, name):
    spider = new_spider(ListingSpider, options={"link": "a"} | {name: "li["})
    with pytest.raises(CrawlError, match=rf"{name} = 'li\['"):
        spider.parse_listing(answer(page(ROW.format("/a", ""))))


TEXT = (
    "The sample council will hear the public on 287(g) next month, its chair said on Monday. " * 4
)
DOCUMENT = (
    "<html lang='en'><head><title>Sample Council</title></head><body><h1>Welcome</h1>"
    f"<article><h2>Council hears</h2><div class='story'><p>First.</p><p>{TEXT}</p></div>"
    f"<p>{TEXT}</p></article></body></html>"
)
LINK = Link(url="https://council.example/news/a", published_at=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("options", "title", "text"),
    [
        ({"body": ".story", "title": "h2"}, "Council hears", f"First.\n\n{TEXT.strip()}"),
        ({"body": ".story"}, "Welcome", f"First.\n\n{TEXT.strip()}"),
        ({"body": ".story p:first-child", "title": "h2"}, "Council hears", "First."),
        ({"title": "article h2"}, "Council hears", None),
    ],
)
def test_a_document_is_read_where_the_registry_says(new_spider, answer, options, title, text):
    spider = new_spider(ListingSpider, options={"link": "a"} | options)
    found = spider.parse_document(answer(DOCUMENT, url=LINK.url), LINK, spider.source)
    assert (found.title, found.published_at, found.language) == (title, date(2026, 3, 2), "en")
    assert text is None or found.text == text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"body": ".none"}, "body = '.none'"),
        ({"body": ".story", "title": ".none"}, "title = '.none'"),
        ({"title": ".none"}, "title = '.none'"),
        ({"body": "]"}, "no CSS selector"),
    ],
)
def test_a_document_without_what_is_sought_is_named(new_spider, answer, options, words):
    spider = new_spider(ListingSpider, options={"link": "a"} | options)
    with pytest.raises(CrawlError, match=re.escape(words)):
        spider.parse_document(answer(DOCUMENT, url=LINK.url), LINK, spider.source)
