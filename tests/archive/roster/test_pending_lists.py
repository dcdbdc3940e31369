import pytest


def test_nothing_in_the_first_pending_sheet_is_an_event(roster):
    roster.pend(roster.many(5))
    assert roster.types() == []


def test_a_row_that_is_new_is_pending_and_one_that_goes_no_longer(roster):
    rows = roster.many(5)
    for these in (rows, [*rows, roster.row("Lake")], rows):
        roster.pend(these)
    assert [(it[0], it[1]) for it in roster.events()] == [
        ("pending", "fl-lake"),
        ("no-longer-pending", "fl-lake"),
    ]
    assert {it.agreement for it in roster.replay().events} == {None}


def test_a_pending_list_may_shrink_to_a_few(roster):
    roster.pend(roster.many(47))
    roster.pend(roster.many(2))
    assert (roster.suspects(), len(roster.types())) == ([], 45)


def test_a_pending_list_that_loses_too_much_is_suspect(roster):
    roster.pend(roster.many(90))
    bad = roster.pend(roster.many(2))
    assert roster.suspects() == [bad]


def test_what_takes_part_is_not_lost_from_the_pending_list(roster):
    roster.pend(roster.many(90), day=0)
    roster.post(roster.many(90), day=0.5)
    roster.pend(roster.many(2), day=1)
    assert roster.suspects() == []


def test_participants_without_their_dates_are_no_pending_list(roster):
    roster.pend(roster.many(5), day=0)
    roster.post(roster.many(90, state="OH"), day=0.5)
    bad = roster.pend(roster.many(90, state="OH"), day=1)
    assert roster.replay().verdicts[bad].reason == (
        "90 of 90 pending rows are on the list of participants"
    )


def test_respelling_a_pending_row_is_no_event(roster):
    rows = roster.many(5)
    roster.pend([*rows, roster.row("Barndall Police Department", county="Osage County")])
    roster.pend([*rows, roster.row("Barnsdall Police Department", county="Osage County")])
    assert roster.types() == []


@pytest.mark.parametrize(
    ("last", "listing"),
    [(["Lake"], "pending"), ([], "no-longer-pending")],
)
def test_an_agency_of_the_pending_list_is_one(roster, last, listing):
    rows = roster.many(5)
    roster.pend([*rows, roster.row("Lake")])
    roster.pend([*rows, *map(roster.row, last)])
    assert {it.id: it.listing for it in roster.replay().agencies}["fl-lake"] == listing


def test_a_pending_agency_that_takes_part_is_one_agency(roster):
    roster.pend([roster.row("Lake")], day=0)
    roster.post(roster.many(5), day=0)
    roster.post([*roster.many(5), roster.row("LAKE")], day=1)
    agencies = {it.id: it.listing for it in roster.replay().agencies}
    assert agencies["fl-lake"] == "listed"


def test_a_pending_agency_may_take_part_under_a_mended_name(roster):
    told = {"county": "Osage County"}
    roster.pend([roster.row("Barndall Police Department", **told)], day=0)
    roster.post(roster.many(5), day=0)
    roster.post([*roster.many(5), roster.row("Barnsdall Police Department", **told)], day=1)
    history = roster.replay()
    assert [it.id for it in history.agencies if it.id.startswith("fl-barn")] == [
        "fl-barnsdall-police-department"
    ]
    assert {it.name for it in history.aliases if "Barn" in it.name} == {
        "Barndall Police Department",
        "Barnsdall Police Department",
    }
