"""Whatever a server sends, a spider returns a listing or a page, or raises a CrawlError by name.

Valid answers are damaged byte by byte and value by value; some are noise from end to end. The same
examples are tried in every run.
"""

import gzip
import json
from contextlib import suppress
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from archive.records import Source
from archive.times import now, to_text
from archive.visits import Link, Listing, Page
from crawler.errors import CrawlError
from crawler.headers import header
from crawler.kinds import spider_of
from crawler.outcomes import ending_of_answer
from crawler.retry_after import retry_after
from crawler.urls import canonical

HOME = "https://ledger.example/news?page=1"
OPTIONS = {
    "listing": {"link": "a", "row": "li", "date": "time", "next": ".next", "body": "p"},
    "sitemap": {"pages": "page"},
}
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>A</title><item>'
    "<title>County signs 287(g) &amp; waits - The Ledger</title><link>https://ledger.example/a?b=c"
    "&amp;url=https%3A%2F%2Fother.example%2Fa</link><guid>7</guid><category>News</category>"
    "<pubDate>Mon, 02 Mar 2026 09:00:00 -0600</pubDate><author>desk@ledger.example (Jane Roe)"
    '</author><source url="https://other.example">The Ledger</source></item></channel></rss>'
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ledger.example/x/"><title>A'
    '</title><entry><link rel="alternate" href="../a"/><id>urn:7</id><published>2026-03-02T09:00Z'
    "</published><author><name>Jane Roe</name></author><title>County signs</title></entry></feed>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {"url": "/a", "date_published": "2026-03-02T09:00:00Z", "authors": [{"name": "Jane Roe"}]}
    ],
}
NEWS_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/'
    '0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a?b=c&amp;d=e'
    "</loc><lastmod>2026-03-02T09:00:00-06:00</lastmod><news:news><news:publication_date>2026-03-02"
    "</news:publication_date><news:title>County &#8212; signs</news:title></news:news></url>"
    "</urlset>"
)
INDEX = (
    '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sitemapindex><sitemap><loc>/&b;.xml.gz'
    "</loc><lastmod>2026-03-02</lastmod></sitemap></sitemapindex>"
)
POSTS = [
    {"date_gmt": "2026-03-02T15:00:00", "link": "https://ledger.example/a/", "id": 7},
    {"date_gmt": "2026-03-01T15:00:00", "link": "https://ledger.example/b/", "id": 8},
]
REFUSAL = {"code": "rest_forbidden", "message": "No.", "data": {"status": 401}}
RESULTS = {
    "count": 2,
    "total_pages": 2,
    "next_page_url": "https://ledger.example/news?page=2",
    "results": [{"html_url": "/a", "type": "Notice", "publication_date": "2026-03-02"}],
}
ARTICLES = {"articles": [{"url": "https://ledger.example/a", "seendate": "20260302T150000Z"}]}
ICE_LISTING = (
    '<html><div class="views-row"><div class="news-wrapper"><div class="news-title"><a href="/news/'
    'releases/a">A</a></div><div class="news-tags"><div class="news-date">August 7, 2026</div><div '
    'class="news-tag"><span class="news-dash">|</span>Detention</div></div></div></div><a href='
    '"?page=2"><span class="usa-pagination__link-text"> Next </span></a></html>'
)
ICE_RELEASE = (
    '<html lang="en"><head><link rel="canonical" href="/news/releases/a"><meta property="article:'
    'published_time" content="2022-08-26"></head><div class="nr-meta">August 26, 2022<i></i><span '
    'class="locality">Sampleton</span><span class="TX">, TX</span></div><div class="nr-title"><h1>'
    '287&#40;g&#41; A</h1></div><div class="nr-body"><p>SAMPLETON, Texas &ndash; One.</p><p>'
    "Updated: 01/24/2025</p></div></html>"
)
DHS_LISTING = (
    '<ul><li class="usa-collection__item"><a href="/news/2026/08/07/a"><time datetime="2026-08-07">'
    "Aug 7</time></a></li></ul>"
)
DHS_RELEASE = (
    '<html lang="en"><h1>A</h1><span class="news-release-date-value">July 14, 2025</span><article>'
    '<div class="field--name-body"><p>One.<br><br>Two.</p></div></article></html>'
)
ROWS = (
    '<ul><li><a href="/a">A</a><time datetime="2026-03-02">March 2, 2026</time></li></ul>'
    '<a class="next" href="?page=2">Next</a><h1>A</h1><p>One.</p>'
)
TEXTS = {  # kind, answer: a listing or a document, read as both
    "feed-rss": RSS,
    "feed-atom": ATOM,
    "google-news": RSS,
    "bing-news": RSS,
    "sitemap": INDEX,
    "news-sitemap": NEWS_SITEMAP,
    "ice-newsroom-listing": ICE_LISTING,
    "ice-newsroom-release": ICE_RELEASE,
    "dhs-listing": DHS_LISTING,
    "dhs-release": DHS_RELEASE,
    "listing": ROWS,
}
VALUES: dict[str, Any] = {
    "feed-json": JSON_FEED,
    "wordpress": POSTS,
    "wordpress-refusal": REFUSAL,
    "federal-register": RESULTS,
    "gdelt": ARTICLES,
}
READS_NEWS = {"listing"}  # kinds of which a document is read by the registry's own selectors

