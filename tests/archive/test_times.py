from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from archive.times import day, from_text, to_text

PAIRS = [
    (date(2026, 8, 7), "2026-08-07"),
    (datetime(2026, 8, 7, 13, 0, 5, tzinfo=UTC), "2026-08-07T13:00:05Z"),
]


@pytest.mark.parametrize(("moment", "text"), PAIRS)
def test_a_moment_keeps_its_precision(moment, text):
    assert to_text(moment) == text
    assert from_text(text) == moment


def test_other_zones_become_utc():
    central = timezone(timedelta(hours=-6))
    assert to_text(datetime(2026, 3, 2, 21, 0, tzinfo=central)) == "2026-03-03T03:00:00Z"
    assert day(datetime(2026, 3, 2, 21, 0, tzinfo=central)) == date(2026, 3, 3)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        to_text(datetime(2026, 3, 2, 9, 0))
