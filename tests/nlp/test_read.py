"""The shape of an answer, and that no text is too odd for one."""

import pytest

from nlp.answers import answers
from nlp.read import read

TEXT = (
    "OMAHA, Neb. — “We signed,” said Cass County Sheriff Ann Sample. Two boards will vote.\n\n"
    "“It pays,” Al Doe, an organizer, told the Ledger. ICE had no comment."
)


def test_offsets_give_the_text(language):
    found = read(language, TEXT, "NE").as_json()
    mentions = [
        mention
        for kind in ("jurisdictions", "people", "agencies")
        for one in found[kind]
        for mention in one["mentions"]
    ]
    assert len(mentions) >= 4
    for one in (*mentions, *found["quotes"]):
        assert TEXT[one["start"] : one["end"]] == one["text"]


def test_keys_are_those_of_the_contract(language):
    found = read(language, TEXT, "NE").as_json()
    assert list(found) == ["jurisdictions", "people", "agencies", "quotes", "agreements"]
    assert list(found["jurisdictions"][0]) == [
        *("id", "name", "kind", "state", "fips", "role", "score", "mentions")
    ]
    assert list(found["people"][0]) == [
        *("name", "title", "role", "is_official", "organization"),
        *("jurisdiction", "state", "mentions"),
    ]
    assert list(found["agencies"][0]) == ["name", "kind", "state", "jurisdiction", "mentions"]
    assert list(found["quotes"][0]) == [
        *("start", "end", "text", "kind", "speaker", "cue", "told_to", "venue")
    ]
    assert list(found["quotes"][0]["speaker"]) == ["name", "kind", "start", "end"]
    assert list(found["people"][0]["mentions"][0]) == ["start", "end", "text"]


def test_an_ambiguous_place_is_left_out(language):
    found = read(language, "Franklin County signed.").as_json()
    assert found["jurisdictions"] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        '"' * 20_000,
        "“We signed,” said Ann Sample. " * 700,
        "\x00\x01\x85“a”\x0c" * 500,
        "«Мы подписали», — сказал шериф. " * 100,
        "Sheriff " * 3_000,
        "A" * 20_000,
    ],
)
def test_no_text_is_refused(language, text):
    for quote in read(language, text).as_json()["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_a_bad_line_keeps_its_place(language):
    lines = [b'{"id": 1, "text": "We signed."}', b"We signed.", b'{"id": 3}', b"[]", b"\xff"]
    found = list(answers(language, lines))
    assert [answer["id"] for answer in found] == [1, None, 3, None, None]
    assert [answer.get("error", "")[:7] for answer in found] == [
        *("", "line 2:", "line 3:", "line 4:", "line 5:")
    ]


def test_a_text_that_cannot_be_read_is_named_and_the_others_go_on(language):
    lines = [rb'{"id": 1, "text": "\ud800"}', '{"id": 2, "text": "“Yes,” Ann Doe said."}'.encode()]
    first, second = answers(language, lines)
    assert first["error"].startswith("line 1: text could not be read")
    assert second["quotes"][0]["speaker"]["name"] == "Ann Doe"
