import pytest


@pytest.fixture
def stay(roster):
    return roster.many(30)


def test_an_agency_bears_its_newest_spelling(roster, stay):
    roster.post([*stay, roster.row("LAKE COUNTY SHERIFFS OFFICE")])
    roster.post([*stay, roster.row("Lake County Sheriff’s  Office ")])
    agency = next(it for it in roster.replay().agencies if "lake" in it.id)
    assert (agency.id, agency.name) == (
        "fl-lake-county-sheriffs-office",
        "Lake County Sheriff’s Office",
    )


def test_an_alias_names_the_sheets_that_print_it_first_and_last(roster, stay):
    pending = roster.pend([roster.row("Lake Police")], day=0)
    roster.post(stay, day=1)
    last = roster.post([*stay, roster.row("Lake Police")], day=2)
    alias = next(it for it in roster.replay().aliases if it.name == "Lake Police")
    assert (alias.first_sheet, alias.last_sheet) == (pending, last)


def test_type_and_county_are_those_printed_last(roster, stay):
    roster.post([*stay, roster.row("Lake", type="Muncipality", county="Lake Conty")])
    roster.post([*stay, roster.row("Lake", type="Municipality", county=None)])
    agency = next(it for it in roster.replay().agencies if it.id == "fl-lake")
    assert agency.type == "Municipality"


@pytest.mark.parametrize(
    ("sheets", "listing"),
    [
        ([["Lake"]], "listed"),
        ([["Lake"], []], "missing"),
        ([["Lake"], [], ["Pond"]], "delisted"),
    ],
)
def test_where_an_agency_stands(roster, stay, sheets, listing):
    for names in sheets:
        roster.post([*stay, *map(roster.row, names)])
    assert {it.id: it.listing for it in roster.replay().agencies}["fl-lake"] == listing


def test_agencies_of_states_that_cannot_be_read_have_an_id(roster, stay):
    roster.post([*stay, roster.row("Lake Police", state=None, state_as_printed="??")])
    assert "xx-lake-police" in {it.id for it in roster.replay().agencies}


def test_an_id_of_an_event_does_not_change_when_the_agency_is_renamed_later(roster, stay):
    roster.post(stay)
    roster.post([*stay, roster.row("City of Lake Police")])
    before = roster.replay().events[0]
    roster.post([*stay, roster.row("Lake Police")])
    after = roster.replay().events[0]
    assert before.id == after.id
    assert (before.agency, after.agency) == ("fl-city-of-lake-police", "fl-lake-police")


def test_no_two_events_or_agreements_have_one_id(roster, stay):
    lake, respelt = roster.row("Lake Police"), roster.row("Lake Police Department")
    for rows in ([*stay, lake], [*stay, respelt], [*stay, lake], [*stay, respelt]):
        roster.post(rows)
    ids = [it.id for it in roster.replay().events]
    assert len(ids) == len(set(ids)) == 3


def test_counts_are_of_agreements_and_agencies_by_model(roster):
    sheet = roster.post(
        [
            roster.row("Lake"),
            roster.row("Lake"),
            roster.row("Lake", "hybrid"),
            roster.row("Pond", "hybrid"),
        ]
    )
    counts = {it.model: (it.agreements, it.agencies) for it in roster.replay().counts}
    assert counts == {"all": (3, 2), "hybrid": (2, 2), "task-force": (1, 1)}
    assert {it.sheet for it in roster.replay().counts} == {sheet}


def test_a_suspect_sheet_is_not_counted(roster, stay):
    good = roster.post(stay)
    roster.post(stay[:5])
    assert {it.sheet for it in roster.replay().counts} == {good}


def test_without_a_sheet_there_is_no_history(roster):
    history = roster.replay()
    assert (history.agencies, history.events, history.verdicts) == ((), (), {})
