"""Pages of the roster: figures, changes with their proof, sheets, agencies, states."""

import asyncio
import re
from html import unescape

import pytest

from archive.store import Store
from cli.site import open_site

PART = "participatingAgencies{}.xlsx"
CHART = re.compile(r"<svg class=\"plot\".*?</svg>\s*<svg class=\"axis\"", re.DOTALL)
HASH = re.compile(r'href="/roster/files/([0-9a-f]{64})\.xlsx"')  # href="/roster/files/0a….xlsx"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The site over an archive without any sheet: empty("/roster") gives its HTML."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Store(path).close()
    with asyncio.Runner() as runner:
        site = open_site(path)
        yield lambda address: runner.run(site.client.get(address)).text


def data(get, query: str) -> list[dict]:
    return get(f"/archive/{query}{'&' if '?' in query else '?'}_shape=array").json()


def test_the_roster_tells_what_is_listed_now_in_all_and_by_model(get):
    rows = data(get, "roster_now.json")
    assert [(row["model"], row["agreements"], row["agencies"]) for row in rows] == [
        ("all", 63, 62),
        ("task-force", 59, 59),
        ("jail-enforcement", 2, 2),
        ("warrant-service-officer", 2, 2),
    ]
    html = get("/roster").text
    assert "<dt>agreements</dt><dd>63</dd>" in html
    assert "<dt>Jail enforcement</dt><dd>2</dd>" in html
    assert "ICE announces no departures" in html


def test_a_sheet_that_is_not_trusted_counts_in_no_line(get):
    days = [row["day"] for row in data(get, "roster_timeline.json")]
    good = ["2026-03-02", "2026-03-01", "2026-02-24", "2026-02-17", "2026-02-10", "2026-02-02"]
    assert days == good
    assert "48 of 48 rows of Ohio are gone at once" in get("/roster").text


def test_a_chart_can_be_heard_and_read_as_a_table(get):
    html = get("/roster").text
    charts = CHART.findall(html)
    assert len(charts) == 2
    for chart, number in zip(charts, ("agreements", "agencies"), strict=True):
        assert f'role="img" aria-labelledby="{number}-title {number}-told"' in chart
        assert chart.count("<polyline") == 4
        assert "From 2026-02-02 to 2026-03-02. All models:" in chart
    assert html.count('<th scope="col">Last sheet of the month</th>') == 2
    assert "style=" not in html  # a strict policy of content forbids it


def test_new_this_week_is_counted_from_the_newest_sheet(get):
    new = {(row["type"], row["agency"]) for row in data(get, "new_this_week.json")}
    assert new == {
        ("added", "tx-new-county-sheriffs-office"),
        ("relisted", "ne-gone-county-sheriffs-office"),
    }


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("days=30", 51),
        ("days=0", 2),
        ("before=2026-02-11", 49),
        ("days=x", 2),
        ("before=soon", 2),
        ("before=9", 2),
        ("state=tx", 1),
        ("days=9e99", 2),
    ],
)
def test_new_can_be_asked_of_other_days(get, given, number):
    assert len(data(get, f"new_this_week.json?{given}")) == number


@pytest.mark.parametrize(
    ("type", "told"),
    [
        ("added", "Joined the list"),
        ("model-added", "Added an agreement"),
        ("model-changed", "Warrant service officer in place of Task force."),
        ("renamed", "“Plum Crek Police Department” became “Plum Creek Police Department”."),
        ("renamed", "Taken for the same agreement: same signing date"),
        ("re-dated", '<time datetime="2026-01-07">7 January 2026</time> became signed'),
        ("delisted", "It has been listed again since."),
        ("delisted", "That is not to say that it was ended"),
        ("relisted", "Listed again"),
        ("pending", "On the pending list"),
    ],
)
def test_each_change_is_told_in_plain_words(get, events, type, told):
    page = get(f"/roster/events/{events[type]}").text
    assert told in page + get(f"/roster/events?type={type}").text


def test_every_change_links_to_its_sheets_and_to_the_bytes_of_both(get, events):
    for id in events.values():
        html = get(f"/roster/events/{id}").text
        event = data(get, f"event.json?event={id}")[0]
        for side in ("before", "after"):
            assert f'href="/roster/sheets/{event[f"sheet_{side}"]}"' in html
            assert event[f"file_{side}"] in HASH.findall(html)
            assert get(f"/roster/files/{event[f'file_{side}']}.xlsx").status_code == 200


