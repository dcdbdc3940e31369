"""`287g roster` as a user runs it: workbooks here, those of ICE itself where they are at hand."""

import csv
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner

from archive.opening import read_only
from archive.slugs import slug
from cli.roster import roster

HEADER = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA")
SIGNED = datetime(2025, 5, 1)
KILLS = 5
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")  # as docProps/core.xml has it
DERIVED = {
    "agencies": "id, name, kind, state, jurisdiction, listing, type, county, jurisdiction_by",
    "agency_aliases": "*",
    "agreements": "*",
    "agreement_events": "*",
    "roster_counts": "*",
    "roster_sheets": "*",
    "roster_rows": "*",
    "roster_sheet_rows": "*",
    "roster_oddities": "*",
    "roster_sheet_oddities": "*",
}
COMMAND = [sys.executable, "-c", "from cli import main; main()", "roster", "import"]


@pytest.fixture(scope="session")
def real() -> list[Path]:
    """ICE's own workbooks, which are no part of the repository."""
    corpora = os.environ.get("ARCHIVE_CORPORA")
    if not corpora:
        pytest.skip("ARCHIVE_CORPORA does not name the folder with ice-sheets")
    return sorted(Path(corpora, "ice-sheets").glob("*.xlsx"))


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(roster, [str(word) for word in words])


@pytest.fixture
def sheets(tmp_path) -> list[Path]:
    """Three workbooks, days apart: Burt joins, then Cass is gone."""
    counties = (("Otoe", "Cass"), ("Otoe", "Cass", "Burt"), ("Otoe", "Burt"))
    return [sheet(tmp_path / f"{day}.xlsx", names, day) for day, names in enumerate(counties, 1)]


def sheet(file: Path, counties, day: int, state="NEBRASKA", header=HEADER) -> Path:
    book = openpyxl.Workbook()
    book.active.append(header)
    for name in counties:
        agency = f"{name} County Sheriff's Office"
        book.active.append(
            (state, agency, "County", f"{name} County", "Task Force Model", SIGNED, "link pending")
        )
    book.save(file)
    return modified(file, f"2026-03-{day:02}T12:00:00Z")


def modified(file: Path, moment: str) -> Path:
    """The workbook as one that states this moment; openpyxl puts its own."""
    with ZipFile(file) as before:
        members = {name: before.read(name) for name in before.namelist()}
    core = members["docProps/core.xml"]
    members["docProps/core.xml"] = MODIFIED.sub(rb"\g<1>%s<" % moment.encode(), core)
    with ZipFile(file, "w") as after:
        for name, content in members.items():
            after.writestr(name, content)
    return file


def derived(db: Path) -> dict[str, list]:
    with closing(read_only(db)) as connection:
        return {
            table: sorted(connection.execute(f"select {names} from {table}").fetchall(), key=repr)
            for table, names in DERIVED.items()
        }


def test_importing_tells_of_each_file_and_of_all(run, sheets):
    told = run("import", *sheets)
    assert told.exit_code == 0, told.output
    lines = told.output.splitlines()
    assert lines[0].startswith("1.xlsx: participating, 2 rows, sheet ")
    assert lines[3].startswith(
        "3 files: 3 new sheets. The archive has 3 sheets, and 1 event: 1 added"
    )
    assert lines[4] == "3 places found for listed agencies"


def test_importing_again_finds_nothing_new(run, sheets):
    run("import", *sheets)
    assert "3 files: 0 new sheets." in run("import", "--quiet", *sheets).output


def test_a_refused_file_is_named_and_costs_that_file_alone(run, sheets, tmp_path):
    page = tmp_path / "page.xlsx"
    page.write_text("<!DOCTYPE html><title>Access denied</title>")
    told = run("import", page, *sheets)
    assert told.exit_code == 1
    assert f"{page}: refused: " in told.stderr
    assert "4 files: 3 new sheets; 1 refused." in told.output


@pytest.mark.parametrize("name", ["folder", "missing.xlsx"])
def test_what_is_no_file_is_told_before_anything_is_made(run, tmp_path, name):
    (tmp_path / "folder").mkdir()
    told = run("import", tmp_path / name)
    assert told.exit_code == 2
    assert not (tmp_path / "archive.db").exists()


def test_events_are_printed_as_table_csv_and_json(run, sheets):
    run("import", *sheets)
    assert "Burt County Sheriff's Office" in run("events").output
    (row,) = csv.DictReader(io.StringIO(run("events", "--csv").output))
    assert row == json.loads(run("events", "--json").output)[0] | {
        "confirmed_by": "",
        "old": "",
    } | {name: row[name] for name in ("new", "because")}
    assert (row["type"], row["state"], row["moment"]) == ("added", "NE", "2026-03-02T12:00:00Z")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--type", "added"], 1),
        (["--type", "delisted"], 0),
        (["--state", "ne"], 1),
        (["--state", "tx"], 0),
        (["--since", "2026-03-02"], 1),
        (["--since", "2026-03-03"], 0),
        (["--limit", "1"], 1),
    ],
)
def test_events_are_chosen(run, sheets, options, count):
    run("import", *sheets)
    assert len(json.loads(run("events", "--json", *options).output)) == count


