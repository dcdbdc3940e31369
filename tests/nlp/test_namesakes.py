"""Bodies of counties and towns whose name another state has too: the words around them decide."""

import pytest

from archive.agencies import Listed, agency_id
from nlp.bodies.listed import Roster, roster
from nlp.pipeline import read_doc

SHERIFFS = (
    ("FL", "Lake"), ("FL", "Marion"), ("FL", "Polk"), ("FL", "Lee"), ("FL", "Sarasota"),
    ("FL", "Pasco"), ("FL", "Orange"), ("GA", "Polk"), ("PA", "Butler"), ("OH", "Butler"),
    ("AL", "Lee"), ("AR", "Dallas"), ("FL", "Pinellas"),
)  # fmt: skip
TOWNS = (
    ("FL", "Milton"), ("TN", "Sparta"), ("AL", "Thomasville"), ("FL", "Perry"),
    ("IN", "Greensboro"), ("FL", "Alachua"), ("NH", "Auburn"), ("FL", "Jacksonville"),
)  # fmt: skip


def listed(name: str, kind: str, state: str, jurisdiction: str | None) -> Listed:
    id = agency_id(name, kind=kind, state=state, document=0)
    return Listed(id=id, names=(name,), kind=kind, state=state, jurisdiction=jurisdiction)


AGENCIES = (
    *(
        listed(
            f"{name} County Sheriff's Office", "sheriff", state,
            f"{state.lower()}-{name.lower()}-county",
        )
        for state, name in SHERIFFS
    ),
    *(
        listed(f"{name} Police Department", "police", state, f"{state.lower()}-{name.lower()}")
        for state, name in TOWNS
    ),
    listed("Jacksonville Sheriff's Office", "sheriff", "FL", "fl-jacksonville"),
    listed("Greene Washington Regional Police Department", "police", "PA", "pa-greene-county"),
    listed("Ward 5 Marshal's Office", "marshal", "LA", "la-allen-parish"),
    listed("University of Sample Valley Police Department", "campus", "FL", "fl-lake-county"),
    listed("South Carolina Department of Public Safety", "state-police", "SC", "sc"),
    listed("Indiana Department of Correction", "corrections", "IN", "in"),
    listed("Bexar County Constable Precinct 3", "constable", "TX", "tx-bexar-county"),
    listed("Galveston County Constable's Office Pct.4", "constable", "TX", "tx-galveston-county"),
    listed("Florida Department of Law Enforcement", "state-police", "FL", "fl"),
)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Roster:
    return roster(AGENCIES)


def linked(language, known: Roster, text: str, home: str | None) -> list[str]:
    found = read_doc(language, text, home, known)._.agencies
    return sorted(one.listed for one in found if one.listed)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        # right behind
        ("The Milton Police Department in Georgia signed.", "FL"),
        ("The Lake County Sheriff's Office in Illinois signed.", "FL"),
        ("The Lake County Sheriff's Office in northern Illinois signed.", "FL"),
        ("The Lake County Sheriff's Office, in Illinois, signed.", "FL"),
        ("The Lake County Sheriff's Office (Illinois) signed.", "FL"),
        ("The Orange County Sheriff's Office in North Carolina signed.", "FL"),
        ("The Sparta Police Department in Sussex County, New Jersey, signed.", "TN"),
        ("The Thomasville Police Department in Georgia's Thomas County signed.", "AL"),
        ("The Lake County Sheriff's Office in Illinois met Floridians from Tampa.", "FL"),
        # before
        ("Georgia's Milton Police Department signed.", "FL"),
        ("In Ohio, the Perry Police Department signed.", "FL"),
        # in the same sentence
        ("The Auburn Police Department held a man in Worcester County, Massachusetts.", "NH"),
        ("A man from Ohio sued the Perry Police Department.", "FL"),
        # a city of the news
        ("The Marion County Sheriff's Office in Indianapolis was sued.", "FL"),
        ("The Lake County Sheriff's Office in Chicago was sued.", "FL"),
        # a dateline
        ("INDIANAPOLIS (AP) — The Marion County Sheriff's Office was sued.", "FL"),
        ("DES MOINES — The Polk County Sheriff's Office was sued.", "FL"),
        ("DALLAS - The Dallas County Sheriff's Office runs the jail.", "AR"),
        ("DES MOINES (AP) — A man sued.\n\nHe named the Polk County Sheriff's Office.", "FL"),
        # what the rest of the text is about
        ("The Perry Police Department signed. Ohio paid for it, and Cleveland did not.", "FL"),
    ],
)
def test_another_states_namesake_is_not_the_one_at_home(language, known, text, home):
    assert linked(language, known, text, home) == []


@pytest.mark.parametrize(
    ("text", "home", "ids"),
    [
        (
            "ATLANTA (AP) — The Polk County Sheriff's Office signed.",
            "FL",
            ["ga-polk-county-sheriffs-office"],
        ),
        (
            "The Polk County Sheriff's Office in Georgia signed.",
            "FL",
            ["ga-polk-county-sheriffs-office"],
        ),
        (
            "The Greensboro Police Department in Henry County signed.",
            "IN",
            ["in-greensboro-police-department"],
        ),
        (
            "The Butler County Sheriff's Office in Ohio did, Pennsylvania's Butler County did not.",
            "PA",
            ["oh-butler-county-sheriffs-office"],
        ),
        (
            "The Lee County Sheriff's Office in Fort Myers, Florida, is larger than the Lee County "
            "Sheriff's Office in Opelika, Alabama.",
            "FL",
            ["al-lee-county-sheriffs-office", "fl-lee-county-sheriffs-office"],
        ),
        (
            "The Polk County Sheriff's Office in Georgia signed. The Polk County Sheriff's Office "
            "has 90 deputies.",
            "FL",
            ["ga-polk-county-sheriffs-office"],
        ),
    ],
)
def test_the_state_beside_a_body_decides_which_it_is(language, known, text, home, ids):
    assert linked(language, known, text, home) == ids


