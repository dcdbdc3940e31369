from dataclasses import replace
from datetime import date

import pytest

ROWS = 200


@pytest.fixture
def stay(roster):
    return roster.many(ROWS)


@pytest.fixture
def ohio(roster):
    return roster.many(20, state="OH")


def test_a_sheet_from_which_too_much_is_gone_is_suspect(roster, stay):
    roster.post(stay)
    bad = roster.post(stay[:150])
    verdict = roster.replay().verdicts[bad]
    assert (verdict.standing, verdict.reason) == ("suspect", "50 of 200 rows are gone at once")


def test_a_sheet_that_lacks_a_state_says_so(roster, stay, ohio):
    roster.post([*stay, *ohio])
    bad = roster.post(stay)
    assert roster.replay().verdicts[bad].reason == "20 of 20 rows of Ohio are gone at once"


def test_a_few_rows_may_go(roster, stay):
    roster.post(stay)
    roster.post(stay[15:])
    assert roster.suspects() == []


def test_more_may_go_in_a_longer_time(roster, stay):
    roster.post(stay, day=0)
    roster.post(stay[35:], day=50)
    assert roster.suspects() == []


def test_no_event_is_drawn_from_a_suspect_sheet(roster, stay):
    for rows in (stay, [*stay[:100], roster.row("Lake")], stay):
        roster.post(rows)
    assert roster.types() == []


def test_two_bad_sheets_in_a_row_change_nothing(roster, stay):
    for rows in (stay, stay[:100], stay[:99], [*stay, roster.row("Lake")]):
        roster.post(rows)
    assert (len(roster.suspects()), roster.types()) == (2, ["added"])


def test_a_lasting_change_wins(roster, stay):
    roster.post(stay[:-1], day=-1)
    roster.post(stay, day=0)
    for day in (1, 5, 9):
        roster.post([*stay[:160], *roster.many(day, state="GA")], day=day)
    assert roster.suspects() == []
    assert roster.types().count("delisted") == 40


def test_one_sheet_that_is_posted_for_a_fortnight_wins(roster, stay):
    roster.post(stay[:-1], day=-1)
    roster.post(stay, day=0)
    for day in (1, 8, 15):
        roster.post(stay[:160], day=day)
    assert roster.suspects() == []
    roster.post([*stay[:160], roster.row("Lake")], day=16)
    roster.post([*stay[:160], roster.row("Pond")], day=17)
    assert roster.types().count("delisted") == 40


def test_where_more_than_a_quarter_is_gone_a_person_must_decide(roster, stay):
    roster.post(stay[:-1], day=-1)
    roster.post(stay, day=0)
    bad = [roster.post(stay[: 100 - day], day=day) for day in (1, 5, 9, 13)]
    verdicts = roster.replay().verdicts
    assert [verdicts[sheet].standing for sheet in bad] == ["suspect"] * 4
    assert (verdicts[bad[0]].reason or "").endswith("a person must decide")
    roster.post([*stay, roster.row("Lake")], day=14)
    assert set(roster.suspects()) == {*bad}


def test_every_row_under_another_model_is_not_gone(roster, stay):
    roster.post(stay[:-1], day=-1)
    roster.post(stay, day=0)
    told = {"model": "task-force-2", "model_as_printed": "Task Force 2"}
    other = [replace(it, id=-it.id, **told) for it in stay]
    for day in (1, 5, 9, 13):
        roster.post([*other, roster.row(f"Lake {day}")], day=day)
    assert roster.suspects() == []
    assert roster.types().count("model-changed") == 200


def test_two_bad_sheets_withdraw_no_good_one(roster, stay, ohio):
    """A state that had too few rows in an older sheet to be missed."""
    several = [ohio[:11], ohio[:11], ohio[:12], ohio[:13]]
    for day, rows in enumerate(several):
        roster.post([*stay, *rows, *roster.many(day * 3, state="PA")], day=day)
    good = [*stay, *roster.many(9, state="PA")]
    bad = [roster.post(rows, day=3.2) for rows in (good, good[1:])]
    roster.post([*good, *ohio[:13], roster.row("Lake")], day=4)
    assert (set(roster.suspects()), "delisted" in roster.types()) == ({*bad}, False)