@pytest.mark.parametrize("state", ["Pennsylvania", "ZZ", ""])
def test_a_state_that_is_none_is_refused(run, sheets, state):
    run("import", *sheets)
    told = run("events", "--state", state)
    assert (told.exit_code, "postal code" in told.output) == (2, True)


def test_agreements_and_sheets_are_listed(run, sheets):
    run("import", *sheets)
    listings = [one["listing"] for one in json.loads(run("agreements", "--json").output)]
    assert sorted(listings) == ["listed", "listed", "missing"]
    assert [one["rows"] for one in json.loads(run("sheets", "--json").output)] == [2, 3, 2]


def test_agencies_without_a_place_are_listed(run, tmp_path):
    file = sheet(tmp_path / "a.xlsx", ["Nowhereatall"], 1, state="ATLANTIS")
    run("import", file)
    (row,) = json.loads(run("unresolved", "--json").output)
    assert (row["agency"], row["state"]) == ("Nowhereatall County Sheriff's Office", None)
    assert row["note"]


@pytest.mark.parametrize("command", ["events", "agreements", "sheets", "unresolved"])
def test_an_archive_without_a_workbook_says_how_to_get_one(run, tmp_path, command):
    from archive.store import Store

    Store(tmp_path / "archive.db").close()
    assert "287g roster import" in run(command).output


def test_reading_anew_changes_nothing_where_nothing_is_read_otherwise(run, sheets, tmp_path):
    run("import", *sheets)
    before = derived(tmp_path / "archive.db")
    told = run("reread")
    assert told.exit_code == 0, told.output
    assert told.output.startswith("3 workbooks read anew")
    assert derived(tmp_path / "archive.db") == before


def test_killed_at_any_moment_it_goes_on(sheets, tmp_path):
    every = [sheet(tmp_path / f"many-{n}.xlsx", ["Otoe", *"ABCDEFGH"[:n]], n + 1) for n in range(8)]
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    subprocess.run([*COMMAND, *every, "--db", calm], check=True, capture_output=True)
    chance = random.Random(287)
    for _ in range(KILLS):
        process = subprocess.Popen([*COMMAND, *every, "--db", killed], stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.8, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([*COMMAND, *every, "--db", killed], check=True, capture_output=True)
    assert derived(killed) == derived(calm)


def test_the_real_sheets_give_the_same_in_any_order(run, real, tmp_path):
    """All 27 of them, in the order of their names and shuffled."""
    shuffled = random.Random(287).sample(real, len(real))
    assert shuffled != real
    for name, every in (("named", real), ("shuffled", shuffled)):
        told = run("import", "--quiet", "--db", f"{name}.db", *every)
        assert told.exit_code == 0, told.output
    (tmp_path / "folder").mkdir()
    for number, file in enumerate(shuffled):
        shutil.copy(file, tmp_path / "folder" / f"{number}.xlsx")
    run("import", "--quiet", "--db", "renamed.db", "folder")  # names are hints, and lie
    found = [derived(tmp_path / f"{name}.db") for name in ("named", "shuffled", "renamed")]
    assert found[0] == found[1] == found[2]


def test_the_real_sheets_lose_no_row(run, real):
    run("import", "--quiet", *real)
    rows = {one["name"]: one["rows"] for one in json.loads(run("sheets", "--json").output)}
    assert len(rows) == 24  # of 27 files: two tables were posted more than once
    assert rows["participatingAgencies02272026am.xlsx"] == 1492
    assert rows["participatingAgencies10222025mid.xlsx"] == 1097  # 963 of them hidden


def test_no_real_sheet_is_suspect_and_none_gives_a_mass_departure(run, real):
    run("import", "--quiet", *real)
    assert {one["standing"] for one in json.loads(run("sheets", "--json").output)} == {"good"}
    gone = json.loads(run("events", "--type", "delisted", "--json").output)
    by_sheet = [one["sheet_after"] for one in gone]
    assert 0 < max(map(by_sheet.count, by_sheet)) < 20
    assert not [
        one for one in gone if one["state"] == "PA" and one["moment"].startswith("2026-02-27")
    ]


def test_every_real_row_belongs_to_an_agency_of_its_own_state(run, real, tmp_path):
    """ICE once had an agency of Kansas under Texas, where there is a namesake."""
    run("import", "--quiet", *real)
    rows = """
        select distinct roster_rows.state, roster_rows.agency
        from roster_sheets
        join roster_sheet_rows on roster_sheet_rows.sheet = roster_sheets.id
        join roster_rows on roster_rows.id = roster_sheet_rows.row
        where kind = 'participating'
        order by moment desc
        limit 1000
    """
    names = """
        select state, agency_aliases.name from agencies
        join agency_aliases on agency_aliases.agency = agencies.id
    """
    elsewhere = """
        select agencies.id from agencies
        join jurisdictions on jurisdictions.id = agencies.jurisdiction
        where jurisdictions.state <> agencies.state
    """
    with closing(read_only(tmp_path / "archive.db")) as connection:
        known = {(state, slug(name)) for state, name in connection.execute(names)}
        assert {(state, slug(name)) for state, name in connection.execute(rows)} <= known
        assert connection.execute(elsewhere).fetchall() == []
