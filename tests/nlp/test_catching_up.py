"""A roster that comes in after documents were read: what they name is linked all the same."""

import signal
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from archive.records import Fetch, Outcome
from archive.store import Store
from archive.visits import Page, Visit
from nlp.bodies.catching_up import catch_up, variants
from nlp.pipeline import TAGGERS
from nlp.tag import tag_all

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
SHERIFF = "ne-cass-county-sheriffs-department"
COLLEGE = "ne-sample-valley-college-board-of-trustees"


@pytest.fixture
def run(store, ledger) -> int:
    store.save_sources([ledger])
    return store.start_run("ledger")


def save(store: Store, run: int, number: int, text: str) -> None:
    url = f"https://ledger.example/{number}"
    page = Page(
        url=url, kind="news", title=f"No. {number}", text=text, language="en",
        published_at=date(2026, 3, 1),
    )  # fmt: skip
    fetch = Fetch(run=run, url=url, fetched_at=NOW, outcome=Outcome.RELEVANT)
    store.save_visits([Visit(fetch=fetch, page=page)])


def enlist(
    store: Store,
    id: str,
    name: str,
    *,
    type: str = "County",
    county: str | None = "Cass County",
    also: tuple[tuple[str, str], ...] = (),
) -> None:
    """An agency as the import of a workbook leaves it; `also` are its other ids and names."""
    with store.db.atomic():
        store.db.execute(
            "insert or ignore into roster_sheets (id, kind, columns, rows, moment) "
            "values ('sample', 'participating', '[]', 1, '2026-03-01T00:00:00Z')"
        )
        store.db.execute(
            "insert into agencies (id, name, kind, state, type, county, listing) "
            "values (?, ?, 'other', 'NE', ?, ?, 'listed') on conflict (id) do update set "
            "listing = 'listed', type = excluded.type, county = excluded.county",
            [id, name, type, county],
        )
        for alias, printed in ((id, name), *also):
            store.db.execute(
                "insert into agency_aliases (id, agency, name, first_sheet, last_sheet) "
                "values (?, ?, ?, 'sample', 'sample')",
                [alias, id, printed],
            )


def mentions(store: Store) -> list[tuple[str, str]]:
    return store.db.execute(
        "select distinct agency, text from agency_mentions where agency like 'ne-%' order by 1, 2"
    ).fetchall()


def unlisted(store: Store) -> list[str]:
    return [id for (id,) in store.db.execute("select id from agencies where listing is null")]


def test_an_agency_of_texts_hands_over_to_the_listed_one(store, run, language):
    save(store, run, 1, "The Cass County sheriff's office trained two deputies.")
    tag_all(store, language)
    assert mentions(store) == [("ne-cass-county-sheriffs-office", "Cass County sheriff's office")]
    enlist(store, SHERIFF, "Cass County Sheriff's Department")
    tally = tag_all(store, language)
    assert (tally.caught_up.resolved, tally.caught_up.linked, tally.documents) == (1, 1, 0)
    assert mentions(store) == [(SHERIFF, "Cass County sheriff's office")]
    assert unlisted(store) == []


def test_a_township_hands_nothing_over_to_the_borough_of_its_name(store, run, language):
    save(store, run, 1, "Plattsmouth Township police signed.")
    tag_all(store, language)
    before = mentions(store)
    assert len(before) == 1
    id = "ne-plattsmouth-borough-police-department"
    enlist(store, id, "Plattsmouth Borough Police Department", type="Municipality")
    tag_all(store, language)
    assert mentions(store) == before


def test_texts_of_a_township_and_a_borough_are_told_apart(store, run, language):
    save(store, run, 1, "Plattsmouth Township police signed.")
    save(store, run, 2, "Plattsmouth Borough police signed.")
    save(store, run, 3, "Plattsmouth police signed.")
    tag_all(store, language)
    assert {id for id, _ in mentions(store)} == {"ne-plattsmouth-police-department"}
    id = "ne-plattsmouth-borough-police-department"
    enlist(store, id, "Plattsmouth Borough Police Department", type="Municipality")
    tally = tag_all(store, language)
    assert (tally.caught_up.linked, tally.caught_up.again) == (0, 2)
    assert mentions(store) == [
        (id, "Plattsmouth Borough police"),
        (id, "Plattsmouth police"),
        ("ne-plattsmouth-police-department", "Plattsmouth Township police"),
    ]


