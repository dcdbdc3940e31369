from contextlib import suppress
from html import escape
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Response

from archive.visits import Listing
from crawler.errors import PageChanged
from crawler.spiders.ice_roster import (
    WORKBOOKS_MAX,
    is_other_file,
    leads_to_workbook,
    parse_page,
    workbook_links,
)
from crawler.urls import canonical

PAGE = "https://www.office.example/identify-and-arrest/287g"
LISTS = "https://www.office.example/lists"
SAFELINK = (
    "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.office.example%2Flists"
    "%2Fa.xlsx&amp;data=05%7C02&amp;reserved=0"
)


def page(*hrefs: str, head: str = "", url: str = PAGE) -> HtmlResponse:
    links = "".join(f'<p><a href="{href}">A list</a></p>' for href in hrefs)
    body = f"<html><head>{head}</head><body><a href='/'>Home</a>{links}</body></html>"
    return HtmlResponse(url, body=body.encode())


@pytest.mark.parametrize(
    ("href", "address"),
    [
        (f"{LISTS}/a.xlsx", f"{LISTS}/a.xlsx"),
        ("/lists/a.xlsx", f"{LISTS}/a.xlsx"),
        ("//www.office.example/lists/a.xlsx", f"{LISTS}/a.xlsx"),
        ("../lists/a.xlsx", f"{LISTS}/a.xlsx"),
        ("HTTPS://WWW.OFFICE.EXAMPLE/lists/a.xlsx", f"{LISTS}/a.xlsx"),
        ("/lists/A.XLSX", f"{LISTS}/A.XLSX"),
        ("/lists/a%2Exlsx", f"{LISTS}/a%2Exlsx"),
        ("/lists/a.xlsm", f"{LISTS}/a.xlsm"),
        ("/lists/a.xls", f"{LISTS}/a.xls"),
        ("\n  /lists/a.xlsx\t", f"{LISTS}/a.xlsx"),
        ("/lists/a\n.xlsx", f"{LISTS}/a.xlsx"),
        ("/lists/a b.xlsx", f"{LISTS}/a%20b.xlsx"),
        ("/lists/a%20b.xlsx%20", f"{LISTS}/a%20b.xlsx%20"),
        ("/lists/a.xlsx?v=2&amp;utm_source=mail#row", f"{LISTS}/a.xlsx?v=2"),
        ("https://media.office.example/a.xlsx", "https://media.office.example/a.xlsx"),
        ("https://office.example/a.xlsx", "https://office.example/a.xlsx"),
        (
            "/file-download/download/public/1743",
            "https://www.office.example/file-download/download/public/1743",
        ),
        (SAFELINK, f"{LISTS}/a.xlsx"),
        ("https:/www.office.example/lists/a.xlsx", f"{LISTS}/a.xlsx"),
        (f"chrome-extension://abcdef/{LISTS}/a.xlsx", f"{LISTS}/a.xlsx"),
    ],
)
def test_a_link_to_a_workbook_is_found_in_any_form(href, address):
    assert workbook_links(page(href)) == (address,)


@pytest.mark.parametrize(
    "tag",
    [
        "<A HREF='/lists/a.xlsx'>A list</A>",
        "<map><area href='/lists/a.xlsx'></map>",
        "<a href=/lists/a.xlsx>A list",
    ],
)
def test_a_link_is_found_however_it_is_written(tag):
    assert workbook_links(HtmlResponse(PAGE, body=tag.encode())) == (f"{LISTS}/a.xlsx",)


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("/lists/new/", f"{LISTS}/new/a.xlsx"),
        ("https://media.office.example/", "https://media.office.example/a.xlsx"),
        ("javascript:", "https://www.office.example/identify-and-arrest/a.xlsx"),
    ],
)
def test_a_relative_link_starts_from_the_base_that_the_page_states(base, address):
    assert workbook_links(page("a.xlsx", head=f'<base href="{base}">')) == (address,)


def test_each_workbook_is_named_once_in_the_order_of_the_page():
    links = workbook_links(page("/lists/b.xlsx", "/lists/a.xlsx", f"{LISTS}/b.xlsx#top", SAFELINK))
    assert links == (f"{LISTS}/b.xlsx", f"{LISTS}/a.xlsx")


