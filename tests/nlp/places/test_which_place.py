"""Which names are places, and which places: what the words around and the rest of a text say."""

import pytest

from nlp.pipeline import read_doc


def found(language, text, home):
    """What each mention means: an id, or None where it is ambiguous."""
    return [
        (mention.text, one.jurisdiction.id if one.jurisdiction else None)
        for one in read_doc(language, text, home)._.jurisdictions
        for mention in one.mentions
    ]


@pytest.mark.parametrize(
    ("text", "home", "mention", "id"),
    [
        # a county that the text names holds the town
        ("Cleveland County, whose seat is Shelby, waits.", "NC", "Shelby", "nc-shelby"),
        ("Lancaster County agreed. Patrols in Denver go on.", "PA", "Denver", "pa-denver"),
        # a town that the text names lies in the county
        (
            "In Vancouver, Wash., nobody signed. Clark County waits.",
            None,
            "Clark County",
            "wa-clark-county",
        ),
        # what is far away gets its state when it is first named
        (
            "Houston police withdrew. People in Houston, Texas, wrote to Alaska.",
            "AK",
            "Houston",
            "ak-houston",
        ),
        ("Nassau County, the one in New York, signed.", "FL", "Nassau County", "ny-nassau-county"),
        # a sheriff is a county's
        (
            "Alamance Sheriff Ann Sample called it a promise.",
            "NC",
            "Alamance",
            "nc-alamance-county",
        ),
        ("Mecklenburg's sheriff quit the program.", "NC", "Mecklenburg", "nc-mecklenburg-county"),
        # one word for several
        ("Three counties that signed: Curry, Lea and Eddy.", "NM", "Lea", "nm-lea-county"),
        ("The towns of Paris and Mexico told their chiefs.", "ME", "Mexico", "me-mexico"),
        (
            "Bedford and Campbell counties in Virginia signed.",
            None,
            "Bedford",
            "va-bedford-county",
        ),
        (
            "Officials of Lower Makefield and Bensalem townships met.",
            "PA",
            "Bensalem",
            "pa-bensalem",
        ),
        # a party label is no part of a person's name
        ("State Rep. Ann Sample, R-Alexandria, agreed.", "KY", "Alexandria", "ky-alexandria"),
    ],
)
def test_a_place_is_told_by(language, text, home, mention, id):
    assert (mention, id) in found(language, text, home)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("He told The Yukon Plainsman that it was over.", "OK"),
        ("NASHVILLE, Tenn. (Lancaster Signal) — He sat in a hall.", "OH"),
        ("Reached at his home on the Haw River, he had no advice.", "NC"),
        ("Students at the University of Maine at Farmington marched.", "ME"),
        ("Lawyers at Northern Kentucky University’s clinic agreed.", "KY"),
        ("Wise County pays. “No,” said Powell. The hope is gone.", "VA"),
        ("Georgia Sample, a reading teacher, spoke.", "PA"),
    ],
)
def test_what_bears_the_name_of_a_place_is_none(language, text, home):
    places = {"Yukon", "Lancaster", "Haw River", "Farmington", "Kentucky", "Powell", "Georgia"}
    assert places.isdisjoint(mention for mention, _ in found(language, text, home))


def test_a_county_speaks_for_no_town_of_its_own_name(language):
    text = "York County, S.C., signed. Agencies in York did not answer."
    assert ("York", "sc-york-county") in found(language, text, "NC")


@pytest.mark.parametrize(
    "text",
    [
        "the towns of Paris and Mexico " * 400,
        "counties that signed: Curry, Lea and " * 300,
        "Sheriff Ann Ann Ann Ann of Houston " * 300,
        "HOUSTON POLICE AND THE DAKOTA COUNTY SHERIFF " * 300,
        "(Houston Houston Houston " * 400,
    ],
    ids=["towns", "counties", "titles", "capitals", "brackets"],
)
def test_long_runs_are_read(language, text):
    assert read_doc(language, text, "TX").text == text


def test_a_state_behind_one_list_is_no_county_of_the_next(language):
    text = "They are Kent and Sussex counties in Delaware and Caroline and Talbot counties."
    assert found(language, text, "MD") == [
        ("Kent", "de-kent-county"),
        ("Sussex", "de-sussex-county"),
        ("Delaware", "de"),
        ("Caroline", "md-caroline-county"),
        ("Talbot", "md-talbot-county"),
    ]


def test_a_newspaper_makes_its_town_no_person(language):
    text = "He lives in Joplin. Col. Ann Sample told Joplin Globe reporters that he left."
    assert ("Joplin", "mo-joplin") in found(language, text, "MO")
