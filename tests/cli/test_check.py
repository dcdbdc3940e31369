"""`287g check`: what it tells, and the exit codes that monitoring reads."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.health import Health, Verdict
from archive.records import Outcome, Run
from archive.store import Store
from archive.times import now, to_text
from archive.visits import Link
from cli import main
from cli.alone import alone
from cli.check import failing, silent, standstill, summary

WELL = Health(
    source="ledger",
    verdict=Verdict.OK,
    documents=3,
    started_at="2026-11-24T06:00:00Z",
    outcome="ok",
    message=None,
    well_at="2026-11-24T06:00:00Z",
    failures=0,
    found_at="2026-11-12T06:00:00Z",
    silent_days=12,
    habit_days=3,
)


@pytest.fixture
def db(tmp_path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def check(db):
    """Runs the command: its exit code, and what it says."""

    def run(*options: str) -> tuple[int, str]:
        ended = CliRunner().invoke(main, ["check", "--db", str(db), *options])
        assert isinstance(ended.exception, SystemExit | None)
        return ended.exit_code, ended.output

    return run


@pytest.fixture
def visit(db, ledger):
    """Takes down a visit so many days ago."""

    def take_down(outcome: Outcome | None = Outcome.OK, days: int = 0, source=ledger) -> None:
        began = now() - timedelta(days=days)
        with Store(db) as store:
            store.end_open_runs()
            store.save_sources([source])
            run = store.start_run(source.id, began)
            if outcome is not None:
                record = Run(source=source.id, started_at=began, outcome=outcome)
                store.finish_run(run, replace(record, finished_at=began, message="403 at /feed"))

    return take_down


@pytest.mark.parametrize("options", [[], ["--all"]])
def test_a_whole_archive_whose_sources_do_well_gives_0(check, visit, options):
    visit()
    assert check(*options) == (
        0,
        "the archive is whole; of 1 source none is failing or silent\n",
    )


def test_a_failing_source_gives_1_and_is_named_with_its_reason(check, visit):
    visit(Outcome.BLOCKED, days=1)
    visit(Outcome.BLOCKED)
    code, told = check()
    assert code == 1
    assert "ledger: failing: blocked, 2 visits in a row (403 at /feed). " in told
    assert told.splitlines()[-1] == "the archive is whole; of 1 source 1 is failing"


def test_a_silent_source_gives_1(check, visit, db, ledger):
    visit()
    with Store(db) as store, store.db.atomic():
        for days in range(12, 20):
            link = Link(url=f"https://ledger.example/{days}")
            store.frontier.add(ledger.id, [link], now() - timedelta(days=days))
    code, told = check()
    assert code == 1
    assert "ledger: silent: nothing new for 12 days, since " in told


def test_a_source_that_is_off_is_let_be(check, visit, ledger):
    visit()
    visit(Outcome.BLOCKED, source=replace(ledger, id="off", is_on=False))
    assert check()[0] == 0


def test_a_schedule_that_stopped_gives_1(check, visit):
    visit(days=5)
    code, told = check()
    assert code == 1
    assert "no source was visited for 5 days. See whether the schedule runs" in told


def test_a_killed_crawl_gives_1_until_the_next_one_goes_on(check, visit):
    visit()
    visit(None)
    code, told = check()
    assert code == 1
    assert "the last crawl was killed: 1 of its visits never ended. Nothing is lost." in told
    visit()
    assert check()[0] == 0


def test_a_crawl_that_goes_on_is_not_taken_for_a_killed_one(check, visit, db):
    visit()
    visit(None)
    with alone(db):
        assert check()[0] == 0


def test_a_damaged_archive_gives_3_whatever_its_sources_do(check, visit, db):
    visit(Outcome.BLOCKED)
    with Store(db) as store:
        store.db.execute("pragma foreign_keys = off")
        store.db.execute("delete from sources")
    code, told = check()
    assert code == 3
    assert "rows of runs that name missing sources: 1 (1). Put back a copy" in told
    assert "the archive is damaged; " in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "archive.db: no such file. Make one with: 287g crawl --db "),
        (b"", "archive.db: not an archive. Name one with --db."),
        (b"no database " * 99, "archive.db: not an archive (file is not a database)"),
    ],
)
def test_what_is_no_archive_gives_3_in_one_line(check, db, content, told):
    if content is not None:
        db.write_bytes(content)
    code, said = check()
    assert code == 3
    assert told in said
    assert len(said.splitlines()) == 1


def test_a_file_that_is_damaged_within_gives_3(check, visit, db):
    visit()
    content = db.read_bytes()
    db.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    code, said = check()
    assert code == 3
    assert "archive.db: damaged (" in said


def test_failures_are_counted_from_the_second():
    once = replace(WELL, outcome="blocked", failures=1, message="HTTP 403")
    assert failing(once) == "ledger: failing: blocked (HTTP 403)"
    assert failing(replace(once, failures=3)).startswith("ledger: failing: blocked, 3 visits in a")
    assert failing(replace(once, outcome=None)).startswith("ledger: failing: being visited (")


def test_silence_is_told_with_the_habit():
    assert silent(WELL) == (
        "ledger: silent: nothing new for 12 days, since 2026-11-12; its habit is at most 3"
    )


@pytest.mark.parametrize(("hours", "stands_still"), [(47, False), (49, True)])
def test_two_days_without_a_visit_are_a_standstill(hours, stands_still):
    visited = replace(WELL, started_at=to_text(now()))
    found = standstill([visited], now() + timedelta(hours=hours))
    assert bool(list(found)) is stands_still


def test_an_archive_that_was_never_filled_says_how_to_begin():
    (fault,) = standstill([])
    assert str(fault) == "no source was ever visited. Begin with: `287g refresh`."


def test_the_last_line_counts():
    verdicts = ("failing", "silent", "silent", "never-visited", "left-out", "off", "ok")
    sources = [replace(WELL, verdict=Verdict(verdict)) for verdict in verdicts]
    assert summary([], sources) == (
        "the archive is whole; of 7 sources 1 is failing, 2 are silent; 2 are not being read"
    )
