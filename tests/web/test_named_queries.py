"""Every named query runs, says what it gives, and names its parameters."""

import json
import re

import pytest

from cli.site import ROOT

METADATA = json.loads((ROOT / "datasette_metadata.json").read_text())
DATABASE = METADATA["databases"]["archive"]
QUERIES = DATABASE["queries"]
PARAMETER = re.compile(r":(\w+)")  # ":before"
# "SCAN quotes USING COVERING INDEX …"; "SCAN quotes_fts VIRTUAL TABLE INDEX …" is a search
LARGE_SCAN = re.compile(
    r"SCAN (?:documents|versions|fetches|quotes|people|agencies|roster_rows|roster_sheet_rows"
    r"|agreements|agreement_events|\w+_mentions)\b"
)
READS_ALL = {
    "counts",
    "missing",  # a row for each agreement: a few thousand
    "most_named_jurisdictions",  # the newest 500 documents, by their key
    "most_named_people",
    "reported_events",  # a sentence or two a document
    "reported_states",
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_runs_without_its_parameters(get, name):
    answer = get(f"/archive/{name}.json?_shape=array")
    assert answer.status_code == 200, answer.text
    assert isinstance(answer.json(), list)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_says_what_it_gives(name):
    assert QUERIES[name]["title"]
    assert QUERIES[name]["description"].endswith(".")


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_declares_and_explains_its_parameters(name):
    query = QUERIES[name]
    declared = query.get("params", [])
    assert set(declared) == set(PARAMETER.findall(query["sql"]))
    for parameter in declared:
        assert re.search(rf"\b{parameter}\b", query["description"]), parameter


@pytest.mark.parametrize("name", sorted(set(QUERIES) - READS_ALL))
def test_a_query_reads_no_large_table_from_end_to_end(get, name):
    sql = "explain query plan " + PARAMETER.sub("'x'", QUERIES[name]["sql"])
    plan = get("/archive.json", params={"sql": sql, "_shape": "array"}).json()
    assert not [step["detail"] for step in plan if LARGE_SCAN.match(step["detail"])]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("quotes.json?q=county", {"Ann Sample"}),
        ("quotes.json?q=&speaker=doe", {"Jo Doe"}),
        ("quotes.json?q=plum&state=ne", {"Ann Sample"}),
        ("quotes.json?q=plum", {"Ann Sample", "Jo Doe"}),
        ("quotes.json?q=plum&state=tx", set()),
        ("quotes.json?q=", set()),
        ("quotes_of_person.json?person=jo-doe", {"Jo Doe"}),
        ("quotes_of_jurisdiction.json?jurisdiction=ne", {"Ann Sample"}),
        ("quotes_of_jurisdiction.json?jurisdiction=ne-plum-creek", set()),
    ],
)
def test_quotes_are_found(get, address, expected):
    rows = get(f"/archive/{address}&_shape=array").json()
    assert {row["speaker"] for row in rows} == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("documents_of_jurisdiction.json?jurisdiction=ne-plum-creek", 1),
        ("documents_of_jurisdiction.json?jurisdiction=ne-sample-county", 1),
        ("documents_of_jurisdiction.json?jurisdiction=ne", 1),
        ("documents_of_jurisdiction.json?jurisdiction=tx", 0),
        ("documents_of_person.json?person=jo-doe", 1),
        ("documents_of_person.json?person=ann-sample-ne-sample-county", 20),
        ("latest.json?x", 20),
        ("documents_of_source.json?source=sample-office", 1),
        ("documents_of_source.json?source=sample-silent", 0),
        ("runs_latest.json?x", 3),
        ("search.json?q=287g&before=2051500000", 20),
        ("search.json?q=287g&before=1", 0),
        ("search.json?q=287g&before=nonsense", 0),
        ("search.json?q=287g&before=99999999999999999999999", 20),
    ],
)
def test_documents_are_found(get, address, expected):
    assert len(get(f"/archive/{address}&_shape=array").json()) == expected


def test_of_people_named_alike_the_most_quoted_come_first(get):
    rows = get("/archive/most_named_people.json?_shape=array").json()
    ranks = [(row["documents"], row["quotes"]) for row in rows]
    assert ranks == sorted(ranks, reverse=True)
    assert [row["id"] for row in rows][1:] == ["jo-doe", "eve/<b>?&#ü"]  # the newer first


@pytest.mark.parametrize("described", [METADATA, *DATABASE["tables"].values(), DATABASE])
def test_what_a_footer_names_it_links_to_or_says_in_a_few_words(get, described):
    for name in ("source", "license", "about"):
        assert len(described.get(name, "")) <= 90
        address = described.get(f"{name}_url", "https://")
        assert address.startswith("https://") or get(address.partition("#")[0]).status_code == 200


def test_search_gives_newest_first(get):
    ids = [row["id"] for row in get("/archive/search.json?q=287g&_shape=array").json()]
    assert ids == sorted(ids, reverse=True)


def test_what_an_older_version_said_does_not_count(db, get):
    """UNDATED was changed after it was first seen, and only its new words are searched."""
    words = get("/archive/search.json?q=%22not+yet%22&_shape=array").json()
    assert [row["title"] for row in words] == ["A page on 287-G without a date"]


def test_a_query_gives_csv(get):
    answer = get("/archive/search.csv?q=agreement")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "Sample County signs" in answer.text
