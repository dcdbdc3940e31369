import pytest

from crawler.errors import Empty, NotAFeed, PageChanged
from crawler.spiders.bing_news import BingNewsSpider, parse_search

URL = "https://www.bing.com/news/search?q=sample&format=RSS"
FEED = '<rss version="2.0"><channel><title>sample - BingNews</title>{}</channel></rss>'
CLICK = (
    "http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;aid=&amp;url={}&amp;c=7&amp;mkt=en-us"
)


def read(*links: str):
    entries = "".join(f"<item><title>A</title><link>{link}</link></item>" for link in links)
    return parse_search(FEED.format(entries).encode(), url=URL)


@pytest.mark.parametrize(
    "link",
    [
        CLICK.format("https%3a%2f%2fledger.example%2fa"),
        CLICK.format("https%3A%2F%2Fledger.example%2Fa%3Futm_source%3Dbing"),
        "https://ledger.example/a",  # not wrapped
    ],
)
def test_a_link_leads_to_the_publisher(link):
    assert [link.url for link in read(link).links] == ["https://ledger.example/a"]


def test_a_publisher_s_own_parameter_of_that_name_is_left_alone():
    link = "https://ledger.example/a?url=https://elsewhere.example/"
    assert [link.url for link in read(link).links] == [link]


@pytest.mark.parametrize("wrapped", ["", "javascript%3aalert(1)", "%2fa", "http%3a%2f%2f%5bbad"])
def test_what_leads_nowhere_costs_that_link(wrapped):
    found = read(CLICK.format(wrapped), CLICK.format("https%3a%2f%2fledger.example%2fa"))
    assert [link.url for link in found.links] == ["https://ledger.example/a"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("<html><title>Bing</title></html>", NotAFeed),
        (FEED.format(""), Empty),
        (FEED.format(f"<item><link>{CLICK.format('')}</link></item>"), PageChanged),
    ],
)
def test_what_gives_no_address_is_named(new_spider, answer, body, error):
    with pytest.raises(error):
        new_spider(BingNewsSpider).parse_listing(answer(body, url=URL))
