"""Whatever is wrong with the database, a command says so in one line and ends with 1."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import store as store_module
from archive.opening import ArchiveError, named_trouble
from archive.records import Fetch, Outcome, Source
from archive.store import Store
from archive.times import now
from archive.visits import Page, Visit
from cli import main
from cli.alone import alone

PAGE = 4096  # bytes, SQLite's own
COMMAND = Path(sys.executable).with_name("287g")
COMMANDS = ("crawl", "tag", "sources", "serve")
REGISTRY = """
[ledger]
name = "The Ledger (sample)"
kind = "feed"
url = "http://127.0.0.1:9/feed"
language = "en"
rights = "copyrighted"
"""
LEDGER = Source(
    id="ledger",
    name="The Ledger (sample)",
    kind="feed",
    url="http://127.0.0.1:9/feed",
    home_state=None,
    language="en",
    rights="copyrighted",
)


@pytest.fixture
def said(tmp_path):
    """Runs a command on a database, and gives the one line that it fails with."""
    registry = tmp_path / "one.toml"
    registry.write_text(REGISTRY, encoding="utf-8")

    def run(command: str, db: Path) -> str:
        if command == "crawl":  # in a process of its own: it leaves an event loop behind
            words = [COMMAND, command, "--db", str(db), "--sources", str(registry)]
            ended = subprocess.run(words, capture_output=True, text=True)
            code, told = ended.returncode, ended.stderr
        else:
            more = ["--sources", str(registry)] if command == "sources" else []
            result = CliRunner().invoke(main, [command, "--db", str(db), *more])
            assert isinstance(result.exception, SystemExit)  # click's own way out
            code, told = result.exit_code, result.stderr
        assert code in (1, 2, 75), told
        assert "Traceback" not in told
        return told.splitlines()[-1]

    return run


def keep_a_document(store: Store) -> None:
    store.save_sources([LEDGER])
    url, words = "http://127.0.0.1:9/sample", "A sample."
    fetch = Fetch(
        run=store.start_run(LEDGER.id), url=url, fetched_at=now(), outcome=Outcome.RELEVANT
    )
    page = Page(url=url, kind="news", title=words, text=words)
    store.save_visits([Visit(fetch=fetch, page=page)])


@pytest.fixture
def damaged(tmp_path) -> Path:
    """An archive whose beginning is whole."""
    db = tmp_path / "damaged.db"
    with Store(db) as store:
        store.save_sources([LEDGER])
    content = db.read_bytes()
    db.write_bytes(content[:PAGE] + b"\xff" * (len(content) - PAGE))
    return db


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "content"), [("noise.db", b"\xfe\x01" * 9_000), ("words.db", b"not a database " * 99)]
)
def test_a_file_that_is_no_database_is_named(said, tmp_path, command, name, content):
    (tmp_path / name).write_bytes(content)
    assert f"{name}: not an archive" in said(command, tmp_path / name)
    assert (tmp_path / name).read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS)
def test_a_damaged_archive_is_named(said, damaged, command):
    assert "damaged.db: damaged (" in said(command, damaged)


@pytest.mark.parametrize("command", ["sources", "serve"])
def test_an_empty_file_is_no_archive_to_read(said, tmp_path, command):
    (tmp_path / "empty.db").touch()
    assert "empty.db: not an archive" in said(command, tmp_path / "empty.db")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_no_archive(said, tmp_path, command):
    (tmp_path / "folder.db").mkdir()
    assert "folder.db: " in said(command, tmp_path / "folder.db")
    assert list(tmp_path.glob("*-lock")) == []


@pytest.mark.parametrize("command", ["crawl", "tag", "serve"])  # `sources` lists what may be asked
def test_a_missing_folder_is_named(said, tmp_path, command):
    assert f"{Path('none', 'archive.db')}: " in said(command, tmp_path / "none" / "archive.db")


@pytest.mark.parametrize("command", ["crawl", "tag"])
@pytest.mark.parametrize("locked", ["archive.db", "."])
def test_what_may_not_be_written_is_named(said, tmp_path, command, locked):
    with Store(tmp_path / "archive.db") as store:
        keep_a_document(store)  # which waits for its tags
    (tmp_path / locked).chmod(0o500)
    try:
        if os.access(tmp_path / locked, os.W_OK):
            pytest.skip("this user may write everywhere, as root may")
        assert "See to the rights" in said(command, tmp_path / "archive.db")
    finally:
        (tmp_path / locked).chmod(0o700)


@pytest.mark.parametrize("name", ["we?ird#.db", "a b%20c.db"])
def test_any_sign_may_stand_in_a_name(tmp_path, name):
    with Store(tmp_path / name) as store:
        store.save_sources([LEDGER])
    registry = tmp_path / "one.toml"
    registry.write_text(REGISTRY, encoding="utf-8")
    where = ["--db", str(tmp_path / name), "--sources", str(registry)]
    result = CliRunner().invoke(main, ["sources", *where])
    assert result.stdout.splitlines()[1].split()[3:] == ["0", "never-visited"]


def test_an_archive_that_another_program_keeps_locked_is_named(said, store, monkeypatch):
    keep_a_document(store)  # which waits for its tags
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 1)  # millisecond
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("begin exclusive")
        assert "another program is writing to it" in said("tag", Path(store.path))


@pytest.mark.parametrize(
    ("limit", "told"),
    [("max_page_count = 1", "no room on the disk"), ("query_only = 1", "written")],
)
def test_trouble_in_the_midst_is_named(store, limit, told):
    store.save_sources([LEDGER])
    store.db.execute(f"pragma {limit}").fetchall()
    source = Source(**(vars(LEDGER) | {"name": "x" * 1_000_000}))
    with pytest.raises(ArchiveError, match=told), named_trouble(store.path):
        store.save_sources([source])


def test_a_fault_of_our_own_is_not_laid_at_the_archives_door(store):
    with pytest.raises(sqlite3.IntegrityError), named_trouble(store.path):
        store.start_run("no-such-source")


def test_a_second_crawl_is_refused_and_told_of_the_first(said, tmp_path):
    with alone(tmp_path / "archive.db"):
        told = said("crawl", tmp_path / "archive.db")
    assert "another crawl or import of " in told
    assert f"archive.db is running (process {os.getpid()})" in told
    assert not (tmp_path / "archive.db").exists()


def test_a_killed_crawl_leaves_no_lock(tmp_path):
    db = tmp_path / "archive.db"
    if (child := os.fork()) == 0:
        with alone(db):
            os._exit(9)  # as a signal would: nothing is tidied up
    os.waitpid(child, 0)
    with alone(db):
        assert (tmp_path / "archive.db-lock").read_text() == f"{os.getpid()}\n"


def test_archives_side_by_side_have_their_own_locks(tmp_path):
    with alone(tmp_path / "one.db"), alone(tmp_path / "two.db"):
        assert sorted(file.name for file in tmp_path.iterdir()) == ["one.db-lock", "two.db-lock"]
