import gzip
from datetime import UTC, date, datetime

import pytest

from crawler.errors import Empty, NotAFeed, PageChanged, TooLarge
from crawler.feeds import FEED_MAX, NAMESPACES_MAX, read_feed

HOME = "https://ledger.example/feed/"


def urls(body: str | bytes, **how: str) -> list[str]:
    data = body.encode() if isinstance(body, str) else body
    return [link.url for link in read_feed(data, url=HOME, **how)]


RSS = '<rss version="2.0"><channel><title>A</title>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"{}><title>A</title>{}</feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="/"><title>A</title></channel>{}</rdf:RDF>'
)


@pytest.mark.parametrize(
    "body",
    [
        RSS.format("<item><link>https://ledger.example/a</link></item>"),
        RSS.format("<item><link>/a</link></item>"),  # relative
        RSS.format("<item><link> https://ledger.example/a?utm_source=rss#top </link></item>"),
        RSS.format("<item><guid>https://ledger.example/a</guid></item>"),
        RSS.format('<item><guid isPermaLink="false">https://ledger.example/a</guid></item>'),
        RSS.format("<item><link>/a</link></item><item><link>/a</link></item>"),  # twice
        RSS.format("<item><title>No link</title></item><item><link>/a</link></item>"),
        RSS.format("<item><link>mailto:a@b.example</link></item><item><link>/a</link></item>"),
        RSS.format("<item><title>A &nbsp; B</title><link>/a</link></item>"),  # no XML entity
        RSS.format("<item><link>http://[bad/x</link></item><item><link>/a</link></item>"),
        RSS.format("<item><link> </link></item><item><link>/a</link></item>"),
        RSS.format(
            "<item><link>/a</link><pubDate>Fri, 31 Dec 9999 23:59:59 -1400</pubDate></item>"
        ),
        "\n\n" + RSS.format("<item><link>/a</link></item>"),
        ATOM.format("", '<entry><link href="/a"/></entry>'),
        ATOM.format(
            "", '<entry><link rel="alternate" href="/a"/><link rel="edit" href="/b"/></entry>'
        ),
        ATOM.format(
            "", '<entry><link href="http://[bad/x"/></entry><entry><link href="/a"/></entry>'
        ),
        ATOM.format(' xml:base="https://ledger.example/x/"', '<entry><link href="../a"/></entry>'),
        RDF.format('<item rdf:about="/a"><title>A</title><link>/a</link></item>'),
        '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "/a"}]}',
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"external_url": "/a"}, 7, {}]}',
        '\ufeff{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a"}]}',
        "\ufeff" + RSS.format("<item><link>/a</link></item>"),
        RSS.format("<item><title>A &#55357;&#56842; &#0;</title><link>/a</link></item>"),
        gzip.compress(RSS.format("<item><link>/a</link></item>").encode()),
        '{"version": "https://jsonfeed.org/version/1.1", '
        '"items": [{"url": "http://[bad/x"}, {"url": 5}, {"url": "/a", "authors": 7}]}',
    ],
)
def test_every_kind_of_feed_gives_its_addresses(body):
    assert urls(body) == ["https://ledger.example/a"]


@pytest.mark.parametrize(
    ("encoding", "declared", "stated"),
    [
        ("utf-8", "utf-8", "application/rss+xml"),
        ("utf-8", "iso-8859-1", "application/rss+xml; charset=utf-8"),
        ("windows-1252", "utf-8", "text/xml"),  # says one thing, sends another
        ("utf-16", "utf-16", "text/html"),
    ],
)
def test_a_wrong_encoding_costs_no_address(encoding, declared, stated):
    body = f'<?xml version="1.0" encoding="{declared}"?>' + RSS.format(
        "<item><title>Señor — “Roe”</title><link>https://ledger.example/a</link></item>"
    )
    assert urls(body.encode(encoding), content_type=stated) == ["https://ledger.example/a"]


def test_the_feed_tells_who_wrote_and_when():
    item = (
        '<item xmlns:dc="http://purl.org/dc/elements/1.1/"><link>/a</link>'
        "<dc:creator>Jane Roe</dc:creator><category>News</category>"
        "<pubDate>Mon, 02 Mar 2026 09:00:00 -0600</pubDate></item>"
    )
    (link,) = read_feed(RSS.format(item).encode(), url=HOME)
    assert (link.byline, link.section) == ("Jane Roe", "News")
    assert link.published_at == datetime(2026, 3, 2, 15, tzinfo=UTC)


def test_a_time_without_zone_is_kept_as_its_day():
    body = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": '
        '[{"url": "/a", "date_published": "2026-03-02T09:00:00", '
        '"authors": [{"name": "Jane Roe"}]}]}'
    )
    (link,) = read_feed(body.encode(), url=HOME)
    assert (link.published_at, link.byline) == (date(2026, 3, 2), "Jane Roe")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("<html><body><h1>Access denied</h1></body></html>", NotAFeed),
        ("Too many requests", NotAFeed),
        ("{}", NotAFeed),
        ('{"version": 1}', NotAFeed),
        ("{broken", NotAFeed),
        ('{"version": "https://jsonfeed.org/version/1", "items": 5}', NotAFeed),
        ('{"version": "https://jsonfeed.org/version/1", "items": {"a": 1}}', NotAFeed),
        ('<?xml version="1.0"?><urlset></urlset>', NotAFeed),
        (b"\x1f\x8bno gzip", NotAFeed),
        (b'\x00\x00\xfe\xff<?xml version="1.0"?>', NotAFeed),  # says UTF-32 and is none
        ("", Empty),
        (gzip.compress(b"\n"), Empty),
        (RSS.format(""), Empty),
        (ATOM.format("", ""), Empty),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', Empty),
        ('{"version": "https://jsonfeed.org/version/1"}', Empty),
        (RSS.format("<item><title>A</title></item>"), PageChanged),
        ('{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1"}]}', PageChanged),
    ],
)
def test_what_gives_no_address_is_named(body, error):
    with pytest.raises(error):
        urls(body)


def test_a_feed_larger_than_any_is_named_before_it_is_parsed():
    with pytest.raises(TooLarge):
        urls(RSS.format("<item><link>/a</link></item>" * (FEED_MAX // 20)))


def test_a_feed_of_countless_namespaces_is_none():
    many = "".join(f"<x{n}:a xmlns:x{n}='urn:{n}'/>" for n in range(NAMESPACES_MAX + 1))
    with pytest.raises(NotAFeed, match="namespaces"):
        urls(RSS.format(f"<item><link>/a</link>{many}</item>"))
