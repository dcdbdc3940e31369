import gzip
import re
from datetime import UTC, date, datetime

import pytest

from archive.times import now
from crawler.errors import Empty, NotAFeed
from crawler.spiders.news_sitemap import NewsSitemapSpider, parse_news_sitemap

URL = "https://ledger.example/news-sitemap.xml"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)
STORY = (
    "<url><loc>https://ledger.example/{0}</loc><news:news><news:publication><news:name>The Sample "
    "Ledger</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>{1}</news:publication_date><news:title>Board &amp; sheriff</news:title>"
    "</news:news></url>"
)
SINCE = date(2026, 11, 21)


def read(body: str | bytes, path: str = "", since: date = SINCE):
    data = body.encode() if isinstance(body, str) else body
    return parse_news_sitemap(data, url=URL, path=re.compile(path), since=since)


def news(*names: str, published: str = "2026-11-23T08:00:00Z") -> str:
    stories = "".join(STORY.format(name, published) for name in names)
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset {SPACES}>{stories}</urlset>"


def index(**sitemaps: str) -> str:
    ones = "".join(
        f"<sitemap><loc>/{name}.xml.gz</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>"
        for name, day in sitemaps.items()
    )
    return f"<sitemapindex>{ones}</sitemapindex>"


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2026-11-23T08:00:00-05:00", datetime(2026, 11, 23, 13, tzinfo=UTC)),
        ("2026-11-23T08:00:00.000Z", datetime(2026, 11, 23, 8, tzinfo=UTC)),
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-11-23T08:00:00", date(2026, 11, 23)),  # no zone: no moment
        ("", None),
    ],
)
def test_the_date_of_publication_is_a_hint(stated, published):
    (link,) = read(news("a", published=stated)).links
    assert (link.url, link.published_at) == ("https://ledger.example/a", published)


def test_a_gzipped_one_is_read():
    assert len(read(gzip.compress(news("a", "b").encode())).links) == 2


def test_only_addresses_on_the_path_are_documents():
    found = read(news("sports/a", "local/b"), path="/local/")
    assert [link.url for link in found.links] == ["https://ledger.example/local/b"]


def test_the_day_that_a_sitemap_changed_is_no_date_of_publication():
    body = "<urlset><url><loc>/a</loc><lastmod>2026-11-23</lastmod></url></urlset>"
    assert read(body).links[0].published_at is None


@pytest.mark.parametrize(
    ("sitemaps", "names"),
    [
        ({"a": "2026-11-24", "b": "2026-11-21T09:00:00Z", "c": "2026-11-20"}, ["a", "b"]),
        ({"a": "", "b": "2019-01-01"}, ["a"]),  # what has no date may have changed
        ({"a": "2019-01-01", "b": "2019-01-02", "c": "2018-01-01"}, ["b"]),  # dates never kept up
    ],
)
def test_of_an_index_the_sitemaps_that_changed_of_late_are_read(sitemaps, names):
    pages = read(index(**sitemaps)).pages
    assert pages == tuple(f"https://ledger.example/{name}.xml.gz" for name in names)


@pytest.mark.parametrize(
    ("body", "error"),
    [("<html><title>Ledger</title></html>", NotAFeed), (f"<urlset {SPACES}></urlset>", Empty)],
)
def test_what_gives_no_address_is_named(body, error):
    with pytest.raises(error):
        read(body)


def test_the_spider_reads_today_s_sitemap_of_an_index(new_spider, answer):
    body = index(today=now().date().isoformat(), past="2019-01-01")
    found = new_spider(NewsSitemapSpider).parse_listing(answer(body))
    assert found.pages == ("https://ledger.example/today.xml.gz",)
