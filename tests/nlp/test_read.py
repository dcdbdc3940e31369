"""The shape of an answer, and that no text is too odd for one."""

import json

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from nlp.answers import answers
from nlp.read import Text, read, read_all

TEXT = (
    "OMAHA, Neb. — “We signed,” said Cass County Sheriff Ann Sample. Two boards will vote.\n\n"
    "“It pays,” Al Doe, an organizer, told the Ledger. ICE had no comment."
)


def test_offsets_give_the_text(language):
    found = read(language, Text(text=TEXT, home_state="NE")).as_json()
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
    found = read(language, Text(text=TEXT, home_state="NE")).as_json()
    assert list(found) == [
        *("language", "jurisdictions", "people", "agencies", "quotes", "agreements")
    ]
    assert found["language"] == "en"
    assert list(found["jurisdictions"][0]) == [
        *("id", "name", "kind", "state", "fips", "role", "score", "mentions")
    ]
    assert list(found["people"][0]) == [
        *("name", "title", "role", "is_official", "is_former", "organization"),
        *("jurisdiction", "state", "mentions"),
    ]
    assert list(found["agencies"][0]) == ["name", "kind", "state", "jurisdiction", "mentions"]
    assert list(found["quotes"][0]) == [
        *("start", "end", "text", "kind", "speaker", "cue", "told_to", "venue")
    ]
    assert list(found["quotes"][0]["speaker"]) == ["name", "kind", "start", "end"]
    assert list(found["people"][0]["mentions"][0]) == ["start", "end", "text"]


def test_an_ambiguous_place_is_left_out(language):
    found = read(language, Text(text="Franklin County signed.")).as_json()
    assert found["jurisdictions"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("«Firmamos el acuerdo con el gobierno de Texas», dijo el alguacil Juan Sample.", "es"),
        ("Губернатор Техаса подписал соглашение.", "ru"),
        ("“” — 287", None),
    ],
)
def test_nothing_is_found_in_another_language(language, text, told):
    found = read(language, Text(text=text, home_state="TX")).as_json()
    assert found.pop("language") == told
    assert set(map(tuple, found.values())) == {()}


def test_languages_may_alternate(language):
    texts = [Text(text=text) for text in (TEXT, "Шериф подписал.", TEXT, "", TEXT)]
    assert [len(one.quotes) for one in read_all(language, texts)] == [2, 0, 2, 0, 2]


def test_a_bad_line_keeps_its_place(language):
    bad = [b"We signed.", b'{"id": 3}', b"[]", b"\xff", b"[" * 100_000]
    bad += [b'{"id": %s, "text": "a"}' % id for id in (b"NaN", b"1e999", b"[" * 900 + b"]" * 900)]
    stated = [b'{"id": 7, "text": "a", "%s": 4}' % key for key in (b"state", b"language")]
    found = list(answers(language, [b'{"id": 1, "text": "We signed."}', *bad, *stated]))
    assert [answer["id"] for answer in found] == [1, None, 3, *[None] * 6, 7, 7]
    assert [answer.get("error", "")[:7] for answer in found] == [
        "", *(f"line {number}:"[:7] for number in range(2, 12))
    ]  # fmt: skip


def test_half_an_emoji_is_read_over(language):
    lines = [rb'{"id": 1, "text": "\ud800 \u201cYes,\u201d Ann Doe said."}']
    (answer,) = answers(language, lines)
    assert (answer["quotes"][0]["start"], answer["quotes"][0]["speaker"]["name"]) == (3, "Ann Doe")


@Language.component("refuse_doe")
def refuse_doe(doc: Doc) -> Doc:
    """A component that one text breaks."""
    if "Doe" in doc.text:
        raise ValueError("refused")
    return doc


def test_a_text_that_cannot_be_read_is_named_and_the_others_go_on(language):
    lines = [
        f'{{"id": {number}, "text": "“Yes,” Ann {name} said."}}'.encode()
        for number, name in enumerate(("Sample", "Doe", "Boom"))
    ]
    language.add_pipe("refuse_doe")
    first, second, third = answers(language, lines)
    language.remove_pipe("refuse_doe")
    assert second == {
        "id": 1, "error": "line 2: text could not be read (ValueError('refused'))"
    }  # fmt: skip
    assert [one["quotes"][0]["speaker"]["name"] for one in (first, third)] == [
        *("Ann Sample", "Ann Boom")
    ]


@pytest.mark.parametrize(
    "stated", ["spring", 4, "2026-13-40", "", [], None, "0001-01-01", "9999-12-31T00:00:00Z"]
)
def test_a_text_is_read_whatever_its_date_says(language, stated):
    text = "Sheriff Ann Sample signed a 287(g) agreement last May. She will renew it next Friday."
    line = json.dumps({"id": 7, "text": text, "published": stated}).encode()
    (answer,) = answers(language, [line])
    assert answer["people"]
