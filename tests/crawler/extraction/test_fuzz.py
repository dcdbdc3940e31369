"""Pages cut, doubled, mislabelled and filled with rubbish: a Page comes out, or a CrawlError."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.visits import Page
from crawler.errors import CrawlError
from crawler.extraction.extract import extract

FOLDERS = sorted((Path(__file__).parents[1] / "pages").glob("news-*"))
SAMPLES = [(folder / "page.html").read_text(encoding="utf-8") for folder in FOLDERS]
SCRAPS = (
    "<div>", "</div>", "</p>", "<p", "<br><br>", "<table><tr><td>", "</table>", "<h1>", "</h1>",
    "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<ul><li>", "<a href='", "<title>",
    "<head>", "</head>", "<body>", "</body>", "</html>", "<frameset>", "<template>", "<svg>",
    "<blockquote class='twitter-tweet'>", "<aside>", "<figure>", "<base href='::'>",
    "<script type='application/ld+json'>{\"@type\": [\"NewsArticle\", 1, null], \"author\": [[]]}",
    "<meta property='article:published_time' content='9999-99-99T99:99'>",
    "<link rel='canonical' href='http://['>", "\x00", "\ud800", "&#0;", "&#x110000;", "\ufeff",
    "287(g)", " " * 50,
)  # fmt: skip
EDIT = st.tuples(st.integers(0, 20_000), st.integers(0, 400), st.sampled_from(SCRAPS) | st.text())
ENCODINGS = ("utf-8", "utf-16", "latin-1", "cp1252", "shift_jis", "ascii")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reads(html: str | bytes) -> None:
    """Nothing but a Page and a CrawlError."""
    try:
        page = extract(html)
    except CrawlError:
        return
    assert isinstance(page, Page)
    assert page.text.strip()
    assert page.title.strip()


@QUICK
@given(st.sampled_from(SAMPLES), st.lists(EDIT, max_size=8))
def test_an_edited_page_is_read_or_refused(html, edits):
    for start, length, scrap in edits:
        place = start % (len(html) + 1)
        html = html[:place] + scrap + html[place + length :]
    reads(html)


@QUICK
@given(st.sampled_from(SAMPLES), st.sampled_from(ENCODINGS), st.binary(max_size=20), st.data())
def test_a_page_in_any_encoding_is_read_or_refused(html, encoding, junk, data):
    content = html.encode(encoding, errors="replace")
    place = data.draw(st.integers(0, len(content)))
    reads(content[:place] + junk + content[place:])


@QUICK
@given(st.binary(max_size=300) | st.text(max_size=300))
def test_rubbish_is_read_or_refused(rubbish):
    reads(rubbish)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "<p>The board voted.</p>",
        "<ul><li>" * 5_000,
        "<p>The board of the county voted on it on Monday, its chair said.</p>" * 100_000,
        "<a href='/x'>one link </a>" * 50_000,
        "<html><head><title>County signs</title></head></html>",
        "<p>No body and no title, but words that are enough for a sentence of its own.",
        b"\xff\xfe" + "<p>Half a code unit</p>".encode("utf-16-le")[:-1],
    ],
)
def test_a_monstrous_page_is_read_or_refused(html):
    reads(html)
