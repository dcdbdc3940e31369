import os
from datetime import date
from pathlib import Path

import pytest

from archive.visits import Link
from crawler.errors import PageChanged
from crawler.spiders.dhs import DhsSpider, parse_listing, parse_release

URL = "https://www.dhs.gov/news-releases/press-releases"
ROW = (
    '<li class="usa-collection__item"><a href="{0}" title="Sample" alt="Aug 7 2026">'
    '<span class="field-content"><time datetime="{1}"><span>Aug 7</span></time>'
    "<h3>Sample</h3></span></a></li>"
)
BLURB = '<div class="field field--name-body"><p>A standing blurb, the longest of all.</p></div>'
TEASER = '<aside><div class="field--name-body">Another release: 287(g).</div></aside>'
DATE = (
    '<div class="news-release-date-block"><strong>Release Date: </strong>'
    '<span class="news-release-date-value">July 14, 2025</span></div>'
)
BODY = (
    '<article lang="en"><div><div class="clearfix field field--name-body field__item">'
    "<p>One &ldquo;sample&rdquo; county signed 287&#40;g&#41;.</p><p>A second one did not.</p>"
    "</div></div></article>"
)
H1 = "<h1> Sample  County Signs </h1>"


def page(*rows: str) -> str:
    return f"<html><nav><a href='/news/2026/01/01/menu'>Menu</a></nav><ul>{''.join(rows)}</ul>"


def listed(*rows: str, url: str = URL):
    return parse_listing(page(*rows), url=url)


@pytest.mark.parametrize(
    ("href", "datetime", "found"),
    [
        ("/news/2026/08/07/slug", "2026-08-07", ("/news/2026/08/07/slug", date(2026, 8, 7))),
        ("/news/2026/08/07/slug", "", ("/news/2026/08/07/slug", date(2026, 8, 7))),
        ("https://dhs.gov/news/2026/08/07/a#b", "x", ("/news/2026/08/07/a", date(2026, 8, 7))),
        (
            "/archive/news/2025/01/16/slug",
            "2025-01-16",
            ("/archive/news/2025/01/16/slug", date(2025, 1, 16)),
        ),
        ("/news/2026/02/31/slug", "2026-03-01", ("/news/2026/02/31/slug", date(2026, 3, 1))),
        ("https://elsewhere.example/news/2026/08/07/slug", "2026-08-07", None),
        ("/news-releases/press-releases", "2026-08-07", None),
        ("/news/", "", None),
        ("http://[bad/news/2026/08/07/slug", "", None),
    ],
)
def test_a_row_gives_a_dated_release_of_the_site_or_nothing(href, datetime, found):
    links = listed(ROW.format(href, datetime), ROW.format("/news/2020/01/02/other", "")).links
    facts = [(link.url.split("dhs.gov")[1], link.published_at) for link in links]
    assert facts == [*([found] if found else []), ("/news/2020/01/02/other", date(2020, 1, 2))]


def test_a_release_is_named_once():
    row = ROW.format("/news/2026/08/07/slug", "")
    assert len(listed(row, row).links) == 1


@pytest.mark.parametrize(
    ("url", "further"),
    [
        (URL, f"{URL}?page=1"),
        (f"{URL}?page=7", f"{URL}?page=8"),
        (
            "https://www.dhs.gov/archive/news?field_news_type_target_id=436&page=2",
            "https://www.dhs.gov/archive/news?field_news_type_target_id=436&page=3",
        ),
    ],
)
def test_the_listing_goes_on_at_the_next_number(url, further):
    assert listed(ROW.format("/news/2026/08/07/slug", ""), url=url).pages == (further,)


def test_a_further_page_without_rows_is_behind_the_last():
    assert listed(url=f"{URL}?page=90").pages == ()


def test_a_further_page_whose_releases_stand_in_no_row_is_a_changed_page():
    with pytest.raises(PageChanged, match="usa-collection__item"):
        listed('<div><a href="/news/2026/08/07/slug">A sample</a></div>', url=f"{URL}?page=1")


@pytest.mark.parametrize("url", [URL, f"{URL}?page=0"])
def test_a_first_page_without_rows_is_a_changed_page(url):
    with pytest.raises(PageChanged, match="usa-collection__item"):
        listed(url=url)


def release(*parts: str, url: str = "https://www.dhs.gov/news/2025/07/14/sample"):
    return parse_release(f"<html lang='en'><body>{''.join(parts)}</body></html>", url=url)


@pytest.mark.parametrize(
    "parts",
    [
        (H1, DATE, BODY),
        (BLURB, H1, DATE, BODY, TEASER),
        (H1, BLURB, DATE, BODY, TEASER),
        ("<header><h1>Homeland Security</h1></header>", H1, DATE, BODY, BLURB, "<h1>Topics</h1>"),
        (H1, BODY, BLURB),  # no date block: the address has the day
    ],
)
def test_a_release_is_the_body_behind_its_date(parts):
    found = release(*parts)
    assert found.title == "Sample County Signs"
    assert found.text == "One “sample” county signed 287(g).\n\nA second one did not."
    assert (found.published_at, found.kind, found.language) == (
        date(2025, 7, 14),
        "press-release",
        "en",
    )


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((DATE, BODY), "no h1"),
        ((H1, DATE), "no .field--name-body"),
        ((BLURB, H1, DATE), "no .field--name-body"),
        ((H1, DATE, BLURB.replace("A standing blurb, the longest of all.", " ")), "nothing stands"),
        (("<h1> </h1>", DATE, BODY), "nothing stands in h1"),
        ((), "no h1"),
    ],
)
def test_a_release_without_title_or_text_is_a_changed_page(parts, words):
    with pytest.raises(PageChanged, match=words):
        release(*parts)


def test_the_listing_s_date_counts_where_the_release_has_none(new_spider, answer):
    url = "https://www.dhs.gov/news/sample"
    link = Link(url=url, published_at=date(2026, 8, 7))
    spider = new_spider(DhsSpider)
    found = spider.parse_document(answer(H1 + BODY, url=url), link, spider.source)
    assert found.published_at == date(2026, 8, 7)


@pytest.fixture
def real_pages() -> Path:
    corpora = os.environ.get("ARCHIVE_CORPORA")
    if corpora is None:
        pytest.skip("ARCHIVE_CORPORA is not set: fragments of DHS's pages are read from there")
    return Path(corpora) / "ice-pages"


def test_the_real_listing_s_rows_are_read(real_pages):
    found = parse_listing((real_pages / "dhs_press_listing.html").read_text(), url=URL)
    assert [link.published_at for link in found.links] == [date(2026, 8, 7), date(2025, 1, 16)]


def test_the_real_release_is_read(real_pages):
    html = (real_pages / "dhs_release_detail.html").read_text()
    found = parse_release(html, url="https://www.dhs.gov/news/sample")
    assert (found.published_at, len(found.title.split()), len(found.text.split())) == (
        date(2025, 7, 14),
        4,
        18,
    )
