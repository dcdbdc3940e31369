"""ICE's own workbooks: 27 of February 2025 to March 2026."""

import os
import time
from collections import defaultdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from archive.roster.records import SheetKind
from archive.roster.workbook import Workbook
from crawler.workbooks.reading import read_workbook

CORPORA = os.environ.get("ARCHIVE_CORPORA")
PARTICIPATING, PENDING = SheetKind.PARTICIPATING, SheetKind.PENDING
SECONDS_MAX = 1.0  # of CPU; 0.25 on the machine of 2026-11-24

# by what they hold: on 22 September 2025 the two names were swapped
SHEETS = {
    "participatingAgencies-20250221214937": (PARTICIPATING, 151),
    "participatingAgencies05162025am": (PARTICIPATING, 571),
    "participatingAgencies05232025am": (PARTICIPATING, 627),
    "participatingAgencies06042025am": (PARTICIPATING, 641),
    "participatingAgencies06232025am": (PARTICIPATING, 719),
    "participatingAgencies07032025pm": (PARTICIPATING, 753),
    "participatingAgencies07092025am": (PARTICIPATING, 807),
    "participatingAgencies07142025am": (PARTICIPATING, 811),
    "participatingAgencies07182025pm": (PARTICIPATING, 832),
    "participatingAgencies090022025am": (PARTICIPATING, 956),
    "participatingAgencies09222025am": (PARTICIPATING, 1000),
    "participatingAgencies09222025pm": (PENDING, 42),
    "participatingAgencies09232025am": (PARTICIPATING, 1000),
    "participatingAgencies10222025mid": (PARTICIPATING, 1097),
    "participatingAgencies01052025pm": (PARTICIPATING, 1274),
    "participatingAgencies02132026am": (PARTICIPATING, 1414),
    "participatingAgencies02172026pm": (PARTICIPATING, 1425),
    "participatingAgencies02272026am": (PARTICIPATING, 1492),
    "participatingAgencies03022026am": (PARTICIPATING, 1499),
    "participatingAgencies03032026am": (PARTICIPATING, 1497),
    "pendingAgencies05152025am": (PENDING, 92),
    "pendingAgencies05192025am": (PENDING, 82),
    "pendingAgencies05192025pm": (PENDING, 83),
    "pendingAgencies09222025am": (PENDING, 39),
    "pendingAgencies09222025pm": (PARTICIPATING, 1000),
    "pendingAgencies09232025am": (PENDING, 42),
    "pendingAgencies02272026am": (PENDING, 2),
}


def content(name: str) -> bytes:
    if not CORPORA:
        pytest.skip("ARCHIVE_CORPORA is not set: ICE's workbooks are read from there")
    return (Path(CORPORA) / "ice-sheets" / f"{name}.xlsx").read_bytes()


@cache
def sheet(name: str) -> Workbook:
    return read_workbook(content(name), today=date(2026, 3, 3))


def odd(name: str, kind: str) -> list[tuple[str | None, str | None]]:
    return [
        (found.printed, found.taken_as)
        for line in sheet(name).lines
        for found in line.oddities
        if found.kind == kind
    ]


@pytest.mark.parametrize(("name", "kind", "rows"), [(name, *of) for name, of in SHEETS.items()])
def test_no_row_is_lost_and_the_kind_is_what_it_holds(name, kind, rows):
    assert (sheet(name).kind, len(sheet(name).lines)) == (kind, rows)


@pytest.mark.parametrize("name", SHEETS)
def test_every_row_has_state_agency_and_a_known_model(name):
    rows = [line.row for line in sheet(name).lines]
    assert all(row.state and row.agency for row in rows)
    known = {"jail-enforcement", "task-force", "warrant-service-officer"}
    assert {row.model for row in rows} <= known


@pytest.mark.parametrize("name", SHEETS)
def test_no_workbook_is_odd_as_a_whole(name):
    assert sheet(name).remarks == ()


def test_the_same_table_is_the_same_sheet_under_every_name():
    names = defaultdict(set)
    for name in SHEETS:
        names[sheet(name).sheet_id].add(name)
    assert sorted(map(sorted, (same for same in names.values() if len(same) > 1))) == [
        [
            "participatingAgencies09222025am",
            "participatingAgencies09232025am",
            "pendingAgencies09222025pm",
        ],
        ["participatingAgencies09222025pm", "pendingAgencies09232025am"],
    ]


def test_a_name_that_says_january_2025_is_of_january_2026():
    stated = sheet("participatingAgencies01052025pm").modified_at
    assert stated == datetime(2026, 1, 5, 20, 22, 43, tzinfo=UTC)


def test_pennsylvania_misspelt_is_pennsylvania():
    assert odd("participatingAgencies02272026am", "misspelt-state") == (
        [("PENNSLYVANIA", "Pennsylvania")] * 68
    )


@pytest.mark.parametrize(
    ("name", "hidden"),
    [("participatingAgencies07092025am", 408), ("participatingAgencies10222025mid", 963)],
)
def test_hidden_rows_count(name, hidden):
    assert sum(line.is_hidden for line in sheet(name).lines) == hidden


def test_broken_days_are_read_or_kept():
    found = {pair for name in SHEETS for pair in odd(name, "odd-date")}
    assert found == {("05/082025", "2025-05-08"), ("7/72025", "2025-07-07")}
    impossible = {pair for name in SHEETS for pair in odd(name, "impossible-date")}
    assert impossible == {("5025-07-07", None)}


def test_every_link_leads_to_ice_by_one_spelling():
    links = {
        link
        for name in SHEETS
        for line in sheet(name).lines
        for link in (line.row.moa, line.row.addendum)
        if link
    }
    assert len(links) > 1000
    assert {link for link in links if not link.startswith("https://www.ice.gov/doclib/")} == set()
    assert not [pair for name in SHEETS for pair in odd(name, "odd-link")]


def test_the_newest_sheet_is_read_in_a_moment():
    body = content("participatingAgencies03032026am")
    began = time.process_time()
    read_workbook(body)
    assert time.process_time() - began < SECONDS_MAX
