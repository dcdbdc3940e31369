"""When a source is in trouble, and when it is merely quiet."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.health import Health, Verdict, health
from archive.records import Fetch, Outcome, Run
from archive.visits import Headline, Link, Listing, Visit

START = datetime(2026, 1, 1, 6, tzinfo=UTC)
METADATA = Path(__file__).parents[2] / "datasette_metadata.json"
DAILY = range(30)
WEEKDAYS = [day for day in range(54) if day % 7 < 5]  # the last is a Friday
WEEKLY = range(0, 70, 7)


@pytest.fixture
def watched(store, ledger):
    """An archive of a source that named news on these days and was visited with these outcomes."""

    def watch(news=(), visits=(), source=ledger) -> Health:
        store.save_sources([source])
        for day in news:
            link = Link(url=f"https://{source.id}.example/{day}")
            with store.db.atomic():
                store.frontier.add(source.id, [link], START + timedelta(days=day))
        for day, outcome in visits:
            began = START + timedelta(days=day)
            run = store.start_run(source.id, began)
            if outcome is not None:
                record = Run(source=source.id, started_at=began, outcome=outcome, message="why")
                store.finish_run(run, record)
        found = health(store.db.conn)
        return next(one for one in found if one.source == source.id)

    return watch


@pytest.mark.parametrize(
    ("news", "visited", "silent", "habit", "verdict"),
    [
        (DAILY, 29, 0, 3, Verdict.OK),
        (DAILY, 32, 3, 3, Verdict.OK),
        (DAILY, 33, 4, 3, Verdict.SILENT),
        (WEEKDAYS, 57, 4, 4, Verdict.OK),
        (WEEKDAYS, 58, 5, 4, Verdict.SILENT),
        (WEEKLY, 73, 10, 10, Verdict.OK),
        (WEEKLY, 74, 11, 10, Verdict.SILENT),
        (range(4), 300, 297, None, Verdict.OK),  # too few days to have a habit
        (range(5), 300, 296, 3, Verdict.SILENT),
        ((), 300, None, None, Verdict.OK),
        ([*DAILY, 90, *range(91, 120)], 122, 3, 3, Verdict.OK),  # one gap in 60 makes no habit
        ([0, 1, 2, 30, 31], 70, 39, 42, Verdict.OK),  # of few gaps, the longest counts
        ([*range(0, 2000, 20), *range(2000, 2110)], 2115, 6, 3, Verdict.SILENT),  # old habits go
    ],
)
def test_a_source_is_silent_when_longer_so_than_its_habit(
    watched, news, visited, silent, habit, verdict
):
    found = watched(news, [(visited, Outcome.OK)])
    assert (found.silent_days, found.habit_days, found.verdict) == (silent, habit, verdict)


def test_days_on_which_nobody_looked_are_no_silence(watched):
    found = watched(DAILY, [(30, Outcome.OK), (60, Outcome.INTERRUPTED)])
    assert (found.verdict, found.silent_days) == (Verdict.OK, 1)


@pytest.mark.parametrize(
    ("visits", "verdict", "failures"),
    [
        ([], Verdict.NEVER_VISITED, 0),
        ([(1, None)], Verdict.NEVER_VISITED, 0),  # the first visit is under way
        ([(1, Outcome.OK)], Verdict.OK, 0),
        ([(1, Outcome.NOT_MODIFIED)], Verdict.OK, 0),
        ([(1, Outcome.BUDGET_SPENT)], Verdict.OK, 0),
        ([(1, Outcome.BLOCKED)], Verdict.FAILING, 1),
        ([(1, Outcome.OK), (2, Outcome.BLOCKED), (3, Outcome.TIME_OUT)], Verdict.FAILING, 2),
        ([(1, Outcome.BLOCKED), (2, Outcome.OK)], Verdict.OK, 0),
        ([(1, Outcome.OK), (2, Outcome.INTERRUPTED)], Verdict.OK, 0),
        ([(1, Outcome.EMPTY), (2, Outcome.INTERRUPTED)], Verdict.FAILING, 1),
        ([(1, Outcome.EMPTY), (2, None)], Verdict.FAILING, 1),  # and is being visited
        ([(1, Outcome.OK), (1, Outcome.GONE)], Verdict.FAILING, 1),  # within one second
    ],
)
def test_a_source_fails_when_its_last_visit_did_not_go_well(watched, visits, verdict, failures):
    found = watched(visits=visits)
    assert (found.verdict, found.failures) == (verdict, failures)


def test_trouble_is_told_with_its_reason_and_the_last_visit_that_went_well(watched):
    found = watched(visits=[(1, Outcome.OK), (2, Outcome.BLOCKED), (3, Outcome.INTERRUPTED)])
    assert (found.outcome, found.message) == ("interrupted", "why")
    assert (found.well_at, found.started_at) == ("2026-01-02T06:00:00Z", "2026-01-04T06:00:00Z")


def test_a_source_that_is_off_is_in_no_trouble(watched, ledger):
    found = watched(visits=[(1, Outcome.BLOCKED)], source=replace(ledger, is_on=False))
    assert found.verdict is Verdict.OFF


@pytest.mark.parametrize(("days", "verdict"), [(7, Verdict.FAILING), (8, Verdict.LEFT_OUT)])
def test_a_source_that_crawls_leave_out_is_no_longer_judged(watched, ledger, days, verdict):
    watched(visits=[(days, Outcome.OK)], source=replace(ledger, id="other", name="Other"))
    assert watched(visits=[(0, Outcome.BLOCKED)]).verdict is verdict


def test_a_visit_to_its_history_says_nothing_of_a_source(watched, store, ledger):
    watched(visits=[(1, Outcome.OK), (2, Outcome.BLOCKED)])
    began = START + timedelta(days=3)
    run = store.start_run(ledger.id, began, channel="wordpress")
    record = Run(source=ledger.id, started_at=began, outcome=Outcome.OK, channel="wordpress")
    store.finish_run(run, record)
    found = watched()
    assert (found.verdict, found.failures) == (Verdict.FAILING, 1)
    assert (found.outcome, found.started_at) == ("blocked", "2026-01-03T06:00:00Z")


def test_listing_pages_are_no_news(watched, store, ledger):
    watched(DAILY, [(60, Outcome.OK)])
    with store.db.atomic():
        store.frontier.add_pages(
            ledger.id, "feed", ["https://ledger.example/feed?page=2"], 1, START + timedelta(days=59)
        )
    assert watched().verdict is Verdict.SILENT


def test_headlines_of_a_discovery_service_are_news(watched, store, ledger):
    watched(DAILY, [(60, Outcome.OK)])
    moment = START + timedelta(days=59)
    fetch = Fetch(run=1, url=ledger.url, fetched_at=moment, outcome=Outcome.LISTING)
    listing = Listing(headlines=(Headline(title="A sample"),))
    store.save_visits([Visit(fetch=fetch, listing=listing)])
    assert watched().found_at == "2026-03-01T06:00:00Z"


def test_those_in_trouble_come_first(watched, store, ledger):
    for name, outcome in (("aa", Outcome.OK), ("bb", Outcome.EMPTY), ("cc", None)):
        watched(visits=[(1, outcome)], source=replace(ledger, id=name, name=name))
    assert [one.source for one in health(store.db.conn)] == ["bb", "cc", "aa"]


@pytest.mark.parametrize("query", ["sources_health", "health_of_source"])
def test_the_site_reads_the_same_definition(query):
    queries = json.loads(METADATA.read_text())["databases"]["archive"]["queries"]
    assert "from source_health" in queries[query]["sql"]
