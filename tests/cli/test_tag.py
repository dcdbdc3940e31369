"""`287g tag`, as a user runs it."""

import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from archive.records import Fetch, Outcome
from archive.store import Store
from archive.visits import Page, Visit
from cli import main
from cli.tag import summary
from nlp.tag import Tally

TEXT = "“We signed,” said Cass County Sheriff Ann Sample."


def tag(db: os.PathLike[str], *options: str):
    return CliRunner().invoke(main, ["tag", "--db", os.fspath(db), *options])


def keep(store: Store, run: int, number: int, text: str = TEXT) -> None:
    url = f"https://ledger.example/{number}"
    page = Page(url=url, kind="news", title="Signed", text=text)
    seen = datetime(2026, 3, 2, 15, tzinfo=UTC)
    fetch = Fetch(run=run, url=url, fetched_at=seen, outcome=Outcome.RELEVANT)
    store.save_visits([Visit(fetch=fetch, page=page)])


@pytest.fixture
def db(tmp_path, ledger):
    path = tmp_path / "archive.db"
    with Store(path) as store:
        store.save_sources([ledger])
        keep(store, store.start_run("ledger"), 1)
    return path


def test_the_first_run_tells_what_it_found_and_the_second_that_all_is_current(db):
    first, second = tag(db), tag(db)
    assert first.output == (
        "1 document read: 1 quote, 0 reported sayings, 1 person, 1 jurisdiction, 0 agencies, "
        "0 agreements\n"
    )
    assert second.output == "nothing to read: the 1 document is current\n"
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_it_tells_what_a_newer_roster_came_to(db):
    tag(db)
    with Store(db) as store, store.db.atomic():
        store.db.execute(
            "insert into agencies (id, name, kind, state, listing) values "
            "('ne-sample', 'Cass County Sheriff Ann Sample', 'other', 'NE', 'listed')"
        )
    first, second = tag(db), tag(db)
    assert first.output.startswith("ICE's lists: 1 agency placed, 1 document to be read again\n")
    assert second.output == "nothing to read: the 1 document is current\n"


def test_an_archive_that_is_not_there_is_not_made(tmp_path):
    ended = tag(tmp_path / "none.db")
    assert ended.exit_code == 2
    assert "no such archive" in ended.output
    assert list(tmp_path.iterdir()) == []


def test_after_an_upgrade_it_tells_what_was_read_again(db):
    tag(db)
    with closing(sqlite3.connect(db)) as archive, archive:
        archive.execute("update taggings set tagger = 'quotes@0' where tagger like 'quotes@%'")
    assert re.fullmatch(
        "1 document read, 1 of them again by quotes and agreements: 1 quote, 0 reported sayings, "
        "1 person, 0 agreements\n",
        tag(db).output,
    )


def test_a_summary_names_texts_in_other_languages_and_those_that_could_not_be_read():
    tally = Tally(documents=3, foreign=2, failed=[7, 9])
    assert summary(tally) == (
        "3 documents read: nothing; 2 not in English, left without findings; "
        "could not read 2 documents: 7, 9"
    )
