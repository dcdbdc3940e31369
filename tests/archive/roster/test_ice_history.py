"""What ICE's own 27 workbooks of February 2025 to March 2026 prove."""

import random
from collections import Counter
from datetime import date

import pytest

from archive.roster.replay import replay

RENAMED = {  # of which a naive comparison makes a departure and an arrival
    ("City of Melbourne Police Department", "Melbourne Police Department"),
    ("St Johns County Sheriff's Office", "St. Johns County Sheriff's Office"),
    ("Department of Corrections", "Alaska Department of Corrections"),
    ("Alachua Police Departent", "Alachua Police Department"),
    ("Ft. Myers Police Department", "Fort Myers Police Department"),
    ("Miami Dade Sheriff's Office", "Miami-Dade Sheriff's Office"),
    ("Flathead County Sheriff's Department", "Flathead County Sheriff's Office"),
    ("Lampass County Sheriff's Office", "Lampasas County Sheriff's Office"),
    ("Ellis County Sheriff's Office (TX)", "Ellis County Sheriff's Office (KS)"),
    ("Green Forks Police Department", "Greens Fork Police Department"),
}
APART = [  # whose names or rows were mixed up, but which are two
    ("fl-lee-county-sheriffs-office", "fl-levy-county-sheriffs-office"),
    ("fl-okaloosa-county-sheriffs-office", "fl-okaloosa-county-department-of-corrections"),
    ("az-pinal-county-sheriffs-office", "az-pinal-county-attorneys-office"),
    (
        "fl-florida-fish-and-wildlife-conservation-commission",
        "fl-florida-department-of-environmental-protection",
    ),
]


@pytest.fixture(scope="module")
def types(ice):
    return Counter(str(it.type) for it in ice.history.events)


def test_every_sheet_is_good(ice):
    assert {it.reason for it in ice.history.verdicts.values()} == {None}


def test_the_newest_sheet_lists_what_it_prints(ice):
    newest = {it.model: it for it in ice.history.counts if it.sheet == ice.participating[-1].sheet}
    assert (newest["all"].agreements, newest["all"].agencies) == (1497, 1256)


def test_no_agency_of_pennsylvania_leaves_on_27_february(ice):
    left = [
        it.agency
        for it in ice.history.events
        if it.moment.date() == date(2026, 2, 27) and it.type in ("delisted", "renamed")
    ]
    assert left
    assert not [it for it in left if it.startswith("pa-")]


def test_st_cloud_that_was_listed_twice_does_not_leave(ice):
    st_cloud = [it for it in ice.history.events if "st-cloud" in it.agency]
    assert "delisted" not in {it.type for it in st_cloud}
    assert [it.id for it in ice.history.agreements if "st-cloud" in it.id] == [
        "fl-st-cloud-police-department-task-force"
    ]


def test_mended_names_are_renamings(ice):
    assert {(it.old, it.new) for it in ice.history.events if it.type == "renamed"} >= RENAMED


@pytest.mark.parametrize(("one", "other"), APART)
def test_agencies_of_which_one_bore_the_others_name_stay_two(ice, one, other):
    agencies = {it.id: it.agency for it in ice.history.aliases}
    assert agencies[one] != agencies[other]


def test_departures_are_few(types):
    assert types["delisted"] == 47
    assert types["renamed"] == 57
    assert types["model-changed"] == 2
    assert types["relisted"] == 3


def test_maryland_left_after_its_ban(ice):
    left = [it for it in ice.history.events if it.type == "delisted" and it.agency[:3] == "md-"]
    assert len(left) == 6


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_import_makes_no_difference(ice, seed):
    mixed = random.Random(seed).sample(ice.sightings, len(ice.sightings))
    assert replay(mixed, ice.rows) == ice.history


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
@pytest.mark.parametrize("seed", range(5))
def test_no_sheet_is_suspect_when_others_are_not_at_hand(ice, share, seed):
    chance = random.Random(seed)
    history = replay([it for it in ice.sightings if chance.random() > share], ice.rows)
    assert {it.reason for it in history.verdicts.values()} <= {None}


@pytest.mark.parametrize("number", range(1, 17))
def test_ids_of_events_stay_when_later_sheets_come(ice, number):
    last = ice.participating[number]
    known = replay([it for it in ice.sightings if it.moment <= last.moment], ice.rows).events
    lost = {it.id for it in known} - {it.id for it in ice.history.events}
    # two rows that turn out to be one agreement; a model that comes back a sheet later
    assert len(lost) <= 2
    assert not [it for it in lost if "-added-" not in it and "-model-changed-" not in it]


def test_each_event_names_two_sheets_of_one_kind(ice):
    kinds = {it.sheet: it.kind for it in ice.sightings}
    moments = {it.sheet: it.moment for it in ice.sightings}
    for event in ice.history.events:
        assert kinds[event.sheet_before] == kinds[event.sheet_after]
        assert moments[event.sheet_before] < moments[event.sheet_after] == event.moment


def test_each_delisting_is_confirmed_by_a_later_sheet_that_lacks_it_too(ice):
    sheets = {it.sheet: it for it in ice.sightings}
    for event in ice.history.events:
        if event.type == "delisted":
            confirming = sheets[event.confirmed_by]
            assert confirming.moment > event.moment
            assert event.row_before not in {*confirming.rows, *sheets[event.sheet_after].rows}
