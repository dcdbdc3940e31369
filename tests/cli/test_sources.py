import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.records import Outcome, Run
from archive.store import Store
from archive.times import now
from cli.sources import sources
from cli.sources.probe import ways_into
from crawler.registry import read_registry
from demo.newsroom import Newsroom

COMMAND = Path(sys.executable).parent / "287g"
REGISTRY = """
[ledger]
name = "The Ledger"
kind = "feed"
url = "https://ledger.example/feed/"
home_state = "NE"
language = "en"
rights = "copyrighted"

[newswire]
name = "A newswire"
kind = "feed"
url = "https://newswire.example/feed/"
language = "en"
rights = "copyrighted"
wordpress = "https://newswire.example/"
is_on = false
"""


@pytest.fixture
def registry(tmp_path) -> Path:
    file = tmp_path / "two.toml"
    file.write_text(REGISTRY, encoding="utf-8")
    return file


@pytest.fixture
def told(registry, tmp_path):
    """Runs the command over this folder's registry and archive, and gives what it prints."""

    def run(*arguments: str) -> str:
        where = ["--db", str(tmp_path / "archive.db"), "--sources", str(registry)]
        result = CliRunner().invoke(sources, [*where, *arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return run


@pytest.fixture
def listed(told):
    """The rows of the list, as cells."""
    return lambda: [line.split() for line in told().splitlines()]


def test_before_the_first_crawl_no_source_has_answered(listed):
    assert listed()[1:] == [
        ["ledger", "feed", "NE", "never-visited"],
        ["newswire", "feed", "US", "off"],
    ]


def test_the_last_run_and_its_outcome_stand_beside_each_source(listed, registry, tmp_path):
    with Store(tmp_path / "archive.db") as store:
        store.save_sources(read_registry(registry))
        run = store.start_run("ledger")
        store.finish_run(run, Run(source="ledger", started_at=now(), outcome=Outcome.BLOCKED))
        store.start_run("newswire")
    ledger, newswire = listed()[1:]
    assert (ledger[3], ledger[-2:]) == ("0", ["blocked", "failing"])
    assert newswire[-2:] == ["running", "off"]


def test_the_list_is_given_as_json_and_as_csv_alike(told):
    as_json = json.loads(told("--json"))
    assert [row["source"] for row in as_json] == ["ledger", "newswire"]
    assert as_json[0]["documents"] is None
    as_csv = list(csv.DictReader(StringIO(told("--csv"))))
    assert as_csv == [{key: value or "" for key, value in row.items()} for row in as_json]


def test_the_list_is_given_as_a_page(told):
    page = told("--markdown")
    assert "\n## Nebraska\n" in page
    assert "| [A newswire](https://newswire.example/) (off) | feed | wordpress |" in page


def test_asking_makes_no_archive(listed, tmp_path):
    listed()
    assert not (tmp_path / "archive.db").exists()


def test_a_faulty_registry_is_a_usage_error(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text("[ledger]\n", encoding="utf-8")
    result = CliRunner().invoke(sources, ["--sources", str(file)])
    assert result.exit_code == 2


# add: what is refused before anything is asked


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["https://new.example"], "say its home state: --state NE"),
        (["https://new.example", "--state", "Nebraska"], "no postal code of a state"),
        (["ftp://new.example", "--state", "NE"], "is no http or https address"),
        (["https://www.ledger.example/news", "--state", "NE"], "[ledger] is in the registry"),
        (["new.example", "--state", "NE", "--id", "newswire"], "[newswire] is in the registry"),
    ],
)
def test_what_cannot_be_added_is_refused(registry, arguments, reason):
    result = CliRunner().invoke(sources, ["add", *arguments, "--sources", str(registry)])
    assert result.exit_code == 2
    assert reason in result.stderr


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--id", "The Gazette"], "--id The Gazette: an id is lower-case words"),
        (["--id", "gazette"], "[gazette] is in the registry already"),
        (["--file", "nowhere/ne.toml"], "cannot be written (there is no such folder)"),
        (["--file", "binary.toml"], "not TOML"),
    ],
)
def test_what_cannot_be_written_is_refused_before_the_outlet_is_asked(
    registry, tmp_path, monkeypatch, arguments, reason
):
    monkeypatch.chdir(tmp_path)
    other = REGISTRY.replace("ledger", "gazette").replace("newswire", "herald")
    (tmp_path / "own.toml").write_text(other, encoding="utf-8")
    (tmp_path / "binary.toml").write_bytes(b"\xff\x00")
    given = ["add", "new.example", "--state", "NE", "--sources", str(registry)]
    result = CliRunner().invoke(sources, [*given, "--file", "own.toml", *arguments])
    assert result.exit_code == 2
    assert reason in result.stderr


def test_an_option_before_the_subcommand_holds_for_it(registry):
    given = ["--sources", str(registry), "add", "https://ledger.example", "--state", "NE"]
    result = CliRunner().invoke(sources, given)
    assert "[ledger] is in the registry already, with https://ledger.example" in result.stderr


# probe: against the bundled newsroom


@pytest.fixture(scope="module")
def newsroom():
    with Newsroom() as running:
        yield running


@pytest.fixture
def probe(newsroom, tmp_path):
    """Runs the command in a process of its own: the reactor starts once in each."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "demo.toml"
        file.write_text(newsroom.registry(), encoding="utf-8")
        where = ["--db", str(tmp_path / "archive.db"), "--sources", str(file), "--loopback"]
        return subprocess.run(
            [COMMAND, "sources", "probe", *where, *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_a_probe_tells_of_every_way_into_a_source(probe, newsroom):
    result = probe("prairie-ledger")
    assert result.returncode == 0, result.stderr
    row = next(line for line in result.stdout.splitlines() if line.endswith(".xml"))
    assert row.split() == ["prairie-ledger", "feed", "ok", newsroom.urls["prairie-ledger"]]


def test_a_probe_of_json_lines_prints_nothing_else(probe):
    result = probe("prairie-ledger", "--log", "json")
    events = [json.loads(line)["event"] for line in result.stdout.splitlines()]
    assert events[-1] == "summary"


def test_a_source_has_a_way_for_its_kind_and_one_for_each_history(registry):
    ledger, newswire = read_registry(registry)
    assert list(ways_into(ledger)) == [("feed", "https://ledger.example/feed/")]
    assert list(ways_into(newswire)) == [
        ("feed", "https://newswire.example/feed/"),
        ("wordpress", "https://newswire.example/"),
    ]