def test_a_former_id_of_a_listed_agency_hands_over(store, run, language):
    save(store, run, 1, "The Cass County sheriff's office trained two deputies.")
    tag_all(store, language)
    former = ("ne-cass-county-sheriffs-office", "Cass County Sheriff's Office")
    enlist(store, "ne-cass-public-safety-agency", "Cass Public Safety Agency", also=(former,))
    tag_all(store, language)
    assert mentions(store) == [("ne-cass-public-safety-agency", "Cass County sheriff's office")]
    assert unlisted(store) == []


def test_a_document_that_holds_a_newly_listed_name_is_read_again(store, run, language):
    save(store, run, 1, "The Sample Valley College Board of Trustees, in Nebraska, voted.")
    save(store, run, 2, "Nobody in Nebraska voted.")
    tag_all(store, language)
    assert mentions(store) == []
    enlist(store, COLLEGE, "Sample Valley College Board of Trustees", type="State Agency")
    tally = tag_all(store, language)
    assert (tally.caught_up.again, tally.documents) == (1, 1)
    assert mentions(store) == [(COLLEGE, "Sample Valley College Board of Trustees")]


def test_each_name_is_sought_once(store, run, language):
    save(store, run, 1, "The Sample Valley College Board of Trustees voted in Ohio.")  # no link
    tag_all(store, language)
    enlist(store, COLLEGE, "Sample Valley College Board of Trustees", type="State Agency")
    assert tag_all(store, language).documents == 1
    assert tag_all(store, language).documents == 0


def test_a_name_of_another_state_is_sought_anew(store, run, language):
    save(store, run, 1, "The Sample Valley College Board of Trustees, in Ohio, voted.")
    tag_all(store, language)
    name = "Sample Valley College Board of Trustees"
    enlist(store, COLLEGE, name, type="State Agency")
    tag_all(store, language)
    assert mentions(store) == []
    enlist(store, "oh-sample-valley-college-board-of-trustees", name, type="State Agency")
    store.db.execute("update agencies set state = 'OH' where id like 'oh-%'")
    store.db.conn.commit()
    assert tag_all(store, language).caught_up.again == 1
    assert store.db.execute(
        "select agency from agency_mentions where agency like '%college%'"
    ).fetchall() == [("oh-sample-valley-college-board-of-trustees",)]


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Sample Valley’s Fish and Game Board", "Sample Valley's Fish & Game Board"),
        ("Sample Township Constable’s Office", "Sample Twp. Constables Office"),
        ("Sample Valley College Police Department", "Sample Valley College Board of Trustees"),
        ("Peña Valley Agency", "Pena Valley Agency"),
        ("Office of Sample Fire Marshal", "Office of the Sample Fire Marshal"),
        ("Sample police", "Sample Borough Police Department"),
        ("Sample Sheriff’s Office", "Sample County Sheriff's Office"),
    ],
)
def test_documents_are_searched_for_what_texts_may_print(store, run, printed, listed):
    save(store, run, 1, f"Here {printed} is named, or so it seems.")
    save(store, run, 2, "Here it is not.")
    with store.db.atomic():
        for version in (1, 2):
            store.db.execute("insert into taggings values (?, 'agencies@2', '')", [version])
    enlist(store, "ne-sample", listed)
    assert catch_up(store).again == 1
    assert store.db.execute("select version from taggings").fetchall() == [(2,)]


@pytest.mark.parametrize("name", ['Sample" OR "read', "read*", "text : read", "NOT (", "***", '"'])
def test_a_name_is_never_search_syntax(store, run, name):
    save(store, run, 1, "Here read is a word, and sample another.")
    with store.db.atomic():
        store.db.execute("insert into taggings values (1, 'agencies@2', '')")
    enlist(store, "ne-sample", f"Sample Valley {name}")
    assert catch_up(store).again == 0


