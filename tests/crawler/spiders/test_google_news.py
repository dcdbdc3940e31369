from datetime import UTC, datetime

import pytest

from archive.visits import Headline
from crawler.errors import Empty, NotAFeed, PageChanged
from crawler.spiders.google_news import GoogleNewsSpider, parse_headlines

URL = "https://news.google.com/rss/search?q=sample"
FEED = '<rss version="2.0"><channel><title>"287(g)" - Google News</title>{}</channel></rss>'
ENTRY = (
    "<item><title>{0}</title><link>https://news.google.com/rss/articles/CBMiSample?oc=5</link>"
    '<guid isPermaLink="false">CBMiSample</guid><pubDate>Mon, 02 Mar 2026 15:00:00 GMT</pubDate>'
    "<description>&lt;a href=&quot;x&quot;&gt;Sample&lt;/a&gt;</description>{1}</item>"
)
SOURCE = '<source url="https://www.ledger.example">The Sample Ledger</source>'


def read(*entries: str):
    return parse_headlines(FEED.format("".join(entries)).encode(), url=URL)


def test_a_headline_names_its_outlet_and_when():
    (found,) = read(ENTRY.format("County signs 287(g) - The Sample Ledger", SOURCE)).headlines
    assert found == Headline(
        title="County signs 287(g)",
        outlet="The Sample Ledger",
        outlet_url="https://www.ledger.example/",
        published_at=datetime(2026, 3, 2, 15, tzinfo=UTC),
    )


def test_no_link_is_followed_for_it_leads_to_no_publisher():
    found = read(ENTRY.format("County signs - The Sample Ledger", SOURCE))
    assert (found.links, found.pages) == ((), ())


@pytest.mark.parametrize(
    ("title", "source", "parted"),
    [
        ("Sheriff - and jail - wait - The Sample Ledger", SOURCE, "Sheriff - and jail - wait"),
        ("County signs - Ledger", SOURCE, "County signs - Ledger"),  # another spelling stays
        ("County signs", SOURCE, "County signs"),
        ("Sheriff &amp;amp; jail - Ledger", "", "Sheriff & jail"),
        ("County signs - Ledger", "", "County signs"),
        ("County signs", "", "County signs"),
    ],
)
def test_the_outlet_is_no_part_of_the_headline(title, source, parted):
    assert read(ENTRY.format(title, source)).headlines[0].title == parted


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        (SOURCE, ("The Sample Ledger", "https://www.ledger.example/")),
        ("", ("Ledger", None)),
        ("<source>The Ledger</source>", ("The Ledger", None)),
        ('<source url="nowhere">The Ledger</source>', ("The Ledger", None)),
    ],
)
def test_the_outlet_s_home_counts_only_where_it_is_an_address(source, outlet):
    (found,) = read(ENTRY.format("County signs - Ledger", source)).headlines
    assert (found.outlet, found.outlet_url) == outlet


def test_a_headline_is_named_once():
    entry = ENTRY.format("County signs - Ledger", SOURCE)
    assert len(read(entry, entry).headlines) == 1


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("<html><title>Before you continue</title></html>", NotAFeed),
        (FEED.format(""), Empty),
        (FEED.format("<item><link>https://news.google.com/x</link></item>"), PageChanged),
    ],
)
def test_what_gives_no_headline_is_named(new_spider, answer, body, error):
    with pytest.raises(error):
        new_spider(GoogleNewsSpider).parse_listing(answer(body, url=URL))
