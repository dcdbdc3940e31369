from datetime import date

import pytest

MOA, OTHER_MOA = "https://ice.example/lake.pdf", "https://ice.example/pond.pdf"
LATER = date(2025, 3, 3)


@pytest.fixture
def stay(roster):
    return roster.many(30)


def replaced(roster, old, new):
    """A row in three sheets, under another name from the second on."""
    stay = roster.many(30)
    roster.post([*stay, old])
    roster.post([*stay, new])
    roster.post([*stay, new, roster.row("Zebra Police Department")])
    return [it for it in roster.replay().events if it.agency != "fl-zebra-police-department"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("City of Lake Police Department", "Lake Police Department", {}),
        ("St Lake County Sheriff's Office", "St. Lake County Sheriff's Office", {}),
        ("Lake-Dade Sheriff's Office", "Lake Dade Sheriff's Office", {}),
        ("Lake Police Departent", "Lake Police Department", {}),
        ("Lampass County Sheriff's Office", "Lampasas County Sheriff's Office", {}),
        ("aLke Police Department", "Lake Police Department", {"moa": MOA}),
        ("Lake County Bds. of Commissioners", "Lake County Board of Commissioners", {}),
        ("Louisiana State Patrol", "Louisiana State Police Department", {"moa": MOA}),
        ("Lake County Sheriff's Office", "Lake County Prison", {"county": "Lake County"}),
        ("Lake County Commissioners", "Lake County Commissioners/ Corrections", {}),
    ],
)
def test_a_mended_name_with_evidence_is_a_renaming(roster, old, new, told):
    events = replaced(roster, roster.row(old, **told), roster.row(new, **told))
    assert [(it.type, it.old, it.new) for it in events] == [("renamed", old, new)]


@pytest.mark.parametrize(
    ("old", "new", "old_told", "new_told"),
    [
        ("Lee County Sheriff's Office", "Levy County Sheriff's Office", {}, {}),
        (
            "Marion County Sheriff's Office",
            "Martin County Sheriff's Office",
            {"county": "Marion County"},
            {"county": "Martin County"},
        ),
        ("Lampass Police Department", "Lampasas Police Department", {}, {"signed": LATER}),
        (
            "Walker County Sheriff's Office",
            "Waller County Sheriff's Office",
            {"county": "Walker County"},
            {"county": "Waller County", "signed": LATER},
        ),
        ("Lake Police Department", "Lake Park Police Department", {}, {}),
        ("Lake Constable Precinct 1", "Lake Constable Precinct 2", {"moa": MOA}, {"moa": MOA}),
        ("Lake Police Department", "Hill Police Department", {"moa": MOA}, {"moa": MOA}),
        ("Lake County Police Department", "Lake Police Department", {}, {"signed": LATER}),
        ("Lake County Sheriff's Office", "Lake Police Department", {}, {}),
    ],
)
def test_names_that_can_be_two_agencies_are_two(roster, old, new, old_told, new_told):
    events = replaced(roster, roster.row(old, **old_told), roster.row(new, **new_told))
    assert sorted(it.type for it in events) == ["added", "delisted"]


def test_a_renaming_says_why(roster):
    told = {"moa": MOA, "county": "Lake County"}
    event = replaced(
        roster, roster.row("Lake Police", **told), roster.row("Lake Police Dept", **told)
    )
    assert event[0].because == (
        "same MOA address, same signing date, same county, names 81 % alike"
    )


def test_an_address_that_stands_at_two_agencies_proves_nothing(roster, stay):
    pond = roster.row("Pond Police Department", moa=MOA, signed=LATER)
    old = roster.row("Lake Hills Police Department", moa=MOA)
    new = roster.row("Lake Park Police Department", moa=MOA, signed=LATER)
    for rows in ([*stay, pond, old], [*stay, pond, new], [*stay, pond, new, roster.row("X Y Z")]):
        roster.post(rows)
    assert sorted(roster.types()) == ["added", "added", "delisted"]


def test_the_other_rows_of_an_agency_follow_the_one_that_proves_its_name(roster, stay):
    old = [roster.row("Lampass Town", moa=MOA), roster.row("Lampass Town", "hybrid", signed=None)]
    new = [
        roster.row("Lampasas Town", moa=MOA),
        roster.row("Lampasas Town", "hybrid", signed=LATER),
    ]
    roster.post([*stay, *old])
    roster.post([*stay, *new])
    assert roster.types() == ["renamed", "renamed"]