ODD_BYTES = st.sampled_from(
    [
        *(
            b"<",
            b">",
            b"&",
            b'"',
            b"'",
            b"/",
            b"{",
            b"]",
            b"\\",
            b"\0",
            b"\xff",
            b"\xed\xa0\x80",
            b"]]>",
        ),
        *(b"&#xD800;", b"&#x110000;", b"&#0;", b"&x;", b"<![CDATA[", b"<!--", b"</", b"<a><a><a>"),
        *(b"http://[", b"https://ledger.example:99999/", b"//", b"javascript:", b"%", b"%ff"),
        *(b"0000-00-00", b"9999-12-31T23:59:59-14:00", b"99/99/9999", b"\r\n", b" \t ", b"\x1b"),
        *(
            b"Fri, 31 Dec 9999 23:59:59 -1400",
            b"\\ud83d",
            b"1e999",
            b"9" * 40,
            b"xml:base='http://['",
        ),
    ]
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "double", "insert", "swap", "cut"]),
        st.floats(0, 1, exclude_max=True),  # where, of the whole
        st.integers(1, 40),  # how many bytes
        ODD_BYTES | st.binary(max_size=4),
    ),
    min_size=1,
    max_size=6,
)
ODD_TEXTS = (
    "\ud83d",
    "http://[",
    "javascript:x",
    "0000-00-00T00:00:00",
    "9999-12-31",
    "2026-02-30",
)
ODD_TEXTS += ("//", "/a", "https://ledger.example/\ud83d", "\0", "A\ud83d", "9" * 5000)
ODD_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(st.characters(), max_size=8)  # halves of surrogate pairs as well
    | st.sampled_from(ODD_TEXTS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=4,
)
TRIED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[*HealthCheck],
)


def kind_of(case: str) -> str:
    parts = case.split("-")
    names = ("-".join(parts[:count]) for count in (2, 1))
    return next(name for name in names if name in KINDS)


KINDS = ("feed", "google-news", "bing-news", "sitemap", "news-sitemap", "ice-newsroom", "dhs")
KINDS += ("listing", "wordpress", "federal-register", "gdelt")


def spider(kind: str) -> Any:
    source = Source(
        id="sample",
        name="A sample",
        kind=kind,
        url=HOME,
        home_state=None,
        language="en",
        rights="copyrighted",
        options=json.dumps(OPTIONS.get(kind, {})),
    )
    return spider_of(kind)(source=source, recorder=None)


