"""What the search page shows."""

import re

import pytest


def test_found_words_are_highlighted(get):
    html = get("/search?q=agreement").text
    assert "signs a 287(g) <mark>agreement</mark></a>" in html
    assert "1 document and no quotes" in html


def test_the_programme_is_highlighted_as_it_is_written(get):
    html = get("/search?q=287g").text
    for words in (
        "<mark>287(g)</mark>",
        "<mark>287g</mark>",
        "<mark>287-G</mark>",
        "<mark>287 (g)</mark>",
    ):
        assert words in html


def test_quotes_are_found_beside_documents(get):
    html = get("/search?q=jail").text
    assert "The <mark>jail</mark> model in Plum Creek" in html
    assert "Ann Sample" in html
    assert "1 document and 1 quote" in html


def test_no_result_says_so_and_helps(get):
    html = get("/search?q=zzqxj").text
    assert "Nothing in the archive has all of these words" in html
    assert "How to search" in html


def test_an_empty_search_helps(get):
    html = get("/search?q=+").text
    assert "How to search" in html
    assert "Nothing in the archive" not in html


def test_a_search_is_paged_by_stable_addresses(get, ids):
    first = get("/search?q=talks").text
    assert "25 documents" in first
    oldest = ids["https://ledger.example/notes/6"]
    assert (
        f'<a rel="next" href="/search?q=talks&amp;before={oldest}">Older documents (5)</a>' in first
    )
    second = get(f"/search?q=talks&before={oldest}").text
    assert re.findall(r"Notebook (\d+):", second.partition("<aside>")[0]) == [
        "5",
        "4",
        "3",
        "2",
        "1",
    ]
    assert 'rel="next"' not in second


def test_a_page_beyond_the_last_leads_back(get):
    assert "No older documents" in get("/search?q=talks&before=1").text


def test_the_same_is_had_as_json(get):
    html = get("/search?q=jail+%26+%22in%22").text
    link = re.search(r'href="(/archive/search\.json[^"]+)"', html)[1].replace("&amp;", "&")
    assert link == "/archive/search.json?q=jail%20%26%20%22in%22&_shape=array"
    assert [row["kind"] for row in get(link).json()] == ["news"]


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "'onfocus='alert(1)"])
def test_what_is_searched_for_is_escaped(get, words):
    html = get("/search", params={"q": words}).text
    assert words not in html
    assert "<script" not in html


def test_found_markup_is_escaped_in_title_and_snippet(get):
    html = get("/search?q=bold").text
    assert "&lt;<mark>b" in html or "&lt;b&gt;<mark>Bold</mark>&lt;/b&gt;" in html
    assert "<script" not in html


def test_agencies_and_places_of_that_name_stand_above_documents(get):
    html = get("/search?q=plum+creek").text
    names = html[html.index('class="names"') : html.index('id="found"')]
    assert 'href="/agencies/ne-plum-creek-police-department"' in names
    assert 'href="/jurisdictions/ne-plum-creek"' in names


def test_five_agencies_are_shown_and_a_link_to_all(get):
    html = get("/search?q=police+many").text
    assert html.count('href="/agencies/oh-many-') == 5
    assert 'href="/agencies?q=police%20many"' in html
