"""ICE's own workbooks, where ARCHIVE_CORPORA names the folder that has them in ice-sheets/."""

import os
from pathlib import Path

import pytest

from crawler.workbooks.reading import read_workbook
from nlp.gazetteer.names import states
from nlp.roster import resolve as resolving
from nlp.roster.resolve import Resolution, resolve

CORPORA = os.environ.get("ARCHIVE_CORPORA")
pytestmark = pytest.mark.skipif(not CORPORA, reason="ARCHIVE_CORPORA names no folder")

NEWEST = "participatingAgencies03032026am.xlsx"
FLOOR = 0.99  # of the newest sheet's agencies; 0.999 on 24 November 2026
FLOOR_BY_RULE = 0.97  # of all sheets' agencies without the overrides; 0.975 on that day


@pytest.fixture(scope="module")
def agencies():
    """The agencies of each workbook: name, state, type and county."""
    folder = Path(CORPORA or "") / "ice-sheets"
    return {
        file.name: {
            (line.row.agency, line.row.state, line.row.type, line.row.county)
            for line in read_workbook(file.read_bytes()).lines
        }
        for file in sorted(folder.glob("*.xlsx"))
    }


def resolutions(listed) -> dict[tuple[str, str], Resolution]:
    """One for each name and state."""
    return {
        (name, state): resolve(name, state=state, type=type, county=county)
        for name, state, type, county in sorted(listed, key=str)
    }


def share(found) -> float:
    """How many have a jurisdiction, of 1."""
    return sum(one.jurisdiction is not None for one in found.values()) / len(found)


def test_nearly_all_agencies_of_the_newest_sheet_are_resolved(agencies):
    found = resolutions(agencies[NEWEST])
    left = [(name, one.note) for name, one in found.items() if one.jurisdiction is None]
    assert share(found) >= FLOOR, left


def test_rules_alone_resolve_most_agencies_of_all_sheets(agencies, monkeypatch):
    monkeypatch.setattr(resolving, "override", lambda listed: None)
    assert share(resolutions(set().union(*agencies.values()))) >= FLOOR_BY_RULE


def test_no_agency_is_of_another_state(agencies):
    found = resolutions(set().union(*agencies.values()))
    astray = [
        (name, one.jurisdiction.id)
        for (name, state), one in found.items()
        if one.jurisdiction and one.jurisdiction.state != state
    ]
    assert astray == []


def test_what_is_listed_as_local_is_a_states_only_by_its_name(agencies):
    listed = set().union(*agencies.values())
    given = [
        name
        for name, state, type, county in listed
        if type in {"County", "Municipality"}
        and resolve(name, state=state, type=type, county=county).by == "state"
        and not name.startswith(states()[state].jurisdiction.name)
    ]
    assert given == []
