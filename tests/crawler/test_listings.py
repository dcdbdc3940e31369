import re

import pytest

from archive.visits import Link
from crawler.listings import LINKS_MAX, is_on, listing, numbered, page_number

URL = "https://ledger.example/news"


@pytest.mark.parametrize(
    ("url", "number"),
    [
        (f"{URL}?page=2", 2),
        (f"{URL}?x=1&page=02", 2),
        (f"{URL}?page=", None),
        (f"{URL}?page=two", None),
        (f"{URL}?page=-1", None),
        (f"{URL}?page={'9' * 7}", None),  # no listing has so many
        (f"{URL}?pages=2", None),
        (URL, None),
    ],
)
def test_the_number_of_a_page_stands_in_its_address(url, number):
    assert page_number(url, "page") == number


@pytest.mark.parametrize(
    ("url", "further"),
    [
        (URL, f"{URL}?page=3"),
        (f"{URL}?page=2", f"{URL}?page=3"),
        (f"{URL}?page=2&x=%281%29", f"{URL}?x=%281%29&page=3"),
        (f"{URL}?#top", f"{URL}?page=3"),
    ],
)
def test_another_page_has_the_same_address_but_for_its_number(url, further):
    assert numbered(url, "page", 3) == further


def test_of_a_document_named_twice_the_first_mention_counts():
    first, second = Link(url="https://a.example/", topic="A"), Link(url="https://b.example/")
    again = Link(url="https://a.example/", topic="B")
    assert listing([first, second, again], [URL, URL], url=URL).links == (first, second)


def test_what_is_beyond_the_most_is_cut_and_told():
    links = (Link(url=f"https://ledger.example/{number}") for number in range(LINKS_MAX + 7))
    found = listing(links, url=URL)
    assert len(found.links) == LINKS_MAX
    assert found.lack == f"{URL} names {LINKS_MAX + 7} addresses: the first {LINKS_MAX} were read"


@pytest.mark.parametrize(
    ("path", "is_met"),
    [
        ("^/news$", True),
        (r"^https://ledger\.example/news$", True),
        ("ews", True),
        ("", True),
        ("^/ews", False),
        (r"^http://ledger\.example/news", False),
    ],
)
def test_a_path_meets_an_address_whole_or_behind_its_host(path, is_met):
    assert is_on(re.compile(path), URL) == is_met