TEXTS = (
    "The Cass County sheriff's office trained two deputies. Cass County police did not.",
    "Sample Valley College police, in Nebraska, trained one. The Otoe County jail is full.",
    "The Sample Valley College Board of Trustees voted in Ohio.",
    "The Nebraska State Patrol and the Nebraska Department of Corrections signed.",
    "Plattsmouth police signed. Otoe County Sheriff Bo Sample did, and the sheriff's office too.",
)
LISTED = (
    (SHERIFF, "Cass County Sheriff's Department", "County", "Cass County"),
    (COLLEGE, "Sample Valley College Board of Trustees", "State Agency", "Cass County"),
    ("ne-nebraska-state-patrol", "Nebraska State Patrol", "State Agency", None),
    ("ne-plattsmouth-police-departement", "Plattsmouth Police Departement", "Municipality", None),
    ("ne-otoe-county-corrections", "Otoe County Corrections", "County", "Otoe County"),
)


def test_whether_texts_or_the_roster_come_first_makes_no_difference(
    store, run, ledger, language, tmp_path
):
    def list_all(archive: Store) -> None:
        for id, name, type, county in LISTED:
            enlist(archive, id, name, type=type, county=county)

    with Store(tmp_path / "other.db") as other:
        other.save_sources([ledger])
        visit = other.start_run("ledger")
        list_all(other)
        for number, text in enumerate(TEXTS):
            save(store, run, number, text)
            save(other, visit, number, text)
        tag_all(other, language)
        tag_all(store, language)
        list_all(store)
        tag_all(store, language)
        query = "select version, agency, start, text from agency_mentions order by 1, 3"
        found = store.db.execute(query).fetchall()
        assert found == other.db.execute(query).fetchall()
    assert {agency for _, agency, _, _ in found} >= {id for id, *_ in LISTED}


def test_an_empty_roster_changes_nothing(store, run, language):
    save(store, run, 1, "The Cass County sheriff's office trained two deputies.")
    tag_all(store, language)
    before = list(store.db.conn.iterdump())
    caught_up = catch_up(store)
    assert (caught_up.resolved, caught_up.linked, caught_up.again) == (0, 0, 0)
    assert list(store.db.conn.iterdump()) == before


def test_variants_of_a_name():
    assert set(variants("Fish & Game")) >= {"Fish Game", "Fish and Game"}


KILLED = """
import os, signal, sys
from archive.store import Store
from nlp.bodies import catching_up
calls = []
def kill_at(name, work):
    def wrapped(*arguments):
        calls.append(name)
        if len(calls) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return work(*arguments)
    return wrapped
from archive import relinking, readings
readings.relink = kill_at("relink", relinking.relink)
relinking._drop = kill_at("drop", relinking._drop)
readings.read_again = kill_at("again", relinking.read_again)
relinking._phrase = kill_at("phrase", relinking._phrase)
with Store(sys.argv[1]) as store:
    catching_up.catch_up(store)
"""


@pytest.mark.parametrize("call", range(1, 5))
def test_killed_at_any_step_nothing_is_lost(store, run, language, call):
    save(store, run, 1, "The Cass County sheriff's office trained two deputies.")
    save(store, run, 2, "The Sample Valley College Board of Trustees, in Nebraska, voted.")
    tag_all(store, language)
    enlist(store, SHERIFF, "Cass County Sheriff's Department")
    enlist(store, COLLEGE, "Sample Valley College Board of Trustees", type="State Agency")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(store.path), str(call)], check=False)
    assert ended.returncode == -signal.SIGKILL
    tag_all(store, language)
    assert mentions(store) == [
        (SHERIFF, "Cass County sheriff's office"),
        (COLLEGE, "Sample Valley College Board of Trustees"),
    ]
    assert unlisted(store) == []
    assert store.readings.count_unread(TAGGERS) == 0
