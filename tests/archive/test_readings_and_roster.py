"""What texts name and what ICE lists stand in one table, and neither harms the other."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from archive.findings import Findings
from archive.records import Agency, AgencyMention, Fetch, Jurisdiction, Outcome
from archive.relinking import Sought, sought_name
from archive.store import Store
from archive.visits import Page, Visit

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
TEXT = "The Cass County Sheriff's Office signed."
ID = "ne-cass-county-sheriffs-office"
OTHER = "ne-cass-county-sheriffs-department"
COUNTY = Jurisdiction(
    id="ne-cass-county", name="Cass County", kind="county", state="NE", fips="31025",
    geonames=None, county=None,
)  # fmt: skip
TOWN = replace(COUNTY, id="ne-sample", name="Sample", kind="place", fips=None)
FOUND = Agency(
    id=ID, name="Cass County Sheriff's Office", kind="sheriff", state="NE",
    jurisdiction="ne-cass-county",
)  # fmt: skip
ON_THE_LIST = {
    "name": "Cass County Sheriff’s Office", "kind": "other", "state": "NE", "jurisdiction": None,
    "listing": "listed", "type": "County", "county": "Cass County ", "jurisdiction_by": "override",
    "note": "a sample", "resolver": "places@1",
}  # fmt: skip


@pytest.fixture
def read(store, ledger) -> Store:
    """An archive with one document."""
    store.save_sources([ledger])
    run = store.start_run("ledger")
    page = Page(url="https://ledger.example/1", kind="news", title="Signed", text=TEXT)
    fetch = Fetch(run=run, url=page.url, fetched_at=NOW, outcome=Outcome.RELEVANT)
    store.save_visits([Visit(fetch=fetch, page=page)])
    return store


def findings(agency: Agency = FOUND) -> Findings:
    mention = AgencyMention(
        version=1, agency=agency.id, start=4, end=32, text=TEXT[4:32], score=0.9,
        tagger="agencies@2",
    )  # fmt: skip
    return Findings(jurisdictions=(COUNTY,), agencies=(agency,), agency_mentions=(mention,))


def keep(store: Store, found: Findings) -> None:
    store.readings.save_findings([(1, found)], ["agencies@2"])


def enlist(store: Store, id: str = ID, *names: str) -> None:
    store.db.table("agencies").insert({"id": id} | ON_THE_LIST, replace=True)
    store.db.table("roster_sheets").insert(
        {"id": "s", "kind": "participating", "columns": "[]", "rows": 1, "moment": ""}, ignore=True
    )
    store.db.table("agency_aliases").insert_all(
        {"id": alias, "agency": id, "name": alias, "first_sheet": "s", "last_sheet": "s"}
        for alias in names
    )


def rows(store: Store, query: str) -> list[tuple]:
    return store.db.execute(query).fetchall()


def test_a_text_changes_nothing_that_the_roster_says_of_an_agency(read):
    enlist(read)
    keep(read, findings())
    (agency,) = read.db.query("select * from agencies")
    assert agency == {"id": ID} | ON_THE_LIST


def test_a_newer_text_changes_what_a_text_said_of_an_agency(read):
    keep(read, findings(replace(FOUND, name="Cass Sheriff")))
    keep(read, findings())
    assert rows(read, "select name from agencies") == [(FOUND.name,)]


def test_what_the_roster_names_is_never_dropped(read):
    places = (COUNTY, replace(TOWN, county=COUNTY.id))
    keep(read, Findings(jurisdictions=places))
    enlist(read)
    read.db.execute("update agencies set jurisdiction = 'ne-sample'")
    read.db.conn.commit()
    read.readings.drop_unnamed()
    assert rows(read, "select id, county from jurisdictions order by id") == [
        ("ne-cass-county", None),
        ("ne-sample", "ne-cass-county"),
    ]
    assert rows(read, "select id from agencies") == [(ID,)]


def test_an_agency_that_is_listed_no_more_and_that_nothing_names_is_dropped(read):
    enlist(read)
    read.db.execute("update agencies set listing = null")
    read.db.conn.commit()
    read.readings.drop_unnamed()
    assert rows(read, "select id from agencies") == []


def test_an_agency_with_aliases_is_kept(read):
    enlist(read, ID, ID)
    read.db.execute("update agencies set listing = null")
    read.db.conn.commit()
    read.readings.drop_unnamed()
    assert rows(read, "select id from agencies") == [(ID,)]


def test_a_text_does_not_take_a_towns_county_away(read):
    keep(read, Findings(jurisdictions=(COUNTY, replace(TOWN, county=COUNTY.id))))
    keep(read, Findings(jurisdictions=(TOWN,)))
    assert rows(read, "select county from jurisdictions where id = 'ne-sample'") == [(COUNTY.id,)]


def test_listed_agencies_come_with_all_their_names(read):
    enlist(read, ID, "Cass Co. S.O.", "A Sheriff")
    keep(read, findings(replace(FOUND, id="ne-unlisted")))
    (agency,) = read.readings.listed_agencies()
    assert agency.names == (ON_THE_LIST["name"], "A Sheriff", "Cass Co. S.O.")
    assert [one.id for one in read.readings.unlisted_agencies()] == ["ne-unlisted"]


def test_federal_bodies_are_on_no_list(read):
    keep(
        read, findings(Agency(id="ice", name="ICE", kind="federal", state=None, jurisdiction=None))
    )
    assert read.readings.unlisted_agencies() == []


def test_mentions_go_over_to_the_listed_agency(read):
    keep(read, findings())
    enlist(read, OTHER)
    assert read.readings.relink([(ID, OTHER)]) == 1
    assert rows(read, "select agency from agency_mentions") == [(OTHER,)]
    assert rows(read, "select id from agencies") == [(OTHER,)]


def test_mentions_go_over_from_a_former_id(read):
    keep(read, findings())
    enlist(read, OTHER, OTHER, ID)
    assert read.readings.relink() == 1
    assert rows(read, "select agency from agency_mentions") == [(OTHER,)]


def test_a_name_that_two_listed_agencies_have_borne_leads_nowhere(read):
    keep(read, findings())
    enlist(read, OTHER, ID)
    enlist(read, "ne-another", ID)
    assert read.readings.relink() == 0
    assert rows(read, "select agency from agency_mentions") == [(ID,)]


def test_a_listed_agency_keeps_its_mentions(read):
    enlist(read)
    keep(read, findings())
    enlist(read, OTHER, ID)
    assert read.readings.relink() == 0
    assert rows(read, "select agency from agency_mentions") == [(ID,)]


def sought(read: Store, agency: str = OTHER) -> Sought:
    name = sought_name(read.readings.listed_agencies()[0], TEXT)
    return Sought(agency=agency, name=name, phrases=("cass county sheriff’s office",))


def test_a_version_that_holds_a_name_is_unread_again(read):
    enlist(read, OTHER)
    keep(read, Findings())
    assert read.readings.read_again([sought(read)]) == 1
    assert read.readings.count_unread(["agencies@2"]) == 1
    assert read.readings.sought_names() == {f"NE {TEXT}"}


def test_a_version_that_mentions_the_agency_stays_read(read):
    enlist(read)
    keep(read, findings())
    assert read.readings.read_again([sought(read, ID)]) == 0
    assert read.readings.count_unread(["agencies@2"]) == 0


def test_a_name_without_letters_is_found_nowhere(read):
    enlist(read)
    keep(read, Findings())
    nothing = replace(sought(read), phrases=("", "–", '"*"'))
    assert read.readings.read_again([nothing]) == 0
