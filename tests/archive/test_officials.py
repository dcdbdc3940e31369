"""Whose office an official holds: by the body that the text prints, else by place and office."""

from dataclasses import replace

import pytest

from archive.findings import Findings
from archive.records import (
    Agency,
    AgencyMention,
    Fetch,
    Jurisdiction,
    Outcome,
    Person,
    PersonMention,
)
from archive.times import now
from archive.visits import Page, Visit

OTOE = Jurisdiction(
    id="ne-otoe-county",
    name="Otoe County",
    kind="county",
    state="NE",
    fips="31131",
    geonames=None,
    county=None,
)
SHERIFF = Agency(
    id="ne-otoe-county-sheriffs-office",
    name="Otoe County Sheriff's Office",
    kind="sheriff",
    state="NE",
    jurisdiction=OTOE.id,
)
POLICE = replace(SHERIFF, id="ne-elm-police-department", name="Elm Police", kind="police")
JAIL = replace(SHERIFF, id="ne-otoe-county-jail", name="Otoe County Jail", kind="corrections")
ANN = Person(
    id="ann-sample-ne-otoe-county",
    name="Ann Sample",
    role="sheriff",
    title="sheriff",
    is_official=True,
    organization=None,
    jurisdiction=OTOE.id,
)


def of_person(person: Person) -> PersonMention:
    return PersonMention(
        version=1,
        person=person.id,
        title=person.title,
        role=person.role,
        organization=person.organization,
        jurisdiction=person.jurisdiction,
        start=0,
        end=10,
        text="Ann Sample",
        score=1.0,
        tagger="officials@1",
    )


def of_agency(agency: Agency, words: str) -> AgencyMention:
    return AgencyMention(
        version=1, agency=agency.id, start=0, end=len(words), text=words, score=1.0, tagger="a@1"
    )


def read(store, ledger, person: Person, *agencies: tuple[Agency, str]) -> None:
    """A document read: who and which bodies stand in it."""
    store.save_sources([ledger])
    run = store.start_run(ledger.id)
    fetch = Fetch(
        run=run, url="https://ledger.example/a", fetched_at=now(), outcome=Outcome.RELEVANT
    )
    page = Page(url=fetch.url, kind="news", title="A sample", text="Ann Sample spoke.")
    store.save_visits([Visit(fetch=fetch, page=page)])
    found = Findings(
        jurisdictions=(OTOE,),
        agencies=tuple(agency for agency, _ in agencies),
        agency_mentions=tuple(of_agency(agency, words) for agency, words in agencies),
        people=(person,),
        person_mentions=(of_person(person),),
    )
    store.readings.save_findings([(1, found)], ["agencies@1", "officials@1"])


def list_them(store, *agencies: Agency, by: str = "county-name") -> None:
    """Put agencies on ICE's list."""
    for agency in agencies:
        store.db.execute(
            """
            insert into agencies (id, name, kind, state, jurisdiction, listing, jurisdiction_by)
            values (?, ?, ?, ?, ?, 'listed', ?)
            on conflict (id) do update set listing = 'listed', jurisdiction_by = ?
            """,
            [agency.id, agency.name, agency.kind, "NE", agency.jurisdiction, by, by],
        )


def linked(store) -> str | None:
    store.readings.link_officials()
    return store.db.execute("select agency from person_mentions").fetchone()[0]


@pytest.mark.parametrize(
    ("person", "agency"),
    [
        ({}, SHERIFF.id),
        ({"role": "undersheriff"}, SHERIFF.id),
        ({"role": "police-chief"}, None),  # no police of the county
        ({"role": "legislator"}, None),
        ({"role": None}, None),
        ({"jurisdiction": None}, None),
        ({"is_official": False}, None),
        ({"organization": "Otoe County Sheriff’s Office"}, SHERIFF.id),
        ({"organization": "sheriff’s office"}, SHERIFF.id),
        ({"organization": "Florida Sheriff's Association"}, None),
        ({"organization": "Otoe County Sheriff's Office Foundation"}, None),
        ({"organization": "the Sample School"}, None),
    ],
)
def test_an_office_is_of_the_one_agency_of_its_kind_in_its_place(store, ledger, person, agency):
    read(store, ledger, replace(ANN, **person), (SHERIFF, "Otoe deputies"))
    assert linked(store) == agency


def test_a_body_that_the_text_gives_outweighs_the_place(store, ledger):
    warden = replace(ANN, organization="Otoe County’s jail")
    read(store, ledger, warden, (SHERIFF, "Sheriff's Office"), (JAIL, "Otoe County's Jail"))
    assert linked(store) == JAIL.id


def test_words_that_mean_two_bodies_in_one_text_mean_neither(store, ledger):
    guard = replace(ANN, role=None, organization="the jail")
    read(store, ledger, guard, (SHERIFF, "the jail"), (JAIL, "the jail"))
    assert linked(store) is None


def test_of_two_listed_agencies_of_a_kind_in_a_place_it_is_neither(store, ledger):
    other = replace(SHERIFF, id="ne-other", name="Other Sheriff")
    read(store, ledger, ANN)
    list_them(store, SHERIFF, other)
    assert linked(store) is None


def test_the_listed_agency_outweighs_one_that_texts_alone_name(store, ledger):
    other = replace(SHERIFF, id="ne-other", name="Otoe Sheriff's Posse")
    read(store, ledger, ANN, (other, "the posse"))
    list_them(store, SHERIFF)
    assert linked(store) == SHERIFF.id


def test_police_that_only_the_county_column_places_are_not_the_countys(store, ledger):
    read(store, ledger, replace(ANN, role="police-chief"))
    list_them(store, POLICE, by="county-column")
    assert linked(store) is None
    list_them(store, POLICE, by="place-name")
    assert linked(store) == POLICE.id


@pytest.mark.parametrize(
    "organization", ["University Police Department", "Airport Police", "Fraternal Order of Police"]
)
def test_the_head_of_another_body_is_none_of_the_towns_police(store, ledger, organization):
    chief = replace(ANN, role="police-chief", organization=organization)
    read(store, ledger, chief)
    list_them(store, POLICE)
    assert linked(store) is None


def test_a_link_goes_when_its_reason_goes(store, ledger):
    read(store, ledger, ANN)
    list_them(store, SHERIFF)
    assert linked(store) == SHERIFF.id
    list_them(store, replace(SHERIFF, id="ne-second", name="Second Sheriff"))
    assert linked(store) is None


def test_linking_again_writes_nothing(store, ledger):
    read(store, ledger, ANN, (SHERIFF, "Otoe deputies"))
    linked(store)
    before = store.db.conn.total_changes
    store.readings.link_officials()
    assert store.db.conn.total_changes == before
