"""What extract takes for the date of a page, and what it says where it finds nothing."""

from datetime import date

import pytest

from archive.visits import Link
from crawler.errors import PageChanged
from crawler.extract import extract

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
