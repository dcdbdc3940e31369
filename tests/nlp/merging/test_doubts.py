"""Pairs that a person should look at, and what is said of them."""

import pytest

from nlp.merging.doubts import doubts
from nlp.merging.merges import find_merges
from nlp.merging.reviewed import Pair, Reviewed


def told(found, reviewed=None):
    reviewed = reviewed or Reviewed()
    return doubts(found, find_merges(found, reviewed), reviewed)


@pytest.mark.parametrize(
    ("role", "more", "why"),
    [
        (
            "sheriff",
            {"jurisdiction": "ne-otoe-county"},
            "of Cass County, NE and of Otoe County, NE",
        ),
        ("state-legislator", {"jurisdiction": "ne"}, "of Cass County, NE and of Nebraska"),
        ("commissioner", {}, "offices: sheriff; commissioner"),
        ("sheriff", {"days": ("2010-01-01", "2010-01-01")}, "far apart in time: documents of 2010"),
        ("sheriff", {"jurisdiction": None}, "no place or body in common"),
        ("sheriff", {"is_official": False}, "the names agree by little, or one is named"),
    ],
)
def test_a_pair_says_what_keeps_it_apart(known, role, more, why):
    (pair,) = told([known("Chuck Doe"), known("Charles Doe", role, id="z", **more)])
    assert pair.why.startswith(why)


def test_whom_two_fit_is_told_with_both(known):
    pairs = told([known("Al Doe"), known("Al Doe Jr."), known("Al Doe Sr.")])
    assert [pair.why for pair in pairs] == ["each may be someone else, too"] * 2


def test_merged_people_other_states_one_text_and_decided_pairs_are_no_doubts(known):
    chuck, charles = known("Chuck Doe"), known("Charles Doe")
    iowa = known("Chuck Doe", jurisdiction="ia-cass-county")
    beside = known("Chuck Doe Jr.", versions=[*chuck.versions, *charles.versions])
    legislator = known("Charles Doe", "state-legislator", jurisdiction="ne")
    apart = tuple(
        Pair(left=min(one.id, legislator.id), right=max(one.id, legislator.id), because="x", line=1)
        for one in (chuck, charles, beside)
    )
    assert told([chuck, charles, iowa, beside, legislator], Reviewed(apart=apart)) == []


def test_the_likeliest_come_first(known):
    chuck = known("Chuck Doe")
    alike = [
        known("Chuck Doe", "mayor", jurisdiction="ne-elm", id="other-office"),
        known("Charles Doe", "sheriff", id="other-years", days=("2010-01-01", "2010-01-01")),
        known("Chuck Doe", "sheriff", jurisdiction=None, id="nowhere"),
    ]
    pairs = [{pair.left.id, pair.right.id} for pair in told([chuck, *alike])]
    assert pairs[0] == {chuck.id, "other-years"}
