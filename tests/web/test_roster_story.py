"""What pages say of agreements gone in part or to another agency, of dates, places, samples."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook as Spreadsheet

from archive.findings import Findings
from archive.store import Store
from cli.site import open_site
from demo.newsroom import SITES, TRAPS
from demo.outlets import read_outlet
from tests.web.conftest import COUNTY, LEDGER, ROSTER, SEEN, SIGNED, STATE, visit

SHERIFF, ATTORNEY = "Plum County Sheriff's Office", "Plum County Attorney's Office"
TOWN = "Pear Town Police Department"
TASK, JAIL, WARRANT = ROSTER.TASK, ROSTER.JAIL, ROSTER.WARRANT
MOA = "https://office.example/moa/plum.pdf"


def row(agency: str, model: str = TASK, county: str = "N/A", link: str | None = None):
    return "NEBRASKA", agency, "County", county, model, datetime(2026, 1, 5), link


STEADY = [
    row("Two Models Police Department"),
    row(TOWN, county="Sample County "),
    row(SHERIFF, JAIL, "Plum County"),
    *(row(name) for name in ROSTER.FILLERS),
]
FIRST = [
    *STEADY,
    row("Two Models Police Department", WARRANT),
    row(SHERIFF, TASK, "Plum County", MOA),
]
LATER = [*STEADY, row(ATTORNEY, TASK, "Plum County", MOA)]


def spreadsheet(rows, columns=ROSTER.COLUMNS) -> bytes:
    book = Spreadsheet()
    book.active.append(columns)
    for number, (*cells, link) in enumerate(rows, 2):
        book.active.append([*cells, "link"][: len(columns)])
        if link and len(columns) == len(ROSTER.COLUMNS):
            book.active.cell(number, len(columns)).hyperlink = link
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def workbooks(newest: datetime) -> Iterator:
    """Four sheets of participants, the last of them at `newest`, and one of pending agencies."""
    extra = [row(f"Extra {number} Police Department") for number in range(3)]
    sheets = [FIRST, LATER, [*LATER, *extra[:1]], [*LATER, *extra]]
    for number, rows in enumerate(sheets):
        moment = newest - timedelta(days=10 * (3 - number))
        posted = ROSTER.posted(spreadsheet(rows), moment, f"participatingAgencies{number}.xlsx")
        yield replace(posted, seen_at=newest)
    pending = spreadsheet([row(TOWN), row("Waiting Police Department")], ROSTER.COLUMNS[:5])
    yield ROSTER.posted(pending, newest - timedelta(days=29), "pendingAgencies.xlsx")


def opened(path: Path, newest: datetime, *, name: str = LEDGER.name) -> Iterator:
    """The site over an archive of the story: get("/roster") gives a response."""
    with Store(path) as store:
        store.save_sources([replace(LEDGER, name=name)])
        store.save_visits([visit(store.start_run(LEDGER.id), SIGNED)])
        version = store.db.execute("select version from documents").fetchone()[0]
        found = Findings(jurisdictions=(STATE, COUNTY))
        store.readings.save_findings([(version, found)], ["jurisdictions@1"])
        store.save_workbooks(workbooks(newest))
    with asyncio.Runner() as runner:
        site = open_site(path)
        yield lambda address: runner.run(site.client.get(address))


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    yield from opened(tmp_path_factory.mktemp("story") / "story.db", SEEN - timedelta(days=1))


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    yield from opened(path, datetime.now(UTC) - timedelta(days=2), name="The Ledger (sample)")


def data(get, query: str) -> list[dict]:
    return get(f"/archive/{query}{'&' if '?' in query else '?'}_shape=array").json()


def event(get, type: str) -> dict:
    return data(get, f"roster_events.json?type={type}")[0]


@pytest.mark.parametrize("address", ["/roster/delisted", "/roster/events?type=delisted", "event"])
def test_an_agency_that_lost_one_agreement_is_told_as_listed_with_the_others(story, address):
    gone = event(story, "delisted")
    html = story(address.replace("event", f"/roster/events/{gone['id']}", address == "event")).text
    assert gone["other_models"] == "task-force"
    assert "ICE still lists the agency with: Task force." in html
    assert "ne agreement no longer listed" in html


def test_a_title_says_that_one_agreement_is_gone_and_between_which_days(story):
    html = story(f"/roster/events/{event(story, 'delisted')['id']}").text
    title = html[html.index("<title>") : html.index("</title>")]
    assert "One agreement no longer listed, between 2 and 12 February 2026" in title
    assert "Two Models Police Department; still listed with: Task force" in title
    assert "2026</time>; still listed with: Task force</h1>" in html


def test_an_agreement_that_went_to_another_body_is_no_change_of_name(story):
    moved = event(story, "renamed")
    assert (moved["is_moved"], moved["other_agency"]) == (1, "ne-plum-county-sheriffs-office")
    for address in (
        f"/roster/events/{moved['id']}",
        "/agencies/ne-plum-county-attorneys-office",
        "/agencies/ne-plum-county-sheriffs-office",
    ):
        html = story(address).text
        assert "ICE now lists this agreement under another agency:" in html
        assert 'href="/agencies/ne-plum-county-attorneys-office"' in html
        assert 'href="/agencies/ne-plum-county-sheriffs-office"' in html


def test_a_mended_name_is_a_change_of_name(get, events):
    assert data(get, f"event.json?event={events['renamed']}")[0]["is_moved"] == 0
    assert "under another agency" not in get(f"/roster/events/{events['renamed']}").text


def test_a_county_has_agencies_that_ice_puts_in_it_with_model_standing_and_date(story):
    html = story("/jurisdictions/ne-sample-county").text
    section = html[html.index('id="agreements"') : html.index('id="documents"')]
    assert f'">{TOWN}</a>: Task force' in section
    assert "On ICE’s list, signed" in section
    assert 'href="/roster#meaning"' in section
    assert [
        one["name"]
        for one in data(story, "agencies_of_jurisdiction.json?jurisdiction=ne-sample-county")
    ] == [TOWN]


def test_a_pending_row_that_is_listed_by_now_says_since_when(story):
    rows = {one["agency_name"]: one["listed_at"] for one in data(story, "pending.json")}
    assert rows == {TOWN: "2026-02-02T15:00:00Z", "Waiting Police Department": None}
    html = story("/roster/pending").text
    assert html.count("listed since") == 1
    assert "hardly changed" not in html


def test_an_old_newest_sheet_is_told_as_such_and_a_fresh_one_not(story, samples):
    for address in ("/roster", "/roster/new"):
        assert "days ago, <time" in story(address).text
        assert "days ago, <time" not in samples(address).text


PAGES = ["/", "/roster", "/agencies", "/sources", "/nowhere", "/archive", "/archive/agreements"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_an_archive_of_samples_says_so(samples, story, address):
    assert 'class="samples"' in samples(address).text
    assert 'class="samples"' not in story(address).text


@pytest.mark.parametrize("file", [*SITES.glob("*/site.toml"), *TRAPS.glob("*/site.toml")], ids=str)
def test_every_outlet_of_the_demo_is_marked_as_a_sample(file):
    assert read_outlet(file.parent).name.endswith(" (sample)")
