"""What ties two ids together beside the name, and what does not."""

import pytest

from nlp.merging.ties import tie

ICE = ("immigration-and-customs-enforcement", "Immigration and Customs Enforcement")
OFFICE = ("ne-cass-county-sheriffs-office", "Cass County Sheriff's Office")
NOWHERE = {"jurisdiction": None}
AT_OFFICE = {"agencies": [OFFICE]}
US = {"jurisdiction": None, "organizations": ["United States"]}
AT_ICE = {"jurisdiction": None, "agencies": [ICE]}
POLICE = {"jurisdiction": None, "organizations": ["Police Department"]}
SHERIFFS = {"jurisdiction": None, "organizations": ["the Sheriffs’ Association"]}
UNION = {"jurisdiction": None, "organizations": ["Sample Union"], "is_official": False}
THE_UNION = {**UNION, "organizations": ["The Sample Union"]}
BOTH = ("ne-cass-county", "ne-otoe-county")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Chuck Sample",), ("Charles Sample",)),
        (("James T. “Jim” Sample",), ("Jim Sample Jr.",)),
        (("J. Sample",), ("James Sample",)),
        (("Sample",), ("James Sample",)),
        (("Sample", "president", US), ("James Sample", "president", US)),
        (("Al Doe", "deputy"), ("Al Doe Jr.", "deputy")),
        (("Chuck Doe", "council-member"), ("Charles Doe", "council-member")),
        (("Ann Doe", "sheriff", {**NOWHERE, "named": ["ne-cass-county"]}), ("Ann Doe",)),
        (("Ann Doe", "sheriff", {**NOWHERE, "named": BOTH}), ("Ann Doe",)),
        (("Al Doe", "sheriff", {**NOWHERE, **AT_OFFICE}), ("Al Doe", "sheriff", AT_OFFICE)),
        (("Matt Doe", "agency-head", AT_ICE), ("Matthew Doe", "agency-head", AT_ICE)),
        (("Kate Doe", None, THE_UNION), ("Katherine Doe", None, UNION)),
    ],
)  # fmt: skip
def test_a_like_name_is_tied_by_office_or_body(known, one, other):
    assert tie(make(known, one), make(known, other)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a name alone
        (("Ann Doe", "sheriff", NOWHERE), ("Ann Doe", "sheriff", NOWHERE)),
        (("Ann Doe", "sheriff", NOWHERE), ("Ann Doe",)),
        # one name in two counties, or in two states
        (("Ann Doe",), ("Ann Doe", "sheriff", {"jurisdiction": "ne-otoe-county"})),
        (("Ann Doe",), ("Ann Doe", "sheriff", {"jurisdiction": "ia-cass-county"})),
        # a sheriff and a commissioner of one county; a sheriff who became a legislator
        (("Chuck Doe",), ("Charles Doe", "commissioner")),
        (("Chuck Doe",), ("Chuck Doe", "state-legislator", {"jurisdiction": "ne"})),
        # an office with several holders, and an initial alone
        (("J. Doe", "deputy"), ("James Doe", "deputy")),
        (("J. Doe", "council-member"), ("James Doe", "council-member")),
        (("Doe", "deputy"), ("James Doe", "deputy")),
        (("Doe", "sheriff", NOWHERE), ("Doe", "sheriff", NOWHERE)),
        (("Doe", "sheriff", {**NOWHERE, "named": ["ne-cass-county"]}), ("Doe",)),
        (("Doe", "spokesperson", AT_ICE), ("Matt Doe", "spokesperson", AT_ICE)),
        # a surname that changed
        (("Ann Doe",), ("Ann Sample",)),
        (("Ann Doe",), ("Ann Sample-Doe",)),
        # a text that names both
        (("Al Doe", "sheriff", {"versions": [7]}), ("Al Doe Jr.", "sheriff", {"versions": [7, 8]})),
        # a body of which every town has one
        (("Matt Doe", "police-chief", POLICE), ("Matthew Doe", "police-chief", POLICE)),
        (("Matt Doe", "spokesperson", SHERIFFS), ("Matthew Doe", "spokesperson", SHERIFFS)),
        # of one federal body, in two offices or two places
        (("Matt Doe", "agency-head", AT_ICE), ("Matthew Doe", "spokesperson", AT_ICE)),
        (
            ("Matt Doe", "spokesperson", {"jurisdiction": "ne", "agencies": [ICE]}),
            ("Matthew Doe", "spokesperson", {"jurisdiction": "ia-cass-county", "agencies": [ICE]}),
        ),
        (("M. Doe", "spokesperson", AT_ICE), ("Matthew Doe", "spokesperson", AT_ICE)),
        # a text that names the place, and an office that many hold there, or a short name
        (("Ann Doe", "deputy", {**NOWHERE, "named": ["ne-cass-county"]}), ("Ann Doe", "deputy")),
        (("Chuck Doe", "sheriff", {**NOWHERE, "named": ["ne-cass-county"]}), ("Charles Doe",)),
        # one of them without a public office
        (("Chuck Doe", "sheriff", {"is_official": False}), ("Charles Doe",)),
        # offices that no text classes
        (("Chuck Doe", None), ("Charles Doe", None)),
    ],
)  # fmt: skip
def test_a_name_alone_ties_nobody_nor_what_two_people_can_share(known, one, other):
    assert tie(make(known, one), make(known, other)) is None


