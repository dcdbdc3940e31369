from datetime import date

import pytest

from nlp.pipeline import read_doc

TUESDAY = date(2026, 2, 10)


def findings(language, text, published=TUESDAY):
    return read_doc(language, text, "NE", published=published)._.agreements


def test_the_sentence_stands_at_its_offsets(language):
    text = "It rained. Cass County signed a 287(g) agreement on Jan. 14, 2026. It snowed."
    (found,) = findings(language, text)
    assert text[found.start : found.end] == found.text
    assert found.text == "Cass County signed a 287(g) agreement on Jan. 14, 2026."


def test_a_sheriff_implies_the_office_without_mentions(language):
    (found,) = findings(language, "Cass County Sheriff Ann Sample signed a 287(g) agreement.")
    assert (found.agency.name, found.agency.mentions) == ("Cass County Sheriff's Office", ())


def test_a_named_office_is_the_sheriffs(language):
    text = (
        "The Cass County Sheriff's Office is small. Sheriff Ann Sample signed a 287(g) agreement."
    )
    (found,) = findings(language, text)
    assert found.agency.mentions[0].text == "Cass County Sheriff's Office"


@pytest.mark.parametrize(
    ("words", "model"),
    [
        ("a task force agreement", "task-force"),
        ("an agreement under the jail enforcement model", "jail-enforcement"),
        ("a warrant service officer agreement", "warrant-service-officer"),
        ("a 287(g) agreement (WSO)", "warrant-service-officer"),
        ("a 287(g) agreement", None),
    ],
)
def test_the_model_is_the_one_named(language, words, model):
    (found,) = findings(language, f"Cass County signed {words} with ICE under 287(g).")
    assert found.model == model


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("citing the cost of overtime", ("cost",)),
        ("because a new state law bans it", ("law",)),
        ("because it had too few deputies", ("staffing",)),
        ("because residents had lost trust", ("community",)),
        ("on a cold day", ()),
    ],
)
def test_reasons_are_those_that_the_sentence_gives(language, words, reasons):
    (found,) = findings(language, f"Cass County ended its 287(g) agreement {words}.")
    assert found.reasons == reasons


def test_a_month_without_a_year_is_none_without_a_day_of_publication(language):
    text = "Cass County joined the 287(g) program in May."
    assert [one.date for one in findings(language, text)] == ["2025-05"]
    assert [one.date for one in findings(language, text, None)] == [None]


def test_a_vote_to_come_is_dated_ahead(language):
    text = "The Cass County board will vote on the 287(g) agreement on Friday."
    assert [(one.event, one.date) for one in findings(language, text)] == [
        ("considered", "2026-02-13")
    ]


def test_lines_of_a_list_take_the_event_of_the_line_above(language):
    text = (
        "These counties have signed 287(g) agreements:\n\n"
        "• Cass County (task force, 2025)\n\n• Otoe County (jail enforcement, 2019)\n\nIt rained."
    )
    found = [(one.jurisdiction.id, one.model, one.date) for one in findings(language, text)]
    assert found == [
        ("ne-cass-county", "task-force", "2025"),
        ("ne-otoe-county", "jail-enforcement", "2019"),
    ]


def test_a_list_gives_each_of_its_counties_the_sentence(language):
    text = "Sheriffs in Cass and Otoe counties signed 287(g) agreements."
    assert len({one.text for one in findings(language, text)}) == 1
    assert len(findings(language, text)) == 2


def test_a_headline_in_capitals_is_none(language):
    assert not findings(language, "CASS COUNTY SIGNS 287(G) AGREEMENT WITH ICE")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The Cass County board put off a vote Monday on a 287(g) agreement.", "2026-02-09"),
        ("The Cass County board will vote Monday on a 287(g) agreement.", "2026-02-16"),
    ],
)
def test_a_weekday_is_past_where_the_verb_is(language, words, day):
    (found,) = findings(language, words)
    assert (found.event, found.date) == ("considered", day)
