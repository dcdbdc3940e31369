"""What is kept, and that it is kept once."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlite_utils.db import NotFoundError

from archive.findings import Findings
from archive.opening import ArchiveError
from archive.records import (
    Fetch,
    Jurisdiction,
    JurisdictionMention,
    Outcome,
    Person,
    PersonMention,
    Quote,
    Run,
)
from archive.store import Store
from archive.visits import Page, Validators, Visit

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
URL = "https://ledger.example/287g"
PAGE = Page(
    url=URL,
    kind="news",
    title="County joins 287(g)",
    text="“We signed,” said Sheriff Ann Sample.",
    published_at=date(2026, 3, 1),
)
TAGGERS = ["quotes@1", "officials@1"]


@pytest.fixture
def run(store, ledger) -> int:
    store.save_sources([ledger])
    return store.start_run("ledger")


def fetch(run: int, outcome: Outcome = Outcome.RELEVANT, url: str = URL, **more) -> Fetch:
    return Fetch(run=run, url=url, fetched_at=NOW, outcome=outcome, **more)


def save(store: Store, run: int, page: Page = PAGE) -> dict[str, int]:
    return store.save_visits([Visit(fetch=fetch(run, url=page.url), page=page)])


def rows(store: Store, query: str) -> list[tuple]:
    return store.db.execute(query).fetchall()


def quote(version: int) -> Findings:
    sheriff = Person(
        id="ann-sample-ne-cass-county",
        name="Ann Sample",
        role="sheriff",
        title="Sheriff",
        is_official=True,
        organization=None,
        jurisdiction="ne-cass-county",
    )
    return Findings(
        jurisdictions=(
            Jurisdiction(
                id="ne-cass-county",
                name="Cass County",
                kind="county",
                state="NE",
                fips="31025",
                geonames=None,
                county=None,
            ),
        ),
        jurisdiction_mentions=(
            JurisdictionMention(
                version=version,
                jurisdiction="ne-cass-county",
                candidates=None,
                role="subject",
                start=0,
                end=1,
                text="“",
                score=1.0,
                tagger="jurisdictions@1",
            ),
        ),
        people=(sheriff,),
        person_mentions=(
            PersonMention(
                version=version,
                person=sheriff.id,
                title="Sheriff",
                role="sheriff",
                organization=None,
                jurisdiction="ne-cass-county",
                start=26,
                end=36,
                text="Ann Sample",
                score=1.0,
                tagger="officials@1",
            ),
        ),
        quotes=(
            Quote(
                version=version,
                start=1,
                end=11,
                text="We signed,",
                kind="direct",
                speaker="Ann Sample",
                speaker_kind="person",
                speaker_start=26,
                speaker_end=36,
                person=sheriff.id,
                cue="said",
                told_to=None,
                venue=None,
                score=1.0,
                tagger="quotes@1",
            ),
        ),
    )


def test_a_new_page_becomes_a_document_with_a_version(store, run):
    assert save(store, run) == {"new": 1}
    assert rows(store, "select id, source, version, text from documents") == [
        (2051300000, "ledger", 1, PAGE.text)
    ]
    assert rows(store, "select document, fetch, sha256 from versions") == [
        (2051300000, 1, PAGE.sha256)
    ]


def test_the_same_page_again_adds_nothing(store, run):
    save(store, run)
    assert save(store, run) == {"unchanged": 1}
    assert rows(store, "select count(*) from versions") == [(1,)]


def test_a_stamp_updates_the_document_and_makes_no_version(store, run):
    save(store, run)
    stamped = replace(PAGE, updated_at=date(2026, 3, 9))
    assert save(store, run, stamped) == {"unchanged": 1}
    assert rows(store, "select updated_at, version from documents") == [("2026-03-09", 1)]


def test_changed_words_make_a_version_and_keep_the_first(store, run):
    save(store, run)
    assert save(store, run, replace(PAGE, text="We did not sign.")) == {"changed": 1}
    assert rows(store, "select text from versions order by id") == [
        (PAGE.text,),
        ("We did not sign.",),
    ]
    assert rows(store, "select text, version from documents") == [("We did not sign.", 2)]


def test_documents_of_a_day_are_numbered_in_turn(store, run):
    for number in range(3):
        save(store, run, replace(PAGE, url=f"{URL}/{number}"))
    ids = [id for (id,) in rows(store, "select id from documents order by id")]
    assert ids == [2051300000, 2051300001, 2051300002]


def test_a_date_in_the_future_does_not_put_a_document_first_forever(store, run):
    save(store, run, replace(PAGE, published_at=date(5025, 1, 1)))
    assert rows(store, "select id, published_at from documents") == [(2051400000, "5025-01-01")]


def test_search_follows_a_change_of_words(store, run):
    save(store, run)
    save(store, run, replace(PAGE, text="The board tabled it."))
    for word, hits in (("tabled", 1), ("signed", 0), ("nonsense", 0)):
        count = f"select count(*) from documents_fts where documents_fts match '{word}'"
        assert rows(store, count) == [(hits,)], word


def test_a_visit_without_change_does_not_index_anew(store, run):
    save(store, run)
    before = rows(store, "select id, block from documents_fts_data")
    store.save_visits([Visit(fetch=fetch(run, Outcome.NOT_MODIFIED))])
    save(store, run)
    assert rows(store, "select id, block from documents_fts_data") == before


def test_a_run_starts_at_the_moment_given(store, run):
    store.start_run("ledger", NOW)
    assert rows(store, "select started_at from runs where id = 2") == [("2026-03-02T15:00:00Z",)]


def test_validators_are_those_of_the_last_good_answer(store, run):
    answers = [(Outcome.RELEVANT, '"a"'), (Outcome.RELEVANT, '"b"'), (Outcome.FAILED, '"c"')]
    store.save_visits([Visit(fetch=fetch(run, outcome, etag=etag)) for outcome, etag in answers])
    assert store.validators(URL) == Validators(etag='"b"', last_modified=None)
    assert store.validators("https://ledger.example/other") is None


def test_a_run_that_was_killed_is_named_so_by_the_next(store, run):
    store.end_open_runs()
    store.start_run("ledger")
    assert rows(store, "select outcome from runs order by id") == [("interrupted",), (None,)]


def test_a_finished_run_keeps_its_counts(store, run):
    ended = Run(source="ledger", started_at=NOW, finished_at=NOW, outcome=Outcome.OK, new=3)
    store.finish_run(run, ended)
    assert rows(store, "select outcome, new from runs") == [("ok", 3)]


def test_a_failed_batch_keeps_nothing(store, run):
    with pytest.raises(NotFoundError):
        store.finish_run(999, Run(source="ledger", started_at=NOW))
    broken = replace(PAGE, title=None)
    with pytest.raises(Exception, match="NOT NULL"):
        store.save_visits(
            [Visit(fetch=fetch(run), page=PAGE), Visit(fetch=fetch(run), page=broken)]
        )
    assert rows(store, "select count(*) from fetches") == [(0,)]


def test_a_version_is_unread_until_every_tagger_has_read_it(store, run):
    save(store, run)
    assert store.readings.count_unread(TAGGERS) == 1
    (unread,) = store.readings.unread(TAGGERS, limit=10)
    assert (unread.version, unread.home_state, unread.text) == (1, "NE", PAGE.text)
    store.readings.save_findings([(1, quote(1))], TAGGERS)
    assert store.readings.unread(TAGGERS, limit=10) == []
    assert store.readings.count_unread(["quotes@2", "officials@1"]) == 1


def test_reading_again_replaces_what_was_found(store, run):
    save(store, run)
    store.readings.save_findings([(1, quote(1))], TAGGERS)
    store.readings.save_findings([(1, quote(1))], TAGGERS)
    assert rows(store, "select count(*) from quotes") == [(1,)]
    store.readings.save_findings([(1, Findings())], TAGGERS)
    assert rows(store, "select count(*) from quotes") == [(0,)]
    assert rows(store, "select count(*) from quotes_fts where quotes_fts match 'signed'") == [(0,)]


def test_what_nothing_names_any_more_is_dropped(store, run):
    save(store, run)
    store.readings.save_findings([(1, quote(1))], TAGGERS)
    store.readings.drop_unnamed()
    assert rows(store, "select id from people") == [("ann-sample-ne-cass-county",)]
    store.readings.save_findings([(1, Findings())], TAGGERS)
    store.readings.drop_unnamed()
    assert rows(store, "select id from people union all select id from jurisdictions") == []


def test_a_person_has_the_title_of_the_newest_document(store, run):
    save(store, run, replace(PAGE, url=f"{URL}/old", published_at=date(2025, 3, 1)))
    save(store, run, replace(PAGE, url=f"{URL}/new", published_at=date(2026, 3, 1)))
    for version, title in ((2, "Sheriff"), (1, "Undersheriff")):  # newest first, as they are read
        found = quote(version)
        (mention,) = found.person_mentions
        titled = replace(found, person_mentions=(replace(mention, title=title),))
        store.readings.save_findings([(version, titled)], TAGGERS)
    store.readings.retitle_people()
    assert rows(store, "select title from people") == [("Sheriff",)]


def test_the_archive_is_opened_for_one_writer_and_many_readers(store):
    assert rows(store, "pragma journal_mode") == [("wal",)]
    assert rows(store, "pragma foreign_keys") == [(1,)]


def test_foreign_keys_are_enforced(store, run):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.save_visits([Visit(fetch=fetch(999))])


def test_nothing_is_dropped_where_the_disk_is_full(store, ledger):
    store.db.execute("pragma max_page_count = 1").fetchall()
    many = [replace(ledger, id=f"ledger-{number}", name="x" * 500) for number in range(200)]
    with pytest.raises(sqlite3.OperationalError, match="full"):
        store.save_sources(many)
    assert rows(store, "select count(*) from sources") == [(0,)]


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs, theirs:
        theirs.execute("create table notes (words)")
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="not an archive"):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_that_a_killed_opening_left_is_taken_up(tmp_path, ledger):
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path)) as begun:
        begun.execute("pragma journal_mode = wal").fetchall()
    with Store(path) as store:
        store.save_sources([ledger])
