import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit
from urllib.request import urlopen

import feedparser
import pytest
from bs4 import BeautifulSoup

from demo.newsroom import Newsroom

FEEDS = {  # and what feedparser calls their format
    "keystone-dispatch": "atom10",
    "mesquite-sentinel": "rss10",
    "prairie-ledger": "rss20",
}


@cache
def soup(url: str) -> BeautifulSoup:
    with urlopen(url) as answer:
        return BeautifulSoup(
            answer.read(), "html.parser", from_encoding=answer.headers.get_content_charset()
        )


def plain(text: str) -> str:
    return " ".join(text.split())


def test_there_are_enough_pages_and_enough_of_them_relevant(newsroom):
    documents = newsroom.documents()
    assert len(documents) >= 80
    assert sum(document.relevant for document in documents) >= 60


def test_no_address_is_given_twice(newsroom):
    assert max(Counter(document.url for document in newsroom.documents()).values()) == 1


def test_every_document_answers_with_its_title_and_its_whole_text(newsroom):
    for document in newsroom.documents():
        page = plain(soup(document.url).get_text())
        heading = soup(document.url).h1
        assert heading is not None
        assert plain(heading.get_text()) == document.title
        for paragraph in document.text.split("\n\n"):
            assert all(plain(line) in page for line in paragraph.splitlines()), document.url


def test_every_page_is_marked_as_a_sample_outside_its_text(newsroom):
    for document in newsroom.documents():
        page = soup(document.url).get_text(" ")
        assert "Sample page: invented people, invented events." in plain(page)
        assert "Sample page" not in document.text


def test_every_menu_link_leads_somewhere(newsroom):
    starts = [f"http://{urlsplit(url).netloc}/" for url in newsroom.urls.values()]
    for start in starts:
        for link in soup(start).select("a[href^='/']"):
            with urlopen(start + link["href"].lstrip("/")) as answer:
                assert answer.status == 200


def test_the_cp1252_site_says_so_and_keeps_its_quotation_marks(newsroom):
    chief = next(d for d in newsroom.documents() if "sinton" in d.title.lower())
    with urlopen(chief.url) as answer:
        assert answer.headers.get_content_charset() == "windows-1252"
        assert "“I have eleven officers" in answer.read().decode("windows-1252")


def test_entities_are_written_as_entities(newsroom):
    written = [document for document in newsroom.documents() if document.writes_entities]
    assert written
    for document in written:
        with urlopen(document.url) as answer:
            assert b"287&#40;g&#41; task force model" in answer.read()


@pytest.mark.parametrize("site", FEEDS)
def test_a_feed_parses_and_names_every_document(newsroom, site):
    feed = feedparser.parse(newsroom.urls[site])
    assert not feed.bozo
    assert feed.version == FEEDS[site]
    expected = [d.moved_from or d.path for d in newsroom.documents() if d.site == site]
    assert [path_of(entry.link) for entry in feed.entries] == expected


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query and "utm_" not in parts.query else "")


def test_the_json_feed_names_every_document_and_one_that_robots_forbids(newsroom):
    with urlopen(newsroom.urls["courthouse-letter"]) as answer:
        feed = json.load(answer)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    allowed = {d.url for d in newsroom.documents() if d.site == "courthouse-letter"}
    assert {entry["url"] for entry in feed["items"]} == allowed | set(newsroom.forbidden())


def listing_pages(newsroom: Newsroom) -> Iterator[BeautifulSoup]:
    url: str | None = newsroom.urls["ice-sample"]
    while url:
        page = soup(url)
        yield page
        arrow = page.find("span", class_="usa-pagination__link-text", string=" Next ")
        url = newsroom.urls["ice-sample"] + arrow.parent["href"] if arrow else None


def test_the_listing_has_25_rows_a_page_and_every_release_once(newsroom):
    rows = [
        page.select(".views-row .news-wrapper .news-title a") for page in listing_pages(newsroom)
    ]
    releases = [d for d in newsroom.documents() if d.site == "ice-sample" and not d.is_history]
    assert [len(some) for some in rows] == [25, len(releases) - 25]
    assert [a["href"] for some in rows for a in some] == [d.path for d in releases]


def test_the_listing_has_side_rows_that_are_no_releases(newsroom):
    page = next(listing_pages(newsroom))
    assert any(row.select_one(".news-wrapper") is None for row in page.select(".views-row"))


def test_one_release_is_listed_under_the_day_of_its_update(newsroom):
    restamped = [
        d for d in newsroom.documents() if d.site == "ice-sample" and d.listed_on != d.published_at
    ]
    assert len(restamped) == 1


def test_a_release_has_the_marks_that_a_spider_reads(newsroom):
    for document in (d for d in newsroom.documents() if d.site == "ice-sample"):
        page = soup(document.url)
        town, _, state = document.place.rpartition(", ")
        assert page.select_one(".nr-head .nr-meta span.locality").get_text() == town
        assert page.select_one(f".nr-head .nr-meta span.{state}").get_text() == f", {state}"
        stated = page.select_one("meta[property='article:published_time']")["content"]
        assert stated == document.published_at.isoformat()


def test_every_release_has_the_programme_in_header_and_footer_and_a_standing_blurb(newsroom):
    for document in (d for d in newsroom.documents() if d.site == "ice-sample"):
        page = soup(document.url)
        assert "287(g)" in page.header.get_text()
        assert "287(g)" in page.footer.get_text()
        blurbs = [len(field.get_text()) for field in page.select(".field--name-body")]
        assert max(blurbs) > 800


def test_a_relevant_document_names_the_programme_and_no_other_does(newsroom):
    spelling = re.compile(r"287 ?-?\(?[gG]\)?")  # "287(g)", "287 (g)", "287g", "287-g", "287-G"
    for document in newsroom.documents():
        names_it = spelling.search(document.text) is not None
        assert names_it == document.relevant or re.search("flour|boiler", document.text), (
            document.url
        )


@pytest.mark.parametrize(
    "spelling", ["287(g)", "287 (g)", "287g", "287-g", "287-G", "Section 287(g)", "programa 287(g)"]
)
def test_the_programme_is_spelled_in_many_ways(newsroom, spelling):
    assert any(spelling in document.text for document in newsroom.documents() if document.relevant)


def test_one_wire_story_runs_in_two_papers(newsroom):
    wire = [d for d in newsroom.documents() if "(HNS)" in d.text]
    first, again = sorted(wire, key=lambda d: d.published_at)
    assert first.site != again.site
    assert again.text.startswith(first.text)
    assert (first.byline, again.byline) == ("Ellis Nakagawa", None)


def test_the_dates_spread_over_the_programmes_two_years(newsroom):
    months = {f"{d.published_at:%Y-%m}" for d in newsroom.documents() if not d.is_history}
    assert min(months) == "2025-02"
    assert max(months) == "2026-11"
    assert len(months) > 15


def test_opinion_is_marked_and_in_more_than_one_form(newsroom):
    sections = {d.section for d in newsroom.documents() if d.is_opinion}
    assert sections == {"Opinion", "Letters to the Editor"}
