"""Agencies on ICE's lists in texts: found by every name, tied to a state by evidence only."""

import pytest

from archive.agencies import Listed, agency_id
from nlp.bodies.listed import Roster, roster
from nlp.pipeline import read_doc


def listed(
    name: str, state: str, jurisdiction: str | None = None, kind: str = "other", also: str = ""
) -> Listed:
    id = agency_id(name, kind=kind, state=state, document=0)
    names = (name, also) if also else (name,)
    return Listed(id=id, names=names, kind=kind, state=state, jurisdiction=jurisdiction)


AGENCIES = (
    listed("Washington County Sheriff's Office", "AR", "ar-washington-county", "sheriff"),
    listed("Washington County Sheriff's Office", "UT", "ut-washington-county", "sheriff"),
    listed("Dakota County Sheriff's Department", "NE", "ne-dakota-county", "sheriff"),
    listed("Bensalem Township Police Department", "PA", "pa-bensalem", "police"),
    listed("Big Sandy Police Departement", "TX", "tx-big-sandy", "police"),
    listed("Boca Raton Police Services Department", "FL", "fl-boca-raton", "police"),
    listed("Quarryville Police Department", "PA", "pa-quarryville", "police"),
    listed("Quarryville Borough Police Department", "PA", "pa-quarryville", "police"),
    listed("University of Central Florida Board of Trustees", "FL", "fl-orange-county", "campus"),
    listed("Santa Fe College Police Department", "FL", "fl-alachua-county", "campus"),
    listed("Lee County Port Authority Police", "FL", "fl-lee-county", "port"),
    listed("Florida Fish & Wildlife Conservation Commission", "FL", "fl", "wildlife"),
    listed("Florida Department of Law Enforcement", "FL", "fl", "state-police"),
    listed(
        "Florida Department of Highway Safety and Motor Vehicles, Division of Highway Patrol",
        "FL", "fl", "state-police",
    ),
    listed(
        "Okaloosa County Board of County Commissioners/ Department of Corrections",
        "FL", "fl-okaloosa-county", "corrections",
    ),
    listed("Bexar County Constable Precinct 3", "TX", "tx-bexar-county", "constable"),
    listed("Coolspring Township Constable's Office", "PA", "pa-mercer-county", "constable"),
    listed("Coolspring Township Constable's Office", "NJ", "nj-warren-county", "constable"),
    listed("Pennsylvania State Constable's Office Cambria County", "PA", "pa-cambria-county"),
    listed("Unity Twp. Constables Office", "PA", "pa-westmoreland-county", "constable",
           also="Unity Township Constable"),
    listed("Union Township Police Department", "PA", "pa-washington-county", "police"),
    listed("Office Of The Attorney General", "GU", "gu", "prosecutor"),
    listed("Office of Agricultural Law Enforcement", "FL", "fl"),
    listed("Special Law Enforcement Unit", "OK", "ok"),
    listed("Idaho State Police Department", "ID", "id", "state-police"),
    listed("Department of Corrections", "AK", "ak", "corrections"),
    listed("Cass County Drug Task Force", "MO", "mo-cass-county"),
    listed("Iowa County Drug Task Force", "IA", "ia-iowa-county"),
    listed("Iowa County Drug Task Force", "WI", "wi-iowa-county"),
    listed("Oak Valley Narcotics Bureau", "OK", "ok"),
    listed("Franklin Township Police Department", "PA", "pa-beaver-county", "police"),
    listed("Raccoon Township Police Department", "PA", "pa-beaver-county", "police"),
    listed("Walker County Sheriff's Office", "TX", "tx-walker-county", "sheriff"),
    listed("Walker County Sheriff’s Department", "TX", "tx-walker-county", "sheriff"),
    listed("City of Sinton Police Department", "TX", "tx-sinton", "police"),
    listed("Sinton Police Services", "TX", "tx-sinton", "police"),
    listed("Lee County School District Police Department", "FL", "fl-lee-county", "police"),
    listed("Otoe County Public Safety Department", "NE", "ne-otoe-county"),
)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Roster:
    return roster(AGENCIES)


def linked(language, known: Roster, text: str, home: str | None) -> list[str]:
    found = read_doc(language, text, home, known)._.agencies
    return sorted(one.listed for one in found if one.listed)


