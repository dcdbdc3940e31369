"""Every page answers, helps where it has nothing, and never breaks."""

from html.parser import HTMLParser
from urllib.parse import quote

import pytest

SHERIFF = "/people/ann-sample-ne-sample-county"
COUNTY = "/jurisdictions/ne-sample-county"
AGENCY = "/agencies/ne-sample-county-sheriffs-office"
EVE = f"/people/{quote('eve/<b>?&#ü', safe='')}"
PAGES = [
    "/",
    "/search",
    "/search?q=sheriff",
    "/search?q=zzqxj",
    "/documents",
    "/documents?before=2042500000",
    "/documents?before=1",
    "/jurisdictions",
    "/jurisdictions?state=NE",
    "/jurisdictions?state=XX",
    COUNTY,
    "/jurisdictions/ne",
    "/jurisdictions/ne-plum-creek",
    "/people",
    "/people?q=sam",
    "/people?q=zzqxj",
    SHERIFF,
    EVE,
    "/quotes",
    "/quotes?q=talk",
    "/quotes?q=talk&speaker=ann&state=ne",
    "/quotes?state=ne",
    "/roster",
    "/roster/events",
    "/roster/events?skip=50",
    "/roster/events?type=delisted&state=NE",
    "/roster/new",
    "/roster/new?days=30&before=2026-02-20",
    "/roster/delisted",
    "/reported",
    "/methodology",
    "/reported?event=signed&state=ne",
    "/roster/missing",
    "/roster/pending",
    "/roster/uncovered",
    "/roster/uncovered?state=OH",
    "/roster/sheets",
    "/roster/sheets?standing=suspect",
    "/agencies",
    "/agencies?q=sheriff&state=ne&listing=listed",
    "/agencies?q=zzqxj",
    AGENCY,
    "/agencies/ne-plum-creek-police-department",
    "/sources",
    "/sources/sample-ledger",
    "/sources/sample-silent",
]
DATASETTES_OWN = [
    "/archive",
    "/archive/documents",
    "/archive/documents?_search=287(g)",
    "/archive/quotes",
    "/archive/search?q=sheriff",
    "/archive?sql=select+1",
    "/-/versions",
]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "\0",
    "🦀",
    "'",
    "%",
    "..",
    "-1",
    "9" * 40,
    "1e9",
    "٣",
    "a" * 10_000,
    "🦀" * 1_000,  # five of them are as long as the in-process client allows
]


class Reader(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_with_our_own_html(get, address):
    answer = get(address)
    assert answer.status_code == 200
    page = Reader(answer.text)
    assert page.named("script") == []  # useful without JavaScript
    assert [tag["href"] for tag in page.named("link") if tag["rel"] == "stylesheet"] == [
        "/assets/site.css"
    ]
    assert len(page.named("h1")) == 1
    assert page.named("main") == [{"id": "content", "class": "measure", "tabindex": "-1"}]
    assert page.named("html") == [{"lang": "en"}]


@pytest.mark.parametrize("address", PAGES)
def test_every_field_has_a_label_and_every_id_is_one(get, address):
    page = Reader(get(address).text)
    labels = {tag["for"] for tag in page.named("label")}
    fields = [*page.named("input"), *page.named("select")]
    assert {tag["id"] for tag in fields if tag.get("type") != "hidden"} == labels
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(get, address):
    for link in Reader(get(address).text).named("a"):
        if link["href"].startswith("/"):
            assert get(link["href"].partition("#")[0]).status_code == 200, link["href"]
        else:
            assert link["href"].startswith(("https://", "#")), link["href"]


@pytest.mark.parametrize("address", DATASETTES_OWN)
def test_datasettes_own_pages_have_our_masthead(get, address):
    answer = get(address)
    assert answer.status_code == 200
    assert '<p class="name"><a href="/">The 287(g) Archive</a>' in answer.text
    assert "/assets/datasette.css" in answer.text


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:10])
@pytest.mark.parametrize(
    "address",
    [
        "/search?q={}",
        "/search?q=287g&before={}",
        "/documents?before={}",
        "/documents/{}",
        "/jurisdictions?state={}",
        "/jurisdictions/{}",
        "/people?q={}&name={}&id={}",
        "/people/{}",
        "/people/ann-sample-ne-sample-county?before={}&after={}&documents_before={}",
        "/quotes?q={}&speaker={}&state={}&before={}&after={}",
        "/sources/{}",
        "/roster/events?type={}&state={}&skip={}",
        "/roster/events/{}",
        "/roster/new?days={}",
        "/roster/new?before={}",
        "/roster/delisted?skip={}",
        "/roster/uncovered?state={}&id={}",
        "/roster/sheets?kind={}&standing={}&skip={}",
        "/roster/sheets/{}",
        "/roster/files/{}.xlsx",
        "/agencies?q={}&state={}&listing={}&id={}",
        "/agencies/{}",
        "/agencies/ne-sample-county-sheriffs-office?before={}&quotes_before={}&quotes_after={}",
        "/archive/search?q={}",
        "/archive/quotes.json?q={}",
        "/archive/documents?_search={}",
        "/{}",
    ],
)
def test_no_text_in_an_address_breaks_a_page(get, address, words):
    answer = get(address.replace("{}", quote(words, safe="")), follow_redirects=True)
    assert answer.status_code < 500
    if "html" in answer.headers["content-type"]:
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert ">49<" not in answer.text


