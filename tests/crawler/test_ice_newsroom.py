"""ICE's newsroom over loopback: the pager, the purge, and fragments of the real pages."""

import os
from pathlib import Path

import pytest

from crawler.errors import PageChanged
from crawler.spiders.ice_newsroom import parse_listing, parse_release

MENU = '<nav><a href="/287g">Section 287(g)</a></nav>'
ROW = (
    '<div class="views-row"><div class="news-wrapper"><div class="news-title">'
    '<a href="/news/releases/{0}">{0}</a></div><div class="news-tags">'
    '<div class="news-date">August 7, 2026</div>'
    '<div class="news-tag"><span class="news-dash">|</span>Detention</div></div></div></div>'
)
NEXT = '<a href="?page={}"><span class="usa-pagination__link-text"> Next </span></a>'
RELEASE = (
    '<div class="nr-meta">August 5, 2026</div><div class="nr-title"><h1>{}</h1></div>'
    '<div class="nr-body"><p>{}</p></div>'
)


def page(body: str) -> str:
    return f"<!DOCTYPE html><html lang='en'><body>{MENU}{body}</body></html>"


def publish(site, *pages: list[str]) -> None:
    """A listing of these pages, and a relevant release for each name."""
    for number, names in enumerate(pages):
        path = f"/newsroom?page={number}" if number else "/newsroom"
        more = NEXT.format(number + 1) if number + 1 < len(pages) else ""
        site.serve(path, page("".join(map(ROW.format, names)) + more))
        for name in names:
            text = f"A county joined the 287(g) program of ICE: {name}."
            site.serve(f"/news/releases/{name}", page(RELEASE.format(name, text)))


def test_all_pages_are_read_at_first_and_then_only_as_far_as_there_is_news(site, archive):
    source = site.source("/newsroom", "ice-newsroom")
    publish(site, ["e", "d"], ["c", "b"], ["a"])
    archive.crawl(source)
    assert archive.rows("select count(*) from documents") == [(5,)]
    publish(site, ["f", "e"], ["d", "c"], ["b", "a"])
    site.asked.clear()
    archive.crawl(source)
    assert archive.rows("select count(*) from documents") == [(6,)]
    assert [path for path in site.paths() if "newsroom" in path] == [
        "/newsroom",
        "/newsroom?page=1",
    ]


def test_after_a_run_that_was_killed_no_page_is_skipped(site, archive):
    source = site.source("/newsroom", "ice-newsroom")
    publish(site, ["d", "c"], ["b", "a"])
    site.answers["/newsroom?page=1"].wait = 5
    archive.kill_when(lambda: "/newsroom?page=1" in site.paths(), source)
    site.answers["/newsroom?page=1"].wait = 0
    archive.crawl(source)
    assert archive.rows("select count(*), count(distinct url) from documents") == [(4, 4)]


def test_the_release_s_own_date_wins_and_the_listing_gives_the_topic(site, archive):
    publish(site, ["a"])
    archive.crawl(site.source("/newsroom", "ice-newsroom"))
    archive.crawl(site.source("/newsroom", "ice-newsroom"))  # asked for alone, without its row
    facts = archive.rows("select published_at, topic, kind from documents")
    assert facts == [("2026-08-05", "Detention", "press-release")]


def test_a_page_whose_menu_alone_names_the_programme_is_not_relevant(site, archive):
    publish(site, ["a"])
    site.serve("/news/releases/a", page(RELEASE.format("Fraud", "ICE found a fraud.")))
    archive.crawl(site.source("/newsroom", "ice-newsroom"))
    assert archive.rows("select new, irrelevant from runs") == [(0, 1)]


def test_a_listing_whose_pager_never_ends_is_left_where_it_repeats_itself(site, archive):
    publish(site, ["b", "a"], ["b", "a"], ["c"])
    archive.crawl(site.source("/newsroom", "ice-newsroom"))
    assert "/newsroom?page=2" not in site.paths()
    assert archive.rows("select outcome, new from runs") == [("ok", 2)]


