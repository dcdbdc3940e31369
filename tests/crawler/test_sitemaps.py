import gzip
from datetime import UTC, date, datetime

import pytest

from crawler.errors import Empty, NotAFeed, TooLarge
from crawler.listings import LINKS_MAX
from crawler.sitemaps import read_sitemap

HOME = "https://ledger.example/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
SET = f"<urlset {SPACE}>{{}}</urlset>"
ONE = "<url><loc>https://ledger.example/a</loc></url>"


def read(body: str | bytes):
    return read_sitemap(body.encode() if isinstance(body, str) else body, url=HOME)


def urls(body: str | bytes) -> list[str]:
    return [location.url for location in read(body).documents]


@pytest.mark.parametrize(
    "body",
    [
        SET.format(ONE),
        f'<?xml version="1.0" encoding="UTF-8"?>{SET.format(ONE)}',
        f"<urlset>{ONE}</urlset>",  # no namespace
        f'<urlset xmlns="https://www.google.com/schemas/sitemap/0.84">{ONE}</urlset>',
        "<s:urlset xmlns:s='x'><s:url><s:loc>/a</s:loc></s:url></s:urlset>",
        "<s:urlset><s:url><s:loc>/a</s:loc></s:url></s:urlset>",  # a prefix nobody declared
        SET.format("<url><loc>\n  https://ledger.example/a\n</loc></url>"),
        SET.format("<url><loc><![CDATA[https://ledger.example/a]]></loc></url>"),
        SET.format("<url><loc>https://ledger.example/a?utm_source=x&amp;utm_medium=y</loc></url>"),
        SET.format("<url><lastmod>2026-03-02</lastmod><loc>/a</loc></url>"),
        SET.format("<url><loc></loc></url>" + ONE),
        SET.format("<url><loc>mailto:desk@ledger.example</loc></url>" + ONE),
        SET.format("<url><loc>http://[bad/x</loc></url>" + ONE),
        SET.format("<!-- <url><loc>/b</loc></url> -->" + ONE),
        SET.format(  # a picture's address is not the page's
            '<url xmlns:image="x"><image:image><image:loc>/b.jpg</image:loc></image:image>'
            "<loc>/a</loc></url>"
        ),
        "\n\n <?xml version='1.0'?>" + SET.format(ONE),  # blanks before the declaration
        "\ufeff" + SET.format(ONE),
        "\ufeff\n<?xml version='1.0'?>" + SET.format(ONE),
        SET.format(ONE) + "<!-- cached by a plugin -->\nDebug: 0.2 s",
        SET.format(ONE).removesuffix("</urlset>"),  # cut short
        SET.format(ONE + "<url><loc>https://ledger.exam")[:-9],
        SET.format("<url><loc>https://ledger.example/a&nbsp;</loc></url>").replace("&nbsp;", ""),
        SET.format(ONE + "<url><title>Smith & Sons</title></url>"),  # a bare ampersand
        SET.format(ONE).encode("utf-16"),
        gzip.compress(SET.format(ONE).encode()),
        gzip.compress(gzip.compress(SET.format(ONE).encode())),
        "https://ledger.example/a",
        "\ufeffhttps://ledger.example/a\r\n\r\nno address\r\n",
    ],
)
def test_every_form_of_sitemap_gives_its_address(body):
    found = urls(body)
    assert [url.removesuffix("?") for url in found] == ["https://ledger.example/a"]


