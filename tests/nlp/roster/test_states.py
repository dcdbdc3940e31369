import pytest

from nlp.roster.resolve import resolve


def found(name, state, *, type=None, county=None):
    resolution = resolve(name, state=state, type=type, county=county)
    return resolution.jurisdiction.id if resolution.jurisdiction else None


@pytest.mark.parametrize(
    ("name", "state", "type"),
    [
        ("Florida Department of Corrections", "FL", "State Agency"),
        ("Texas Department of Public Safety - Texas Highway Patrol", "TX", "State Agency"),
        ("Wyoming Highway State Patrol", "WY", "State"),
        ("New York State Police", "NY", "Municipality"),
        ("Virginia DOC Law Enforcement Services", "VA", "State Agency"),
        ("CNMI Department of Corrections", "MP", "State Agency"),
        ("Office Of The Attorney General", "GU", "State Agency"),
        ("Louisiana Alcohol and Tobacco Control", "LA", "State Agency"),
        ("Metropolitan Police Department", "DC", None),
        ("Office of the State Attorney Sixth Judicial Circuit", "FL", "State Agency"),
    ],
)
def test_a_states_agency_is_the_states(name, state, type):
    assert found(name, state, type=type, county=None) == state.lower()


def test_the_column_of_a_states_agency_does_not_count():
    given = {"type": "State Agency", "county": "Hinds County"}
    assert found("Mississippi Office of the State Auditor", "MS", **given) == "ms"


@pytest.mark.parametrize(
    ("name", "state", "county", "id"),
    [
        ("Port of Gulfport Harbor Police", "MS", "Harrison County", "ms-harrison-county"),
        ("Montana Tech Police Department", "MT", "Silver Bow County", "mt-silver-bow-county"),
        ("Pennsylvania State Constable", "PA", "Elk County", "pa-elk-county"),
        ("District Attorney District 4", "OK", "Kingfisher County", "ok-kingfisher-county"),
    ],
)
def test_the_column_of_a_local_body_counts_though_its_type_is_a_states(name, state, county, id):
    assert found(name, state, type="State Agency", county=county) == id


def test_a_shared_body_is_no_states_for_its_type():
    assert found("Blue Hills Regional Jail", "VA", type="State Agency") is None
    prosecutor = "District Attorney of the 9th Judicial District"
    assert found(prosecutor, "LA", type="State Agency") == "la"


def test_capitol_police_are_the_states():
    assert found("Capitol Police Department", "MS", type="State Agency") == "ms"


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("Guam Police Department", "GU", "gu"),
        ("Guam Airport Police", "GU", "gu"),
        ("Superior Court of the Virgin Islands Marshals", "VI", "vi"),
        ("Puerto Rico Ports Authority Police", "PR", "pr"),
        ("CNMI Department of Public Safety", "MP", "mp"),
        ("University of Guam Security", "GU", None),
        ("Ponce Municipal Police", "PR", None),
    ],
)
def test_a_territorys_own_bodies_bear_its_name(name, state, id):
    assert found(name, state) == id


def test_a_wrong_type_does_not_count():
    assert found("Wicomico County Corrections Center", "MD", type="State") == "md-wicomico-county"
    center_line = "Center Line Division of Public Safety and Security"
    assert found(center_line, "MI", type="State") == "mi-center-line"
    assert found("Stamford Police Department", "TX", type="County") == "tx-stamford"
