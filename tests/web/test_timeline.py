"""Counts over time as the lines of a chart, and as a table."""

import pytest

SERIES = [
    (
        "all",
        [
            {"day": "2026-03-02", "n": 30, "sheet": "c"},
            {"day": "2026-02-01", "n": 10, "sheet": "a"},
        ],
    ),
    ("task-force", [{"day": "2026-03-02", "n": 6, "sheet": "c"}]),
    ("jail-enforcement", []),
]


@pytest.fixture(scope="module")
def timeline(plugin):
    return plugin("timeline")


def test_a_line_goes_from_the_first_day_to_the_last(timeline):
    drawn = timeline.plotted(SERIES, "n")
    assert [line["name"] for line in drawn["lines"]] == ["all", "task-force"]
    assert drawn["lines"][0]["points"] == "0.0,66.67 1000.0,0.00"
    assert (drawn["first"], drawn["last"]) == ("2026-02-01", "2026-03-02")


@pytest.mark.parametrize("days", [[], ["2026-02-01"], ["2026-02-01", "2026-02-01"]])
def test_a_line_needs_two_days(timeline, days):
    rows = [{"day": day, "n": 3} for day in days]
    assert timeline.plotted([("all", rows)], "n") is None


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (30, [0, 10, 20, 30]),
        (1_497, [0, 500, 1_000, 1_500]),
        (1_500, [0, 500, 1_000, 1_500]),
        (1_501, [0, 500, 1_000, 1_500, 2_000]),
        (2_001, [0, 1_000, 2_000, 3_000]),
    ],
)
def test_heights_are_round_numbers_up_to_the_greatest(timeline, most, expected):
    assert timeline.ticks(most) == expected


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-02-01", "2026-02-09", ["1 Feb 2026", "9 Feb 2026"]),
        ("2025-02-21", "2026-03-03", ["Mar 2025", "Jul 2025", "Nov 2025", "Mar 2026"]),
        ("2024-12-31", "2025-03-31", ["Jan 2025", "Feb 2025", "Mar 2025"]),
    ],
)
def test_days_are_marked_by_month_where_there_are_months(timeline, first, last, words):
    series = [("all", [{"day": first, "n": 1}, {"day": last, "n": 2}])]
    assert [day["words"] for day in timeline.plotted(series, "n")["days"]] == words


@pytest.mark.parametrize("years", range(1, 30))
def test_no_more_days_are_marked_than_a_phone_has_room_for(timeline, years):
    series = [("all", [{"day": "2025-02-21", "n": 1}, {"day": f"{2025 + years}-06-09", "n": 2}])]
    assert 2 <= len(timeline.plotted(series, "n")["days"]) <= 4


def test_a_table_has_the_last_day_of_each_month_newest_first(timeline):
    older = {"day": "2026-02-09", "n": 12, "sheet": "b"}
    table = timeline.monthly([("all", [*SERIES[0][1], older]), *SERIES[1:]], "n")
    assert table == [
        {"day": "2026-03-02", "sheet": "c", "numbers": {"all": 30, "task-force": 6}},
        {"day": "2026-02-09", "sheet": "b", "numbers": {"all": 12}},
    ]
