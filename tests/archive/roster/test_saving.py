"""What the database keeps of workbooks: each table once, in whatever order they come in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import permutations

import pytest

from archive.checks import faults
from archive.records import Jurisdiction
from archive.roster.records import RosterRow, SheetKind
from archive.roster.saving import Settlement
from archive.roster.sheets import moment_of
from archive.roster.workbook import Line, Posted, Workbook, oddity, row_id
from archive.snapshots import snapshots_folder
from archive.store import Store

EARLY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
DERIVED = (
    "agencies",
    "agency_aliases",
    "agreements",
    "agreement_events",
    "roster_counts",
    "roster_sheets",
    "roster_rows",
    "roster_sheet_rows",
    "roster_oddities",
    "roster_sheet_oddities",
)
OTOE, CASS, BEE, POLK = (
    f"{name} County Sheriff’s Office" for name in ("Otoe", "Cass", "Bee", "Polk")
)
PLACE = Jurisdiction(
    id="ne-otoe-county",
    name="Otoe County",
    kind="county",
    state="NE",
    fips="31131",
    geonames=None,
    county=None,
)


def row(agency: str) -> RosterRow:
    return RosterRow(
        id=row_id([agency]),
        state="NE",
        state_as_printed="NEBRASKA",
        agency=agency,
        type="County",
        county=None,
        model="task-force",
        model_as_printed="Task Force Model",
        signed=datetime(2025, 5, 1).date(),
        signed_as_printed="2025-05-01",
        moa=None,
        moa_as_printed="link pending",
        addendum=None,
        addendum_as_printed=None,
    )


def posted(*agencies: str, days: int = 0, content: bytes | None = None, **given) -> Posted:
    """A workbook that lists these agencies, modified so many days after EARLY."""
    rows = [row(agency) for agency in agencies]
    lines = tuple(
        Line(position=number, is_hidden=False, row=one) for number, one in enumerate(rows, 2)
    )
    workbook = Workbook(
        kind=SheetKind.PARTICIPATING,
        columns=("STATE", "LAW ENFORCEMENT AGENCY"),
        lines=lines,
        modified_at=EARLY + days * DAY,
    )
    given = {"name": f"sheet-{days}.xlsx", "seen_at": EARLY + 30 * DAY} | given
    return Posted(workbook=workbook, content=content or f"{agencies} {days}".encode(), **given)


HISTORY = (
    posted(OTOE, CASS),
    posted(OTOE, CASS, BEE, days=1),
    posted(OTOE, BEE, days=2),
    posted(OTOE, BEE, POLK, days=3),
)


def kept(store, table: str) -> list[tuple]:
    return sorted(store.db.execute(f"select * from {table}").fetchall(), key=repr)


def count(store, table: str) -> int:
    return store.db.execute(f"select count(*) from {table}").fetchone()[0]


def events(store) -> list[tuple[str, str]]:
    return store.db.execute(
        "select type, agency from agreement_events order by moment, id"
    ).fetchall()


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)])
def test_the_order_of_import_makes_no_difference(tmp_path, order):
    tables = []
    for name, every in (("a", HISTORY), ("b", [HISTORY[number] for number in order])):
        with Store(tmp_path / f"{name}.db") as store:
            for one in every:
                store.save_workbooks([one])
            tables.append({table: kept(store, table) for table in DERIVED})
    assert tables[0] == tables[1]


def test_an_agency_that_is_renamed_leaves_no_former_one_behind(store):
    store.save_workbooks([posted("Otoe County Sherif’s Office", CASS)])
    store.save_workbooks([posted(OTOE, CASS, days=1)])
    ids = [id for (id,) in store.db.execute("select id from agencies order by id").fetchall()]
    assert ids == ["ne-cass-county-sheriffs-office", "ne-otoe-county-sheriffs-office"]


def test_events_follow_from_the_sheets(store):
    store.save_workbooks(HISTORY)
    assert events(store) == [
        ("added", "ne-bee-county-sheriffs-office"),
        ("delisted", "ne-cass-county-sheriffs-office"),
        ("added", "ne-polk-county-sheriffs-office"),
    ]


def test_an_event_leads_to_bytes_that_have_their_hash(store):
    store.save_workbooks(HISTORY)
    rows = store.db.execute(
        """
        select before.content, after.content
        from agreement_events
        join roster_files as before on before.sheet = sheet_before
        join roster_files as after on after.sheet = sheet_after
        where type = 'delisted'
        """
    ).fetchall()
    assert rows == [(HISTORY[1].content, HISTORY[2].content)]
    assert not list(faults(store.db.conn, snapshots_folder(store.path), thorough=True))


def test_one_table_under_seven_names_is_one_sheet(store):
    for number in range(7):
        store.save_workbooks([posted(OTOE, CASS, content=b"%d" % number, name=f"{number}.xlsx")])
    assert [count(store, f"roster_{table}") for table in ("sheets", "files", "postings")] == [
        1,
        7,
        7,
    ]


def test_the_same_file_again_adds_nothing(store):
    assert store.save_workbooks([HISTORY[0], HISTORY[0]]) == [True, False]
    before = store.db.conn.total_changes
    assert store.save_workbooks([HISTORY[0]]) == [False]
    assert store.db.conn.total_changes == before


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_files_with_one_table_the_same_one_is_shown_in_any_order(store, order):
    """Their rows may be ordered and hidden in other ways."""
    files = []
    for number, agencies in enumerate(((OTOE, CASS, BEE), (BEE, CASS, OTOE), (CASS, BEE, OTOE))):
        files.append(posted(*agencies, content=b"%d" % number))
    store.save_workbooks([files[number] for number in order])
    held = store.db.execute("select position, row from roster_sheet_rows order by position")
    first = min(files, key=lambda one: sha256(one.content).hexdigest())
    assert held.fetchall() == [(line.position, line.row.id) for line in first.workbook.lines]


@pytest.mark.parametrize(
    ("given", "moment", "by"),
    [
        (
            {"last_modified": "Tue, 03 Mar 2026 10:00:00 GMT"},
            EARLY + DAY + DAY / 24,
            "last-modified",
        ),
        ({"last_modified": "Tue, 03 Mar 2126 10:00:00 GMT"}, EARLY, "modified"),  # not yet
        ({"last_modified": "yesterday"}, EARLY, "modified"),
        ({"last_modified": "Tue, 03 Mar 2026 09:00:00 -0000"}, EARLY + DAY, "last-modified"),
        ({"last_modified": "Tue, 03 Mar 2026 09:00:00"}, EARLY + DAY, "last-modified"),
        ({"last_modified": "Tue, 03 Mar 2026 14:00:00 +0500"}, EARLY + DAY, "last-modified"),
        ({"last_modified": "Thu, 01 Jan 1970 00:00:00 GMT"}, EARLY, "modified"),
        ({"last_modified": "Tue, 03 Mar 0126 09:00:00 GMT"}, EARLY, "modified"),
        ({"last_modified": "Tue, 99 Mar 2026 99:00:00 GMT"}, EARLY, "modified"),
        ({}, EARLY, "modified"),
    ],
)
def test_what_orders_a_workbook(given, moment, by):
    assert moment_of(posted(OTOE, **given)) == (moment, by)


def test_a_workbook_that_states_nothing_is_of_the_moment_that_it_was_met():
    one = posted(OTOE)
    silent = replace(one, workbook=replace(one.workbook, modified_at=None))
    assert moment_of(silent) == (one.seen_at, "seen")


def test_what_the_server_states_outweighs_what_the_file_states(store):
    """Met on disk and at its address, a file would else stand on both sides of another."""
    first = posted(OTOE, CASS, content=b"first")
    served = replace(first, url="https://ice.example/a.xlsx", last_modified=http_date(2))
    second = posted(OTOE, CASS, BEE, days=1)
    store.save_workbooks([first, second, served])
    found = store.db.execute("select id from roster_sheets order by moment").fetchall()
    assert [id for (id,) in found] == [second.workbook.sheet_id, first.workbook.sheet_id]
    assert [type for type, _ in events(store)] == []  # Bee is missing, and not yet confirmed


def http_date(days: int) -> str:
    return (EARLY + days * DAY).strftime("%a, %d %b %Y %H:%M:%S GMT")


def test_a_table_that_comes_back_stands_at_both_moments(store):
    store.save_workbooks(
        [
            posted(OTOE, CASS),
            posted(OTOE, CASS, BEE, days=1),
            posted(OTOE, CASS, days=2, content=b"again"),
            posted(OTOE, CASS, POLK, days=3),
        ]
    )
    assert ("delisted", "ne-bee-county-sheriffs-office") in events(store)


def test_places_stay_until_a_name_changes(store):
    store.save_workbooks(HISTORY[:1])
    (first, *_) = store.roster.unsettled("places@1")
    assert (first.name, first.state, first.type) == (CASS, "NE", "County")
    found = {"kind": "sheriff", "by": "county-name", "note": None}
    store.roster.settle(
        [
            Settlement(agency=one.id, jurisdiction=PLACE, resolver="places@1", **found)
            for one in store.roster.unsettled("places@1")
        ],
        [PLACE],
    )
    assert store.roster.unsettled("places@1") == []
    assert len(store.roster.unsettled("places@2")) == 2
    store.save_workbooks(HISTORY[1:])
    assert {one.name for one in store.roster.unsettled("places@1")} == {BEE, POLK}
    rows = store.db.execute("select kind, jurisdiction from agencies where id like '%-otoe-%'")
    assert rows.fetchall() == [("sheriff", PLACE.id)]


def test_a_newer_reader_reads_the_kept_files_anew(store):
    store.save_workbooks(HISTORY)
    texts = {one.content: one.workbook for one in HISTORY}

    def read(content: bytes) -> Workbook:
        lines = texts[content].lines
        odd = oddity(row=lines[0].row.id, column="STATE", kind="sample", printed="x", taken_as=None)
        mended = replace(lines[0].row, county="Otoe County")
        first = replace(lines[0], row=mended, oddities=(odd,))
        return replace(texts[content], lines=(first, *lines[1:]))

    before = events(store)
    assert store.reread_workbooks(read) == 4
    assert events(store) == before
    assert count(store, "roster_oddities") == 1
    row = store.db.execute("select county from agencies where id like '%-otoe-%'").fetchone()
    assert row == ("Otoe County",)


def test_a_sheet_that_no_file_is_read_as_any_more_is_gone(store):
    store.save_workbooks(HISTORY)
    texts = {one.content: one.workbook for one in HISTORY}
    store.reread_workbooks(lambda content: replace(texts[content], kind=SheetKind.PENDING))
    assert store.db.execute("select distinct kind from roster_sheets").fetchall() == [("pending",)]
    assert count(store, "roster_sheets") == 4
    assert not list(faults(store.db.conn, snapshots_folder(store.path)))


def test_a_file_that_is_refused_now_stays_as_it_was(store):
    store.save_workbooks(HISTORY)
    before = {table: kept(store, table) for table in DERIVED}
    assert store.reread_workbooks(lambda content: None) == 0
    assert {table: kept(store, table) for table in DERIVED} == before


def test_a_history_left_undrawn_is_drawn_with_the_next_workbook(store):
    with store.db.atomic():
        store.roster.save(HISTORY[0])
        store.roster.save(HISTORY[1])  # and killed before the history was drawn
    told = [str(fault) for fault in faults(store.db.conn, snapshots_folder(store.path))]
    assert any("no history was derived" in one for one in told)
    store.save_workbooks([HISTORY[0]])
    assert [type for type, _ in events(store)] == ["added"]
    assert not list(faults(store.db.conn, snapshots_folder(store.path)))
