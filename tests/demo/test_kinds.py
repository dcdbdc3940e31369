"""The new kinds of site answer as the real ones do (SOURCES.md)."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from urllib.error import HTTPError
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup

SITEMAP = {
    "": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def read(url: str) -> bytes:
    with urlopen(url) as answer:
        return answer.read()


def paths(newsroom, site: str, *, history: bool = True) -> set[str]:
    documents = (one for one in newsroom.documents() if one.site == site)
    return {one.path for one in documents if history or not one.is_history}


def locs(body: bytes) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(body).iterfind(".//loc", SITEMAP)]


# WordPress


def posts(newsroom, **query: object) -> tuple[list[dict], dict[str, str]]:
    url = f"{newsroom.urls['piedmont-monitor']}wp-json/wp/v2/posts?{urlencode(query)}"
    with urlopen(url) as answer:
        return json.load(answer), dict(answer.headers)


def found(newsroom, spelling: str) -> set[str]:
    first, headers = posts(newsroom, search=spelling, per_page=100)
    pages = range(2, int(headers["X-WP-TotalPages"]) + 1)
    more = [post for page in pages for post in posts(newsroom, search=spelling, page=page)[0]]
    return {urlsplit(post["link"]).path for post in [*first, *more]}


@pytest.mark.parametrize(
    ("spelling", "path"),
    [
        ("287(g)", "/2025/05/14/surry-county-signs-task-force-agreement/"),
        ("287 (g)", "/2026/10/28/stokes-county-deputies-finish-federal-course/"),
        ("287g", "/2026/11/03/davie-county-numbers-287g/"),
    ],
)
def test_no_spelling_finds_every_post(newsroom, spelling, path):
    spellings = {"287(g)", "287 (g)", "287g"}
    assert path in found(newsroom, spelling)
    assert any(path not in found(newsroom, other) for other in spellings - {spelling})


def test_three_spellings_find_every_relevant_post_and_a_pie(newsroom):
    named = found(newsroom, "287(g)") | found(newsroom, "287 (g)") | found(newsroom, "287g")
    relevant = {d.path for d in newsroom.documents() if d.site == "piedmont-monitor" and d.relevant}
    assert named == relevant | {"/2026/11/06/sweet-potato-pie-county-fair/"}


def test_a_search_states_how_many_posts_and_pages_there_are(newsroom):
    some, headers = posts(newsroom, search="287(g)", per_page=100)
    assert len(some) == 2
    assert (headers["X-WP-Total"], headers["X-WP-TotalPages"]) == ("3", "2")


def test_a_search_that_finds_nothing_is_an_empty_list(newsroom):
    some, headers = posts(newsroom, search="nowhere")
    assert (some, headers["X-WP-TotalPages"]) == ([], "0")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"search": "287(g)", "page": 3}, "rest_post_invalid_page_number"),
        ({"search": "287(g)", "per_page": 101}, "rest_invalid_param"),
    ],
)
def test_a_wrong_page_is_refused_with_a_code(newsroom, query, code):
    with pytest.raises(HTTPError) as caught:
        posts(newsroom, **query)
    with caught.value as answer:
        assert answer.status == 400
        assert json.load(answer)["code"] == code


def test_the_newsrooms_posts_do_not_age(newsroom):
    since = datetime.now(UTC) - timedelta(days=60)
    new, _ = posts(newsroom, search="287(g)", after=f"{since:%Y-%m-%dT00:00:00}")
    assert [urlsplit(post["link"]).path for post in new] == [
        "/2026/11/10/caswell-county-jail-agreement-renewal/"
    ]


def test_a_post_holds_entities_and_only_the_fields_that_were_asked_for(newsroom):
    (post,), _ = posts(newsroom, search="renewal", _fields="date_gmt,title,link")
    assert post.keys() == {"date_gmt", "title", "link"}
    assert post["date_gmt"] == "2026-11-10T11:00:00"
    assert post["title"]["rendered"].startswith("Caswell County&#8217;s jail agreement")


# Sitemaps


def test_the_index_leads_to_gzipped_news_sitemaps_of_every_document(newsroom):
    sitemaps = locs(read(newsroom.urls["delta-post"]))
    assert len(sitemaps) == 2
    assert all(url.endswith(".xml.gz") for url in sitemaps)
    bodies = [gzip.decompress(read(url)) for url in sitemaps]
    named = {urlsplit(url).path for body in bodies for url in locs(body)}
    assert named == paths(newsroom, "delta-post")
    newest = {urlsplit(url).path for url in locs(bodies[0])}
    assert newest == paths(newsroom, "delta-post", history=False)


def test_a_news_sitemap_dates_what_it_names(newsroom):
    body = gzip.decompress(read(locs(read(newsroom.urls["delta-post"]))[0]))
    dates = [
        one.text
        for one in ElementTree.fromstring(body).iterfind(".//news:publication_date", SITEMAP)
    ]
    assert dates[0] == "2026-11-18T07:00:00-06:00"


def test_a_numbered_sitemap_ends_with_a_page_that_names_nothing(newsroom):
    start = newsroom.urls["ice-sample"].replace("/newsroom", "/sitemap.xml?page=")
    pages = [locs(read(f"{start}{number}")) for number in (1, 2, 3)]
    assert [len(page) > 0 for page in pages] == [True, True, False]
    named = {urlsplit(url).path for page in pages for url in page}
    assert named == paths(newsroom, "ice-sample")
    assert len(named - paths(newsroom, "ice-sample", history=False)) == 3


def test_a_plain_sitemap_names_pages_that_are_no_documents_too(newsroom):
    named = {urlsplit(url).path for url in locs(read(newsroom.urls["mountain-signal"]))}
    assert named - paths(newsroom, "mountain-signal") == {"/", "/about"}


# Listings


def test_dhs_lists_its_releases_until_a_page_without_a_row(newsroom):
    start, rows = newsroom.urls["dhs-sample"], []
    for number in range(3):
        page = BeautifulSoup(read(f"{start}?page={number}"), "html.parser")
        rows.append(page.select("li.usa-collection__item a[href*='/news/']"))
    assert [len(some) for some in rows] == [3, 2, 0]
    assert {one["href"] for some in rows for one in some} == paths(newsroom, "dhs-sample")


def test_a_release_of_dhs_has_its_date_and_its_body(newsroom):
    for document in (d for d in newsroom.documents() if d.site == "dhs-sample"):
        page = BeautifulSoup(read(document.url), "html.parser")
        assert page.select_one(".news-release-date-value").get_text().endswith(", 2026")
        assert document.text[:40] in page.select_one(".field--name-body").get_text()


def test_the_councils_options_select_its_notices(newsroom):
    options = next(one.options for one in newsroom.outlets if one.id == "linden-council")
    page = BeautifulSoup(read(newsroom.urls["linden-council"]), "html.parser")
    rows = page.select(options["row"])
    links = [row.select_one(options["link"])["href"] for row in rows]
    assert links == ["/notice/2026-32", "/notice/2026-31", "/permits/fence"]
    assert rows[0].select_one(options["date"]).get_text() == "Posted: November 5, 2026"
    assert page.select_one(options["next"])["href"] == "?page=1"


# APIs


def register(newsroom, **query: object) -> dict:
    return json.loads(read(f"{newsroom.urls['federal-register-sample']}?{urlencode(query)}"))


def test_the_register_names_its_documents_on_two_pages(newsroom):
    first = register(newsroom, **{"conditions[term]": '"287(g)"', "per_page": 1000})
    assert (first["count"], first["total_pages"]) == (3, 2)
    last = json.loads(read(first["next_page_url"]))
    assert "next_page_url" not in last
    results = [*first["results"], *last["results"]]
    named = {urlsplit(result["html_url"]).path for result in results}
    assert named == paths(newsroom, "federal-register-sample")
    assert [result["type"] for result in results] == ["Rule", "Proposed Rule", "Notice"]
    assert results[0]["document_number"] == "2026-13902"


def test_the_register_finds_nothing_where_nothing_is(newsroom):
    assert register(newsroom, **{"conditions[term]": "lighthouse"})["results"] == []


def test_gdelt_names_addresses_that_answer(newsroom):
    query = quote('"287(g)" sourcecountry:US')
    url = f"{newsroom.urls['search-gdelt']}?query={query}&mode=artlist&format=json"
    articles = json.loads(read(url))["articles"]
    assert len(articles) == 5
    for article in articles:
        assert article["title"].encode() in read(article["url"]).replace(b"&#39;", b"'")
        datetime.strptime(article["seendate"], "%Y%m%dT%H%M%SZ")


def test_google_keeps_the_addresses_to_itself(newsroom):
    entries = feedparser.parse(read(newsroom.urls["search-google"])).entries
    assert [entry.source.title for entry in entries] == ["tidewater-wire", "delta-post"]
    for entry in entries:
        assert entry.title.endswith(f" - {entry.source.title}")
        with pytest.raises(HTTPError, match="404"):
            urlopen(entry.link)


def test_bing_wraps_the_addresses(newsroom):
    entries = feedparser.parse(read(newsroom.urls["search-bing"])).entries
    wrapped = [parse_qs(urlsplit(entry.link).query)["url"][0] for entry in entries]
    documents = {document.url: document.title for document in newsroom.documents()}
    assert [documents[url] for url in wrapped] == [entry.title for entry in entries]