def test_of_two_candidates_the_better_proven_is_taken(roster, stay):
    old = roster.row("Lake Police Department", moa=MOA)
    near = roster.row("Lakes Police Department", moa=OTHER_MOA)
    right = roster.row("City of Lake Police Department", moa=MOA)
    roster.post([*stay, old])
    roster.post([*stay, near, right])
    assert (
        "renamed",
        "fl-city-of-lake-police-department",
        old.agency,
        right.agency,
    ) in roster.events()


def test_an_agency_keeps_its_names_as_aliases(roster):
    replaced(roster, roster.row("Lake Town Police"), roster.row("Town of Lake Police"))
    history = roster.replay()
    names = {it.name: it.id for it in history.aliases if it.agency == "fl-town-of-lake-police"}
    assert names == {
        "Lake Town Police": "fl-lake-town-police",
        "Town of Lake Police": "fl-town-of-lake-police",
    }


def test_two_offices_stay_two_agencies_when_one_row_bore_the_others_name(roster, stay):
    told = {"county": "Lake County", "moa": MOA}
    sheriff = roster.row("Lake County Sheriff's Office", "hybrid", county="Lake County")
    old = roster.row("Lake County Sheriff's Office", **told)
    new = roster.row("Lake County Jail", **told)
    for rows in ([*stay, sheriff, old], [*stay, sheriff, new]):
        roster.post(rows)
    history = roster.replay()
    assert [it.type for it in history.events] == ["renamed"]
    assert {it.agency for it in history.agreements if it.agency.startswith("fl-lake")} == {
        "fl-lake-county-sheriffs-office",
        "fl-lake-county-jail",
    }


def test_a_row_under_both_spellings_of_which_one_goes_is_renamed(roster, stay):
    long, short = roster.row("City of Lake Police"), roster.row("Lake Police")
    for rows in ([*stay, long, short], [*stay, short], [*stay, short, roster.row("Zebra")]):
        roster.post(rows)
    history = roster.replay()
    assert [it.type for it in history.events] == ["renamed", "added"]
    assert [it.id for it in history.agreements if "lake" in it.id] == ["fl-lake-police-task-force"]


def test_a_second_spelling_that_stays_was_no_second_agency(roster, stay):
    long, short, other = (
        roster.row("City of Lake Police"),
        roster.row("Lake Police"),
        roster.row("Zed"),
    )
    for rows in ([*stay, long], [*stay, long, short], [*stay, short], [*stay, short, other]):
        roster.post(rows)
    assert roster.types() == ["renamed", "added"]


def test_a_state_that_is_mended_is_a_renaming(roster, stay):
    old, new = roster.row("Ellis Sheriff", state="TX"), roster.row("Ellis Sheriff", state="OH")
    assert [(it.type, it.old, it.new) for it in replaced(roster, old, new)] == [
        ("renamed", "Ellis Sheriff (TX)", "Ellis Sheriff (OH)")
    ]


def test_agencies_of_one_name_in_two_states_stay_two(roster, stay):
    old = roster.row("Ellis Sheriff", state="TX", signed=LATER)
    assert sorted(it.type for it in replaced(roster, old, roster.row("Ellis Sheriff"))) == [
        "added",
        "delisted",
    ]


@pytest.mark.parametrize("moment", [0, 1, 2])
def test_a_state_that_cannot_be_read_for_a_day_is_no_event(roster, stay, moment):
    states = ["FL", "FL", "FL"]
    states[moment] = None
    namesake = roster.row("Lake Police", state="OH")
    for state in states:
        unread = {"state_as_printed": "FLRDA?"} if state is None else {}
        roster.post([*stay, namesake, roster.row("Lake Police", state=state, **unread)])
    history = roster.replay()
    assert history.events == ()
    assert {it.id for it in history.agencies if "lake" in it.id} == {
        "fl-lake-police",
        "oh-lake-police",
    }


def test_case_blanks_and_apostrophes_are_no_event(roster):
    old, new = roster.row("Lake Sheriff's Office"), roster.row("LAKE  SHERIFF’S OFFICE")
    assert replaced(roster, old, new) == []