def test_names_that_have_slipped_by_a_row_make_a_sheet_suspect(roster, stay):
    known = [
        replace(it, moa=f"https://example.gov/{place}", signed=date(2025, 3, 1 + place % 28))
        for place, it in enumerate(stay)
    ]
    slipped = [
        replace(it, agency=known[place - 1].agency, id=-it.id) if 50 <= place < 62 else it
        for place, it in enumerate(known)
    ]
    roster.post(known)
    bad = roster.post(slipped)
    roster.post([*known, roster.row("Lake")])
    reason = roster.replay().verdicts[bad].reason or ""
    assert reason.endswith("rows bear the cells of another row at once")
    assert roster.types() == ["added"]


def test_a_change_of_less_than_a_week_does_not(roster, stay):
    roster.post(stay, day=0)
    for day in (1, 2, 3):
        roster.post([*stay[:100], *roster.many(day, state="GA")], day=day)
    assert len(roster.suspects()) == 3


def test_a_bloated_sheet_is_suspect_and_not_the_one_after_it(roster, stay):
    roster.post(stay)
    bad = roster.post([*stay, *(replace(it, agency=f"Old {it.agency}", id=-it.id) for it in stay)])
    roster.post([*stay, roster.row("Lake")])
    assert (roster.suspects(), roster.types()) == ([bad], ["added"])


def test_an_old_sheet_posted_again_does_not_undo_what_came_since(roster, stay):
    new = roster.many(30, state="GA")
    for rows in (stay, [*stay, *new], stay, [*stay, *new]):
        roster.post(rows)
    assert roster.types() == ["added"] * 30


def test_what_two_later_sheets_do_not_know_was_wrong(roster, stay):
    wrong = roster.many(30, state="GA")
    roster.post(stay)
    bad = roster.post([*stay, *wrong])
    roster.post([*stay, roster.row("Lake")])
    roster.post([*stay, roster.row("Lake"), roster.row("Pond")])
    assert (roster.suspects(), roster.types()) == ([bad], ["added", "added"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"signed": date(2025, 2, 27)}, "200 of 200 rows bear another signing date at once"),
        ({"signed": None}, "200 of 200 rows bear no signing date any more at once"),
        ({"county": "Elsewhere"}, "200 of 200 rows bear another county at once"),
    ],
)
def test_a_column_that_has_slipped_makes_a_sheet_suspect(roster, change, reason):
    stay = roster.many(ROWS, county="Lake County")
    roster.post(stay)
    bad = roster.post(replace(it, id=-it.id, **change) for it in stay)
    assert roster.replay().verdicts[bad].reason == reason


def test_rows_that_move_to_another_state_together_make_a_sheet_suspect(roster, stay):
    moving = roster.many(8, state="OH")
    roster.post([*stay, *moving])
    elsewhere = {"state": "PA", "state_as_printed": "PENNSYLVANIA"}
    bad = roster.post([*stay, *(replace(it, id=-it.id, **elsewhere) for it in moving)])
    assert roster.replay().verdicts[bad].reason == "8 of 208 rows are in another state at once"


def test_any_number_of_rows_may_be_new(roster, stay):
    roster.post(stay[:50])
    roster.post(stay)
    assert roster.suspects() == []


def test_a_sheet_that_was_good_once_is_good(roster, stay):
    other = roster.many(40, state="GA")
    good = roster.post(stay)
    roster.post([*stay, *other])
    roster.post([*stay, *other, roster.row("Lake")])
    assert roster.post(stay) == good
    assert roster.suspects() == []


def test_a_first_sheet_that_no_later_one_follows_from_is_suspect(roster, stay):
    bad = roster.post(roster.many(ROWS, state="OH"), day=0)
    for day in (1, 5, 9):
        roster.post([*stay, *roster.many(day, state="GA")], day=day)
    assert (roster.suspects(), set(roster.types())) == ([bad], {"added"})


def test_a_long_first_sheet_stands_against_a_few_short_ones(roster, stay):
    good = roster.post(stay, day=0)
    for day in (1, 5, 9):
        roster.post(stay[: 100 - day], day=day)
    assert (good in roster.suspects(), len(roster.suspects())) == (False, 3)


def test_a_first_sheet_of_a_later_time_is_outvoted_by_many(roster, stay):
    bad = roster.post(roster.many(400), day=0)
    for day in range(1, 43, 7):
        roster.post([*stay, *roster.many(day, state="GA")], day=day)
    assert roster.suspects() == [bad]


def test_a_first_sheet_that_is_a_fragment_is_suspect(roster, stay):
    bad = roster.post(stay[:10])
    roster.post(stay)
    roster.post([*stay, roster.row("Lake")])
    assert (roster.suspects(), roster.types()) == ([bad], ["added"])
