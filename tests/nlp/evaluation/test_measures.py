"""What `287g evaluate` counts as right."""

import pytest

from nlp.evaluation.figures import as_json, figures, table
from nlp.evaluation.gold import Gold, answer_of
from nlp.evaluation.score import Score
from nlp.read import Text

COUNTY = {"id": "ne-cass-county", "role": "subject"}
SHERIFF = {"name": "Ann Sample", "title": "sheriff", "role": "sheriff", "is_official": True}
QUOTE = {
    "text": "We signed in May and nobody asked us why,",
    "kind": "direct",
    "speaker": {"name": "Ann Sample", "kind": "person"},
}
ENDED = {
    "event": "ended",
    "agency": "Cass County Sheriff's Office",
    "text": "The sheriff ended the agreement in June.",
    "date": "2026-06",
}


def measured(given: dict, wanted: dict) -> dict:
    """The figures of one text by their names."""
    gold = Gold(text=Text(text=""), answer=answer_of({"id": 1} | wanted, "gold"))
    return as_json(figures([gold], {"1": answer_of({"id": 1} | given, "given")}))


@pytest.mark.parametrize(
    "given",
    [
        QUOTE,
        QUOTE | {"text": "We signed in May and nobody asked us why"},
        QUOTE | {"speaker": {"name": "Ann B. Sample", "kind": "person"}},
    ],
)
def test_a_quote_with_its_words_and_speaker_is_right(given):
    assert measured({"quotes": [given]}, {"quotes": [QUOTE]})["quotes with speaker"]["f1"] == 1


@pytest.mark.parametrize(
    "given",
    [
        QUOTE | {"speaker": {"name": "Al Doe", "kind": "person"}},
        QUOTE | {"speaker": None},
        QUOTE | {"text": "nobody asked us"},
        QUOTE | {"kind": "indirect"},
    ],
)
def test_a_quote_with_other_words_or_speaker_is_wrong(given):
    assert measured({"quotes": [given]}, {"quotes": [QUOTE]})["quotes with speaker"]["right"] == 0


def test_an_unnamed_speaker_is_answered_by_no_name():
    unnamed = QUOTE | {"speaker": {"name": None, "kind": "unnamed"}}
    found = measured({"quotes": [unnamed]}, {"quotes": [unnamed]})
    assert found["quotes with speaker"]["f1"] == 1


def test_indirect_speech_counts_apart_from_quotes():
    reported = QUOTE | {"kind": "indirect"}
    found = measured({"quotes": [QUOTE, reported]}, {"quotes": [QUOTE, reported]})
    assert found["quotes"]["given"] == found["indirect speech"]["given"] == 1


def test_a_finding_answers_only_one_other():
    found = measured({"quotes": [QUOTE, QUOTE]}, {"quotes": [QUOTE]})["quotes"]
    assert (found["right"], found["given"]) == (1, 2)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (SHERIFF, 1),
        (SHERIFF | {"name": "Ann “Annie” Sample"}, 1),
        (SHERIFF | {"name": "Al Sample"}, 0),
        (SHERIFF | {"is_official": False}, 0),
    ],
)
def test_an_official_is_known_by_the_name(given, right):
    assert measured({"people": [given]}, {"people": [SHERIFF]})["officials"]["right"] == right


@pytest.mark.parametrize(("title", "share"), [("Cass County sheriff", 1), ("mayor", 0)])
def test_half_the_words_of_a_title_are_enough(title, share):
    found = measured({"people": [SHERIFF | {"title": title}]}, {"people": [SHERIFF]})
    assert found["title"]["share"] == share


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (ENDED, 1),
        (ENDED | {"event": "paused"}, 0),
        (ENDED | {"agency": "Otoe County Sheriff's Office"}, 0),
        (ENDED | {"text": "Another sentence altogether stands here."}, 0),
    ],
)
def test_an_event_needs_its_kind_agency_and_sentence(given, right):
    found = measured({"agreements": [given]}, {"agreements": [ENDED]})
    assert found["agreements"]["right"] == right


def test_the_date_of_an_event_is_measured_apart():
    found = measured({"agreements": [ENDED | {"date": "2026"}]}, {"agreements": [ENDED]})
    assert found["date of the agreement"] == {"share": 0.0, "right": 0, "of": 1}


def test_a_place_missed_and_one_made_up_both_count():
    other = COUNTY | {"id": "ne-otoe-county"}
    found = measured({"jurisdictions": [other]}, {"jurisdictions": [COUNTY]})["jurisdictions"]
    assert (found["right"], found["given"], found["wanted"]) == (0, 1, 1)


def test_a_text_without_an_answer_is_answered_with_nothing():
    gold = Gold(text=Text(text=""), answer=answer_of({"id": 1, "quotes": [QUOTE]}, "gold"))
    found = as_json(figures([gold], {}))
    assert found["quotes"]["recall"] == 0


def test_where_nothing_is_wanted_or_given_there_is_no_figure():
    assert "–" in next(line for line in table([Score(name="quotes")]) if "quotes" in line)
