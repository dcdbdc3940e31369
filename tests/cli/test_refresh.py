"""`287g refresh` as the schedule runs it, against the bundled newsroom."""

import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from archive.opening import ArchiveError
from cli import main
from cli.alone import alone
from cli.check import ATTENTION, DAMAGED, WELL
from cli.refresh import _ended as ended
from demo.newsroom import Newsroom

COMMAND = Path(sys.executable).parent / "287g"
OUTLET = "prairie-ledger"


@pytest.fixture(scope="module")
def newsroom():
    with Newsroom() as running:
        yield running


@pytest.fixture
def db(tmp_path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def registry(newsroom, tmp_path) -> Path:
    """A registry of one outlet."""
    told = tomllib.loads(newsroom.registry())[OUTLET]
    lines = [f"{name} = {json.dumps(told[name])}" for name in ("name", "kind", "url")]
    lines += [f"{name} = {json.dumps(told[name])}" for name in ("language", "rights")]
    file = tmp_path / "one.toml"
    file.write_text("\n".join([f"[{OUTLET}]", *lines]) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def refresh(registry, db):
    """Runs the command in a process of its own: the reactor starts once in each."""

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        where = ["--db", db, "--sources", registry]
        return subprocess.run(
            [COMMAND, "refresh", "--loopback", *where, *options],
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )

    return run


def test_one_refresh_crawls_tags_and_checks(refresh, db):
    ran = refresh()
    assert ran.returncode == 0, ran.stderr
    crawled, _, tagged, checked = ran.stdout.splitlines()
    assert crawled.startswith(f"{OUTLET}: ok: 8 new")
    assert tagged.startswith("8 documents read: ")
    assert checked == "the archive is whole; of 1 source none is failing or silent"
    with closing(sqlite3.connect(db)) as archive:
        assert archive.execute("select count(*) > 0 from quotes").fetchone() == (1,)


def test_a_source_in_trouble_gives_1_and_the_other_stages_go_on(refresh, registry):
    text = registry.read_text()
    registry.write_text(text.replace("/feed.xml", "/nowhere") + text.replace(OUTLET, "twin"))
    ran = refresh("--log", "json")
    assert ran.returncode == 1
    events = [json.loads(line) for line in ran.stdout.splitlines()]  # nothing but events
    assert events[-1]["event"] == "summary"
    assert "documents read: " in ran.stderr
    assert f"{OUTLET}: failing: gone (" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.fixture
def refused(registry, db):
    """Runs the command where it will not come to a crawl: its exit code, and what it says."""

    def run() -> tuple[int, str]:
        words = ["refresh", "--db", str(db), "--sources", str(registry)]
        ended = CliRunner().invoke(main, words)
        assert isinstance(ended.exception, SystemExit)
        assert not db.exists()
        return ended.exit_code, ended.output

    return run


def test_a_second_one_gives_75_and_does_nothing(refused, db):
    with alone(db):
        code, told = refused()
    assert code == os.EX_TEMPFAIL == 75
    assert f"another crawl or import of {db} is running (process {os.getpid()})" in told


def test_a_faulty_registry_gives_2(refused, registry):
    registry.write_text("[ledger]\n")
    assert refused()[0] == 2


def test_a_place_where_nothing_can_be_written_gives_3(registry, tmp_path):
    words = ["refresh", "--db", str(tmp_path / "none" / "archive.db"), "--sources", str(registry)]
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 3
    assert "there is no folder" in ended.output


def test_what_is_no_archive_gives_3_and_names_the_stage(refresh, db):
    db.write_bytes(b"no database " * 99)
    ran = refresh()
    assert ran.returncode == 3
    assert "crawl broke: " in ran.stderr
    assert "archive.db: not an archive" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("code", [WELL, ATTENTION, DAMAGED])
def test_a_stage_ends_with_its_own_code(code):
    assert ended("tag", lambda: code) == code


@pytest.mark.parametrize(
    "error", [ArchiveError("archive.db: damaged."), click.ClickException("no such pipeline")]
)
def test_a_stage_that_breaks_is_named_with_its_reason(capsys, error):
    def stage() -> int:
        raise error

    assert ended("tag", stage) == DAMAGED
    assert capsys.readouterr().err == f"tag broke: {error}\n"


def test_a_fault_of_the_program_is_told_with_its_place(caplog):
    def stage() -> int:
        raise ZeroDivisionError

    assert ended("check", stage) == DAMAGED
    assert "check broke by a fault of the program" in caplog.text
    assert "ZeroDivisionError" in caplog.text