EARLY = ("2010-01-01", "2014-12-31")


@pytest.mark.parametrize(
    ("one", "other", "is_tied"),
    [
        (("Chuck Doe", EARLY, False), ("Charles Doe", ("2016-01-01", "2020-01-01"), False), True),
        (("Chuck Doe", EARLY, False), ("Charles Doe", ("2020-01-01", "2020-01-01"), False), False),
        # a past holder is spoken of for long, and only after
        (("Chuck Doe", EARLY, False), ("Charles Doe", ("2024-01-01", "2024-01-01"), True), True),
        (("Chuck Doe", EARLY, False), ("Charles Doe", ("2012-01-01", "2012-01-01"), True), False),
        (("Chuck Doe", EARLY, True), ("Charles Doe", ("2016-01-01", "2016-01-01"), False), False),
        (("Chuck Doe", EARLY, True), ("Charles Doe", ("2024-01-01", "2024-01-01"), True), False),
        (("Doe", EARLY, False), ("Al Doe", ("2015-03-01", "2015-03-01"), False), True),
        (("Doe", EARLY, False), ("Al Doe", ("2016-01-01", "2016-01-01"), False), False),
        # a son follows his father, and is not he; papers that leave out Jr. do so all along
        (("Al Doe", EARLY, False), ("Al Doe Jr.", ("2016-01-01", "2020-01-01"), False), False),
        (("Al Doe", EARLY, False), ("Al Doe Jr.", ("2024-01-01", "2024-01-01"), True), False),
        (("Al Doe", EARLY, False), ("Al Doe Jr.", ("2014-01-01", "2016-01-01"), False), True),
        (("Al Doe", EARLY, False), ("Al Doe Jr.", ("2015-03-01", "2015-03-01"), False), True),
    ],
)
def test_a_tie_needs_times_that_fit(known, one, other, is_tied):
    left, right = (
        known(name, days=days, is_former=is_former) for name, days, is_former in (one, other)
    )
    assert (tie(left, right) is not None) is is_tied
    assert tie(left, right) == tie(right, left)


def test_a_tie_says_which_office_place_and_times_agree(known):
    old = known("Chuck Doe", days=("2019-01-01", "2021-01-01"))
    new = known("Charles Doe", days=("2022-01-01", "2022-05-01"))
    assert tie(new, old) == "both sheriff of Cass County, NE; documents of 2019 to 2021 and of 2022"


def make(known, told):
    name, role, more = (*told, *("sheriff", {})[len(told) - 1 :])
    return known(name, role, **more)
