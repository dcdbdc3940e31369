"""Each kind visits a real server once and keeps exactly the relevant documents that it finds."""

import gzip
import json
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from crawler.spiders.federal_register import TERM, search
from crawler.spiders.wordpress import searches

RELEASE = (
    "<html lang='en'><body><h1>{0}</h1><span class='news-release-date-value'>July 14, 2025</span>"
    "<article><div class='field--name-body'><p>{0} joined the 287(g) program.</p></div></article>"
)


def target(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def news_sitemap(site):
    """Gzipped, behind an index."""
    ones = "".join(f"<url><loc>{site.url}/{name}</loc></url>" for name in ("one", "two"))
    site.serve("/news.xml.gz", gzip.compress(f"<urlset>{ones}</urlset>".encode()))
    index = "<sitemapindex><sitemap><loc>/news.xml.gz</loc></sitemap></sitemapindex>"
    site.serve("/start", index)
    return site.source("/start", "news-sitemap")


def sitemap(site):
    """In plain text."""
    site.serve("/start", f"{site.url}/one\n{site.url}/two\n{site.url}/about\n")
    options = json.dumps({"path": "/(one|two)$"})
    return replace(site.source("/start", "sitemap"), options=options)


def listing(site):
    """A list, whose second page holds the second document."""
    site.serve(
        "/start", '<ul><li><a href="/one">1</a></li></ul><a rel="next" href="/more">More</a>'
    )
    site.serve("/more", '<ul><li><a href="/two">2</a></li></ul>')
    options = json.dumps({"row": "li", "link": "a", "next": "a[rel=next]"})
    return replace(site.source("/start", "listing"), options=options)


def federal_register(site):
    """Two pages of results."""
    first = search(f"{site.url}/api", term=TERM)
    pages = {"/second": {}, target(first): {"next_page_url": f"{site.url}/second"}}
    for name, (path, more) in zip(("two", "one"), pages.items(), strict=True):
        results = {"count": 2, "results": [{"html_url": f"{site.url}/{name}"}]} | more
        site.serve(path, json.dumps(results), headers={"Content-Type": "application/json"})
    return site.source("/api", "federal-register")


def bing_news(site):
    """Its links wrap the publishers' addresses."""
    site.list(*(f"{site.url}/click?id=1&amp;url={site.url}/{name}" for name in ("one", "two")))
    return site.source("/feed", "bing-news")


@pytest.mark.parametrize("kind", [news_sitemap, sitemap, listing, federal_register, bing_news])
def test_a_visit_keeps_the_documents_that_its_listing_names(site, archive, kind):
    for name in ("one", "two"):
        site.tell(name, f"Sheriff {name.title()} signed a 287(g) agreement with ICE.")
    source = kind(site)
    archive.crawl(source)
    assert archive.rows("select outcome, new, failed from runs") == [("ok", 2, 0)]
    assert archive.rows("select count(*) from documents where source = 'sample'") == [(2,)]


def test_a_dhs_visit_ends_with_the_page_that_has_no_rows(site, archive):
    row = '<li class="usa-collection__item"><a href="{}">A</a></li>'
    for page, name in (("/press", "one"), ("/press?page=1", "two")):
        path = f"/news/2025/07/14/{name}"
        site.serve(page, row.format(path))
        site.serve(path, RELEASE.format(name.title()))
    site.serve("/press?page=2", "<html><p>No results</p></html>")
    archive.crawl(site.source("/press", "dhs"))
    assert archive.rows("select outcome, new from runs") == [("ok", 2)]
    assert archive.rows("select distinct kind, published_at from documents") == [
        ("press-release", "2025-07-14")
    ]


def serve_posts(site, *, total: dict[str, str]) -> None:
    """A hundred posts of which the first is there, and a second page for one spelling."""
    first, *others = map(target, searches(site.url, after=None))
    links = [{"link": f"{site.url}/one"}, *({"link": f"ftp://gone/{n}"} for n in range(99))]
    site.serve(first, json.dumps(links), headers={"Content-Type": "application/json"} | total)
    for other in others:
        site.serve(other, "[]", headers={"Content-Type": "application/json"})
    site.tell("one", "Sheriff One signed a 287(g) agreement with ICE.")


def test_the_search_of_wordpress_gives_a_feed_s_history(site, archive):
    serve_posts(site, total={"X-WP-TotalPages": "1"})
    archive.crawl(replace(site.source(), wordpress=site.url), channel="wordpress")
    assert archive.rows("select outcome, new from runs") == [("ok", 1)]
    assert "/feed" not in site.paths()


def test_a_page_behind_the_last_is_no_failure(site, archive):
    serve_posts(site, total={})
    past = json.dumps({"code": "rest_post_invalid_page_number"})
    further = target(next(searches(site.url, after=None))).removesuffix("1") + "2"
    assert further.endswith("page=2")
    site.serve(further, past, status=400, headers={"Content-Type": "application/json"})
    archive.crawl(replace(site.source(), wordpress=site.url), channel="wordpress")
    assert further in site.paths()
    assert archive.rows("select outcome, new from runs") == [("ok", 1)]


def test_google_news_leaves_leads_and_follows_no_link(site, archive):
    entry = (
        f"<item><title>County signs 287(g) - Ledger</title><link>{site.url}/token</link>"
        '<source url="https://ledger.example">Ledger</source></item>'
    )
    site.serve("/feed", f'<rss version="2.0"><channel>{entry}</channel></rss>')
    archive.crawl(site.source("/feed", "google-news"))
    assert archive.rows("select title, outlet, outlet_url from leads") == [
        ("County signs 287(g)", "Ledger", "https://ledger.example/")
    ]
    assert "/token" not in site.paths()
