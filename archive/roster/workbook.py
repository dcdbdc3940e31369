"""What a reader of workbooks hands over: crawler/workbooks/ reads, archive/roster/ keeps."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from archive.roster.records import RosterOddity, RosterRow, SheetKind

ROW_BITS = 52  # of a digest: whole numbers that JSON and JavaScript keep exactly


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row where it stands."""

    position: int  # row number in the worksheet, 1 for its first
    is_hidden: bool
    row: RosterRow
    oddities: tuple[RosterOddity, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """What one workbook says."""

    kind: SheetKind
    columns: tuple[str, ...]  # the header's cells as printed, blank ones left out
    lines: tuple[Line, ...]
    modified_at: datetime | None  # as the workbook itself states, UTC
    remarks: tuple[str, ...] = ()  # what is odd about it as a whole, for readers

    @property
    def sheet_id(self) -> str:
        """The same for the same rows in any order, hidden or not."""
        rows = sorted(line.row.id for line in self.lines)
        return sha256(json.dumps([self.kind, rows]).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Posted:
    """A workbook with where, when and as what bytes it was met."""

    workbook: Workbook
    content: bytes
    name: str
    seen_at: datetime
    url: str | None = None
    last_modified: str | None = None  # as the server states it


def oddity(
    *, row: int, column: str, kind: str, printed: str | None, taken_as: str | None
) -> RosterOddity:
    """With its id."""
    number = row_id((str(row), column, kind, printed, taken_as))
    return RosterOddity(
        id=number, row=row, column=column, kind=kind, printed=printed, taken_as=taken_as
    )


def row_id(cells: Iterable[str | None]) -> int:
    """A number made from a row's cells and links as printed, so that equal rows are one."""
    digest = sha256(json.dumps([*cells], ensure_ascii=False).encode()).digest()
    return int.from_bytes(digest[:8]) >> (64 - ROW_BITS)
