"""Who never becomes a person of the archive."""

import pytest

from nlp.read import Text, read


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
        "Deputies arrested Carl Boom, 34, in May. “I did nothing,” Boom said.",
        "Prosecutors charged Carl Boom with theft. “I did nothing,” Boom said.",
        "ICE deported Carl Boom in June. “I had a job,” Boom said by telephone.",
        "Police identified the suspect as Carl Boom. “I was at work,” Boom said.",
        "The jury found Carl Boom guilty. “I will appeal,” Boom said.",
        "Carl Boom pleaded guilty on Monday. “I am sorry,” Boom said.",
        "Agents took Carl Boom into custody. “They had no warrant,” Boom said.",
        "Carl Boom spent two weeks in ICE custody. “It was cold,” Boom said.",
        "Facing deportation, Carl Boom hired a lawyer. “I am afraid,” Boom said.",
        "Charges were filed against Carl Boom. “It is a mistake,” Boom said.",
        "A deputy pulled over Carl Boom for a light. “He was polite,” Boom said.",
        "“I pay my taxes,” said Carl Boom, who is undocumented.",
        "“The food is bad,” Inmate Carl Boom said.",
        "Fifteen-year-old Carl Boom spoke. “I miss my father,” Boom said.",
        "A 15-year-old sophomore, Carl Boom, spoke. “I miss my father,” Boom said.",
        "Her 9-year-old son, Carl Boom, spoke. “I miss my father,” Boom said.",
        "“I miss my father,” said Carl Boom, age 12.",
        "“I miss my father,” said Carl Boom, a sixth grader.",
        "“I miss my father,” said Carl Boom, an eighth-grade student.",
        "“I miss my father,” said Carl Boom, a high school sophomore.",
    ],
)
def test_the_policed_and_the_merely_named_are_left_out(language, text):
    people = read(language, Text(text=text)).as_json()["people"]
    assert not [person["name"] for person in people if "Boom" in person["name"]]


@pytest.mark.parametrize(
    "text",
    [
        "“She has a case,” said Naomi Feld, a lawyer for the victim.",
        "“They are afraid,” said Naomi Feld, an advocate for immigrant families.",
        "“They are afraid,” said Naomi Feld, a victim advocate.",
        "“I took the oath,” said Naomi Feld, 52, of Omaha.",
    ],
)
def test_those_who_speak_for_others_are_kept(language, text):
    assert [person["name"] for person in read(language, Text(text=text)).as_json()["people"]] == [
        "Naomi Feld"
    ]


def test_an_official_stays_though_charged(language):
    people = read(language, Text(text="Sheriff Ann Sample was charged with fraud.")).as_json()[
        "people"
    ]
    assert [person["name"] for person in people] == ["Ann Sample"]


@pytest.mark.parametrize(
    "text",
    [
        "“No,” Sheriff Ann Sample told Carl Boom, who was arrested in May.",
        "Sheriff Ann Sample told Carl Boom, 16, that the county would sign.",
    ],
)
def test_whoever_is_policed_is_not_named_as_the_one_who_was_told(language, text):
    quotes = read(language, Text(text=text)).quotes
    assert [quote.told_to for quote in quotes if quote.told_to] == []