def test_a_listing_with_more_pages_than_a_run_reads_is_named(site, archive):
    publish(site, ["c"], ["b"], ["a"])
    archive.crawl(site.source("/newsroom", "ice-newsroom"), LISTING_PAGES_MAX=2)
    assert "/newsroom?page=2" not in site.paths()
    ((outcome, message, new),) = archive.rows("select outcome, message, new from runs")
    assert (outcome, new) == ("too-large", 2)
    assert message == (
        f"sample: the listing goes on at {site.url}/newsroom?page=2 after 2 pages, "
        "LISTING_PAGES_MAX"
    )


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("/news/releases/b", ["a", "b"]),
        ("https://ice.gov/news/releases/b#top", ["a", "b"]),
        ("https://elsewhere.example/news/releases/b", ["a"]),
        ("http://[bad/news/releases/b", ["a"]),
        ("javascript:void(0)", ["a"]),
        ("", ["a"]),
    ],
)
def test_a_row_leads_to_the_listing_s_own_host_or_nowhere(href, found):
    rows = ROW.format("a") + ROW.format("b").replace("/news/releases/b", href)
    listing = parse_listing(page(rows), url="https://www.ice.gov/newsroom")
    assert [link.url.rpartition("/")[2] for link in listing.links] == found


def test_a_next_page_on_another_host_is_none():
    listing = page(ROW.format("a") + NEXT.format(1).replace("?page", "https://elsewhere.example/"))
    assert parse_listing(listing, url="https://www.ice.gov/newsroom").next is None


def test_a_wall_with_status_200_is_blocked(site, archive):
    site.serve("/newsroom", page("<h1>Access Denied</h1>"))
    archive.crawl(site.source("/newsroom", "ice-newsroom"))
    assert archive.outcomes() == {"sample": "blocked"}


@pytest.mark.parametrize(
    "body", ["", '<div class="nr-title"><h1>A</h1></div>', RELEASE.format("A", "")]
)
def test_a_release_without_title_or_text_is_a_changed_page(body):
    with pytest.raises(PageChanged, match=r"the release https://www\.ice\.gov/news/releases/a"):
        parse_release(page(body), url="https://www.ice.gov/news/releases/a")


@pytest.fixture
def ice_pages() -> Path:
    corpora = os.environ.get("ARCHIVE_CORPORA")
    if corpora is None:
        pytest.skip("ARCHIVE_CORPORA is not set: fragments of ICE's pages are read from there")
    return Path(corpora) / "ice-pages"


def test_the_real_listing_s_rows_are_read(ice_pages):
    listing = parse_listing(
        (ice_pages / "ice_newsroom_listing.html").read_text(), url="https://www.ice.gov/newsroom"
    )
    facts = [(link.published_at.isoformat(), link.topic) for link in listing.links]
    assert facts == [
        ("2026-08-07", "Enforcement and Removal"),
        ("2026-08-06", "Homeland Security Investigations"),
    ]


def test_real_pages_over_loopback_are_irrelevant_as_287g_stands_in_their_menus_alone(
    site, archive, ice_pages
):
    serve_real_pages(site, ice_pages, named=())
    archive.crawl(site.source("/newsroom", "ice-newsroom"))
    assert archive.rows("select new, irrelevant, outcome from runs") == [(0, 2, "ok")]


def test_a_real_page_that_names_the_programme_becomes_a_document_without_the_blurb(
    site, archive, ice_pages
):
    serve_real_pages(site, ice_pages, named=REAL_NAMES[:1])
    archive.crawl(site.source("/newsroom", "ice-newsroom"))
    ((url, title, place, published, topic, paragraphs),) = archive.rows(
        "select url, title, place, published_at, topic, text from documents"
    )
    assert url.endswith(REAL_NAMES[0])
    assert len(title.split()) == 5
    assert (place, published) == ("Galveston, TX", "2022-08-26")
    assert topic == "Enforcement and Removal"
    assert paragraphs.startswith("A 287(g) line.\n\nGALVESTON")
    assert len(paragraphs.split("\n\n")) == 2
    assert archive.rows("select irrelevant from runs") == [(1,)]


REAL_NAMES = ("ice-operation-nets-arrests", "hsi-fraud-scheme")


def serve_real_pages(site, ice_pages: Path, named: tuple[str, ...]) -> None:
    """The fragments of ICE's pages, wrapped; `named` are releases whose body names 287(g)."""
    site.serve("/newsroom", page((ice_pages / "ice_newsroom_listing.html").read_text()))
    release = page((ice_pages / "ice_release_detail.html").read_text())
    mark = '<div class="nr-body">'
    for name in REAL_NAMES:
        line = "<p>A 287(g) line.</p>" if name in named else ""
        site.serve(f"/news/releases/{name}", release.replace(mark, mark + line))
