"""When two documents name the same person or agency."""

import pytest

from archive.agencies import agency_id
from archive.people import person_id


@pytest.mark.parametrize(
    ("name", "jurisdiction", "organization", "expected"),
    [
        ("Ann Sample", "ne-cass-county", "Sheriff’s Office", "ann-sample-ne-cass-county"),
        (
            "Ann Sample",
            None,
            "Cass County Sheriff’s Office",
            "ann-sample-cass-county-sheriffs-office",
        ),
        ("Ann Sample", None, "the Police Department", "ann-sample-2000100000"),
        ("Ann Sample", None, None, "ann-sample-2000100000"),
        ("Peña Doe", "tx", None, "pena-doe-tx"),
        ("Sample", "ne-cass-county", "Sheriff’s Office", "sample-2000100000"),
    ],
)
def test_a_person_is_a_name_and_a_second_identifier(name, jurisdiction, organization, expected):
    found = person_id(
        name, jurisdiction=jurisdiction, organization=organization, document=2000100000
    )
    assert found == expected


def ids(*names: str) -> set[str]:
    return {
        person_id(name, jurisdiction="ny-otsego-county", organization=None, document=1)
        for name in names
    }


def test_middle_initials_and_nicknames_make_no_other_person():
    assert (
        len(ids("James Sample", "James T. Sample", "James T. “Jim” Sample", "James 'Jim' Sample"))
        == 1
    )


def test_father_and_son_are_two():
    assert len(ids("Ann Sample Jr.", "Ann Sample Sr.", "Ann Sample")) == 3


def test_a_bare_name_is_never_merged_across_documents():
    one, other = (
        person_id("Ann Sample", jurisdiction=None, organization=None, document=document)
        for document in (1, 2)
    )
    assert one != other


@pytest.mark.parametrize(
    ("name", "kind", "state", "expected"),
    [
        ("Cass County Sheriff’s Office", "sheriff", "NE", "ne-cass-county-sheriffs-office"),
        (
            "Immigration and Customs Enforcement",
            "federal",
            None,
            "immigration-and-customs-enforcement",
        ),
        (
            "Washington County Sheriff’s Office",
            "sheriff",
            None,
            "washington-county-sheriffs-office-7",
        ),
    ],
)
def test_an_agency_without_a_state_is_the_documents_own(name, kind, state, expected):
    assert agency_id(name, kind=kind, state=state, document=7) == expected
