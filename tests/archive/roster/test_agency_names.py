import pytest

from archive.roster.agency_names import Closeness, is_subunit, likeness
from archive.roster.keys import normal

SAME, SPELT, NESTED, SHARING, NONE = reversed(Closeness)


def compared(one: str, other: str, state: str = "FLORIDA"):
    return likeness(normal(one), normal(other), state)


@pytest.mark.parametrize(
    ("one", "other", "closeness"),
    [
        ("City of Melbourne Police Department", "Melbourne Police Department", SAME),
        ("Ft. Myers Police Department", "Fort Myers Police Dept", SAME),
        ("Alachua Police Departent", "Alachua Police Department", SAME),
        ("Department of Corrections", "Florida Department of Corrections", SAME),
        ("Highway State Patrol", "Florida State Highway Patrol", SAME),
        ("Lampass County Sheriff's Office", "Lampasas County Sheriff's Department", SPELT),
        ("Green Forks Police Department", "Greens Fork Police Department", SPELT),
        ("Palm Beach Police Department", "Palm Beach Gardens Police Department", NESTED),
        ("Lake Mary Police Department", "Lake Park Police Department", SHARING),
        ("Lee County Sheriff's Office", "Levy County Sheriff's Office", NONE),
        ("Hood County Sheriff's Office", "Wood County Sheriff's Office", NONE),
        ("Marion County Sheriff's Office", "Martin County Sheriff's Office", NONE),
        ("Harrison County Sheriff's Office", "Garrison County Sheriff's Office", NONE),
        ("Florida State University Police", "University of Florida Police", NESTED),
        ("Constable Precinct 1", "Constable Precinct 2", NONE),
        ("Constable District A", "Constable District B", NONE),
        ("East Hampton Police Department", "West Hampton Police Department", NONE),
        ("Florida County Sheriff's Office", "Marshall County Sheriff's Office", NONE),
        ("Paris Police Department", "Florida Police Department", NONE),
        ("Fish and Wildlife Conservation Commission", "Environmental Protection", NONE),
    ],
)
def test_closeness_is_that_of_what_tells_two_agencies_apart(one, other, closeness):
    assert compared(one, other).closeness is closeness


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Lake County Sheriff's Office", "Lake County Sheriff's Department", True),
        ("Lake County Sheriff's Office", "Lake County Jail", False),
        ("Lake County Sheriff's Office", "Lake County Board of County Commissioners", False),
        ("Lake University Board of Trustees", "Lake University Police Department", True),
        ("Lake Police Department", "Lake Constable's Office", False),
    ],
)
def test_a_sheriff_is_not_the_jail_nor_the_board(one, other, is_one):
    assert compared(one, other).is_one_body is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("City of Lake Police Department", "Lake Police Department", True),
        ("Lake Sheriff's Office", "Lake County Sheriff's Office", True),
        ("Lake County Police Department", "Lake Police Department", False),
        ("Lake Township Police Department", "Lake Borough Police Department", False),
    ],
)
def test_a_county_is_not_the_town_of_its_name(one, other, is_same):
    assert compared(one, other).has_same_level is is_same


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("Waukesh aCounty Sheriff's Office", "Waukesha County Sheriff's Office", 0),
        ("Ulfport Police", "Gulfport Police", 1),
        ("Lake Constable Precinct 1", "Lake Constable Precinct 2", 3),
        ("Lake Police", "Pond Police", 3),
        ("East Hampton Police", "West Hampton Police", 3),
        ("Constable District A", "Constable District B", 3),
    ],
)
def test_slips_count_letters_and_no_blanks(one, other, slips):
    assert compared(one, other).slips == slips


@pytest.mark.parametrize(
    ("one", "other", "is_division"),
    [
        ("Lake County Commissioners", "Lake County Commissioners / Detention Facility", True),
        ("Department of Finance", "Department of Finance, Investigations", True),
        ("Lake County Sheriff's Office", "Lake County Sheriff's Office Precinct 2", False),
        ("Lake Police", "Lake Police, Harbour", False),  # two words are not enough
    ],
)
def test_a_division_stands_after_a_mark(one, other, is_division):
    assert is_subunit(normal(one), normal(other)) is is_division