def test_a_list_of_changes_has_the_proof_of_each(get):
    rows = data(get, "roster_events.json?type=renamed")
    html = get("/roster/events?type=renamed").text
    assert set(HASH.findall(html)) == {rows[0]["file_before"], rows[0]["file_after"]}
    before, after = rows[0]["position_before"], rows[0]["position_after"]
    assert f"row {before} of the sheet of" in html
    assert f"row {after} of the sheet of" in html


def test_a_change_shows_both_rows_as_printed_and_who_said_when(get, events):
    html = get(f"/roster/events/{events['re-dated']}").text
    assert "1/72026" in html
    assert "Last-Modified, as the server states it: Tue, 24 Feb 2026 12:00:00 GMT" in html
    delisted = get(f"/roster/events/{events['delisted']}").text
    assert "Confirmed by the sheet of" in delisted
    assert "The sheet after has no such row." in delisted


def test_changes_are_read_on_to_the_oldest_fifty_a_page(get):
    first, second = (data(get, f"roster_events.json?skip={skip}") for skip in (0, 50))
    assert len(first) == 50
    assert {row["id"] for row in first}.isdisjoint({row["id"] for row in second})
    assert (
        'rel="next" href="/roster/events?type=&amp;state=&amp;since=&amp;skip=50"'
        in get("/roster/events").text
    )


@pytest.mark.parametrize(
    ("query", "agencies"),
    [
        ("roster_events.json?type=added&state=tx", {"tx-new-county-sheriffs-office"}),
        ("delisted.json", {"ne-gone-county-sheriffs-office"}),
        ("missing.json", {"ne-blip-county-sheriffs-office"}),
        (
            "uncovered.json?state=tx",
            {"tx-washington-county-sheriffs-office", "tx-new-county-sheriffs-office"},
        ),
        ("pending.json", {"ne-later-county-sheriffs-office", "ne-sooner-county-sheriffs-office"}),
    ],
)
def test_named_queries_find_agencies(get, query, agencies):
    rows = data(get, query)
    assert {row.get("agency") or row["id"] for row in rows} == agencies


def test_a_sheet_that_is_not_trusted_says_why(get, sheets):
    html = get(f"/roster/sheets/{sheets[PART.format(20)]}").text
    assert "Not trusted: 48 of 48 rows of Ohio are gone at once." in html
    assert "no change is drawn from it" in html


def test_a_sheet_shows_its_rows_as_printed_with_what_is_odd(get, sheets):
    html = get(f"/roster/sheets/{sheets[PART.format(2)]}").text
    assert '1/72026<span class="odd">odd date, read as 2026-01-07</span>' in html
    assert "hidden in the workbook</span>" in html
    assert "14 rows, 1 of them hidden in the workbook" in html
    assert "odd link, not read: javascript:alert(5)</span>" in html
    assert 'href="https://office.example/moa/2.pdf"' in html


def test_a_sheet_is_read_on_to_its_last_row(get, sheets):
    sheet = sheets[PART.format(10)]
    rows = data(get, f"rows_of_sheet.json?sheet={sheet}")
    assert [row["position"] for row in rows] == list(range(2, 65))
    later = data(get, f"rows_of_sheet.json?sheet={sheet}&after=60")
    assert [row["position"] for row in later] == [61, 62, 63, 64]


def test_home_has_a_strip_of_the_roster(get):
    html = get("/").text
    assert '63 agreements of <a href="/agencies?listing=listed">62 agencies</a>' in html
    assert "New County Sheriff&#39;s Office</a>, Texas" in html


def test_what_workbooks_say_is_escaped(get):
    for address in ("/agencies?q=alert", "/roster/sheets", "/roster/uncovered?state=ne"):
        assert "<script>" not in get(address).text
    agency = data(get, "agencies_by_state.json?q=alert")[0]["id"]
    html = get(f"/agencies/{agency}").text
    assert "&lt;script&gt;alert(4)&lt;/script&gt;" in html
    assert 'href="javascript' not in html


def test_an_archive_without_sheets_says_how_to_get_them(empty):
    told = "No workbook of ICE’s has been read into this archive yet."
    for address in (
        "/roster",
        "/roster/new",
        "/roster/sheets",
        "/roster/events",
        "/roster/delisted",
        "/roster/missing",
        "/roster/pending",
        "/roster/uncovered",
    ):
        html = empty(address)
        assert told in html, address
        assert "287g crawl ice-287g" in html
        assert "287g roster import FILE…" in html
    assert "ICE’s list" not in unescape(empty("/"))
