"""What holds whatever the sheets: of a random history of a small invented roster."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.roster.history import Sighting
from archive.roster.records import RosterRow, SheetKind
from archive.roster.replay import replay

NAMES = (
    "Lake Police",
    "City of Lake Police",
    "Lake County Sheriff's Office",
    "Pond Police",
    "Hill",
)
PLACES = (("FL", "FLORIDA"), ("OH", "OHIO"), (None, "OHOI??"))
ROWS = {
    number: RosterRow(
        id=number,
        state=state,
        state_as_printed=printed,
        agency=name,
        type=None,
        county=None,
        model=model,
        model_as_printed=model,
        signed=signed,
        signed_as_printed=None,
        moa=None,
        moa_as_printed=None,
        addendum=None,
        addendum_as_printed=None,
    )
    for number, (name, (state, printed), model, signed) in enumerate(
        (name, place, model, signed)
        for name in NAMES
        for place in PLACES
        for model in ("task-force", "hybrid")
        for signed in (date(2025, 2, 14), date(2025, 2, 26), None)
    )
}
SETS = st.frozensets(st.sampled_from(sorted(ROWS)), max_size=12)
KINDS = st.sampled_from(SheetKind)


def sighted(sets: list[tuple[frozenset[int], SheetKind]]) -> list[Sighting]:
    return [
        Sighting(
            sheet=f"{kind}-{sorted(rows)}",
            kind=kind,
            moment=datetime(2025, 3, 1, tzinfo=UTC) + timedelta(days=number),
            rows=tuple(sorted(rows)),
        )
        for number, (rows, kind) in enumerate(sets)
    ]


HISTORIES = st.lists(st.tuples(SETS, KINDS), max_size=9).map(sighted)


@given(HISTORIES, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_sightings_and_rows_makes_no_difference(sightings: list, chance: Random):
    mixed = [replace(it, rows=tuple(chance.sample(it.rows, len(it.rows)))) for it in sightings]
    chance.shuffle(mixed)
    assert replay(mixed, ROWS) == replay(sightings, ROWS)


@given(HISTORIES)
@settings(max_examples=100, deadline=None)
def test_a_sheet_posted_again_at_once_is_no_event(sightings):
    again = [replace(it, moment=it.moment + timedelta(hours=1)) for it in sightings]
    assert replay([*sightings, *again], ROWS).events == replay(sightings, ROWS).events


@given(HISTORIES)
@settings(max_examples=150, deadline=None)
def test_every_event_leads_to_what_it_speaks_of(sightings):
    history = replay(sightings, ROWS)
    agencies = {it.id for it in history.agencies}
    agreements = {it.id for it in history.agreements}
    assert len({it.id for it in history.events}) == len(history.events)
    assert len(agreements) == len(history.agreements)
    for event in history.events:
        assert event.agency in agencies
        assert event.agreement in agreements | {None}
        assert event.sheet_before != event.sheet_after or event.confirmed_by
        assert history.verdicts[event.sheet_after].reason is None


@given(HISTORIES)
@settings(max_examples=150, deadline=None)
def test_every_row_of_the_newest_good_sheet_is_a_listed_agreement(sightings):
    history = replay(sightings, ROWS)
    good = [
        it
        for it in sightings
        if it.kind is SheetKind.PARTICIPATING and history.verdicts[it.sheet].reason is None
    ]
    listed = Counter(it.listing for it in history.agreements)["listed"]
    shown = {it.sheet: it.agreements for it in history.counts if it.model == "all"}
    assert listed == (shown.get(good[-1].sheet, 0) if good else 0)


@given(HISTORIES)
@settings(max_examples=150, deadline=None)
def test_every_agency_bears_one_of_its_aliases(sightings):
    history = replay(sightings, ROWS)
    names = {(it.agency, it.id) for it in history.aliases}
    assert len({(it.agency, it.name) for it in history.aliases}) == len(history.aliases)
    assert {(it.id, it.id) for it in history.agencies} <= names
