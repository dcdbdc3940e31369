"""A tiny language for invented sheets, and ICE's own ones where the corpora are at hand."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from archive.roster.history import History, Sighting
from archive.roster.records import RosterRow, SheetKind
from archive.roster.replay import replay
from archive.roster.workbook import row_id
from crawler.workbooks.reading import read_workbook

CORPORA = os.environ.get("ARCHIVE_CORPORA")
STATES = {"FL": "FLORIDA", "TX": "TEXAS", "PA": "PENNSYLVANIA", "OH": "OHIO", "GA": "GEORGIA"}
SYLLABLES = ("bran", "dol", "fex", "gim", "hus", "kart", "lot", "mev", "nip", "quoz")
FIRST_DAY = datetime(2025, 3, 1, tzinfo=UTC)
SIGNED = date(2025, 2, 14)


def row(
    agency: str | None, /, model: str = "task-force", state: str | None = "FL", **told
) -> RosterRow:
    """A row as a reader hands it over."""
    printed = told.pop("state_as_printed", STATES.get(state or "", state))
    signed = told.pop("signed", SIGNED)
    cells = [agency, model, state, printed, str(signed), *map(str, sorted(told.items()))]
    return RosterRow(
        **{
            "id": row_id(cells),
            "state": state,
            "state_as_printed": printed,
            "agency": agency,
            "type": None,
            "county": None,
            "model": model,
            "model_as_printed": model,
            "signed": signed,
            "signed_as_printed": str(signed),
            "moa": None,
            "moa_as_printed": "link",
            "addendum": None,
            "addendum_as_printed": None,
            **told,
        }
    )


def many(number: int, **told) -> list[RosterRow]:
    """Agencies that stay in every sheet, so that it is long enough to lose a row."""
    names = ("".join(SYLLABLES[int(digit)] for digit in f"{one:03}") for one in range(number))
    return [row(f"{name.title()} Police Department", **told) for name in names]


@dataclass
class Roster:
    """Sheets as they were posted, a day after each other unless told otherwise."""

    sightings: list[Sighting] = field(default_factory=list)
    rows: dict[int, RosterRow] = field(default_factory=dict)

    row = staticmethod(row)
    many = staticmethod(many)

    def post(
        self,
        rows: Iterable[RosterRow],
        *,
        day: float | None = None,
        kind: SheetKind = SheetKind.PARTICIPATING,
    ) -> str:
        rows = [*rows]
        self.rows |= {one.id: one for one in rows}
        ids = tuple(one.id for one in rows)
        sheet = sha256(repr((kind, sorted(ids))).encode()).hexdigest()[:16]
        days = len(self.sightings) if day is None else day
        moment = FIRST_DAY + timedelta(days=days)
        self.sightings.append(Sighting(sheet=sheet, kind=kind, moment=moment, rows=ids))
        return sheet

    def pend(self, rows: Iterable[RosterRow], *, day: float | None = None) -> str:
        rows = [replace(one, signed=None, signed_as_printed=None) for one in rows]
        return self.post(rows, day=day, kind=SheetKind.PENDING)

    def replay(self) -> History:
        return replay(self.sightings, self.rows)

    def events(self) -> list[tuple[str, str, str | None, str | None]]:
        """Type, agency, old and new of each event."""
        return [(str(it.type), it.agency, it.old, it.new) for it in self.replay().events]

    def types(self) -> list[str]:
        return [str(it.type) for it in self.replay().events]

    def suspects(self) -> list[str]:
        return [sheet for sheet, one in self.replay().verdicts.items() if one.reason]


@pytest.fixture
def roster() -> Roster:
    return Roster()


@dataclass(frozen=True)
class Ice:
    """ICE's own sheets in order of time."""

    sightings: Sequence[Sighting]
    rows: dict[int, RosterRow]
    history: History

    @property
    def participating(self) -> list[Sighting]:
        return [it for it in self.sightings if it.kind is SheetKind.PARTICIPATING]


@pytest.fixture(scope="session")
def ice() -> Ice:
    if not CORPORA:
        pytest.skip("ARCHIVE_CORPORA is not set")
    rows: dict[int, RosterRow] = {}
    found: dict[str, Sighting] = {}
    for file in sorted(Path(CORPORA, "ice-sheets").glob("*.xlsx")):
        book = read_workbook(file.read_bytes(), today=date(2026, 11, 24))
        rows |= {line.row.id: line.row for line in book.lines}
        found[book.sheet_id] = Sighting(
            sheet=book.sheet_id,
            kind=book.kind,
            moment=book.modified_at or FIRST_DAY,
            rows=tuple(line.row.id for line in book.lines),
        )
    sightings = sorted(found.values(), key=lambda it: it.moment)
    return Ice(sightings=sightings, rows=rows, history=replay(sightings, rows))
