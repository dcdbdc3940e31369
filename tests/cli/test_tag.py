"""`287g tag`, as a user runs it."""

import os
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from archive.records import Fetch, Outcome
from archive.store import Store
from archive.visits import Page, Visit
from cli import main


def tag(db: os.PathLike[str]):
    return CliRunner().invoke(main, ["tag", "--db", os.fspath(db)])


@pytest.fixture
def db(tmp_path, ledger):
    path = tmp_path / "archive.db"
    with Store(path) as store:
        store.save_sources([ledger])
        page = Page(
            url="https://ledger.example/1",
            kind="news",
            title="Signed",
            text="“We signed,” said Cass County Sheriff Ann Sample.",
        )
        fetch = Fetch(
            run=store.start_run("ledger"),
            url=page.url,
            fetched_at=datetime(2026, 3, 2, 15, tzinfo=UTC),
            outcome=Outcome.RELEVANT,
        )
        store.save_visits([Visit(fetch=fetch, page=page)])
    return path


def test_the_first_run_tells_what_it_found_and_the_second_that_all_is_current(db):
    first, second = tag(db), tag(db)
    assert first.output == "1 document read: 1 quote, 1 person, 1 jurisdiction, 0 agencies\n"
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
