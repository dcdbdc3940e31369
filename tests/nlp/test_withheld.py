"""Who never becomes a person of the archive."""

import pytest

from nlp.read import read


@pytest.mark.parametrize(
    "text",
    [
        "Suspect Carl Boom was seen in May.",
        "“I did nothing,” said Carl Boom, who was arrested in May.",
        "“I did nothing,” said Carl Boom, 16, of Omaha.",
        "Carl Boom, a detainee at the jail, said, “I did nothing.”",
        "Carl Boom lives in Omaha.",
        "Sheriff Ann Sample said Carl Boom, 34, was charged with theft.",
        "Carl Boom, a nurse, lives in Omaha.",
    ],
)
def test_the_policed_and_the_merely_named_are_left_out(language, text):
    people = read(language, text).as_json()["people"]
    assert "Carl Boom" not in {person["name"] for person in people}


def test_an_official_stays_though_charged(language):
    people = read(language, "Sheriff Ann Sample was charged with fraud.").as_json()["people"]
    assert [person["name"] for person in people] == ["Ann Sample"]
