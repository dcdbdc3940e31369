from datetime import date

from archive.ids import PER_DAY, first_id


def test_ids_encode_the_day():
    assert first_id(date(2026, 8, 7)) == 2067200000


def test_the_last_id_of_a_day_stays_within_it():
    assert first_id(date(2026, 8, 7)) + PER_DAY == first_id(date(2026, 8, 8))


def test_later_days_have_larger_ids():
    assert first_id(date(2026, 8, 7)) < first_id(date(2026, 8, 8)) < 2**53  # exact in JSON