def test_a_sitemap_keeps_its_order():
    ones = "".join(f"<url><loc>/{name}</loc></url>" for name in "cab")
    assert [url[-1] for url in urls(SET.format(ones))] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("stated", "changed"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ("2026-03-02T09:00:00-06:00", datetime(2026, 3, 2, 15, tzinfo=UTC)),
        (" 2026-03-02T15:00Z ", datetime(2026, 3, 2, 15, tzinfo=UTC)),
        ("2026-02-30", None),
        ("0000-00-00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_day_of_the_last_change_is_read(stated, changed):
    body = SET.format(f"<url><loc>/a</loc><lastmod>{stated}</lastmod></url>")
    assert [location.changed_at for location in read(body).documents] == [changed]


@pytest.mark.parametrize("space", [NEWS, ""])
def test_a_news_sitemap_tells_when_its_documents_were_published(space):
    body = (
        f"<urlset {SPACE} {space}><url><loc>/a</loc><news:news><news:publication>"
        "<news:name>A sample</news:name></news:publication><news:publication_date>"
        "2026-11-23T08:00:00-05:00</news:publication_date><news:title>County signs</news:title>"
        "</news:news></url></urlset>"
    )
    (location,) = read(body).documents
    assert location.published_at == datetime(2026, 11, 23, 13, tzinfo=UTC)


def test_an_index_names_sitemaps_and_no_documents():
    body = (
        f"<sitemapindex {SPACE}><sitemap><loc>/one.xml.gz</loc><lastmod>2026-03-02</lastmod>"
        "</sitemap><sitemap><loc>/two.xml</loc></sitemap></sitemapindex>"
    )
    found = read(body)
    assert found.documents == ()
    assert [(location.url, location.changed_at) for location in found.sitemaps] == [
        ("https://ledger.example/one.xml.gz", date(2026, 3, 2)),
        ("https://ledger.example/two.xml", None),
    ]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("<!DOCTYPE html><html><body><a href='/a'>Not found</a></body></html>", NotAFeed),
        ("<html><urlset><url><loc>/a</loc></url></urlset></html>", NotAFeed),
        ("<rss><channel><item><link>/a</link></item></channel></rss>", NotAFeed),
        ("Too many requests", NotAFeed),
        ('{"error": "none"}', NotAFeed),
        ("<", NotAFeed),
        ("<?xml version='1.0'?>", NotAFeed),
        (b"\x1f\x8bno gzip", NotAFeed),
        (SET.format(""), Empty),
        (SET.format("<url><loc/></url>"), Empty),
        (f"<sitemapindex {SPACE}/>", Empty),
        ("", Empty),
        (gzip.compress(b""), Empty),
        (gzip.compress(b"\0" * 60_000_000), TooLarge),
    ],
)
def test_what_gives_no_address_is_named(body, error):
    with pytest.raises(error, match=r"https://ledger\.example/sitemap\.xml"):
        read(body)


def test_an_entity_is_never_expanded(tmp_path):
    (tmp_path / "secret").write_text("secret")
    body = (
        f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{tmp_path}/secret"><!ENTITY y "yyyy">'
        '<!ENTITY z "&y;&y;&y;&y;">]>'
    ) + SET.format("<url><loc>https://ledger.example/&x;</loc></url><url><loc>/&z;</loc></url>")
    assert not [url for url in urls(body) if "secret" in url or "yyyy" in url]


def test_a_bare_ampersand_stays_in_its_address():
    body = SET.format("<url><loc>/a?b=1&c=2&amp;d=&#51;</loc></url>")
    assert urls(body) == ["https://ledger.example/a?b=1&c=2&d=3"]


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (SET.format(ONE), False),
        (SET.format(ONE) + "\nDebug: 0.2 s", False),
        (SET.format(ONE + "<<url>" + ONE), True),
        (SET.format(ONE).removesuffix("</urlset>"), True),
    ],
)
def test_a_sitemap_that_may_have_lost_addresses_is_told_of(body, is_told):
    assert urls(body) == ["https://ledger.example/a"]
    lack = read_sitemap(body.encode(), url="https://ledger.example/sitemap.xml").lack
    assert (lack is not None and "is broken in line" in lack) == is_told


def test_as_many_entries_are_read_as_a_sitemap_may_hold_and_the_cut_is_told():
    ones = "".join(f"<url><loc>/{number}</loc></url>" for number in range(LINKS_MAX + 1))
    assert len(urls(SET.format(ones))) == LINKS_MAX
    lack = read_sitemap(SET.format(ones).encode(), url="https://ledger.example/sitemap.xml").lack
    assert lack is not None
    assert f"more than {LINKS_MAX}" in lack
