from datetime import UTC, date, datetime

import pytest

from crawler.extraction.dates import day_in_path, most_precise, parse_date

MORNING = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("2026-03-02T09:00:00-06:00", MORNING),
        ("2026-03-02T09:00:00-0600", MORNING),
        ("2026-03-02T15:00:00.123Z", MORNING),
        ("2026-03-02 15:00:00 +00:00", MORNING),
        ("2026-03-02T15:00Z", MORNING),
        ("Mon, 02 Mar 2026 09:00:00 -0600", MORNING),
        ("2026-03-02T09:00:00", date(2026, 3, 2)),  # no zone names no moment
        ("2026-03-02", date(2026, 3, 2)),
        ("March 2, 2026", date(2026, 3, 2)),
        ("Mar. 2, 2026", date(2026, 3, 2)),
        ("03/02/2026", date(2026, 3, 2)),
        ("2026-02-30", None),
        ("0001-01-01T00:00:00Z", None),  # a template's null
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),  # no moment in UTC
        ("Fri, 31 Dec 9999 23:59:59 -1400", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_stated_date_keeps_its_precision(stated, found):
    assert parse_date(stated) == found
    assert type(parse_date(stated)) is type(found)


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ((date(2026, 3, 2), MORNING), MORNING),
        ((date(2026, 2, 1), MORNING), date(2026, 2, 1)),  # not the same day
        ((MORNING, date(2026, 2, 1)), MORNING),
        ((None, date(2026, 3, 2)), date(2026, 3, 2)),
        ((None, None), None),
    ],
)
def test_the_first_date_counts_with_the_hour_that_another_statement_adds(dates, found):
    assert most_precise(dates) == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/news/2026/03/02/county-signs/", date(2026, 3, 2)),
        ("/2026/02/30/county-signs/", None),
        ("/2026/03/county-signs/", None),
        ("/county-signs-2026/03/02", None),
    ],
)
def test_an_address_may_be_filed_under_a_day(path, found):
    assert day_in_path(path) == found
