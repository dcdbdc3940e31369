"""The sitemap kind; how sitemaps are written stands in tests/crawler/test_sitemaps.py."""

import re
from datetime import date

import pytest
from scrapy import Request

from crawler.errors import CrawlError, Empty, PageChanged
from crawler.spiders.sitemap import SitemapSpider, parse_numbered, parse_sitemap

ICE = "https://www.ice.gov/sitemap.xml?page={}"
RELEASES = re.compile(r"^https://www\.ice\.gov/news/releases/[^/?#]+$")
ANY = re.compile("")


def sitemap(*paths: str, changed: str = "") -> bytes:
    ones = (f"<url><loc>{path}</loc><lastmod>{changed}</lastmod></url>" for path in paths)
    return f"<urlset>{''.join(ones)}</urlset>".encode()


def index(*paths: str, changed: str = "") -> bytes:
    ones = (f"<sitemap><loc>{path}</loc><lastmod>{changed}</lastmod></sitemap>" for path in paths)
    return f"<sitemapindex>{''.join(ones)}</sitemapindex>".encode()


def paths(listing) -> list[str]:
    return [link.url.removeprefix("https://www.ice.gov") for link in listing.links]


def test_only_addresses_on_the_path_are_documents():
    body = sitemap(
        "/news/releases/one",
        "/news/releases",
        "/news/releases/two?page=1",
        "/es/news/releases/tres",
        "/news/releases/one",
        "https://elsewhere.example/news/releases/four",
    )
    found = parse_sitemap(body, url=ICE.format(1), path=RELEASES)
    assert paths(found) == ["/news/releases/one"]


def test_an_index_leads_on():
    found = parse_sitemap(index("/1.xml", "/2.xml", "/1.xml"), url=ICE.format(1), path=ANY)
    assert found.pages == ("https://www.ice.gov/1.xml", "https://www.ice.gov/2.xml")


@pytest.mark.parametrize(
    ("changed", "count"), [("2025-01-19", 0), ("2025-01-20", 1), ("2026-03-02", 1), ("", 1)]
)
def test_what_did_not_change_since_is_left_out(changed, count):
    since = date(2025, 1, 20)
    documents = parse_sitemap(sitemap("/a", changed=changed), url=ICE, path=ANY, since=since)
    sitemaps = parse_sitemap(index("/a", changed=changed), url=ICE, path=ANY, since=since)
    assert (len(documents.links), len(sitemaps.pages)) == (count, count)


def numbered(body: bytes, number: int):
    return parse_numbered(body, url=ICE.format(number), pages="page", path=RELEASES)


def test_a_numbered_sitemap_goes_on_though_a_page_names_no_document():
    found = numbered(sitemap("/about"), 7)
    assert (paths(found), found.pages) == ([], (ICE.format(8),))


def test_the_page_without_an_address_is_behind_the_last():
    found = numbered(sitemap(), 8)
    assert (found.links, found.pages) == ((), ())


def test_a_first_page_without_an_address_is_empty():
    with pytest.raises(Empty):
        numbered(sitemap(), 1)


def test_an_address_without_a_number_is_the_first_page():
    found = parse_numbered(
        sitemap("/a"), url="https://www.ice.gov/sitemap.xml?x=1", pages="page", path=ANY
    )
    assert found.pages == ("https://www.ice.gov/sitemap.xml?x=1&page=2",)


@pytest.mark.parametrize(
    ("number", "status", "pages", "is_end"),
    [
        (9, 404, "page", True),  # Drupal's answer behind the last page
        (1, 404, "page", False),
        (9, 403, "page", False),
        (9, 500, "page", False),
        (9, 404, None, False),
    ],
)
def test_a_404_ends_a_numbered_sitemap_alone(new_spider, answer, number, status, pages, is_end):
    spider = new_spider(SitemapSpider, options={"pages": pages} if pages else {})
    assert spider.is_end(answer(url=ICE.format(number), status=status)) == is_end


def test_history_begins_at_the_sitemap_of_the_source(new_spider):
    fields = {"url": "https://www.ice.gov/newsroom", "sitemap": ICE.format(1)}
    assert [*new_spider(SitemapSpider, is_history=True, **fields).first_listings()] == [
        ICE.format(1)
    ]
    assert [*new_spider(SitemapSpider, **fields).first_listings()] == [fields["url"]]


def test_a_sitemap_of_which_no_address_is_on_the_path_is_named(new_spider, answer):
    spider = new_spider(SitemapSpider, url=ICE.format(1), options={"path": "/releases/"})
    with pytest.raises(PageChanged, match="/releases/"):
        spider.parse_listing(answer(sitemap("/about"), url=ICE.format(1)))


def test_below_an_index_a_sitemap_may_have_no_address_on_the_path(new_spider, answer):
    spider = new_spider(SitemapSpider, url=ICE.format(1), options={"path": "/releases/"})
    named = answer(sitemap("/about"), url="https://www.ice.gov/about.xml")
    named.request = Request(named.url, meta={"address": named.url})
    assert spider.parse_listing(named).links == ()


@pytest.mark.parametrize(
    ("option", "value"), [("path", "(releases"), ("since", "last year"), ("since", "2025-13-01")]
)
def test_an_option_that_cannot_be_used_is_named(new_spider, answer, option, value):
    spider = new_spider(SitemapSpider, options={option: value})
    with pytest.raises(CrawlError, match=rf"\[sample\.options\] {option} = "):
        spider.parse_listing(answer(sitemap("/a")))
