"""Agencies and places by the words of their names, on pages, in search and as data."""

import pytest

SHERIFF = "Prince George’s County Sheriff's Office"


@pytest.mark.parametrize(
    ("words", "has"),
    [
        ("sheriff county", True),
        ("prince george's", True),
        ("GEORGE’S", True),
        ("ffice", True),
        ('"county sheriff"', True),
        ("", True),
        (None, True),
        ("police", False),
        ("%", False),
        ("Prince_George", False),
    ],
)
def test_a_name_has_all_the_parts_in_any_order(plugin, words, has):
    assert plugin("names").has_parts(SHERIFF, words) is has


@pytest.mark.parametrize(
    ("words", "has"),
    [
        ("office prince", True),
        ("sher*", True),
        ("sheriff -police", True),
        ("sher", False),
        ("ice", False),  # not in "Office"
        ("prince -county", False),
        ("-police", False),
        ("", False),
        ("*", False),
        ("-", False),
        ("%", False),
        (".*", False),
    ],
)
def test_a_name_has_whole_words(plugin, words, has):
    assert plugin("names").has_words(SHERIFF, words) is has


@pytest.mark.parametrize("name", [None, ""])
def test_no_name_has_no_words(plugin, name):
    assert plugin("names").has_words(name, "county") is False


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("department plum", {"Plum Creek Police Department"}),
        ("crek plum", {"Plum Creek Police Department"}),  # as ICE listed it before
        ("%", set()),
        ("new_county", set()),
    ],
)
def test_agencies_are_found_by_all_words_in_any_order(get, words, names):
    rows = get("/archive/agencies_by_state.json", params={"q": words, "_shape": "array"}).json()
    assert {row["name"] for row in rows} == names


@pytest.mark.parametrize(
    ("words", "shown", "hidden"),
    [
        ("plum+creek", ["ne-plum-creek-police-department", "jurisdictions/ne-plum-creek"], []),
        ("gone+sheriff's", ["agencies/ne-gone-county-sheriffs-office"], []),
        ("ice", [], ["agencies/ne-gone-county-sheriffs-office", 'class="names"']),
        ("county", ["/agencies?q=county", "jurisdictions/ne-sample-county"], []),
    ],
)
def test_search_shows_agencies_and_places_of_that_name(get, words, shown, hidden):
    html = get(f"/search?q={words}").text
    assert [part for part in shown if part not in html] == []
    assert [part for part in hidden if part in html] == []


def test_search_shows_five_agencies_and_a_link_to_the_rest(get):
    html = get("/search?q=police+department").text
    section = html[html.index('class="names"') : html.index('class="more"')]
    assert section.count('href="/agencies/') == 5
    assert 'href="/agencies?q=police%20department">All agencies with these words' in html


@pytest.mark.parametrize(("q", "told"), [("plum", "Plum Creek"), ("zzqxj", "No place here")])
def test_places_are_listed_by_name(get, q, told):
    assert told in get(f"/jurisdictions?q={q}").text
