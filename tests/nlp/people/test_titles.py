"""Who is given which title, wherever it stands; and who is none."""

import pytest

from nlp.pipeline import read_doc


def titled(language, text):
    people = read_doc(language, text, "IL")._.people
    return [(one.name, one.title, one.role) for one in people if one.is_official]


@pytest.mark.parametrize(
    "text",
    [
        "Supervisors Ann Doe, Bo Roe and Cy Poe voted no.",
        "Council members Ann Doe, Bo Roe, and Cy Poe voted no.",
        "Mayors Ann Doe of Kane, Bo Roe of Elgin and Cy Poe of Aurora signed a letter.",
        "Voting yes were Aldermen Ann Doe (1st Ward), Bo Roe (2nd Ward) and Cy Poe.",
        "Sheriff Ann Doe; Chief Deputy Bo Roe; and Jail Administrator Cy Poe came.",
    ],
)
def test_everyone_of_a_list_has_the_title(language, text):
    assert [name for name, _, _ in titled(language, text)] == ["Ann Doe", "Bo Roe", "Cy Poe"]


def test_a_title_behind_a_list_is_everyones(language):
    text = "Ann Doe and Bo Roe, both county commissioners, voted no."
    title = ("county commissioner", "commissioner")
    assert titled(language, text) == [("Ann Doe", *title), ("Bo Roe", *title)]


@pytest.mark.parametrize(
    ("text", "title", "role"),
    [
        ("Ex-Sheriff Ann Doe spoke.", "Ex-Sheriff", "sheriff"),
        ("The sheriff there, Ann Doe, spoke.", "sheriff", "sheriff"),
        ("The new sheriff is Ann Doe.", "sheriff", "sheriff"),
        ("Ann Doe, then the sheriff, signed.", "sheriff", "sheriff"),
        ("Ann Doe served two terms as mayor.", "mayor", "mayor"),
        ("Elgin Director of Engineering Ann Doe spoke.", "Director of Engineering", "director"),
        ("Mayor Pro Tem Ann Doe spoke.", "Mayor Pro Tem", "mayor"),
        ("“I’m the county judge,” Ann Doe said. “I fix roads.”", "county judge", "judge"),
        ("Ann Doe signed. “We had to,” the mayor said.", "mayor", "mayor"),
        ("Capt. Ann Doe, the jail administrator, spoke.", "jail administrator", "jailer"),
        ("The county’s jail commander, Capt. Ann Doe, spoke.", "jail commander", "jailer"),
        ("Ann Doe, the sheriff’s public information officer, spoke.",
         "public information officer", "deputy"),
        ("Ann Doe, of Sharon, a select board member, spoke.",
         "select board member", "council-member"),
        ("The board of supervisors met. Chairwoman Ann Doe spoke.",
         "Chairwoman", "county-legislator"),
        ("Director Ann Doe of the Department of Correctional Services spoke.",
         "Director", "director"),
        ("Ann Doe sits on the Elgin City Council.",
         "sits on the Elgin City Council", "council-member"),
        ("Ann Doe ran the Kane County jail from 1993 until 2009.",
         "ran the Kane County jail", "agency-head"),
        ("Ann Doe with the Elgin Fire Department spoke.", None, "official"),
        ("Ann Doe, R-Elgin, sponsored it.", None, "state-legislator"),
        ("The council appointed Ann Doe to the Elgin City Council.", None, "council-member"),
        ("The FBI’s civil rights unit chief, Ann Doe, spoke.",
         "FBI’s civil rights unit chief", "agency-head"),
    ],
)  # fmt: skip
def test_a_title_is_found_where_it_stands(language, text, title, role):
    assert titled(language, text) == [("Ann Doe", title, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Republican candidate for governor Ann Doe spoke.",
        "Ann Doe, who was running for mayor, spoke.",
        "Ann Doe was arrested by a deputy.",
        "Ann Doe sent a link to a slide from a sheriff.",
        "Ann Doe, the sheriff’s wife, spoke.",
        "Ann Doe was on the phone with the council.",
        "Ann Doe leads the pack.",
        "Ann Doe, director of the Texas Civil Rights Project, spoke.",
        "Police Benevolent Association President Ann Doe spoke.",
        "Juror Ann Doe asked for a break.",
    ],
)
def test_who_holds_no_office(language, text):
    assert titled(language, text) == []


@pytest.mark.parametrize(
    ("text", "state", "role"),
    [
        ("County Judge Ann Doe spoke.", "TX", "county-judge"),
        ("County Judge Ann Doe spoke in Elgin, Illinois.", "IL", "judge"),
        ("Grayson County, Kentucky, met. Magistrate Ann Doe spoke.", "KY", "county-legislator"),
        ("The fiscal court met. Magistrate Ann Doe spoke.", None, "county-legislator"),
        ("Magistrate Ann Doe spoke.", None, "judge"),
        ("Assembly member Ann Doe spoke.", "NY", "state-legislator"),
        ("Sen. Ann Doe, R-Ga., spoke.", "GA", "us-senator"),
        ("Sen. Ann Doe, R-Macon, spoke.", "GA", "state-legislator"),
        ("Sen. Ann Doe wrote the bill. The state Senate passed it.", "GA", "state-legislator"),
        ("Sen. Ann Doe wrote the bill. Congress passed it.", "GA", "us-senator"),
        ("The board’s president, Ann Doe, spoke for the county board.", "GA", "county-legislator"),
        ("Ann Doe, a member of the town council, spoke.", "GA", "council-member"),
        ("Juror Ann Doe spoke. The Police Jury met.", "LA", "county-legislator"),
    ],
)
def test_the_role_of_a_word_that_means_several(language, text, state, role):
    (person,) = read_doc(language, text, state)._.people
    assert person.role == role


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Sheriff Ann Doe signed.", False),
        ("Acting Sheriff Ann Doe signed.", False),
        ("Former Sheriff Ann Doe signed.", True),
        ("then-Sheriff Ann Doe signed.", True),
        ("Ann Doe, the county’s sheriff from 2005 to 2013, signed.", True),
        ("Ann Doe, who was sheriff until 2019, signed.", True),
        ("Ann Doe was elected sheriff in 2020.", False),
        ("A previous sheriff, Ann Doe, signed.", True),
        ("Ann Doe retired as a captain in the sheriff’s office.", True),
    ],
)
def test_whether_an_office_is_past(language, text, former):
    (person,) = read_doc(language, text)._.people
    assert person.is_former is former


def test_a_predecessor_has_the_office_of_whom_they_went_before(language):
    text = "Tulsa County, Oklahoma, Sheriff Al Moss left. His predecessor, Ann Doe, signed."
    ann = next(one for one in read_doc(language, text)._.people if one.name == "Ann Doe")
    assert (ann.title, ann.role, ann.is_former) == ("predecessor", "sheriff", True)
    assert ann.jurisdiction.id == "ok-tulsa-county"
