"""Reading the archive: what is kept, what is read again, what is not."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from archive.store import Store
from nlp.pipeline import TAGGERS
from nlp.tag import tag_all


@Language.factory("refuse_sample", default_config={"text": ""})
def refuse_sample(nlp: Language, name: str, text: str):
    """A component that one text breaks."""

    def refuse(doc: Doc) -> Doc:
        if doc.text == text:
            raise ValueError("refused")
        return doc

    return refuse


TEXT = (
    "“We signed,” said Cass County Sheriff Ann Sample. ICE had no comment.\n\n"
    "“I was driving,” said Carl Boom, who was arrested in May."
)
SPANISH = (
    "«Firmamos», dijo el alguacil Juan Sample. El condado de Cass firmó un acuerdo con el gobierno "
    "federal, según el diario local, y la junta no votó."
)


@pytest.fixture
def save(keep):
    """Have the archive keep a document by its number; it states that it is in English."""

    def save(number: int, text: str = TEXT, language: str | None = "en") -> None:
        keep(number, text, language)

    return save


def rows(store: Store, query: str) -> list[tuple]:
    return store.db.execute(query).fetchall()


def test_findings_are_kept(store, save, language):
    save(1)
    tally = tag_all(store, language)
    assert (tally.documents, tally.failed) == (1, [])
    assert rows(store, "select id, title, jurisdiction from people") == [
        ("ann-sample-ne-cass-county", "Sheriff", "ne-cass-county")
    ]
    assert rows(store, "select distinct agency from agency_mentions") == [
        ("immigration-and-customs-enforcement",)
    ]
    assert {tagger for (tagger,) in rows(store, "select tagger from taggings")} == set(TAGGERS)


def test_a_withheld_speaker_keeps_no_name(store, save, language):
    save(1)
    tag_all(store, language)
    assert rows(store, "select text, speaker, person from quotes order by start") == [
        ("We signed,", "Ann Sample", "ann-sample-ne-cass-county"),
        ("I was driving,", None, None),
    ]
    assert rows(store, "select count(*) from people where name like '%Boom%'") == [(0,)]


def test_the_second_run_reads_nothing(store, save, language):
    save(1)
    tag_all(store, language)
    assert tag_all(store, language).documents == 0


def test_a_changed_document_is_read_again(store, save, language):
    save(1)
    tag_all(store, language)
    save(1, "“We left,” said Cass County Sheriff Ann Sample.")
    assert tag_all(store, language).documents == 1
    current = "select quotes.text from quotes join documents using (version)"
    assert rows(store, current) == [("We left,",)]


def test_two_documents_with_one_sheriff_have_one_person(store, save, language):
    save(1)
    save(2)
    tag_all(store, language)
    assert rows(store, "select count(*) from people") == [(1,)]
    assert rows(store, "select count(distinct version) from person_mentions") == [(2,)]


@pytest.mark.parametrize("stated", ["en", "es", None])
def test_another_language_is_marked_as_read_without_findings(store, save, language, stated):
    save(1, SPANISH, stated)
    tally = tag_all(store, language)
    assert (tally.documents, tally.foreign) == (1, 1)
    assert rows(store, "select language from versions") == [("es",)]
    assert rows(store, "select count(*) from quotes") == [(0,)]
    assert store.readings.count_unread(TAGGERS) == 0


@pytest.mark.parametrize(("text", "told"), [(TEXT, "en"), ("— 287 —", None)])
def test_each_version_has_its_language(store, save, language, text, told):
    save(1, text, None)
    tally = tag_all(store, language)
    assert (tally.documents, tally.foreign) == (1, 0)
    assert rows(store, "select language from versions") == [(told,)]


def test_a_text_that_fails_is_named_and_the_rest_go_on(store, save, language):
    for number in range(1, 26):
        save(number, f"“We signed no. {number},” said Sheriff Ann Sample.")
    bad, text = store.db.execute("select version, text from documents limit 1 offset 7").fetchone()
    language.add_pipe("refuse_sample", config={"text": text})
    tally = tag_all(store, language)
    language.remove_pipe("refuse_sample")
    assert tally.documents == 24
    assert tally.failed == [
        id for (id,) in rows(store, f"select id from documents where version = {bad}")
    ]
    assert store.readings.count_unread(TAGGERS) == 1


def test_what_comes_in_during_a_run_is_read_too(store, save, language):
    save(1)

    def progress(count: int) -> None:
        if store.readings.count_unread(("none",)) == 1:
            save(2)

    assert tag_all(store, language, progress).documents == 2


KILLED = """
import os, signal, sys
from archive.store import Store
from nlp.pipeline import build
from nlp.tag import tag_all
with Store(sys.argv[1]) as store:
    tag_all(store, build(), lambda count: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_killed_run_leaves_each_version_read_or_unread(store, save, language):
    for number in range(1, 26):
        save(number)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(store.path)], check=False)
    assert ended.returncode == -9
    assert store.readings.count_unread(TAGGERS) == 5
    tag_all(store, language)
    with sqlite3.connect(store.path) as db:
        counts = db.execute("select version, count(*) from quotes group by version").fetchall()
    db.close()
    assert [count for _, count in counts] == [2] * 25


def test_ambiguous_places_keep_their_candidates(store, save, language, ledger):
    store.save_sources([replace(ledger, home_state=None)])
    save(1, "Franklin County signed.")
    tag_all(store, language)
    (one, candidates), *_ = rows(
        store, "select jurisdiction, candidates from jurisdiction_mentions"
    )
    assert one is None
    assert len(json.loads(candidates)) > 2
