import pytest
from scrapy.http import HtmlResponse, Response

from crawler.errors import PageChanged, TooLarge
from crawler.html_page import DEPTH_MAX, HTML_MAX, read_page, read_text

URL = "https://ledger.example/a"


@pytest.mark.parametrize("charset", ["idna", "zlib_codec", "none", "utf-8", ""])
def test_a_charset_that_decodes_no_page_costs_nothing(charset):
    headers = {"Content-Type": f"text/html; charset={charset}"}
    assert read_text(HtmlResponse(URL, body="Señor".encode(), headers=headers)) == "Señor"


def test_a_page_larger_than_any_is_named_before_it_is_parsed():
    with pytest.raises(TooLarge, match="more than 5000000 bytes"):
        read_text(HtmlResponse(URL, body=b"x" * (HTML_MAX + 1), encoding="utf-8"))


def test_what_is_no_text_is_named():
    with pytest.raises(PageChanged, match=r"application/pdf where a page should be, at https://"):
        read_text(Response(URL, body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}))


@pytest.mark.parametrize("words", ["https://ledger.example/a", "<?xml version='1.0'?><a/>", ""])
def test_what_looks_like_no_page_is_read_without_a_warning(words, recwarn):
    read_page(words)
    assert not recwarn.list


def test_a_page_that_nests_without_end_is_named():
    with pytest.raises(PageChanged, match="nest more than"):
        read_page("<div>" * (DEPTH_MAX + 1) + "deep")