@pytest.mark.parametrize(
    "address", ["/search?q=%ff%fe", "/people/%ff", "/search?q=1&q=2", "/search?"]
)
def test_no_malformed_address_breaks_a_page(get, address):
    assert get(address, follow_redirects=True).status_code < 500


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/documents/12",
        "/people/nobody",
        "/jurisdictions/zz",
        "/sources/none",
        "/agencies/none",
    ],
)
def test_an_absent_page_helps(get, address):
    answer = get(address)
    assert answer.status_code == 404
    assert "Not here" in answer.text
    assert Reader(answer.text).named("form")[0]["action"] == "/search"


@pytest.mark.parametrize("kind", ["documents", "people", "jurisdictions", "sources"])
def test_a_long_name_of_nothing_is_told_back_in_part(get, kind):
    html = get(f"/{kind}/{'a' * 9_000}").text
    assert "a" * 80 + "…”" in html
    assert "a" * 81 not in html


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/archive/documents?_sort=nope", "Cannot sort table by nope"),
        ("/archive/documents.json?_sort_desc=nope", "Cannot sort table by nope"),
        ("/archive/documents?_sort=id&_sort_desc=id", "at the same time"),
    ],
)
def test_a_faulty_address_is_the_askers_error(get, address, sentence):
    answer = get(address)
    assert answer.status_code == 400
    assert sentence in answer.text


@pytest.mark.parametrize("words", ['"', '""" "', "'", "\0", "NEAR(", "a AND", "-", "*", "🦀" * 9])
@pytest.mark.parametrize("parameter", ["_search", "_search_title"])
@pytest.mark.parametrize("end", ["", ".json", ".csv"])
def test_no_search_of_a_table_is_an_error(get, parameter, words, end):
    assert get(f"/archive/documents{end}?{parameter}={quote(words, safe='')}").status_code == 200


@pytest.mark.parametrize("words", ["287(g)", "287g", "section 287 (G)"])
def test_a_search_of_a_table_finds_the_programme(get, words):
    rows = get("/archive/documents.json", params={"_search": words, "_shape": "array"}).json()
    assert len(rows) == 32


@pytest.mark.parametrize("address", ["/", "/archive/documents", "/archive/search?q=x"])
def test_a_page_can_be_asked_for_its_head(get, address):
    assert get(address, method="HEAD").status_code == 200


@pytest.mark.parametrize("address", ["/", "/archive", "/archive/search.json", "/-/permissions"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "FOO"])
def test_the_site_is_only_read(get, address, method):
    answer = get(address, method=method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_home_says_what_this_is_and_how_much_there_is(get):
    html = get("/").text
    assert "U.S. Immigration and Customs Enforcement" in html
    assert '<dt>documents</dt><dd><a href="/documents">32</a>' in html
    assert html.index("A page on 287-G") < html.index(
        "Sample Federal Office welcomes"
    )  # newest first
    assert "What the archive cannot tell you" in html


def test_documents_are_read_on_to_the_oldest(get):
    seen, address = [], "/documents"
    while address:
        page = Reader(get(address).text)
        seen += [a["href"] for a in page.named("a") if a["href"].startswith("/documents/")]
        address = next((a["href"] for a in page.named("a") if a.get("rel") == "next"), None)
    assert len(seen) == len(set(seen)) == 32


def test_quotes_are_read_on_to_the_oldest(get):
    seen, address = [], SHERIFF
    while address:
        page = Reader(get(address).text)
        seen += [a["href"] for a in page.named("a") if "#quote-" in a["href"]]
        address = next((a["href"] for a in page.named("a") if "&after=" in a["href"]), None)
    assert len(seen) == len(set(seen)) == 27


def test_a_place_lists_documents_people_and_agencies(get):
    html = get(COUNTY).text
    assert "Census code 31999" in html
    assert "Sample County signs a 287(g) agreement" in html
    assert f'href="{SHERIFF}"' in html
    assert "Sample County Sheriff’s Office" in html
    assert 'href="/jurisdictions/ne-plum-creek"' in html


def test_a_person_has_offices_as_printed_and_quotes_with_their_setting(get):
    html = get(SHERIFF).text
    assert "Offices, as printed" in html
    assert "told to: the Ledger" in html
    assert "setting: interview" in html
    assert '<time datetime="2025-12-01">1 December 2025</time> to' in html


def test_a_source_that_failed_says_how(get):
    html = get("/sources").text
    assert "<strong>Page changed</strong>" in html
    assert "no list of news &lt;here&gt;" in html
    assert "Never visited" in html