def answer(body: bytes, **headers: bytes) -> Response:
    """As Scrapy makes it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    found = Response(HOME, headers=named)
    kind = responsetypes.from_args(headers=found.headers, url=HOME, body=body)
    return kind(HOME, body=body, headers=named)


def read(case: str, response: Response) -> None:
    """Read an answer as a listing and as a document."""
    kind = kind_of(case)
    made = spider(kind)
    for reading in (
        lambda: made.parse_listing(response),
        lambda: made.parse_document(response, Link(url=HOME), made.source),
    ):
        with suppress(CrawlError):
            check(reading())
        if kind not in ("ice-newsroom", "dhs", *READS_NEWS):
            break  # documents of other kinds are read by crawler/extraction/


def check(found: Listing | Page) -> None:
    """What was found can be kept: texts are Unicode, addresses canonical, dates in range."""
    if isinstance(found, Page):
        assert found.title.strip()
        assert found.text.strip()
        assert f"{found.title}{found.text}{found.place}{found.language}".encode()
        addresses, dated = [found.url], [found.published_at, found.updated_at]
    else:
        named = (
            f"{found.headlines}{[(link.byline, link.section, link.topic) for link in found.links]}"
        )
        assert "\\ud" not in named
        addresses = [*(link.url for link in found.links), *found.pages]
        dated = [one.published_at for one in (*found.links, *found.headlines)]
    assert addresses == [canonical(address) for address in addresses]
    assert all(map(to_text, filter(None, dated)))


def edited(body: bytes, edits: list[tuple[str, float, int, bytes]]) -> bytes:
    for how, where, length, odd in edits:
        start = int(where * len(body))
        before, part, after = body[:start], body[start : start + length], body[start + length :]
        body = {
            "delete": before + after,
            "double": before + part * 2 + after,
            "insert": before + odd + part + after,
            "swap": before + odd + after,
            "cut": before if length < 5 else body,
        }[how]
    return body


def replaced(value: Any, choices: st.DataObject) -> Any:
    """The value with one part of it, at whatever depth, changed for something else."""
    value = deepcopy(value)
    holder: Any = [value]
    key: Any = 0
    while isinstance(holder[key], (dict, list)) and holder[key] and choices.draw(st.booleans()):
        holder = holder[key]
        keys = sorted(holder) if isinstance(holder, dict) else range(len(holder))
        key = choices.draw(st.sampled_from(keys))
    is_top = holder == [value] and key == 0
    odd = choices.draw(ODD_VALUES)
    holder[key] = odd
    return odd if is_top else value


@pytest.mark.parametrize("case", TEXTS)
@TRIED
@given(edits=EDITS, is_gzipped=st.booleans())
def test_a_damaged_text_costs_that_answer_alone(case, edits, is_gzipped):
    body = edited(TEXTS[case].encode(), edits)
    packed = edited(gzip.compress(body), edits[:1]) if is_gzipped else body
    read(case, answer(packed, Content_Type=b"text/html"))


@pytest.mark.parametrize("case", VALUES)
@TRIED
@given(choices=st.data())
def test_a_value_of_another_kind_costs_that_answer_alone(case, choices):
    value = VALUES[case]
    for _ in range(choices.draw(st.integers(1, 3))):
        value = replaced(value, choices)
    read(case, answer(json.dumps(value).encode(), Content_Type=b"application/json"))


@pytest.mark.parametrize("case", VALUES)
@TRIED
@given(edits=EDITS)
def test_damaged_json_costs_that_answer_alone(case, edits):
    read(case, answer(edited(json.dumps(VALUES[case]).encode(), edits)))


@pytest.mark.parametrize("kind", KINDS)
@TRIED
@given(body=st.binary(max_size=60) | ODD_VALUES.map(lambda value: json.dumps(value).encode()))
def test_noise_costs_that_answer_alone(kind, body):
    read(kind, answer(body))


CHARSETS = (b"none", b"", b"\xff", b"utf-7", b"utf-16", b"idna", b"zlib_codec")
ODD_HEADER = st.sampled_from(
    [
        *(b"text/html; charset=" + charset for charset in CHARSETS),
        *(b"http://[", b"//", b"\xff\xfe", b"application/pdf", b"image/png;;;=", b"-1", b"9" * 400),
        *(b"Fri, 31 Dec 9999 23:59:59 -1400", b"<http://[>; rel=next", b"W/", b"\0"),
    ]
)
HEADERS = ("Location", "Retry_After", "Content_Type", "ETag", "Last_Modified", "Link")
HEADERS += ("X_WP_TotalPages", "Content_Disposition", "cf_mitigated")


@pytest.mark.parametrize("case", [*TEXTS, *VALUES])
@TRIED
@given(
    headers=st.dictionaries(
        st.sampled_from(HEADERS), ODD_HEADER | st.binary(max_size=30), min_size=1
    )
)
def test_an_odd_header_costs_that_answer_alone(case, headers):
    body = TEXTS[case] if case in TEXTS else json.dumps(VALUES[case])
    response = answer(body.encode(), **headers)
    read(case, response)


@TRIED
@given(
    status=st.integers(100, 999),
    headers=st.dictionaries(st.sampled_from(HEADERS), ODD_HEADER | st.binary(max_size=30)),
)
def test_every_status_with_whatever_headers_ends_by_name(status, headers):
    response = answer(b"", **headers).replace(status=status)
    wait = retry_after(header(response, "Retry-After"), now())
    assert wait is None or wait >= timedelta()
    ending = ending_of_answer(Request(HOME), response)
    assert ending is None or ending.outcome


@pytest.mark.parametrize("element", ["div", "b", "p", "ul><li", "table><tr><td", "a href='/a'"])
@pytest.mark.parametrize("case", TEXTS)
def test_elements_without_end_cost_that_answer_alone(case, element):
    before, mark, after = TEXTS[case].partition("A")
    read(case, answer((before + mark + f"<{element}>" * 3000 + after).encode()))


@pytest.mark.parametrize("case", [*TEXTS, *VALUES])
def test_the_answers_that_are_damaged_are_valid(case):
    body = TEXTS[case] if case in TEXTS else json.dumps(VALUES[case])
    response = answer(body.encode(), Content_Type=b"text/html")
    made = spider(kind_of(case))
    if case == "wordpress-refusal":
        with pytest.raises(CrawlError, match="rest_forbidden"):
            made.parse_listing(response)
    elif case.endswith("-release"):
        assert made.parse_document(response, Link(url=HOME), made.source).text
    else:
        found = made.parse_listing(response)
        assert found.links or found.pages or found.headlines