@pytest.mark.parametrize(
    "text",
    [
        "The Lee County Sheriff's Office signed.",
        "FORT MYERS — The Lee County Sheriff's Office held a man from Georgia.",
        "The Polk County Sheriff's Office held a man from Georgia in Lakeland.",
        "The Polk County Sheriff's Office held a man. Ohio wanted him.",
        "The Alachua Police Department praised Ohio.",  # the only one
        "The Pinellas County Sheriff's Office held a man from Georgia and one from Ohio.",
        "NEW YORK — The Pinellas County Sheriff's Office was named.",
        "OHIO — The Alachua Police Department held a man. Ohio wanted him, and Ohio paid.",
        "WASHINGTON (AP) — The Lee County Sheriff's Office was named.",
    ],
)
def test_another_state_far_from_a_body_does_not_move_it(language, known, text):
    assert len(linked(language, known, text, "FL")) == 1


def test_a_name_of_two_states_is_open_where_neither_stands_beside_it(language, known):
    text = (
        "The Lee County Sheriff's Office in Opelika, Alabama, signed, and the Lee County Sheriff's "
        "Office in Fort Myers, Florida, did. Then the Lee County Sheriff's Office trained ten."
    )
    found = read_doc(language, text, "FL", known)._.agencies
    assert [(one.state, len(one.mentions)) for one in found] == [("AL", 1), ("FL", 1), (None, 1)]


def test_a_city_of_the_news_stays_where_it_is(language):
    text = "Dallas police met Ohio officials. Ohio paid, and so did Cleveland."
    for home in (None, "FL", "TX"):
        (agency,) = read_doc(language, text, home)._.agencies
        assert agency.state == "TX"


def test_an_agency_in_another_state_has_its_place_there(language):
    (agency,) = read_doc(
        language, "The Lake County Sheriff's Office in Illinois signed.", "FL"
    )._.agencies
    assert (agency.state, agency.jurisdiction.id) == ("IL", "il-lake-county")


@pytest.mark.parametrize(
    ("text", "home", "id"),
    [
        ("The Sarasota Sheriff's Office signed.", "FL", "fl-sarasota-county-sheriffs-office"),
        ("The Pasco Sheriff's Office signed.", "FL", "fl-pasco-county-sheriffs-office"),
        ("The Lake Sheriff's Office signed.", "FL", "fl-lake-county-sheriffs-office"),
        ("The Orange sheriff's office signed.", "FL", "fl-orange-county-sheriffs-office"),
        ("Jacksonville Sheriff's Office men came.", "FL", "fl-jacksonville-sheriffs-office"),
        (
            "University of Sample Valley police came.",
            "FL",
            "fl-university-of-sample-valley-police-department",
        ),
        (
            "The Greene-Washington Regional Police Department came.",
            "PA",
            "pa-greene-washington-regional-police-department",
        ),
        (
            "The SC Department of Public Safety signed.",
            None,
            "sc-south-carolina-department-of-public-safety",
        ),
        (
            "Bexar County Constable's Office Precinct 3 came.",
            "TX",
            "tx-bexar-county-constable-precinct-3",
        ),
        (
            "The Galveston County Precinct 4 Constable's Office came.",
            "TX",
            "tx-galveston-county-constables-office-pct-4",
        ),
        ("The Ward 5 Marshal's Office in Allen Parish came.", "LA", "la-ward-5-marshals-office"),
    ],
)
def test_a_listed_agency_is_met_by_the_usual_short_name(language, known, text, home, id):
    assert linked(language, known, text, home) == [id]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("The Ward 5 Marshal's Office in Calcasieu Parish came.", "LA"),
        ("The Ward 5 Marshal's Office came.", "LA"),
        ("The Pasco Sheriff's Office signed.", "WA"),
        ("In Department of Correction vans a man sat.", "IN"),
        ("The University of Sample Valley police chief spoke.", "FL"),
    ],
)
def test_a_short_name_that_may_be_anothers_links_nothing(language, known, text, home):
    assert linked(language, known, text, home) == []


def test_a_short_name_that_the_text_gives_an_agency_counts_as_its_name(language, known):
    text = "The Florida Department of Law Enforcement (FDLE) came. FDLE agents, not FDLEs, left."
    (agency,) = read_doc(language, text, "FL", known)._.agencies
    printed = [mention.text for mention in agency.mentions]
    assert printed == ["Florida Department of Law Enforcement", "FDLE", "FDLE"]


@pytest.mark.parametrize(
    "text",
    [
        "FDLE agents left.",
        "The Lee County Sheriff's Office (ICE) came. ICE did.",
        "The Lee County Sheriff's Office (LCSO) and the Lake County Sheriff's Office (LCSO) came. "
        "LCSO left.",
    ],
)
def test_a_short_name_of_none_or_of_two_is_no_name(language, known, text):
    mentions = [
        mention.text
        for one in read_doc(language, text, "FL", known)._.agencies
        if one.listed
        for mention in one.mentions
    ]
    assert not [short for short in mentions if short.isupper()]