@pytest.mark.parametrize(
    "href",
    [
        "/lists/a.xlsx.html",
        "/lists/?file=a.xlsx",
        "/lists#a.xlsx",
        "/about.pdf",
        "mailto:a@office.example?subject=a.xlsx",
        "javascript:a.xlsx",
        "http://[bad/a.xlsx",
        "http:" * 500_000 + "//www.office.example/a.xlsx",
        "",
    ],
)
def test_a_page_without_a_workbook_has_changed(href):
    with pytest.raises(PageChanged, match=f"none of the 2 links at {PAGE} leads to a workbook$"):
        workbook_links(page(href))


def test_a_workbook_elsewhere_is_left_out():
    found = parse_page(page("/lists/a.xlsx", "https://elsewhere.example/b.xlsx"))
    assert found == Listing(pages=(f"{LISTS}/a.xlsx",))


@pytest.mark.parametrize(
    "href",
    [
        "https://elsewhere.example/b.xlsx",
        "https://www.office.example.elsewhere.example/b.xlsx",
        "https://notoffice.example/b.xlsx",
        "https://www.office.example:8443/b.xlsx",
        "https://www.office.example@elsewhere.example/b.xlsx",
    ],
)
def test_a_page_whose_workbooks_are_all_elsewhere_has_changed(href):
    with pytest.raises(PageChanged, match="though on another site"):
        parse_page(page(href))


def test_of_a_page_with_thousands_of_workbooks_the_first_are_asked_for_and_the_rest_told():
    found = parse_page(page(*(f"/lists/{number}.xlsx" for number in range(10_000))))
    assert found.pages == tuple(f"{LISTS}/{number}.xlsx" for number in range(WORKBOOKS_MAX))
    assert f"links to 10000 workbooks: the first {WORKBOOKS_MAX} count" in found.lack


def test_a_good_page_lacks_nothing():
    assert parse_page(page("/lists/a.xlsx")).lack is None


def test_a_page_that_is_none_has_changed():
    with pytest.raises(PageChanged, match="application/pdf where a page should be"):
        parse_page(Response(PAGE, headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.7"))


@pytest.mark.parametrize(
    ("address", "is_workbook"),
    [
        (f"{LISTS}/a.xlsx", True),
        ("https://office.example/file-download/download/public/17", True),
        (PAGE, False),
    ],
)
def test_an_address_tells_whether_a_workbook_was_asked_for(address, is_workbook):
    assert leads_to_workbook(address) is is_workbook


@pytest.mark.parametrize(
    ("address", "body", "is_other"),
    [
        ("https://office.example/file-download/download/public/17", b"%PDF-1.7", True),
        ("https://office.example/file-download/download/public/17", b"PK\3\4", False),
        ("https://office.example/file-download/download/public/17", b"<html>", False),
        (f"{LISTS}/a.xlsx", b"%PDF-1.7", False),  # which says that it is a workbook
    ],
)
def test_a_public_file_may_be_a_memorandum(address, body, is_other):
    assert is_other_file(address, Response(address, body=body)) is is_other


PIECES = ("https:", "//", "/", "http", "[", "]", "@", ":", "%", "?url=", "safelinks.protection.")
HREFS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=5), st.just("www.office.example")),
    max_size=8,
).map(lambda pieces: escape("".join(pieces) + "a.xlsx"))


@settings(derandomize=True, deadline=None)
@given(st.lists(HREFS, max_size=5), HREFS)
def test_whatever_a_page_links_to_only_its_own_site_is_asked(hrefs, base):
    try:
        found = parse_page(page(*hrefs, head=f'<base href="{base}">'))
    except PageChanged:
        return
    for address in found.pages:
        assert canonical(address) == address
        host = urlsplit(address).netloc
        assert host == "office.example" or host.endswith(".office.example")


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_page_or_have_a_named_fault(body):
    with suppress(PageChanged):
        parse_page(HtmlResponse(PAGE, body=body))
