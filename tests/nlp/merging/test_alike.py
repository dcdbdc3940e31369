"""Whether two names can be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.merging.alike import Likeness, has_one_suffix, likeness

SAME, SHORT, INITIAL, SURNAME = sorted(Likeness, reverse=True)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Ann Sample", "Ann Sample", SAME),
        ("Richard Sample Jr.", "Richard J. Sample", SAME),
        ("Richard J. Sample", "Richard J. Sample Jr.", SAME),
        ("James T. “Jim” Sample", "Jim Sample", SAME),
        ('James T. "Jim" Sample', "James Sample, Jr.", SAME),
        ("Charles Sample", "Chuck Sample", SHORT),
        ("Ann M. Sample", "Ann Marie Sample", SAME),
        ("James “Jim” Sample", "Jim Sample", SAME),
        ("Robert “Skip” Sample", "Bob “Skip” Sample", SHORT),
        ("James “Skip” Sample", "Robert “Skip” Sample", None),
        ("Ann “the Boss” Sample", "Ann Sample", SAME),
        ("Peña Doe", "Pena Doe", SAME),
        ("Ann Van Dyke", "Ann van Dyke", SAME),
        ("Ann Sample-Doe", "Ann Sample-Doe", SAME),
        ("J. Sample", "James Sample", INITIAL),
        ("J.R. Sample", "Jim Sample", INITIAL),
        ("J. R. Sample", "J.R. Sample", INITIAL),
        ("J. Robert Sample", "Robert Sample", INITIAL),
        ("Christopher Sample", "Chris Sample", SHORT),
        ("Christopher Sample", "Christine Sample", None),
        ("Bob Sample", "Rob Sample", None),  # the press rarely has two short forms for one
        ("Ted Sample", "Ed Sample", None),
        ("Ann Sample", "Ann Doe", None),
        ("Ann Doe", "Ann Sample-Doe", None),  # a name that marriage changed is for a person to tell
        ("Ann Sample Doe", "Ann Sample", None),
        ("Ann Dyke", "Ann Van Dyke", None),
        ("Al Sample Jr.", "Al Sample Sr.", None),
        ("Al Sample II", "Al Sample III", None),
        ("James T. Sample", "James R. Sample", None),
        ("James Thomas Sample", "James R. Sample", None),
        ("J. Sample", "Robert Sample", None),
        ("J. Robert Sample", "Richard Sample", None),
        ("Sample", "Sample", SURNAME),
        ("Sample", "Ann Sample", SURNAME),
        ("Sample Jr.", "Al Sample Sr.", None),
        ("", "", None),
    ],
)
def test_names_are_alike_where_nothing_in_them_tells_two_people(one, other, how):
    assert (likeness(one, other), likeness(other, one)) == (how, how)


@pytest.mark.parametrize(
    ("other", "expected"), [("Al Sample, Jr", True), ("Al Sample", False), ("Al Sample II", False)]
)
def test_suffixes_agree_however_they_are_printed(other, expected):
    assert has_one_suffix("Al Sample Jr.", other) is expected


NAMED = st.text(max_size=20) | st.lists(
    st.sampled_from(
        ["J.", "Jim", "“Jim”", "Van", "Doe-Sample", "Doe", "Jr.", "J.R.", "—", "(", "’"]
    )
).map(" ".join)


@given(NAMED, NAMED)
def test_any_two_texts_can_be_compared_in_either_order(one, other):
    assert likeness(one, other) == likeness(other, one)
