from datetime import date

import pytest

from archive.roster.records import ListingState


@pytest.fixture
def stay(roster):
    return roster.many(30)


def test_nothing_in_the_first_sheet_is_an_event(roster, stay):
    roster.post(stay)
    assert roster.types() == []


def test_a_new_agency_is_added_with_each_of_its_models(roster, stay):
    sheets = (
        roster.post(stay),
        roster.post([*stay, roster.row("Lake"), roster.row("Lake", "hybrid")]),
    )
    events = roster.replay().events
    assert [(it.type, it.agency) for it in events] == [("added", "fl-lake")] * 2
    assert {(it.sheet_before, it.sheet_after) for it in events} == {sheets}


def test_a_further_model_is_added_to_an_agency_that_is_listed(roster, stay):
    roster.post([*stay, roster.row("Lake")])
    roster.post([*stay, roster.row("Lake"), roster.row("Lake", "hybrid")])
    assert roster.types() == ["model-added"]


def test_a_row_that_is_gone_is_missing_until_a_second_sheet_lacks_it(roster, stay):
    roster.post([*stay, roster.row("Lake")])
    roster.post(stay)
    history = roster.replay()
    assert (history.events, history.agreements[-1].listing) == ((), ListingState.MISSING)


def test_the_second_sheet_confirms_a_delisting(roster, stay):
    first = roster.post([*stay, roster.row("Lake")])
    second = roster.post(stay)
    third = roster.post([*stay, roster.row("Pond")])
    event = next(it for it in roster.replay().events if it.type == "delisted")
    assert (event.sheet_before, event.sheet_after, event.confirmed_by) == (first, second, third)
    assert event.moment == roster.sightings[1].moment


def test_the_same_sheet_again_confirms_nothing(roster, stay):
    roster.post([*stay, roster.row("Lake")])
    roster.post(stay)
    roster.post(stay)
    assert roster.types() == []


def test_a_row_that_is_missing_once_is_no_event(roster, stay):
    for rows in ([*stay, roster.row("Lake")], stay, [*stay, roster.row("Lake")]):
        roster.post(rows)
    assert roster.types() == []


def test_an_hour_later_no_sheet_confirms_a_delisting(roster, stay):
    lake, pond = roster.row("Lake"), roster.row("Pond")
    for day, rows in ((0, [*stay, lake]), (1, stay), (1.04, [*stay, pond])):
        roster.post(rows, day=day)
    assert roster.types() == ["added"]
    roster.post([*stay, pond, roster.row("Hill")], day=1.5)
    assert roster.types().count("delisted") == 1


def test_of_more_rows_that_go_at_once_two_later_sheets_must_say_so(roster, stay):
    going = roster.many(6, state="GA")
    for rows in ([*stay, *going], stay, [*stay, roster.row("Lake")]):
        roster.post(rows)
    assert roster.types() == ["added"]
    last = roster.post([*stay, roster.row("Lake"), roster.row("Pond")])
    left = [it for it in roster.replay().events if it.type == "delisted"]
    assert [it.confirmed_by for it in left] == [last] * 6


def test_a_row_that_comes_back_after_its_delisting_is_relisted_by_a_second_sheet(roster, stay):
    lake, pond, hill = roster.row("Lake"), roster.row("Pond"), roster.row("Hill")
    roster.post([*stay, lake])
    roster.post(stay)
    before = roster.post([*stay, pond])
    after = roster.post([*stay, pond, lake])
    second = roster.post([*stay, pond, lake, hill])
    event = next(it for it in roster.replay().events if it.type == "relisted")
    assert event.agreement == "fl-lake-task-force"
    assert (event.sheet_before, event.sheet_after, event.confirmed_by) == (before, after, second)


def test_until_then_it_is_listed_without_an_event(roster, stay):
    lake, pond = roster.row("Lake"), roster.row("Pond")
    for rows in ([*stay, lake], stay, [*stay, pond], [*stay, pond, lake]):
        roster.post(rows)
    history = roster.replay()
    assert "relisted" not in roster.types()
    assert [it.listing for it in history.agreements if it.agency == "fl-lake"] == ["listed"]


def test_an_old_sheet_for_half_a_day_relists_nobody(roster, stay):
    lake, pond, hill = roster.row("Lake"), roster.row("Pond"), roster.row("Hill")
    posted = ([*stay, lake], stay, [*stay, pond], [*stay, lake], [*stay, pond, hill])
    for day, rows in zip((0, 1, 2, 3, 3.4), posted, strict=True):
        roster.post(rows, day=day)
    history = roster.replay()
    assert sorted(roster.types()) == ["added", "added", "delisted"]
    assert [it.listing for it in history.agreements if it.agency == "fl-lake"] == ["delisted"]


def test_a_return_is_of_the_first_sheet_that_lists_it_again(roster, stay):
    lake, pond, hill = roster.row("Lake"), roster.row("Pond"), roster.row("Hill")
    posted = ([*stay, lake], stay, [*stay, pond], [*stay, pond, lake], [*stay, pond])
    for rows in (*posted, [*stay, pond, lake, hill]):
        roster.post(rows)
    event = next(it for it in roster.replay().events if it.type == "relisted")
    assert event.moment == roster.sightings[3].moment


def test_another_model_of_an_agency_that_was_gone_relists_it_by_a_second_sheet(roster, stay):
    lake, again = roster.row("Lake", "hybrid"), roster.row("Lake", "task-force")
    pond, hill = roster.row("Pond"), roster.row("Hill")
    for rows in ([*stay, lake], stay, [*stay, pond], [*stay, pond, again]):
        roster.post(rows)
    assert "relisted" not in roster.types()
    roster.post([*stay, pond, again, hill])
    assert "relisted" in roster.types()


