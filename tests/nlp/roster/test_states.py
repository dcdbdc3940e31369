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


def test_a_wrong_type_does_not_count():
    assert found("Wicomico County Corrections Center", "MD", type="State") == "md-wicomico-county"
    center_line = "Center Line Division of Public Safety and Security"
    assert found(center_line, "MI", type="State") == "mi-center-line"
    assert found("Stamford Police Department", "TX", type="County") == "tx-stamford"
