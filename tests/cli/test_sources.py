import pytest
from click.testing import CliRunner

from archive.records import Outcome, Run
from archive.store import Store
from archive.times import now
from cli.sources import sources
from crawler.registry import read_registry

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
"""


@pytest.fixture
def listed(tmp_path):
    """Runs the command over this folder's registry and archive, and gives its rows as cells."""
    registry = tmp_path / "two.toml"
    registry.write_text(REGISTRY, encoding="utf-8")

    def rows() -> list[list[str]]:
        where = ["--db", str(tmp_path / "archive.db"), "--sources", str(registry)]
        result = CliRunner().invoke(sources, where, catch_exceptions=False)
        assert result.exit_code == 0
        return [line.split() for line in result.stdout.splitlines()]

    return rows


def test_before_the_first_crawl_every_source_has_never_answered(listed):
    assert listed()[1:] == [["ledger", "feed", "NE", "never"], ["newswire", "feed", "US", "never"]]


def test_the_last_run_and_its_outcome_stand_beside_each_source(listed, tmp_path):
    with Store(tmp_path / "archive.db") as store:
        store.save_sources(read_registry(tmp_path / "two.toml"))
        run = store.start_run("ledger")
        store.finish_run(run, Run(source="ledger", started_at=now(), outcome=Outcome.BLOCKED))
        store.start_run("newswire")
    ledger, newswire = listed()[1:]
    assert (ledger[3], ledger[-1]) == ("0", "blocked")
    assert newswire[-1] == "running"


def test_asking_makes_no_archive(listed, tmp_path):
    listed()
    assert not (tmp_path / "archive.db").exists()


def test_a_faulty_registry_is_a_usage_error(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text("[ledger]\n", encoding="utf-8")
    result = CliRunner().invoke(sources, ["--sources", str(file)])
    assert result.exit_code == 2
