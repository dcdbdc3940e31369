import pytest

from nlp.roster.kinds import OTHER, kind_of
from nlp.roster.naming import keys
from nlp.roster.resolve import resolve
from nlp.wordlists import rules

KINDS = rules("roster")["kind"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["example"])
def test_every_kind_has_an_example_of_its_own(kind):
    assert kind_of(keys(kind["example"])) == kind["kind"]


@pytest.mark.parametrize("head", rules("agencies")["head"], ids=lambda head: head["names"][0])
def test_the_kinds_of_the_coverage_are_the_same(head):
    finer = {"constable", "marshal", "guard", "wildlife"}
    for name in head["names"]:
        kind = kind_of(keys(f"Dakota {name}"))
        if "state" in head["of"]:
            kind = resolve(f"Nebraska {name}", state="NE", type="State", county=None).kind
        assert kind == head["kind"] or (head["kind"] == OTHER and kind in finer), name


@pytest.mark.parametrize(
    ("name", "state", "kind"),
    [
        ("Georgia Department of Public Safety", "GA", "state-police"),
        ("Indian River Shores Department of Public Safety", "FL", "police"),
        ("Metropolitan Police Department", "DC", "police"),
        ("State College Police Department", "PA", "police"),
        ("Louisiana Office of the State Fire Marshal", "LA", "other"),
        ("Vermont State Troopers", "VT", "state-police"),
        ("SLED", "SC", "state-police"),
        ("Virginia Tech Police Department", "VA", "campus"),
        ("Metro High Tech Task Force", "NE", "other"),
        ("Port of Seattle Police", "WA", "port"),
        ("Safety Harbor Police Department", "FL", "police"),
        ("Pike County Jailer", "KY", "corrections"),
        ("Pike County S O", "MO", "sheriff"),
        ("Powell County Law Enforcement", "MT", "police"),
        ("Okmulgee County Criminal Justice Authority", "OK", "corrections"),
    ],
)
def test_a_kind_depends_on_whose_it_is(name, state, kind):
    assert resolve(name, state=state, type=None, county=None).kind == kind
