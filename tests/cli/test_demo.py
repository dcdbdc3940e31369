"""`287g demo`: from nothing to an archive, in one command."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from demo.newsroom import Newsroom
from nlp.pipeline import TAGGERS

COMMAND = Path(sys.executable).with_name("287g")


DEAD_PROXY = {"http_proxy": "http://127.0.0.1:9"}
LOST = """
from cli.demo import fill_demo, sources_of
from dataclasses import replace
from demo.newsroom import Newsroom
from pathlib import Path

with Newsroom() as newsroom:
    first, *_ = sources_of(newsroom)
    fill_demo(Path("demo.db"), [replace(first, url=first.url + "/nowhere")])
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "demo", "--no-serve", *words],
        cwd=folder,
        env=os.environ | DEAD_PROXY,
        capture_output=True,
        text=True,
    )


def count(db: Path, query: str) -> int:
    with closing(sqlite3.connect(db)) as archive:
        return archive.execute(query).fetchone()[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    ended = run(folder)
    assert ended.returncode == 0, ended.stderr
    return folder / "demo.db"


def test_every_relevant_sample_becomes_a_document(made):
    with Newsroom() as newsroom:
        found = [one for one in newsroom.documents() if not one.is_history]
        relevant = sum(document.relevant for document in found)
    assert count(made, "select count(*) from documents") == relevant >= 36


def test_every_document_is_tagged_by_every_tagger(made):
    documents = count(made, "select count(*) from documents")
    assert count(made, "select count(*) from taggings") == documents * len(TAGGERS)


@pytest.mark.parametrize(
    "table", ["quotes", "people", "jurisdictions", "agency_mentions", "person_mentions"]
)
def test_the_demo_shows_something_of_everything(made, table):
    assert count(made, f"select count(*) from {table}") >= 36


@pytest.mark.parametrize(
    "table", ["quotes", "person_mentions", "jurisdiction_mentions", "agency_mentions"]
)
def test_offsets_give_the_words_that_are_kept(made, table):
    wrong = f"""
        select count(*) from {table} as found
        join versions on versions.id = found.version
        where substr(versions.text, found.start + 1, found.end - found.start) <> found.text
    """
    assert count(made, wrong) == 0


def test_the_archive_is_whole(made):
    with closing(sqlite3.connect(made)) as archive:
        assert archive.execute("pragma foreign_key_check").fetchall() == []
        assert archive.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_it_begins_anew_each_time(made):
    with closing(sqlite3.connect(made)) as archive, archive:
        archive.execute("update documents set byline = 'left over'")
    assert run(made.parent).returncode == 0
    assert count(made, "select count(*) from documents where byline = 'left over'") == 0


def test_it_goes_on_where_its_ports_are_taken(tmp_path):
    with closing(socket.create_server(("127.0.0.1", 8301))):
        ended = run(tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert re.search(r"^57 documents read", ended.stdout, re.MULTILINE)


def test_a_source_in_trouble_fails_the_demo(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", LOST], cwd=tmp_path, capture_output=True, text=True
    )
    assert ended.returncode == 1
    assert "1 of 1 sources gave trouble" in ended.stdout
    assert "the demo is not whole" in ended.stderr


def test_it_never_overwrites_another_archive(tmp_path, store):
    with store.db.atomic():
        store.db.table("sources").insert(
            {
                "id": "ledger",
                "name": "The Ledger (sample)",
                "kind": "feed",
                "url": "https://ledger.example/feed",
                "language": "en",
                "rights": "copyrighted",
            }
        )
    ended = run(tmp_path, "--db", str(store.path))
    assert ended.returncode == 1
    assert "is no demo archive" in ended.stderr
    assert store.db.table("sources").count == 1


def test_it_never_overwrites_another_file(tmp_path):
    (tmp_path / "notes.txt").write_text("ours")
    assert "is no demo archive" in run(tmp_path, "--db", "notes.txt").stderr
    assert (tmp_path / "notes.txt").read_text() == "ours"
