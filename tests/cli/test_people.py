"""`287g people`, as a user runs it."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.findings import Findings
from archive.people import person_id
from archive.records import Fetch, Jurisdiction, Outcome, Person, PersonMention
from archive.store import Store
from archive.visits import Page, Visit
from cli import main

CASS = Jurisdiction(
    id="ne-cass-county", name="Cass County", kind="county", state="NE", fips="31025",
    geonames=None, county=None,
)  # fmt: skip
OTOE = Jurisdiction(
    id="ne-otoe-county", name="Otoe County", kind="county", state="NE", fips="31131",
    geonames=None, county=None,
)  # fmt: skip
CHUCK, CHARLES = "chuck-sample-ne-cass-county", "charles-sample-ne-cass-county"
OTHER = "charles-sample-ne-otoe-county"


def findings(version: int, name: str, place: Jurisdiction) -> Findings:
    one = Person(
        id=person_id(name, jurisdiction=place.id, organization=None, document=1),
        name=name,
        role="sheriff",
        title="Sheriff",
        is_official=True,
        organization=None,
        jurisdiction=place.id,
    )
    mention = PersonMention(
        version=version, person=one.id, title=one.title, role=one.role, organization=None,
        jurisdiction=place.id, start=0, end=len(name), text=name, score=1.0, tagger="officials@1",
    )  # fmt: skip
    return Findings(jurisdictions=(place,), people=(one,), person_mentions=(mention,))


@pytest.fixture
def db(tmp_path, ledger) -> Path:
    """An archive in which Chuck and Charles Sample are sheriff of Cass, and one is of Otoe."""
    path = tmp_path / "archive.db"
    with Store(path) as store:
        store.save_sources([ledger])
        run = store.start_run(ledger.id)
        people = (("Chuck Sample", CASS), ("Charles Sample", CASS), ("Charles Sample", OTOE))
        for version, (name, place) in enumerate(people, 1):
            page = Page(
                url=f"https://ledger.example/{version}",
                kind="news",
                title=name,
                text=f"{name} signed.",
                published_at=date(2025, version, 1),
            )
            fetch = Fetch(
                run=run,
                url=page.url,
                fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
                outcome=Outcome.RELEVANT,
            )
            store.save_visits([Visit(fetch=fetch, page=page)])
            store.readings.save_findings(
                [(version, findings(version, name, place))], ["officials@1"]
            )
    return path


@pytest.fixture
def run(db):
    return lambda *words: CliRunner().invoke(main, ["people", *words, "--db", str(db)])


def decided(db: Path) -> str:
    return db.with_name("archive-people.toml").read_text(encoding="utf-8")


def ids(db: Path) -> list[str]:
    with Store(db) as store:
        return [id for (id,) in store.db.execute("select id from people order by id").fetchall()]


def test_apply_tells_what_the_rule_makes_one_and_then_that_nothing_changes(run):
    first, second = run("apply"), run("apply")
    assert first.output == (
        f"one: {CHARLES} is {CHUCK} (rule: Charles Sample and Chuck Sample: "
        "both sheriff of Cass County, NE; documents of 2025 and of 2025)\n"
    )
    assert second.output == "nothing changes\n"


def test_merged_lists_who_is_one_with_whom_and_why(run):
    assert run("merged").output == "none\n"
    run("apply")
    (row,) = json.loads(run("merged", "--json").output)
    assert (row["id"], row["person"], row["by"]) == (CHARLES, CHUCK, "rule")
    assert (row["name"], row["person_name"]) == ("Charles Sample", "Charles Sample")
    assert "both sheriff of Cass County, NE" in run("merged").output


def test_alike_lists_those_whom_nothing_ties(run):
    rows = list(csv.DictReader(io.StringIO(run("alike", "--csv").output)))
    assert [(row["id"], row["other_id"]) for row in rows] == [(CHARLES, OTHER), (OTHER, CHUCK)]
    assert rows[0]["why"] == "of Cass County, NE and of Otoe County, NE"
    assert len(json.loads(run("alike", "--json", "--limit", "1").output)) == 1


def test_two_are_made_one_and_apart_again_by_the_file(run, db):
    ended = run("one", CHUCK, OTHER, "--because", "he moved")
    assert f"one: {OTHER} is {CHUCK} (review: he moved)" in ended.output
    assert ids(db) == [CHUCK]
    db.with_name("archive-people.toml").unlink()
    assert f"apart again: {OTHER} was {CHUCK} (review: he moved)" in run("apply").output
    assert ids(db) == [OTHER, CHUCK]


def test_two_are_kept_apart_whom_the_rule_made_one(run, db):
    run("apply")
    ended = run("apart", CHARLES, CHUCK, "--because", "father and son")
    assert f"apart again: {CHARLES} was {CHUCK}" in ended.output
    assert ids(db) == [CHARLES, OTHER, CHUCK]
    assert f'[[apart]]\npeople = ["{CHARLES}", "{CHUCK}"]\nbecause = "father and son"' in decided(
        db
    )


def test_a_decision_that_changes_nothing_is_kept_and_says_so(run, db):
    ended = run("apart", OTHER, CHUCK, "--because", "two counties")
    assert "apart again" not in ended.output
    assert "two counties" in decided(db)
    ended = run("apart", OTHER, CHARLES, "--because", "two counties")
    assert ended.output.endswith("nothing changes\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("one", CHUCK, OTHER), "Missing option '--because'"),
        (("one", CHUCK, OTHER, "--because", " "), "--because is empty"),
        (("one", CHUCK, CHUCK, "--because", "x"), "is named twice"),
        (
            ("one", CHUCK, "charles-sampel-ne-otoe-county", "--because", "x"),
            f"has no person 'charles-sampel-ne-otoe-county'. Near it: {OTHER}, {CHARLES}",
        ),
        (("one", CHUCK, "zz", "--because", "x"), "has no person 'zz'. An id is the last part"),
    ],
)
def test_a_decision_that_cannot_be_made_says_why_and_is_not_written(run, db, words, told):
    ended = run(*words)
    assert ended.exit_code == 2
    assert told in " ".join(ended.output.split())
    assert not db.with_name("archive-people.toml").exists()


@pytest.mark.parametrize(
    "words",
    [("alike",), ("apply",), ("one", CHUCK, OTHER, "--because", "x")],
)
def test_a_broken_file_is_named_with_its_line(run, db, words):
    db.with_name("archive-people.toml").write_text('[[one]]\npeople = ["a"]\n')
    ended = run(*words)
    assert ended.exit_code == 1
    assert "archive-people.toml, line 1: " in ended.output


def test_a_line_about_somebody_unknown_is_told_and_does_no_harm(run, db):
    run("one", CHUCK, OTHER, "--because", "he moved")
    file = db.with_name("archive-people.toml")
    file.write_text(decided(db).replace(OTHER, "nobody"), encoding="utf-8")
    ended = run("apply")
    assert ended.exit_code == 0
    assert "archive-people.toml, line 1: no document names nobody now" in ended.output


@pytest.mark.parametrize("words", [("merged",), ("alike",), ("apply",)])
def test_an_archive_that_is_not_there_is_named_and_not_made(tmp_path, words):
    path = tmp_path / "none.db"
    ended = CliRunner().invoke(main, ["people", *words, "--db", str(path)])
    assert ended.exit_code != 0
    assert "none.db" in ended.output
    assert list(tmp_path.iterdir()) == []
