"""What lists of the roster say to what they are asked: kinds, states, days, oddities, data."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

from archive.findings import Findings
from archive.store import Store
from cli.site import open_site
from nlp.roster.settle import resolve_listed
from tests.web.conftest import COUNTY, LEDGER, ROSTER, SEEN, SIGNED, STATE, place, visit

PART = "participatingAgencies{}.xlsx"
WASHINGTON = replace(COUNTY, id="ne-washington-county", name="Washington County", fips="31177")


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """The site over an archive whose one listed agency has a place that a document names."""
    path = tmp_path_factory.mktemp("placed") / "placed.db"
    with Store(path) as store:
        store.save_sources([LEDGER])
        store.save_visits([visit(store.start_run(LEDGER.id), SIGNED)])
        version = store.db.execute("select version from documents").fetchone()[0]
        mention = place(version, SIGNED, "Washington County", WASHINGTON.id)
        found = Findings(jurisdictions=(STATE, WASHINGTON), jurisdiction_mentions=(mention,))
        store.readings.save_findings([(version, found)], ["jurisdictions@1"])
        content = ROSTER.spreadsheet([ROSTER.row("Washington County Sheriff's Office")])
        store.save_workbooks([ROSTER.posted(content, SEEN, PART.format(1))])
        resolve_listed(store)
    with asyncio.Runner() as runner:
        site = open_site(path)
        yield lambda address: runner.run(site.client.get(address))


def data(get, query: str) -> list[dict]:
    return get(f"/archive/{query}{'&' if '?' in query else '?'}_shape=array").json()


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        ("2025-02-21T14:51:12Z", "2025-05-15T23:33:17Z", "between 21 February and 15 May 2025"),
        ("2026-03-01T17:00:00Z", "2026-03-03T17:00:00Z", "between 1 and 3 March 2026"),
        ("2025-10-22", "2026-01-05", "between 22 October 2025 and 5 January 2026"),
        ("2026-03-02T17:00:00Z", "2026-03-03T17:00:00Z", "3 March 2026"),
        ("2026-03-03T09:00:00Z", "2026-03-03T17:00:00Z", "3 March 2026"),
        ("2026-03-01", "2026-03-03T17:00:00Z", "3 March 2026"),
        ("soon", "2026-03-03", "3 March 2026"),
        (None, "2026-03-03", "3 March 2026"),
    ],
)
def test_a_change_lies_between_days_where_its_sheets_are_more_than_a_day_apart(
    plugin, earlier, later, told
):
    assert plugin("moments").between(later, earlier).striptags() == told


@pytest.mark.parametrize(
    ("text", "is_day"), [("2026-03-02", True), ("2026-02-30", False), ("", False)]
)
def test_a_day_is_told_from_what_is_none(plugin, text, is_day):
    assert plugin("moments").is_day(text) is is_day


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("type=added&state=tx", 1),
        ("since=2026-03-01", 3),
        ("since=2026-03-02&type=added", 1),
        ("since=2027-01-01", 0),
        ("since=soon&type=renamed", 1),
    ],
)
def test_changes_are_asked_of_by_kind_state_and_day(get, given, number):
    assert len(data(get, f"roster_events.json?{given}")) == number
    assert get(f"/roster/events?{given}").text.count("<summary>Proof</summary>") == number


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/roster/events?type=signed", "There is no kind of change “signed”."),
        ("/roster/events?state=zz", "ICE has listed no agency of “zz”."),
        ("/roster/events?since=soon", "“soon” is no day such as 2026-03-02"),
        ("/roster/new?state=zz", "ICE has listed no agency of “zz”."),
        ("/roster/new?before=soon", "“soon” is no day such as 2026-03-02"),
        ("/roster/uncovered?state=zz", "ICE lists no agency of “zz”."),
    ],
)
def test_what_there_is_not_is_told(get, address, told):
    assert told in get(address).text
    assert told not in get(address.partition("?")[0]).text


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/roster/events?state=tx", '<option value="TX" selected>Texas</option>'),
        ("/roster/events?type=delisted", '<option value="delisted" selected>'),
        ("/roster/events?since=2026-03-02", 'type="date" value="2026-03-02"'),
        ("/roster/new?state=tx", '<option value="TX" selected>Texas</option>'),
        ("/roster/new?before=2026-02-11", 'type="date" value="2026-02-11"'),
    ],
)
def test_a_form_shows_what_was_asked(get, address, shown):
    assert shown in get(address).text


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (
            "/roster/events?type=added&state=tx&since=2026-02-01",
            "roster_events.csv?type=added&state=tx&since=2026-02-01&skip=0",
        ),
        ("/roster/events", "agreement_events.csv?_stream=on"),
        ("/roster/new?days=9&state=tx", "new_this_week.csv?days=9&before=&state=tx"),
        ("/roster/delisted?skip=0", "delisted.csv?skip=0"),
        ("/roster/delisted", "agreement_events.csv?_stream=on"),
        ("/roster/uncovered?state=ne", "uncovered.csv?state=ne&id="),
        ("/roster/sheets?kind=pending", "sheets.csv?kind=pending&standing=&skip=0"),
    ],
)
def test_data_is_what_the_page_was_asked_for_and_all_of_it(get, address, link):
    assert f'href="/archive/{link}"' in unescape(get(address).text)
    assert get(f"/archive/{link}").status_code == 200


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "2 agreements that joined or came back between 23 February 2026 and 2 March 2026"),
        ("?days=1", "between 1 March 2026 and 2 March 2026, when the newest sheet was posted"),
        ("?before=2026-02-11", "between 4 February 2026 and 11 February 2026. Seven days"),
        ("?before=2026-02-11&state=tx", "No agreements that joined or came back"),
    ],
)
def test_new_names_the_days_that_it_looked_between(get, given, told):
    html = get(f"/roster/new{given}").text
    line = html[html.index('<p class="result">') :].partition("</p>")[0]
    words = " ".join(part.partition(">")[2] for part in line.split("<"))
    assert told in " ".join(words.replace(" .", ".").replace(" ,", ",").split())


def test_a_sheet_shows_only_its_odd_rows_when_asked(get, sheets):
    sheet = sheets[PART.format(2)]
    odd = [row["position"] for row in data(get, f"rows_of_sheet.json?sheet={sheet}&odd=1")]
    every = [row["position"] for row in data(get, f"rows_of_sheet.json?sheet={sheet}")]
    assert len(odd) == 2
    assert set(odd) < set(every)
    html = get(f"/roster/sheets/{sheet}?odd=1").text
    assert html.count('<tr id="row-') == len(odd)
    assert f'<a href="/roster/sheets/{sheet}#rows">all rows</a>' in html
    assert f"rows_of_sheet.csv?sheet={sheet}&after=&odd=1" in unescape(html)


def test_a_sheet_leads_to_its_odd_rows_and_to_all_oddities_as_data(get, sheets):
    sheet = sheets[PART.format(2)]
    html = unescape(get(f"/roster/sheets/{sheet}").text)
    link = f'<a href="/roster/sheets/{sheet}?odd=1#rows">only the 2 rows with something odd</a>'
    assert link in html
    for table in (f"roster_sheet_oddities.csv?sheet={sheet}&", "roster_oddities.csv?"):
        assert f'href="/archive/{table}_stream=on"' in html


@pytest.mark.parametrize(
    ("type", "told"),
    [
        ("delisted", "which lacks the row, too."),
        ("relisted", "which lists the row, too."),
        ("model-changed", "which bears it out."),
    ],
)
def test_a_confirming_sheet_says_what_it_confirms(get, events, type, told):
    assert told in get(f"/roster/events/{events[type]}").text


def test_an_agency_found_in_no_document_leads_to_those_that_name_its_place(placed):
    listed = data(placed, "uncovered.json")
    assert [(one["jurisdiction"], one["place_documents"]) for one in listed] == [(WASHINGTON.id, 1)]
    html = placed("/roster/uncovered").text
    assert (
        f'<a href="/jurisdictions/{WASHINGTON.id}">1 document</a> names Washington County' in html
    )
    assert "in which our program found its name or an official of it" in html


def test_a_state_leads_to_its_page(get):
    assert '<a href="/jurisdictions/ne">Nebraska</a>' in get("/roster").text


def test_a_chart_of_few_sheets_has_a_dot_for_each(get):
    days = data(get, "roster_timeline.json")
    assert get("/roster").text.count('<circle class="dot dot-1"') == 2 * len(days)  # two charts


@pytest.mark.parametrize(("sheets", "dots"), [(2, 2), (59, 59), (60, 0), (450, 0)])
def test_a_line_has_no_dots_where_they_would_run_into_each_other(plugin, sheets, dots):
    first = date(2025, 2, 1)
    rows = [{"day": f"{first + timedelta(days=day)}", "agreements": 9} for day in range(sheets)]
    drawn = plugin("timeline").plotted([("all", rows)], "agreements")
    assert len(drawn["lines"][0]["dots"]) == dots