@pytest.mark.parametrize(
    ("text", "home", "ids"),
    [
        # the name stands on the lists of two states
        ("The Washington County Sheriff's Office signed.", None, []),
        (
            "The Washington County Sheriff's Office signed.",
            "AR",
            ["ar-washington-county-sheriffs-office"],
        ),
        (
            "ST. GEORGE, Utah – The Washington County Sheriff's Office signed.",
            None,
            ["ut-washington-county-sheriffs-office"],
        ),
        (
            "Washington County, Utah, signed. The sheriff's office there has 90 deputies. "
            "The Washington County Sheriff's Office trained ten.",
            "AR",
            ["ut-washington-county-sheriffs-office"],
        ),
        ("The Washington County Sheriff's Office signed.", "OR", []),
        ("Coolspring Township Constable's Office signed.", None, []),
        (
            "Coolspring Township Constable's Office signed.",
            "PA",
            ["pa-coolspring-township-constables-office"],
        ),
        (
            "Coolspring Township Constable's Office in New Jersey signed.",
            "PA",
            ["nj-coolspring-township-constables-office"],
        ),
        (
            "Coolspring Township Constable's Office signed. Pennsylvania and New Jersey allow it.",
            None,
            [],
        ),
        ("Coolspring Township Constable's Office signed. Ohio did not. Ohio will not.", "PA", []),
        (
            "Coolspring Township Constable's Office in Mercer County, Pennsylvania, signed.",
            None,
            ["pa-coolspring-township-constables-office"],
        ),
        (
            "Coolspring Township Constable's Office, in Pennsylvania, signed. New Jersey did not.",
            None,
            [],
        ),
        ("The Iowa County Drug Task Force signed.", None, []),
        # the place within a name lies in another state
        ("The Cass County Drug Task Force told Missouri.", "NE", []),
        # a name that one state alone has still needs that state
        ("Officers of Santa Fe College Police Department came.", None, []),
        (
            "Officers of Santa Fe College Police Department came.",
            "FL",
            ["fl-santa-fe-college-police-department"],
        ),
        ("Officers of Santa Fe College Police Department came.", "NM", []),
        (
            "GAINESVILLE, Fla. – Santa Fe College Police Department sent two.",
            None,
            ["fl-santa-fe-college-police-department"],
        ),
        (
            "Santa Fe College Police Department came. Washington said nothing.",
            "FL",
            ["fl-santa-fe-college-police-department"],
        ),
        (
            "Santa Fe College Police Department of New Mexico came. Texas and Utah did not.",
            "FL",
            [],
        ),
        ("Santa Fe College Police Department came. Texas, Utah and Florida did not.", None, []),
        (
            "Santa Fe College Police Department met Gov. Al Doe of Florida. Not Utah, not Iowa.",
            None,
            ["fl-santa-fe-college-police-department"],
        ),
        # one of common nouns needs it beside, or needs no other state in the text
        ("The Special Law Enforcement Unit came.", "OK", []),
        (
            "The Special Law Enforcement Unit came to Oklahoma.",
            None,
            ["ok-special-law-enforcement-unit"],
        ),
        ("The Special Law Enforcement Unit came. Oklahoma paid, and Texas did not.", "OK", []),
        ("The Office of the Attorney General sued.", "GU", []),
        (
            "Guam's Office of the Attorney General sued.",
            None,
            ["gu-office-of-the-attorney-general"],
        ),
        ("The Texas Office of the Attorney General sued.", None, []),
        ("The Georgia Department of Corrections sent two men to Alaska.", None, []),
        ("The Department of Corrections in Alaska signed.", None, ["ak-department-of-corrections"]),
        # a township whose county alone is known
        ("Union Township Police Department has a new van.", "PA", []),
        ("Franklin Township Police Department signed in Butler County.", "PA", []),
        (
            "Franklin Township Police Department signed in Beaver County.",
            "PA",
            ["pa-franklin-township-police-department"],
        ),
        (
            "Union Township Police Department of Washington County has a new van.",
            "PA",
            ["pa-union-township-police-department"],
        ),
        ("Union Township Police Department of Lawrence County has a new van.", "PA", []),
    ],
)
def test_no_link_without_evidence_of_the_state(language, known, text, home, ids):
    assert linked(language, known, text, home) == ids


@pytest.mark.parametrize(
    ("text", "home", "ids"),
    [
        (
            "The Dakota County sheriff's office trained two.",
            "NE",
            ["ne-dakota-county-sheriffs-department"],
        ),
        (
            "Dakota County Sheriff Bo Sample spoke. The sheriff's office trained two.",
            "NE",
            ["ne-dakota-county-sheriffs-department"],
        ),
        (
            "Bensalem police trained four officers.",
            "PA",
            ["pa-bensalem-township-police-department"],
        ),
        ("The Big Sandy Police Department signed.", "TX", ["tx-big-sandy-police-departement"]),
        ("Tulsa's Oak Valley Narcotics Bureau came.", "OK", ["ok-oak-valley-narcotics-bureau"]),
        ("Raccoon Township police came.", "PA", ["pa-raccoon-township-police-department"]),
        ("Santa Fe College police came.", "FL", ["fl-santa-fe-college-police-department"]),
        ("Boca Raton police signed.", "FL", ["fl-boca-raton-police-services-department"]),
        (
            "Okaloosa County Department of Corrections signed.",
            "FL",
            ["fl-okaloosa-county-board-of-county-commissioners-department-of-corrections"],
        ),
        (
            "The Florida Highway Patrol signed.",
            None,
            [
                "fl-florida-department-of-highway-safety-and-motor-vehicles-division-of-highway-patrol"
            ],
        ),
        ("The Idaho State Police signed.", None, ["id-idaho-state-police-department"]),
        (
            "The Florida Fish and Wildlife Conservation Commission signed.",
            None,
            ["fl-florida-fish-wildlife-conservation-commission"],
        ),
        (
            "The Florida Fish & Wildlife Conservation Commission signed.",
            None,
            ["fl-florida-fish-wildlife-conservation-commission"],
        ),
        (
            "The University of Central Florida Board of Trustees voted.",
            None,
            ["fl-university-of-central-florida-board-of-trustees"],
        ),
        (
            "University of Central Florida police trained two.",
            None,
            ["fl-university-of-central-florida-board-of-trustees"],
        ),
        (
            "Bexar County Constable Precinct 3 and its men came.",
            "TX",
            ["tx-bexar-county-constable-precinct-3"],
        ),
        (
            "Bexar County Constable Pct. 3 and his men came.",
            "TX",
            ["tx-bexar-county-constable-precinct-3"],
        ),
        (
            "Pennsylvania State Constable’s Office Cambria County signed.",
            None,
            ["pa-pennsylvania-state-constables-office-cambria-county"],
        ),
        ("The Unity Township constable's office signed.", "PA", ["pa-unity-twp-constables-office"]),
        ("The Unity Township Constable signed.", "PA", ["pa-unity-twp-constables-office"]),
        (
            "The Office of Agricultural Law Enforcement in Florida signed.",
            None,
            ["fl-office-of-agricultural-law-enforcement"],
        ),
    ],
)
def test_an_agency_is_found_by_what_texts_print_for_it(language, known, text, home, ids):
    assert linked(language, known, text, home) == ids


