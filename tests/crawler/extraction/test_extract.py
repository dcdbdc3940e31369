"""What extract takes for the date of a page, and what it says where it finds nothing."""

from datetime import date

import pytest

from archive.visits import Link
from crawler.errors import PageChanged
from crawler.extraction.extract import extract
from crawler.relevance import is_relevant

MORE = "<p>" + "The board will hear the public on it next month, its chair said. " * 4 + "</p>"
OTHER = '<h3><a href="/b">A fair</a></h3><time datetime="2019-05-06">May 6, 2019</time>'


def page(before: str = "", after: str = "") -> str:
    """A sample page with this before its text and after it."""
    story = f"<article><h1>County signs</h1>{before}{MORE}{MORE}</article>"
    return f"<html><head><title>County signs</title></head><body>{story}{after}</body></html>"


@pytest.mark.parametrize(
    ("html", "path", "found"),
    [
        (page(after=f"<div>{OTHER}</div>"), "/a", None),  # another story's
        (page(before=f"<aside>{OTHER}</aside>"), "/a", None),
        (page(after="<footer>© 2019 The Ledger. May 6, 2019</footer>"), "/a", None),
        (page(after=f"<div>{OTHER}</div>"), "/2026/03/02/a/", date(2026, 3, 2)),
        (page(before="<p class='byline'>By Jane Roe, March 3, 2026</p>"), "/2026/03/02/a/",
         date(2026, 3, 3)),
    ],
)  # fmt: skip
def test_a_date_is_the_page_s_own_or_none(html, path, found):
    assert extract(html, Link(url=f"https://ledger.example{path}")).published_at == found


def test_the_feed_s_date_wins_over_the_address():
    link = Link(url="https://ledger.example/2026/03/02/a/", published_at=date(2026, 3, 1))
    assert extract(page(), link).published_at == date(2026, 3, 1)


@pytest.mark.parametrize("html", ["", "<html><body><img src='a.png'></body></html>"])
def test_a_saved_page_without_text_is_named_without_an_address(html):
    with pytest.raises(PageChanged, match=r"^no (?:HTML|text found in the page)$"):
        extract(html)


TEASER = "ICE and the sheriff: the county signed a 287(g) agreement with ICE on Monday, he said."


@pytest.mark.parametrize(
    "box",
    [
        f"<aside><h3>Related</h3><p>{TEASER}</p></aside>",
        f"<div class='related'><a href='/x'>287(g) agreements, explained</a><p>{TEASER}</p></div>",
        "<p>RELATED: <a href='/x'>287(g) agreements and ICE, explained</a></p>",
        "<p><a href='/x'>287(g) agreements and ICE, explained in nine questions</a></p>",
        "<ul><li><a href='/x'>287(g) and ICE</a></li><li><a href='/y'>A fair</a></li></ul>",
        f"<h3>More from the Ledger</h3><div><h4><a href='/x'>ICE</a></h4><p>{TEASER}</p></div>",
        f"<footer><p>{TEASER}</p></footer>",
    ],
)
def test_a_teaser_does_not_make_a_page_relevant(box):
    found = extract(page(after=box))
    assert not is_relevant(found.title, found.text)


@pytest.mark.parametrize(
    "place",
    [f"<p>{TEASER}</p>", f"<ul><li>{TEASER}</li></ul>", f"<blockquote>{TEASER}</blockquote>"],
)
def test_a_paragraph_about_the_programme_stays(place):
    found = extract(page(before=place))
    assert TEASER in found.text.split("\n\n")


def test_a_first_sentence_that_tells_a_date_is_no_date_line():
    lead = "The county signed a 287(g) agreement with ICE on March 2, 2026, the sheriff said."
    found = extract(page(before=f"<p>Posted March 5, 2026</p><p>{lead}</p>"))
    assert found.text.startswith(lead)
    assert found.published_at == date(2026, 3, 5)


def test_a_date_may_stand_above_the_headline():
    dated = page().replace("<h1>", "<div class='d'>March 5, 2026</div><h1>")
    assert extract(dated).published_at == date(2026, 3, 5)


def test_walls_and_wire_services_are_told():
    marks = (
        '<meta name="author" content="Jane Roe, Associated Press">'
        '<meta property="article:content_tier" content="locked"></head>'
    )
    found = extract(page().replace("</head>", marks))
    assert (found.is_paywalled, found.wire) == (True, "Associated Press")


def test_a_printed_byline_tells_of_the_wire_service_and_a_standfirst_does_not():
    byline = "<p class='byline'>By Jane Roe, Associated Press</p>"
    standfirst = "<h2>What the Associated Press, AP and Reuters wrote of it</h2>"
    assert extract(page(before=byline)).wire == "Associated Press"
    assert extract(page(before=standfirst)).wire is None


def test_a_page_that_says_nothing_of_either_has_neither():
    found = extract(page())
    assert (found.is_paywalled, found.wire) == (False, None)
