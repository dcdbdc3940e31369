"""Pages of agencies, and what the pages of places say of agencies."""

import asyncio
import shutil

import pytest

from archive.store import Store
from cli.site import open_site

AGENCY = "/agencies/ne-sample-county-sheriffs-office"


@pytest.fixture
def place_part(db, tmp_path):
    """The part on the place of an agency's page, once its kind and rule are these."""

    def part(kind: str, by: str) -> str:
        path = tmp_path / "placed.db"
        shutil.copy(db, path)
        with Store(path) as store, store.db.atomic():
            store.db.execute(
                "update agencies set kind = ?, jurisdiction_by = ?, note = 'A note.' where id = ?",
                [kind, by, AGENCY.rpartition("/")[2]],
            )
        with asyncio.Runner() as runner:
            html = runner.run(open_site(path).client.get(AGENCY)).text
        return html[html.index('id="place"') : html.index('id="officials"')]

    return part


def data(get, query: str) -> list[dict]:
    return get(f"/archive/{query}{'&' if '?' in query else '?'}_shape=array").json()


def test_an_agency_that_a_document_names_is_covered(get):
    rows = data(get, "uncovered.json?state=NE")
    assert "ne-sample-county-sheriffs-office" not in {row["id"] for row in rows}
    states = {row["state"]: row for row in data(get, "uncovered_by_state.json")}
    assert (states["NE"]["agencies"], states["NE"]["uncovered"]) == (12, 11)


def test_an_agency_has_agreements_changes_documents_and_quotes(get):
    html = get(AGENCY).text
    assert "<h3>Jail enforcement</h3>" in html
    assert 'datetime="2026-02-09">9 February 2026</time>' in html
    assert "memorandum of agreement</a>" in html
    assert "Added an agreement" in html
    assert "Sample County signs a 287(g) agreement" in html
    assert "It costs the county nothing." in html
    assert 'href="/jurisdictions/ne-sample-county"' in html


def test_an_agency_that_the_newest_sheet_lacks_is_missing_and_no_more(get):
    html = get("/agencies/ne-blip-county-sheriffs-office").text
    assert "<strong>Missing from the newest list, not yet confirmed</strong>" in html
    assert "No longer listed" not in html


def test_an_agency_that_was_listed_otherwise_says_so_and_is_found_by_it(get):
    html = get("/agencies/ne-plum-creek-police-department").text
    assert "Plum Crek Police Department <span" in html[html.index("Also listed as") :]
    answer = get("/agencies/ne-plum-crek-police-department?before=9")
    assert answer.status_code == 302
    assert answer.headers["location"] == "/agencies/ne-plum-creek-police-department?before=9"
    found = data(get, "agencies_by_state.json?q=plum+crek")
    assert [row["id"] for row in found] == ["ne-plum-creek-police-department"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("officials_of_agency.json?agency=ne-sample-county-sheriffs-office", {"Ann Sample"}),
        ("officials_of_agency.json?agency=ne-ash-county-sheriffs-office", set()),
        ("officials_of_agency.json?agency=", set()),
    ],
)
def test_officials_are_those_of_the_agencys_kind_and_place(get, query, names):
    assert {row["name"] for row in data(get, query)} == names


def test_quotes_of_an_agency_are_read_on_to_the_oldest(get):
    query = "quotes_of_agency.json?agency=ne-sample-county-sheriffs-office"
    first = data(get, query)
    last = first[-1]
    rest = data(get, f"{query}&before={last['document']}&after={last['start']}")
    assert (len(first), len(rest)) == (20, 7)


def test_a_place_has_its_agencies_with_models(get):
    html = get("/jurisdictions/ne-sample-county").text
    assert f'href="{AGENCY}"' in html
    assert "Jail enforcement" in html[html.index('id="agencies"') :]


def test_a_state_has_its_agreements_changes_and_what_nobody_covered(get):
    html = get("/jurisdictions/ne").text
    assert "<dt>Jail enforcement</dt><dd>2</dd>" in html
    assert "Latest changes" in html
    assert (
        'href="/roster/uncovered?state=NE">11 of them our program found in no document here' in html
    )
    assert 'id="pending"' in html


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("state=zz", "No agency of “zz” is listed or named here."),
        ("listing=foo", "There is no standing “foo”."),
        ("q=%25", "None whose name has all of “%”."),
        ("q=crek+plum", 'href="/agencies/ne-plum-creek-police-department"'),
    ],
)
def test_a_list_of_agencies_says_why_it_is_empty(get, asked, told):
    assert told in get(f"/agencies?{asked}").text


def test_an_agency_in_no_document_says_so_of_our_program(get):
    html = get("/agencies/ne-ash-county-sheriffs-office").text
    assert "Our program found its name, or an official of it, in no document here." in html


def test_a_county_has_the_agreements_of_its_agencies(get):
    html = get("/jurisdictions/ne-sample-county").text
    section = html[html.index('id="agreements"') : html.index('id="documents"')]
    assert "Jail enforcement" in section
    assert "signed" in section
    assert 'href="/roster#meaning"' in section


@pytest.mark.parametrize(
    ("kind", "by", "told"),
    [
        ("constable", "county-column", ("Lies in", "by the county in ICE’s COUNTY column")),
        ("campus", "place-name", ("Lies in", "by the town in its name")),
        ("police", "override", ("Lies in", "by hand: see the note")),
        ("sheriff", "county-name", ("Serves", "by the county in its name")),
    ],
)
def test_an_agency_lies_in_a_place_or_serves_it(place_part, kind, by, told):
    part = place_part(kind, by)
    assert f"<dt>{told[0]}</dt>" in part
    assert f"<dd>{told[1]}</dd>" in part