def test_another_model_for_half_a_day_of_an_agency_that_was_gone_is_nothing(roster, stay):
    lake, again, pond = roster.row("Lake", "hybrid"), roster.row("Lake"), roster.row("Pond")
    posted = ([*stay, lake], stay, [*stay, pond], [*stay, pond, again], [*stay, pond])
    for rows in (*posted, [*stay, pond, roster.row("Hill")]):
        roster.post(rows)
    assert sorted(roster.types()) == ["added", "added", "delisted"]
    assert [it.id for it in roster.replay().agreements if it.agency == "fl-lake"] == [
        "fl-lake-hybrid"
    ]


def test_one_model_for_another_changes_the_model_and_delists_nobody(roster, stay):
    roster.post([*stay, roster.row("Lake", "hybrid")])
    roster.post([*stay, roster.row("Lake", "task-force")])
    roster.post([*stay, roster.row("Lake", "task-force"), roster.row("Pond")])
    assert roster.events() == [
        ("model-changed", "fl-lake", "hybrid", "task-force"),
        ("added", "fl-pond", None, None),
    ]


def test_a_model_that_is_back_at_once_was_never_replaced(roster, stay):
    old, new = roster.row("Lake", "hybrid"), roster.row("Lake", "task-force")
    for rows in ([*stay, old], [*stay, new], [*stay, old, new]):
        roster.post(rows)
    assert roster.events() == [("model-added", "fl-lake", None, None)]


def test_a_model_that_one_sheet_alone_prints_is_no_event(roster, stay):
    rows = [roster.row(f"Lake {one}", "task-force") for one in "ABCDEFGHIJKL"]
    wrong = [roster.row(f"Lake {one}", "jail-enforcement") for one in "ABCDEFGHIJKL"]
    for these in (rows, wrong, [*rows, roster.row("Pond")], [*rows, roster.row("Hill")]):
        roster.post([*stay, *these])
    history = roster.replay()
    assert {it.agency for it in history.events} == {"fl-pond", "fl-hill"}
    assert {it.model for it in history.agreements} == {"task-force"}


def test_a_change_of_model_waits_for_a_second_sheet(roster, stay):
    roster.post([*stay, roster.row("Lake", "hybrid")])
    roster.post([*stay, roster.row("Lake", "task-force")])
    history = roster.replay()
    listing = {it.id: it.listing for it in history.agreements if it.agency == "fl-lake"}
    assert history.events == ()
    assert listing == {"fl-lake-hybrid": "missing", "fl-lake-task-force": "listed"}


def test_another_signing_date_is_an_event(roster, stay):
    roster.post([*stay, roster.row("Lake")])
    roster.post([*stay, roster.row("Lake", signed=date(2025, 2, 26))])
    assert roster.events() == [("re-dated", "fl-lake", "2025-02-14", "2025-02-26")]


def test_a_date_that_cannot_be_read_is_no_event_and_takes_none_away(roster, stay):
    roster.post([*stay, roster.row("Lake")])
    roster.post([*stay, roster.row("Lake", signed=None)])
    history = roster.replay()
    assert history.events == ()
    assert next(it for it in history.agreements if it.agency == "fl-lake").signed == date(
        2025, 2, 14
    )


def test_a_date_that_was_unreadable_for_a_day_is_compared_with_the_one_before(roster, stay):
    for signed in (date(2025, 2, 14), None, date(2025, 2, 26)):
        roster.post([*stay, roster.row("Lake", signed=signed)])
    assert roster.types() == ["re-dated"]


def test_a_row_entered_twice_is_one_agreement(roster, stay):
    roster.post([*stay, roster.row("Lake"), roster.row("Lake", type="Municipality")])
    history = roster.replay()
    assert [it.id for it in history.agreements if it.agency == "fl-lake"] == ["fl-lake-task-force"]


def test_of_two_signings_the_one_that_goes_is_no_departure(roster, stay):
    one, other = roster.row("Lake"), roster.row("Lake", signed=date(2025, 2, 15))
    for rows in ([*stay, one, other], [*stay, one], [*stay, one, roster.row("Pond")]):
        roster.post(rows)
    history = roster.replay()
    assert [it.type for it in history.events] == ["added"]
    assert [it.id for it in history.agreements if it.agency == "fl-lake"] == ["fl-lake-task-force"]


def test_a_new_signing_beside_the_old_one_that_then_goes_is_a_re_dating(roster, stay):
    old, new = roster.row("Lake"), roster.row("Lake", signed=date(2025, 2, 26))
    for rows in ([*stay, old], [*stay, old, new], [*stay, new], [*stay, new, roster.row("Pond")]):
        roster.post(rows)
    assert roster.events()[0] == ("re-dated", "fl-lake", "2025-02-14", "2025-02-26")
    assert roster.types() == ["re-dated", "added"]


def test_an_agreement_says_when_it_was_listed_first_and_last(roster, stay):
    first = roster.post([*stay, roster.row("Lake")])
    last = roster.post([*stay, roster.row("Lake"), roster.row("Pond")])
    roster.post([*stay, roster.row("Pond")])
    agreement = next(it for it in roster.replay().agreements if it.agency == "fl-lake")
    assert (agreement.first_sheet, agreement.last_sheet) == (first, last)
    assert agreement.last_listed_at == roster.sightings[1].moment
