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


@pytest.mark.parametrize("left", [2, 23])
def test_a_pending_list_that_loses_too_much_is_suspect(roster, left):
    roster.pend(roster.many(47))
    bad = roster.pend(roster.many(left))
    assert (roster.suspects(), roster.types()) == ([bad], [])


def test_the_whole_list_again_refutes_it(roster):
    for rows in (roster.many(47), roster.many(23), [*roster.many(47), roster.row("Lake")]):
        roster.pend(rows)
    assert roster.types() == ["pending"]


@pytest.mark.parametrize(
    "later",
    [
        [(31, 2)],
        [(1, 2), (1.5, 3)],
        [(1, 2), (8, 2)],
    ],
    ids=["after a month", "with a successor", "posted again"],
)
def test_a_pending_list_may_shrink_to_a_few(roster, later):
    roster.pend(roster.many(47), day=0)
    for day, rows in later:
        roster.pend(roster.many(rows), day=day)
    assert roster.suspects() == []
    assert roster.types().count("no-longer-pending") == 45


def test_a_successor_of_the_same_morning_confirms_nothing(roster):
    for day, rows in ((0, 47), (1, 2), (1.1, 3)):
        roster.pend(roster.many(rows), day=day)
    assert len(roster.suspects()) == 2


def test_what_takes_part_is_not_lost_from_the_pending_list(roster):
    rows = roster.many(120)
    roster.pend(rows, day=0)
    roster.post(rows[:100], day=0.5)
    roster.pend(rows[100:], day=1)
    assert roster.suspects() == []


def test_applicants_who_all_take_part_in_the_end_were_applicants(roster):
    roster.post(roster.many(5), day=0)
    roster.pend(roster.many(90, state="OH"), day=1)
    roster.post(roster.many(90, state="OH"), day=60)
    assert roster.suspects() == []


def test_a_footer_is_no_applicant(roster):
    footer = roster.row(None, state=None, state_as_printed="* Note", model_as_printed=None)
    total = roster.row("5", state=None, state_as_printed="Total", model_as_printed=None)
    roster.pend(roster.many(5))
    roster.pend([*roster.many(5), footer, total])
    history = roster.replay()
    assert (history.events, len(history.agencies)) == ((), 5)


def test_participants_without_their_dates_are_no_pending_list(roster):
    roster.pend(roster.many(5), day=0)
    roster.post(roster.many(90, state="OH"), day=0.5)
    bad = roster.pend(roster.many(90, state="OH"), day=1)
    assert roster.replay().verdicts[bad].reason == (
        "90 of 90 pending rows are on the list of participants"
    )


def test_nor_are_they_where_the_list_of_participants_comes_after(roster):
    bad = roster.pend(roster.many(90, state="OH"), day=0)
    roster.post(roster.many(91, state="OH"), day=50)
    assert roster.suspects() == [bad]


def test_respelling_a_pending_row_is_no_event(roster):
    rows = roster.many(5)
    roster.pend([*rows, roster.row("Barndall Police Department", county="Osage County")])
    roster.pend([*rows, roster.row("Barnsdall Police Department", county="Osage County")])
    assert roster.types() == []


def test_one_slip_is_mended_where_nothing_else_tells(roster):
    rows = roster.many(5)
    roster.pend([*rows, roster.row("ake Police Department")])
    roster.pend([*rows, roster.row("Lake Police Department")])
    assert roster.types() == []


def test_two_names_that_stand_side_by_side_are_two(roster):
    rows = [*roster.many(5), roster.row("Lake Police", "hybrid")]
    roster.pend([*rows, roster.row("Bake Police")])
    roster.pend([*rows, roster.row("Lake Police")])
    assert sorted(roster.types()) == ["no-longer-pending", "pending"]


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
