"""Where words were spoken, and to whom."""

import pytest

from nlp.read import Text, read
from nlp.speech.venues import venue
from nlp.wordlists import rules


@pytest.mark.parametrize("rule", rules("venues")["venue"], ids=lambda rule: rule["name"])
def test_every_venue_is_found_in_its_example(rule):
    assert venue(rule["example"], None) == rule["name"]


@pytest.mark.parametrize(
    ("told_to", "where"),
    [
        ("Reuters", "interview"),
        ("reporters", "interview"),
        ("the Cass County Ledger", "interview"),
        ("the county board", "meeting"),
        ("the Cass County Commission", "meeting"),
        ("the House committee", "testimony"),
        ("the Court of Common Pleas", "testimony"),
        ("a crowd", "speech"),
        ("Sheriff Doe", None),
        ("Ann Doe", None),
        ("ICE", None),
        ("me", None),
    ],
)
def test_the_listener_tells_the_venue(told_to, where):
    assert venue("", told_to, {"Doe", "ICE"}) == where


def test_x_is_a_network_only_as_a_word():
    assert venue("she said on xylophones", None) is None


@pytest.mark.parametrize(
    ("text", "told_to"),
    [
        ("“Yes,” Ann Sample told reporters outside the jail.", "reporters"),
        ("“Yes,” Ann Sample told the House committee on Monday.", "the House committee"),
        ("“Yes,” Ann Sample told me over pie.", "me"),
        ("“Yes,” Ann Sample told KOZL radio.", "KOZL radio"),
        ("“Yes,” Ann Sample said.", None),
    ],
)
def test_told_to(language, text, told_to):
    assert read(language, Text(text=text)).quotes[0].told_to == told_to
