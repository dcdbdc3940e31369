from datetime import date

from archive.ids import PER_DAY, first_id, id_day


def test_ids_encode_the_day():
    assert first_id(date(2026, 8, 7)) == 2067200000
    assert id_day(2067200000) == date(2026, 8, 7)


def test_the_last_id_of_a_day_stays_within_it():
    assert id_day(first_id(date(2026, 8, 7)) + PER_DAY - 1) == date(2026, 8, 7)


def test_later_days_have_larger_ids():
    assert first_id(date(2026, 8, 7)) < first_id(date(2026, 8, 8)) < 2**53  # exact in JSON
