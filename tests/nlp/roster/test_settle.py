from datetime import UTC, datetime

import pytest

from archive.roster.records import RosterRow, SheetKind
from archive.roster.workbook import Line, Posted, Workbook, row_id
from nlp.roster.resolve import RESOLVER
from nlp.roster.settle import resolve_listed

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def row(agency: str, county: str | None) -> RosterRow:
    return RosterRow(
        id=row_id([agency, county]),
        state="NE",
        state_as_printed="NEBRASKA",
        agency=agency,
        type="County",
        county=county,
        model="task-force",
        model_as_printed="Task Force Model",
        signed=MONDAY.date(),
        signed_as_printed="2026-03-02",
        moa=None,
        moa_as_printed=None,
        addendum=None,
        addendum_as_printed=None,
    )


@pytest.fixture
def listed(store):
    """An archive with a sheet of three agencies, one of which nothing places."""
    agencies = {
        "Dakota County Sheriff's Office": "Dakota County",
        "Nowhereville Police Department": "Otoe Conty",
        "Northeast Regional Jail": None,
    }
    lines = tuple(
        Line(position=number, is_hidden=False, row=row(agency, county))
        for number, (agency, county) in enumerate(agencies.items(), 2)
    )
    workbook = Workbook(
        kind=SheetKind.PARTICIPATING, columns=("STATE",), lines=lines, modified_at=MONDAY
    )
    with store.db.atomic():
        store.roster.save(
            Posted(workbook=workbook, content=b"sample", name="sample.xlsx", seen_at=MONDAY)
        )
        store.roster.redraw()
    return store


def agencies(store):
    return {row["id"]: row for row in store.db.table("agencies").rows}


def test_listed_agencies_get_their_jurisdictions(listed):
    resolved = resolve_listed(listed)
    assert (resolved.resolved, resolved.open) == (2, 1)
    sheriff = agencies(listed)["ne-dakota-county-sheriffs-office"]
    assert sheriff["jurisdiction"] == "ne-dakota-county"
    assert sheriff["kind"] == "sheriff"
    assert sheriff["jurisdiction_by"] == "county-name"
    assert sheriff["resolver"] == RESOLVER
    assert agencies(listed)["ne-nowhereville-police-department"]["jurisdiction"] == "ne-otoe-county"


def test_an_open_agency_keeps_the_reason(listed):
    resolve_listed(listed)
    jail = agencies(listed)["ne-northeast-regional-jail"]
    assert jail["jurisdiction"] is None
    assert jail["note"]


def test_an_agency_is_looked_at_once(listed):
    resolve_listed(listed)
    again = resolve_listed(listed)
    assert (again.resolved, again.open) == (0, 0)
