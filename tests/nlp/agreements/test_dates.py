from datetime import date

import pytest

from nlp.agreements.dates import find_dates

TUESDAY = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("on Sept. 28, 2024", "2024-09-28"),
        ("on Feb. 9", "2026-02-09"),
        ("on August 3rd", "2025-08-03"),  # the last one, not the next
        ("last March 3", "2025-03-03"),
        ("in March 2025", "2025-03"),
        ("in May of 2024", "2024-05"),
        ("in January", "2026-01"),
        ("in May", "2025-05"),
        ("last February", "2025-02"),  # not this month
        ("in 2012", "2012"),
        ("last month", "2026-01"),
        ("earlier this year", "2026"),
        ("last year", "2025"),
        ("last week", "2026-02"),
        ("last summer", "2025"),
        ("on Monday night", "2026-02-09"),
        ("on Tuesday", "2026-02-10"),
        ("yesterday", "2026-02-09"),
        ("two years ago", "2024"),
        ("three months ago", "2025-11"),
    ],
)
def test_a_date_is_as_precise_as_its_words(words, told):
    text = f"The county signed {words}."
    assert [one.past for one in find_dates(text, 0, len(text), TUESDAY)] == [told]


@pytest.mark.parametrize(
    ("words", "told"),
    [("on Friday", "2026-02-13"), ("on Feb. 9", "2027-02-09"), ("in March", "2026-03")],
)
def test_what_will_be_is_still_to_come(words, told):
    text = f"The board will vote {words}."
    assert [one.future for one in find_dates(text, 0, len(text), TUESDAY)] == [told]


@pytest.mark.parametrize("words", ["in May", "last month", "on Tuesday", "on June 3", "today"])
def test_without_a_day_of_publication_nothing_is_guessed(words):
    text = f"The county signed {words}."
    assert [one.past for one in find_dates(text, 0, len(text), None)] == [None]


def test_that_month_is_of_the_year_before_it():
    text = "It asked in August 2017 and was refused that November."
    assert [one.past for one in find_dates(text, 0, len(text), None)] == ["2017-08", "2017-11"]


def test_years_later_are_counted_from_the_date_before():
    text = "It joined in 2019 and left four years later."
    assert [one.past for one in find_dates(text, 0, len(text), None)] == ["2019", "2023"]


@pytest.mark.parametrize("text", ["It may sign.", "May said so.", "It has 2,019 beds.", "June 31"])
def test_other_words_are_no_date(text):
    assert not [one for one in find_dates(text, 0, len(text), TUESDAY) if one.past]
