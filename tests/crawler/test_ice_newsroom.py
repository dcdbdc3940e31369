"""ICE's newsroom over loopback: the pager, the purge, and fragments of the real pages."""

import json
import os
from dataclasses import replace
from datetime import date
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


def test_a_listing_with_more_pages_than_the_budget_is_read_on_in_the_next_run(site, archive):
    publish(site, ["c"], ["b"], ["a"])
    archive.crawl(site.source("/newsroom", "ice-newsroom"), REQUESTS_BUDGET=2)
    assert archive.outcomes() == {"sample": "budget-spent"}
    archive.crawl(site.source("/newsroom", "ice-newsroom"))
    assert archive.rows("select count(*) from documents") == [(3,)]


def test_the_sitemap_gives_the_releases_that_the_listing_lost(site, archive):
    publish(site, ["old", "older"])
    lists = (["/about", "/news/releases/old"], ["/careers"], ["/news/releases/older"], [])
    for number, paths in enumerate(lists, 1):
        ones = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in paths)
        site.serve(f"/sitemap.xml?page={number}", f"<urlset>{ones}</urlset>")
    options = json.dumps({"path": "/news/releases/[^/?#]+$", "pages": "page"})
    source = replace(
        site.source("/newsroom", "ice-newsroom"),
        sitemap=f"{site.url}/sitemap.xml?page=1",
        options=options,
    )
    archive.crawl(source, channel="sitemap")
    assert archive.rows("select outcome, new from runs") == [("ok", 2)]
    assert archive.rows("select distinct published_at, kind from documents") == [
        ("2026-08-05", "press-release")
    ]
    assert not {"/about", "/newsroom"} & {*site.paths()}


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
    assert parse_listing(listing, url="https://www.ice.gov/newsroom").pages == ()


@pytest.mark.parametrize(
    "pager",
    [
        '<a href="?page=2"><span class="usa-pagination__link-text"> Next </span></a>',
        '<a class="usa-pagination__link-text" href="?page=2">Next</a>',
        '<a class="usa-pagination__next-page" href="?page=2">Next<svg></svg></a>',
        '<a rel="next" href="/newsroom?page=2#top">Next page</a>',
        '<a href="?page=0"><span class="usa-pagination__link-text"> Previous </span></a>'
        '<a href="?page=2"><span class="usa-pagination__link-text"> Next </span></a>'
        '<a rel="next" href="?page=2">Next</a>',
    ],
)
def test_the_listing_goes_on_at_its_next_page(pager):
    found = parse_listing(page(ROW.format("a") + pager), url="https://www.ice.gov/newsroom?page=1")
    assert found.pages == ("https://www.ice.gov/newsroom?page=2",)


@pytest.mark.parametrize(("rows", "goes_on"), [(25, True), (24, False)])
@pytest.mark.parametrize("pager", ["", '<a class="pager-more" href="?page=2">Older</a>'])
def test_a_full_page_without_a_pager_that_we_know_goes_on_at_the_next_number(rows, goes_on, pager):
    html = page("".join(ROW.format(number) for number in range(rows)) + pager)
    found = parse_listing(html, url="https://www.ice.gov/newsroom?page=1")
    assert found.pages == (("https://www.ice.gov/newsroom?page=2",) if goes_on else ())


def test_a_further_page_that_leads_to_no_release_is_behind_the_last():
    assert parse_listing(page(""), url="https://www.ice.gov/newsroom?page=9").links == ()


@pytest.mark.parametrize(
    ("body", "query"), [("", ""), ('<p><a href="/news/releases/a">A sample</a></p>', "?page=9")]
)
def test_a_listing_without_a_row_is_a_changed_page(body, query):
    with pytest.raises(PageChanged, match=r"no \.news-wrapper row"):
        parse_listing(page(body), url=f"https://www.ice.gov/newsroom{query}")


@pytest.mark.parametrize(
    ("meta", "printed", "published"),
    [
        ("2022-08-26", "August 27, 2022", date(2022, 8, 26)),
        ("2022-08-26T09:00:00-04:00", "", date(2022, 8, 26)),
        ("", "August 27, 2022", date(2022, 8, 27)),
        ("soon", "Updated: January 24, 2025 | August 27, 2022", date(2022, 8, 27)),
        ("", "Updated: 01/24/2025 August 27, 2022", date(2022, 8, 27)),
        ("", "", None),
    ],
)
def test_a_release_has_its_own_date_and_no_stamp_s(meta, printed, published):
    html = RELEASE.format("A", "B").replace("August 5, 2026", printed)
    head = f'<meta property="article:published_time" content="{meta}">'
    found = parse_release(page(head + html), url="https://www.ice.gov/news/releases/a")
    assert found.published_at == published


@pytest.mark.parametrize(
    ("stamp", "updated"),
    [
        ("Updated: 01/24/2025", date(2025, 1, 24)),
        ("Last Updated: January 24, 2025", date(2025, 1, 24)),
        ("Updated guidance", None),
        ("", None),
    ],
)
def test_a_stamp_is_kept_apart_and_out_of_the_text(stamp, updated):
    body = RELEASE.format("A", f"First.</p><p>{stamp}</p><p>Second.")
    found = parse_release(page(body), url="https://www.ice.gov/news/releases/a")
    assert found.updated_at == updated
    assert found.text.startswith("First.")
    assert ("Updated" in found.text) == (updated is None and bool(stamp))


def test_entities_in_a_release_are_decoded():
    body = RELEASE.format("Jail&#39;s 287&#40;g&#41;", "Six trained under 287&#40;g&#41;.")
    found = parse_release(page(body), url="https://www.ice.gov/news/releases/a")
    assert (found.title, found.text) == ("Jail's 287(g)", "Six trained under 287(g).")


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
