import pytest

from nlp.gazetteer.entries import entries
from nlp.roster import resolve as resolving
from nlp.roster.resolve import resolve
from nlp.wordlists import rules

OVERRIDES = rules("agency_places")["override"]


@pytest.mark.parametrize("row", OVERRIDES, ids=lambda row: row["name"])
def test_every_override_names_a_jurisdiction_of_its_state_and_a_reason(row):
    by_id = {entry.id: entry for entry in entries()}
    assert by_id[row["jurisdiction"]].state == row["state"]
    assert row["reason"].endswith(".")


@pytest.mark.parametrize("row", OVERRIDES, ids=lambda row: row["name"])
def test_every_override_is_needed_and_met(row, monkeypatch):
    listed = {"state": row["state"], "type": None, "county": None}
    by_hand = resolve(row["name"], **listed)
    assert (by_hand.jurisdiction.id, by_hand.by) == (row["jurisdiction"], "override")
    assert by_hand.note == row["reason"]
    monkeypatch.setattr(resolving, "override", lambda listed: None)
    by_rule = resolve(row["name"], **listed)
    assert by_rule.jurisdiction is None


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("UNIVERSITY OF FLORIDA BOARD OF TRUSTEES", "FL", "fl-alachua-county"),
        ("Rappahannok,Shenandoah, Warren Regional Jail", "VA", "va-warren-county"),
        ("Albermarle District Jail", "NC", "nc-pasquotank-county"),
        ("New Sewickley Twp. Police Dept.", "PA", "pa-beaver-county"),
    ],
)
def test_a_respelling_is_met(name, state, id):
    assert resolve(name, state=state, type=None, county=None).jurisdiction.id == id


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("Albemarle Police Department", "NC", "nc-albemarle"),  # not the jail
        ("Greenwood Police Department", "SC", "sc-greenwood"),  # not Louisiana's
        ("Florida State University Police Department", "FL", None),
    ],
)
def test_another_body_is_not_met(name, state, id):
    resolution = resolve(name, state=state, type=None, county=None)
    assert (resolution.jurisdiction.id if resolution.jurisdiction else None) == id


def test_a_name_that_is_only_near_gives_way_to_the_county_column():
    name = "New Sewickly Township Police Department"
    assert resolve(name, state="PA", type=None, county=None).by == "override"
    assert resolve(name, state="PA", type=None, county="Butler County").by == "county-column"