@pytest.mark.parametrize(
    ("text", "home"),
    [
        # two listed bodies of one town: its name alone decides
        ("Officers of Quarryville Village police came.", "PA"),
        ("Sinton police came.", "TX"),
        ("The Walker County SO came.", "TX"),
        # other bodies of the same place
        ("The Otoe County Constable's Office signed.", "NE"),
        ("Lee County police came.", "FL"),
        ("The Florida Department of Corrections signed.", None),
        ("The Dakota County Jail is full.", "NE"),
        # parts of longer names, other words, and people
        ("The Red Oak Valley Narcotics Bureau came.", "OK"),
        ("Special law enforcement unit in Oklahoma trained.", None),
        ("New Unity Township Constable's Office signed.", "PA"),
        ("Bexar County Constable Precinct 33 came.", "TX"),
        ("University of Central Florida Police Chief Ann Sample spoke.", None),
        ("The University of Central Florida opened a library.", None),
        ("Unity Township Constable Bo Sample spoke.", "PA"),
        # another town of the name
        ("Bensalem Borough police came.", "PA"),
    ],
)
def test_no_link_for_another_body(language, known, text, home):
    assert linked(language, known, text, home) == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Quarryville Borough Police Department came.", "pa-quarryville-borough-police-department"),
        ("Quarryville Police Department came.", "pa-quarryville-police-department"),
        ("Walker County Sheriff's Dept. came.", "tx-walker-county-sheriffs-department"),
        ("The Walker County sheriff's office came.", "tx-walker-county-sheriffs-office"),
    ],
)
def test_the_name_decides_between_two_bodies_of_one_town(language, known, text, id):
    assert linked(language, known, text, id[:2].upper()) == [id]


def test_one_agency_of_two_names_is_found_once_with_its_place(language, known):
    text = (
        "The Okaloosa County Board of County Commissioners/ Department of Corrections signed. "
        "The Okaloosa County Department of Corrections did."
    )
    (agency,) = read_doc(language, text, "FL", known)._.agencies
    assert (len(agency.mentions), agency.jurisdiction.id) == (2, "fl-okaloosa-county")


def test_mentions_of_a_listed_agency_are_words_of_the_text(language, known):
    text = (
        "Santa Fe College Police Department’s van. Florida pays Santa Fe College Police Department."
    )
    (agency,) = read_doc(language, text, "FL", known)._.agencies
    assert [mention.text for mention in agency.mentions] == [
        "Santa Fe College Police Department"
    ] * 2
    assert all(text[one.start : one.end] == one.text for one in agency.mentions)


def test_more_evidence_gives_a_higher_score(language, known):
    def score(text: str) -> float:
        return read_doc(language, text, "FL", known)._.agencies[0].score

    at_home = score("Santa Fe College Police Department came.")
    beside = score("Santa Fe College Police Department came to Florida.")
    within = score("The Florida Fish & Wildlife Conservation Commission came.")
    assert at_home < beside < within <= 1


def test_a_body_that_is_told_badly_has_no_better_score_for_being_listed(language, known):
    (agency,) = read_doc(
        language, "Raccoon Township Department of Police came.", "PA", known
    )._.agencies
    assert agency.listed == "pa-raccoon-township-police-department"
    assert agency.score <= 0.7


def test_a_campus_is_not_its_countys(language, known):
    text = "University of Central Florida police came. “No,” said Ann Sample, its chief."
    doc = read_doc(language, text, "FL", known)
    assert [one.jurisdiction for one in doc._.agencies] == [None]


def test_without_the_lists_nothing_is_linked(language):
    doc = read_doc(language, "Bensalem police came to Santa Fe College Police Department.", "PA")
    assert [one.listed for one in doc._.agencies] == [None, None]
