"""One of ICE's sheets, spoilt as a typist or a program might, between it and the next one."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from archive.roster.history import History, Sighting
from archive.roster.records import RosterRow, SheetKind
from archive.roster.replay import replay

Rows = Sequence[RosterRow]
Change = Callable[[Rows], Iterator[RosterRow] | list[RosterRow]]
SHEETS = (6, 13, 16)  # of 8 July 2025, of 13 February and 2 March 2026
DAY = timedelta(days=1)


def each(**told) -> Change:
    return lambda rows: [replace(it, **told) for it in rows]


def some(number: int, change: Callable[[RosterRow], RosterRow]) -> Change:
    def changed(rows: Rows) -> Iterator[RosterRow]:
        chosen = {*random.Random(number).sample(range(len(rows)), number)}
        return (change(it) if place in chosen else it for place, it in enumerate(rows))

    return changed


def where(printed: str, /, **told) -> Change:
    return lambda rows: [replace(it, **told) if it.state == printed else it for it in rows]


def shifted(column: str) -> Change:
    """The column slipped by a row."""
    return lambda rows: [
        replace(it, **{column: getattr(other, column)})
        for it, other in zip(rows, [*rows[1:], rows[0]], strict=True)
    ]


def slipped(first: int, last: int, column: str) -> Change:
    """The same in some rows alone."""
    return lambda rows: [
        replace(it, **{column: getattr(rows[place - 1], column)}) if first <= place < last else it
        for place, it in enumerate(rows)
    ]


def as_jails(rows: Rows) -> list[RosterRow]:
    """Twelve rows."""
    told = {"model": "jail-enforcement", "model_as_printed": "Jail Enforcement Model"}
    return [*(replace(it, **told) for it in rows[:12]), *rows[12:]]


def with_footers(rows: Rows) -> list[RosterRow]:
    blank = replace(rows[0], state=None, model="unknown", model_as_printed=None)
    note = replace(blank, agency=None, state_as_printed="* Note")
    return [*rows, note, replace(blank, agency=str(len(rows)), state_as_printed="Total")]


def mistyped(row: RosterRow) -> RosterRow:
    """Two letters of the first word in the wrong order."""
    name = row.agency or ""
    return replace(row, agency=name[0] + name[2] + name[1] + name[3:])


def elsewhere(row: RosterRow) -> RosterRow:
    state = "OH" if row.state != "OH" else "FL"
    return replace(row, state=state, state_as_printed=state)


def redated(row: RosterRow) -> RosterRow:
    return replace(row, signed=row.signed + DAY if row.signed else None)


def unread(row: RosterRow) -> RosterRow:
    return replace(row, state=None, state_as_printed="QQQQ")


WITHOUT_EVENT: dict[str, Change] = {
    "reordered": lambda rows: random.Random(1).sample(rows, len(rows)),
    "every row twice": lambda rows: [*rows, *rows],
    "upper case": lambda rows: [replace(it, agency=(it.agency or "").upper()) for it in rows],
    "blanks at the end": lambda rows: [replace(it, agency=f"{it.agency}  ") for it in rows],
    "the last row cut off": lambda rows: rows[:-1],
    "ten rows cut out": lambda rows: [*rows[:200], *rows[210:]],
    "no MOA column": each(moa=None, moa_as_printed=None),
    "no COUNTY column": each(county=None),
    "no TYPE column": each(type=None),
    "no STATE column": each(state=None, state_as_printed=None),
    "MOA addresses slipped": shifted("moa"),
    "a state nonsense": where("PA", state=None, state_as_printed="KEYSTONE"),
    "a big state nonsense": where("TX", state=None, state_as_printed="LONE STAR"),
    "one state nonsense": some(1, unread),
    "a model mistyped in twelve rows": as_jails,
    "footers": with_footers,
}
SUSPECT: dict[str, Change] = {
    "nothing but a header": lambda rows: [],
    "one row": lambda rows: rows[:1],
    "thirty rows": lambda rows: rows[:30],
    "half of the rows": lambda rows: rows[: len(rows) // 2],
    "without sixty rows": lambda rows: rows[:-60],
    "a state left out": lambda rows: [it for it in rows if it.state != "GA"],
    "a state as another": where("TX", state="UT", state_as_printed="UTAH"),
    "states slipped": shifted("state"),
    "names slipped": shifted("agency"),
    "twelve names slipped": slipped(100, 112, "agency"),
    "dates slipped": shifted("signed"),
    "models slipped": shifted("model"),
    "counties slipped": shifted("county"),
    "no names": each(agency=None),
    "no dates": each(signed=None, signed_as_printed=None),
    "all dates a day later": lambda rows: [redated(it) for it in rows],
    "every name abbreviated": lambda rows: [
        replace(
            it, agency=(it.agency or "").replace("Department", "Dept.").replace("Office", "Off.")
        )
        for it in rows
    ],
    "every row again under a new name": lambda rows: [
        *rows,
        *(replace(it, agency=f"Former {it.agency}") for it in rows),
    ],
    "every row again with a new date": lambda rows: [*rows, *(redated(it) for it in rows)],
}
THERE_AND_BACK: dict[str, tuple[Change, str, int]] = {
    "one date": (some(1, redated), "re-dated", 1),
    "one state": (some(1, elsewhere), "renamed", 1),
    "four states": (some(4, elsewhere), "renamed", 4),
    "five names": (some(5, mistyped), "renamed", 5),
    "twenty names": (some(20, mistyped), "renamed", 20),
}


def spoilt(ice, number: int, change: Change) -> tuple[str, History]:
    """The history with the changed copy of a sheet half-way between it and the next."""
    sheet, following = ice.participating[number : number + 2]
    moment = sheet.moment + (following.moment - sheet.moment) / 2
    return "spoilt", with_copies(ice, sheet, {moment: change}, "spoilt")


def with_copies(ice, sheet: Sighting, changes: dict[datetime, Change], name: str) -> History:
    """The history with changed copies of a sheet; `name` is that of the first."""
    ids = count(-1, -1)
    known = [ice.rows[it] for it in sheet.rows]
    every, copies = dict(ice.rows), []
    for number, (moment, change) in enumerate(changes.items()):
        rows = [it if it == every.get(it.id) else replace(it, id=next(ids)) for it in change(known)]
        every |= {it.id: it for it in rows}
        held = tuple(it.id for it in rows)
        of = f"{name}{number or ''}"
        copies.append(Sighting(sheet=of, kind=sheet.kind, moment=moment, rows=held))
    return replay([*ice.sightings, *copies], every)


def told(history: History) -> Counter[tuple[object, ...]]:
    """Events without the sheets and the spelling, for a sheet between two others is named, too."""
    return Counter((it.type, it.agency, it.model, it.moment.date()) for it in history.events)


@pytest.mark.parametrize("number", SHEETS)
@pytest.mark.parametrize("name", WITHOUT_EVENT)
def test_what_changes_nothing_is_no_event(ice, name, number):
    sheet, history = spoilt(ice, number, WITHOUT_EVENT[name])
    assert history.verdicts[sheet].reason is None
    assert told(history) == told(ice.history)


@pytest.mark.parametrize("number", SHEETS)
@pytest.mark.parametrize("name", SUSPECT)
def test_what_cannot_be_is_suspect_and_leaves_the_history_as_it_was(ice, name, number):
    sheet, history = spoilt(ice, number, SUSPECT[name])
    assert history.verdicts[sheet].reason
    assert {one for one, it in history.verdicts.items() if it.reason} == {sheet}
    assert history.events == ice.history.events
    assert history.agencies == ice.history.agencies


@pytest.mark.parametrize("number", SHEETS)
@pytest.mark.parametrize("name", THERE_AND_BACK)
def test_a_slip_that_is_mended_is_told_both_times(ice, name, number):
    change, type_, rows = THERE_AND_BACK[name]
    _, history = spoilt(ice, number, change)
    assert told(ice.history) - told(history) == Counter()
    more = Counter(it[0] for it in (told(history) - told(ice.history)).elements())
    assert set(more) == {type_}
    assert rows <= more[type_] <= 2 * rows


@pytest.mark.parametrize("number", SHEETS)
@pytest.mark.parametrize("hours", [6, 60])
def test_an_older_sheet_posted_again_is_no_event(ice, number, hours):
    old, sheet = ice.participating[number - 1 : number + 1]
    again = replace(old, moment=sheet.moment + timedelta(hours=hours))
    assert told(replay([*ice.sightings, again], ice.rows)) == told(ice.history)


TWICE: dict[str, tuple[Change, Change]] = {
    "the end cut off": (lambda rows: rows[:-14], lambda rows: rows[:-13]),
    "fifteen rows cut out": (lambda rows: rows[15:], lambda rows: rows[14:]),
    "half": (lambda rows: rows[: len(rows) // 2], lambda rows: rows[: len(rows) // 2 + 1]),
}


@pytest.mark.parametrize("number", [*SHEETS, 17])
@pytest.mark.parametrize("name", TWICE)
def test_a_bad_sheet_and_its_like_an_hour_later_take_nobody_away(ice, name, number):
    sheet = ice.participating[number]
    moments = (sheet.moment + timedelta(hours=1), sheet.moment + timedelta(hours=2))
    history = with_copies(ice, sheet, dict(zip(moments, TWICE[name], strict=True)), "spoilt")
    suspect = {one for one, it in history.verdicts.items() if it.reason}
    assert suspect <= {"spoilt", "spoilt1"}
    assert told(history) == told(ice.history)


def test_halves_of_the_newest_sheet_do_not_last(ice):
    sheet = ice.participating[-1]
    changes: dict[datetime, Change] = {
        sheet.moment + timedelta(days=2 + 3 * number): lambda rows, cut=700 + number: rows[:cut]
        for number in range(4)
    }
    history = with_copies(ice, sheet, changes, "spoilt")
    assert history.events == ice.history.events


def test_half_of_a_pending_sheet_is_no_event(ice):
    sheet = next(it for it in ice.sightings if it.kind is SheetKind.PENDING)
    moment = sheet.moment + timedelta(hours=1)
    history = with_copies(ice, sheet, {moment: lambda rows: rows[: len(rows) // 2]}, "spoilt")
    assert history.verdicts["spoilt"].reason
    assert history.events == ice.history.events


def test_participants_without_their_dates_are_no_first_pending_sheet(ice):
    sheet = ice.participating[0]
    copy = replace(sheet, sheet="spoilt", kind=SheetKind.PENDING)
    history = replay([*ice.sightings, replace(copy, moment=sheet.moment - DAY)], ice.rows)
    assert history.verdicts["spoilt"].reason
    assert history.events == ice.history.events
