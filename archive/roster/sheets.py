"""The sheets of the roster in the database: each workbook's bytes, postings and rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from json import dumps

from sqlite_utils import Database

from archive.roster.history import Sighting
from archive.roster.records import (
    RosterFile,
    RosterPosting,
    RosterRow,
    RosterSheet,
    RosterSheetOddity,
    RosterSheetRow,
    SheetKind,
)
from archive.roster.workbook import Line, Posted, Workbook
from archive.rows import row_of, upsert
from archive.times import from_text, to_text

AHEAD = timedelta(days=1)  # of our clock that a server's may be
EARLIEST = 2007  # year: before, no workbook was an .xlsx


@dataclass(frozen=True)
class Sheets:
    """The sheets of one archive. Changes belong into a transaction of the caller's."""

    db: Database

    def save(self, posted: Posted, fetch: int | None = None) -> bool:
        """Keep a workbook that was met. Gives whether its table is new to the archive."""
        file = sha256(posted.content).hexdigest()
        is_known = self._sheet_of(file) is not None
        moment, moment_from = moment_of(posted)
        is_new = not is_known and self._save_sheet(posted.workbook, file, moment)
        if not is_known:
            self._save_file(posted, file)
        posting = RosterPosting(
            file=file,
            name=posted.name,
            url=posted.url,
            fetch=fetch,
            last_modified=posted.last_modified,
            moment=moment,
            moment_from=moment_from,
            seen_at=posted.seen_at,
        )
        if self._save_posting(posting):
            self._mark_stale(file)
        return is_new

    def renew(self, file: str, workbook: Workbook) -> None:
        """Keep what a kept file is read as now."""
        moment = self.db.execute(
            "select min(moment) from roster_postings where file = ?", [file]
        ).fetchone()[0]
        self._save_sheet(workbook, file, datetime.fromisoformat(moment))
        self.db.execute(
            "update roster_files set sheet = ?, modified_at = ? where id = ?",
            [workbook.sheet_id, workbook.modified_at and to_text(workbook.modified_at), file],
        )
        self._mark_stale(file)

    def drop_unheld(self) -> None:
        """Remove sheets that no file is read as any more, and what no sheet holds."""
        for statement in UNHELD:
            self.db.execute(statement)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The id and the bytes of every kept workbook."""
        ids = self.db.execute("select id from roster_files order by id").fetchall()
        for (id,) in ids:
            row = self.db.execute("select content from roster_files where id = ?", [id]).fetchone()
            yield str(id), bytes(row[0])

    def _sheet_of(self, file: str) -> str | None:
        row = self.db.execute("select sheet from roster_files where id = ?", [file]).fetchone()
        return row and str(row[0])

    def _save_file(self, posted: Posted, id: str) -> None:
        file = RosterFile(
            id=id,
            sheet=posted.workbook.sheet_id,
            length=len(posted.content),
            modified_at=posted.workbook.modified_at,
            content=posted.content,
        )
        self.db.table("roster_files").insert(row_of(file))

    def _save_sheet(self, workbook: Workbook, file: str, moment: datetime) -> bool:
        """Of the files that hold the same table the one of the least id is shown, for good."""
        sheet = workbook.sheet_id
        first = self.db.execute(
            "select min(id) from roster_files where sheet = ?", [sheet]
        ).fetchone()[0]
        if first is not None and first < file:
            return False
        self._save_header(workbook, moment)
        self._save_lines(sheet, workbook.lines)
        return first is None

    def _save_header(self, workbook: Workbook, moment: datetime) -> None:
        remarks = dumps(workbook.remarks, ensure_ascii=False) if workbook.remarks else None
        sheet = RosterSheet(
            id=workbook.sheet_id,
            kind=workbook.kind,
            columns=dumps(workbook.columns, ensure_ascii=False),
            rows=len(workbook.lines),
            moment=moment,
            remarks=remarks,
        )
        upsert(self.db, "roster_sheets", [sheet])

    def _save_lines(self, sheet: str, lines: Sequence[Line]) -> None:
        upsert(self.db, "roster_rows", {line.row.id: line.row for line in lines}.values())
        odd = {oddity.id: oddity for line in lines for oddity in line.oddities}
        upsert(self.db, "roster_oddities", odd.values())
        for table in ("roster_sheet_rows", "roster_sheet_oddities"):
            self.db.execute(f"delete from {table} where sheet = ?", [sheet])
        self.db.table("roster_sheet_rows").insert_all(
            row_of(
                RosterSheetRow(
                    sheet=sheet, position=line.position, row=line.row.id, is_hidden=line.is_hidden
                )
            )
            for line in lines
        )
        self.db.table("roster_sheet_oddities").insert_all(
            row_of(RosterSheetOddity(sheet=sheet, position=line.position, oddity=oddity.id))
            for line in lines
            for oddity in line.oddities
        )
        self.db.execute(UNHELD_ODDITIES)  # another file of this table may have had them

    def _save_posting(self, posting: RosterPosting) -> bool:
        before = self.db.conn.total_changes
        self.db.table("roster_postings").insert(row_of(posting), ignore=True)
        return self.db.conn.total_changes > before

    def _mark_stale(self, file: str) -> None:
        self.db.execute(
            """
            update roster_sheets set standing = null
            where id = (select sheet from roster_files where id = ?)
            """,
            [file],
        )

    def sightings(self) -> Iterator[Sighting]:
        """Every sheet at every moment at which it was posted.

        What the server states of a file outweighs what the file states of itself: met both on disk
        and at its address, it would else stand twice, and other sheets between.
        """
        postings = self.db.execute(
            """
            select distinct sheet, kind, roster_postings.moment
            from roster_postings
            join roster_files on roster_files.id = roster_postings.file
            join roster_sheets on roster_sheets.id = roster_files.sheet
            where moment_from = 'last-modified' or not exists (
              select 1 from roster_postings as other
              where other.file = roster_postings.file and other.moment_from = 'last-modified'
            )
            """
        ).fetchall()
        held: dict[str, list[int]] = {}
        for sheet, row in self.db.execute(
            "select sheet, row from roster_sheet_rows order by sheet, position"
        ):
            held.setdefault(sheet, []).append(row)
        for sheet, kind, moment in postings:
            yield Sighting(
                sheet=sheet,
                kind=SheetKind(kind),
                moment=datetime.fromisoformat(moment),
                rows=tuple(held.get(sheet, ())),
            )

    def rows(self) -> dict[int, RosterRow]:
        """Every distinct row by its id."""
        names = ", ".join(RosterRow.__dataclass_fields__)
        found = self.db.execute(f"select {names} from roster_rows")
        rows = (dict(zip(RosterRow.__dataclass_fields__, row, strict=True)) for row in found)
        return {
            row["id"]: RosterRow(**(row | {"signed": row["signed"] and from_text(row["signed"])}))
            for row in rows
        }


UNHELD_ODDITIES = """
    delete from roster_oddities where id not in (select oddity from roster_sheet_oddities)
"""
UNHELD = (
    "delete from roster_sheet_rows where sheet not in (select sheet from roster_files)",
    "delete from roster_sheet_oddities where sheet not in (select sheet from roster_files)",
    UNHELD_ODDITIES,
    "delete from roster_rows where id not in (select row from roster_sheet_rows)",
    "delete from roster_sheets where id not in (select sheet from roster_files)",
)


def moment_of(posted: Posted) -> tuple[datetime, str]:
    """When a workbook was posted, and who says so."""
    stated = _stated(posted.last_modified)
    if stated is not None and stated <= posted.seen_at + AHEAD:
        return stated, "last-modified"
    if posted.workbook.modified_at is not None:
        return posted.workbook.modified_at, "modified"
    return posted.seen_at, "seen"


def _stated(last_modified: str | None) -> datetime | None:
    """None for what is no moment at which a workbook can have been posted."""
    try:
        stated = parsedate_to_datetime(last_modified) if last_modified else None
    except (ValueError, TypeError, OverflowError):  # "yesterday"
        return None
    if stated is not None and stated.tzinfo is None:  # "… -0000"
        stated = stated.replace(tzinfo=UTC)
    return stated if stated is not None and stated.year >= EARLIEST else None
