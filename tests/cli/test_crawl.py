"""`287g crawl` as a user runs it, against the bundled newsroom."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.records import Outcome, Run
from archive.times import now
from cli.crawl import QUIET, crawl, line, summary
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

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        where = ["--db", str(tmp_path / "archive.db"), "--sources", str(registry)]
        return subprocess.run(
            [COMMAND, "crawl", *where, *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_the_first_crawl_tells_of_each_source_and_the_second_that_nothing_is_new(run_crawl):
    first = run_crawl("prairie-ledger")
    assert first.returncode == 0
    told, last = first.stdout.splitlines()
    assert told.startswith("prairie-ledger: ok: 8 new, ")
    assert last.startswith("8 new, 0 changed: 0 of ")
    second = run_crawl("prairie-ledger")
    assert second.returncode == 0
    assert second.stdout.splitlines()[-1].startswith("nothing new: 9 of 9 answers not modified")


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
