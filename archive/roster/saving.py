"""The roster in the database: whenever a sheet comes in, what follows is derived anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from sqlite_utils import Database

from archive.agencies import UNNAMED_AGENCIES
from archive.records import Jurisdiction
from archive.relinking import relink
from archive.roster.history import History, ListedAgency
from archive.roster.replay import replay
from archive.roster.sheets import Sheets
from archive.roster.workbook import Posted, Workbook
from archive.rows import row_of, upsert
from archive.times import to_text

DERIVED = ("agency_aliases", "agreement_events", "agreements", "roster_counts")


@dataclass(frozen=True, kw_only=True)
class Unsettled:
    """A listed agency whose place is to be looked for."""

    id: str
    name: str
    state: str | None  # postal code
    type: str | None  # as ICE lists it
    county: str | None  # as ICE lists it


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """What a resolver found for a listed agency."""

    agency: str  # Agency.id
    kind: str
    jurisdiction: Jurisdiction | None  # None: it stays open
    by: str | None  # the rule that found it
    note: str | None
    resolver: str  # "places@1"


@dataclass(frozen=True)
class Roster:
    """The roster of one archive. Changes belong into a transaction of the caller's."""

    db: Database

    @property
    def sheets(self) -> Sheets:
        """The sheets that all else follows from."""
        return Sheets(self.db)

    def save(self, posted: Posted, fetch: int | None = None) -> bool:
        """Keep a workbook that was met. Gives whether its table is new to the archive."""
        return self.sheets.save(posted, fetch)

    def reread(self, read: Callable[[bytes], Workbook | None]) -> int:
        """Read every kept file anew and derive the history from that. Gives how many were read.

        A file that `read` gives None for stays as it was read before.
        """
        count = 0
        for file, content in self.sheets.files():
            workbook = read(content)
            if workbook is not None:
                self.sheets.renew(file, workbook)
                count += 1
        self._drop_derived()
        self.sheets.drop_unheld()
        self._draw()
        return count

    def redraw(self) -> History | None:
        """Derive the history anew from all sheets; None where nothing came in since the last."""
        return self._draw() if self._is_stale() else None

    def _draw(self) -> History:
        sightings = sorted(self.sheets.sightings(), key=attrgetter("moment"))
        history = replay(sightings, self.sheets.rows())
        self._drop_derived()
        self._save_agencies(history.agencies)
        for table, records in (
            ("agency_aliases", history.aliases),
            ("agreements", history.agreements),
            ("agreement_events", history.events),
            ("roster_counts", history.counts),
        ):
            self.db.table(table).insert_all(map(row_of, records))
        relink(self.db)  # what texts named by a name that ICE has mended since
        self.db.execute(UNNAMED_AGENCIES)
        self._save_verdicts(history, {one.sheet: one.moment for one in reversed(sightings)})
        return history

    def unsettled(self, resolver: str) -> list[Unsettled]:
        """Listed agencies that this resolver has not looked at, or not under their present name."""
        rows = self.db.query(
            """
            select id, name, state, type, county from agencies
            where listing is not null and (resolver is null or resolver <> ?)
            order by id
            """,
            [resolver],
        )
        return [Unsettled(**row) for row in rows]

    def settle(self, settlements: Sequence[Settlement], states: Iterable[Jurisdiction]) -> None:
        """Keep where listed agencies belong, in one transaction.

        With all states: that ICE lists nobody in one is told on its page.
        """
        with self.db.atomic():
            places = [one.jurisdiction for one in settlements if one.jurisdiction is not None]
            upsert(self.db, "jurisdictions", [*states, *places])
            self.db.conn.executemany(
                """
                update agencies
                set kind = ?, jurisdiction = ?, jurisdiction_by = ?, note = ?, resolver = ?
                where id = ?
                """,
                [
                    (
                        one.kind,
                        one.jurisdiction.id if one.jurisdiction else None,
                        one.by,
                        one.note,
                        one.resolver,
                        one.agency,
                    )
                    for one in settlements
                ],
            )

    def _drop_derived(self) -> None:
        for table in DERIVED:
            self.db.execute(f"delete from {table}")

    def _is_stale(self) -> bool:
        found = self.db.execute("select 1 from roster_sheets where standing is null limit 1")
        return found.fetchone() is not None

    def _save_agencies(self, listed: Iterable[ListedAgency]) -> None:
        """Bring the listed agencies up to the history; one that left it is listed no more.

        Their places stay, unless a name or county has changed from which they were found.
        """
        self.db.execute("update agencies set listing = null where listing is not null")
        self.db.conn.executemany(
            """
            insert into agencies (id, name, kind, state, type, county, listing)
            values (?, ?, 'other', ?, ?, ?, ?)
            on conflict (id) do update set
              name = excluded.name,
              state = excluded.state,
              resolver = iif(
                name is excluded.name and type is excluded.type and county is excluded.county,
                resolver, null
              ),
              type = excluded.type,
              county = excluded.county,
              listing = excluded.listing
            """,
            [(one.id, one.name, one.state, one.type, one.county, one.listing) for one in listed],
        )

    def _save_verdicts(self, history: History, moments: Mapping[str, datetime]) -> None:
        """Write what was judged of each sheet, and its first moment."""
        self.db.conn.executemany(
            "update roster_sheets set standing = ?, reason = ?, moment = ? where id = ?",
            [
                (verdict.standing, verdict.reason, to_text(moments[sheet]), sheet)
                for sheet, verdict in history.verdicts.items()
            ],
        )
