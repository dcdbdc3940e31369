"""Which place an office is given, and that none is better than another's."""

import pytest

from nlp.pipeline import read_doc

TULSA = "Tulsa County, Oklahoma, joined."
BENSALEM = "Bensalem, Pa., has refused."
TWO = "CHARDON, Ohio – Geauga County joined. Geauga County pays. Portage County, Ohio, left.\n\n"


def place_of_al_moss(language, text, state=None):
    people = read_doc(language, text, state)._.people
    (moss,) = [one for one in people if one.name == "Al Moss"]
    return moss.jurisdiction and moss.jurisdiction.id


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (f"{TULSA} Kane County Sheriff Al Moss will not.", None),
        (f"{TULSA} Sheriff Al Moss of Kane County will not.", None),
        (f"{TULSA} Sheriff Al Moss is glad.", "ok-tulsa-county"),
        (f"{TULSA} Sheriff Al Moss of Nowhere is glad.", None),
        (f"{TULSA} Police Chief Al Moss is glad.", None),
        (f"{TULSA} Commissioner Al Moss is glad.", "ok-tulsa-county"),
        (f"{TULSA} City Commissioner Al Moss is glad.", None),
        (f"{TULSA} Western District Commissioner Al Moss is glad.", "ok-tulsa-county"),
        (
            "Erie County, N.Y., met. Legislator Al Moss of the County Legislature left.",
            "ny-erie-county",
        ),
        (f"{TULSA} School board member Al Moss is glad.", None),
        (f"{TULSA} Judge Al Moss is glad.", None),
        (f"{TULSA} Its sheriff, Al Moss, is glad.", "ok-tulsa-county"),
        (f"{BENSALEM} Police Chief Al Moss is glad.", "pa-bensalem"),
        (f"{BENSALEM} Nowhere Township Police Chief Al Moss joined.", None),
        ("Bucks County, Pa., met. Retired police chief Al Moss, now a professor, spoke.", None),
    ],
)
def test_place_of_an_office(language, text, id):
    assert place_of_al_moss(language, text) == id


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Sheriff Al Moss is glad.", "oh-geauga-county"),  # what the text is about
        ("In Portage County, Sheriff Al Moss is glad.", "oh-portage-county"),  # its sentence
        ("Portage County paid. It left. Sheriff Al Moss is glad.", "oh-portage-county"),
        ("Sheriff Al Moss of Portage County is glad.", "oh-portage-county"),
        ("Mayor Al Moss is glad.", "oh-chardon"),  # the dateline
    ],
)
def test_place_of_an_office_where_the_text_names_several(language, text, id):
    assert place_of_al_moss(language, TWO + text) == id


@pytest.mark.parametrize(
    ("text", "state", "id"),
    [
        ("Gov. Al Moss signed.", "OH", "oh"),
        ("Gov. Al Moss signed.", None, None),
        ("Attorney General Al Moss sued.", "OH", "oh"),
        ("U.S. Attorney General Al Moss sued.", "OH", None),
        ("Attorney General Al Moss sued Texas.", None, None),  # of the country, for all we know
        ("State Sen. Al Moss voted no.", "OH", "oh"),
        ("State Sen. Al Moss, R-Chardon, voted no.", "OH", "oh-chardon"),
        ("Sen. Al Moss, R-Ohio, voted no.", "TX", "oh"),
    ],
)
def test_offices_of_a_state_are_of_the_outlets_state(language, text, state, id):
    assert place_of_al_moss(language, text, state) == id


def test_a_place_told_later_belongs_to_the_office(language):
    text = f"{TULSA} Sheriff Al Moss spoke. Kane County, Illinois, Sheriff Al Moss left."
    assert place_of_al_moss(language, text) == "il-kane-county"


@pytest.mark.parametrize(
    ("text", "role", "organization"),
    [
        ("President Zelenskyy met Al Moss. President Al Moss left.", "president", "United States"),
        (
            "Teamsters Local 320 President Al Moss said: “Nobody asked us.”",
            "agency-head",
            None,
        ),
        ("The town met School Resource Officer Al Moss.", "deputy", None),
        ("Al Moss, chief medical officer at Cass County, left.", "official", None),
        ("Port Director Al Moss left.", "public-head", None),
        ("The village president spoke. Trustee Al Moss left.", "council-member", None),
        ("The county legislature met. Legislator Al Moss left.", "state-legislator", None),
        ("The County Legislature met. Legislator Al Moss left.", "county-legislator", None),
    ],
)
def test_role_and_body_of_an_office(language, text, role, organization):
    people = read_doc(language, text)._.people
    assert [(one.role, one.organization) for one in people if one.name == "Al Moss"] == [
        (role, organization)
    ]


def test_a_president_abroad_is_not_of_the_united_states(language):
    (president,) = read_doc(language, "A decree of President Vladimir Putin exists.")._.people
    assert president.organization is None


def test_an_attorney_general_of_the_country_is_of_no_state(language):
    (one,) = read_doc(language, "Attorney General Merrick Garland is listed.", "OH")._.people
    assert one.jurisdiction is None
