"""`287g crawl` as a user runs it, against the bundled newsroom."""

import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.records import Outcome, Run
from archive.times import now
from cli.crawl import QUIET, crawl
from cli.telling import line, summary
from demo.newsroom import Newsroom

COMMAND = Path(sys.executable).parent / "287g"


@pytest.fixture(scope="module")
def newsroom():
    with Newsroom() as running:
        yield running


@pytest.fixture
def registry(newsroom, tmp_path) -> Path:
    file = tmp_path / "demo.toml"
    file.write_text(newsroom.registry(), encoding="utf-8")
    return file


@pytest.fixture
def run_crawl(registry, tmp_path):
    """Runs the command in a process of its own: the reactor starts once in each."""

    def run(*arguments: str, room: int | None = None) -> subprocess.CompletedProcess[str]:
        where = ["--db", str(tmp_path / "archive.db"), "--sources", str(registry)]
        return subprocess.run(
            [COMMAND, "crawl", "--loopback", *where, *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            preexec_fn=None if room is None else partial(narrow, room),
        )

    return run


def narrow(room: int) -> None:
    """Let no file of this process grow beyond so many bytes, as a full disk would."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def test_the_first_crawl_tells_of_each_source_and_the_second_that_nothing_is_new(run_crawl):
    first = run_crawl("prairie-ledger")
    assert first.returncode == 0
    told, last = first.stdout.splitlines()
    assert told.startswith("prairie-ledger: ok: 8 new, ")
    assert last.startswith("8 new, 0 changed: 0 of ")
    second = run_crawl("prairie-ledger")
    assert second.returncode == 0
    assert second.stdout.splitlines()[-1].startswith("nothing new: 1 of 1 answers not modified")


def test_each_event_is_a_line_of_json_for_programs(run_crawl):
    result = run_crawl("prairie-ledger", "--log", "json")
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert [event["event"] for event in events[:2]] == ["began", "fetched"]
    assert events[1]["url"].endswith("/robots.txt")
    ended, summed = events[-2:]
    assert (ended["event"], ended["source"], ended["outcome"]) == ("ended", "prairie-ledger", "ok")
    assert (summed["event"], summed["new"], summed["in_trouble"]) == ("summary", ended["new"], 0)
    assert sum(event["event"] == "fetched" for event in events) > ended["asked"]


def test_a_spent_budget_is_told_and_is_no_trouble(run_crawl):
    first = run_crawl("prairie-ledger", "--budget", "3")
    assert first.returncode == 0
    assert "prairie-ledger: budget-spent: " in first.stdout
    assert "1 asked as much as they may and go on next time" in first.stdout
    assert "8 new" not in first.stdout
    assert "prairie-ledger: ok: " in run_crawl("prairie-ledger").stdout


def test_a_server_on_this_machine_is_refused_unless_wished(run_crawl, registry, tmp_path):
    where = ["--db", str(tmp_path / "archive.db"), "--sources", str(registry)]
    result = subprocess.run(
        [COMMAND, "crawl", "prairie-ledger", *where],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert "prairie-ledger: private-address: " in result.stdout


@pytest.mark.parametrize("room", [40_000, 150_000, 400_000])  # bytes that a file may hold
def test_a_full_disk_is_named_and_what_was_kept_before_stays(room, run_crawl, tmp_path):
    full = run_crawl("prairie-ledger", room=room)
    assert full.returncode != 0
    assert "Traceback" not in full.stderr
    assert "Make room" in full.stderr or "full or failing" in full.stderr
    again = run_crawl("prairie-ledger")
    assert again.returncode == 0
    with closing(sqlite3.connect(tmp_path / "archive.db")) as archive:
        assert archive.execute("select count(*) from documents").fetchone() == (8,)
        assert archive.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_source_in_trouble_makes_the_exit_code_1_and_leaves_no_traceback(run_crawl, registry):
    registry.write_text(registry.read_text().replace("/feed.json", "/nowhere"), encoding="utf-8")
    result = run_crawl("courthouse-letter", "prairie-ledger")
    assert result.returncode == 1
    assert "courthouse-letter: gone: " in result.stdout
    assert "prairie-ledger: ok: " in result.stdout
    assert "1 of 2 sources gave trouble" in result.stdout
    assert "Traceback" not in result.stderr


def test_an_unknown_source_is_a_usage_error_that_names_the_nearest(registry):
    result = CliRunner().invoke(crawl, ["prairie-leger", "--sources", str(registry)])
    assert result.exit_code == 2
    assert "did you mean prairie-ledger?" in result.stderr


def test_a_faulty_registry_is_a_usage_error(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text("[ledger]\n", encoding="utf-8")
    result = CliRunner().invoke(crawl, ["--sources", str(file)])
    assert result.exit_code == 2
    assert "bad.toml: [ledger] name: missing" in result.stderr


RUN = Run(source="ledger", started_at=now(), outcome=Outcome.OK, asked=9, not_modified=7)


@pytest.mark.parametrize("logger", QUIET)
def test_a_silenced_logger_is_one_of_an_installed_module(logger):
    assert find_spec(logger)


def test_the_last_line_says_that_nothing_is_new():
    assert summary([RUN]) == "nothing new: 7 of 9 answers not modified"


def test_a_line_gives_outcome_counts_and_reason():
    run = Run(
        source="ledger",
        started_at=now(),
        outcome=Outcome.BLOCKED,
        message="ledger: HTTP 403",
        blocked=1,
    )
    assert line(run) == "ledger: blocked: 1 blocked (ledger: HTTP 403)"
