import pytest

from nlp.pipeline import read_doc
from nlp.wordlists import rules


def agencies(language, text, home=None):
    return {one.name: one for one in read_doc(language, text, home)._.agencies}


def test_one_name_for_all_forms(language):
    text = "Immigration and Customs Enforcement paid. ICE trained them, and ICE's lawyers agreed."
    found = agencies(language, text)
    assert list(found) == ["Immigration and Customs Enforcement"]
    printed = [mention.text for mention in found["Immigration and Customs Enforcement"].mentions]
    assert printed == ["Immigration and Customs Enforcement", "ICE", "ICE"]


def test_mentions_are_words_of_the_text(language):
    doc = read_doc(language, "Bensalem police’s van and the Bucks County jail’s gate.", "PA")
    mentions = [mention for one in doc._.agencies for mention in one.mentions]
    assert len(mentions) == 2
    assert all(doc.text[mention.start : mention.end] == mention.text for mention in mentions)


def test_an_agency_has_the_jurisdiction_of_its_name(language):
    text = "The Dakota County Sheriff's Office, in Nebraska, signed."
    found = agencies(language, text)["Dakota County Sheriff's Office"]
    assert found.state == "NE"
    assert found.jurisdiction.id == "ne-dakota-county"


def test_no_agency_is_tied_to_a_county_without_its_state(language):
    found = agencies(language, "The Washington County Sheriff's Office signed.")
    agency = found["Washington County Sheriff's Office"]
    assert (agency.state, agency.jurisdiction) == (None, None)


def test_the_sheriffs_office_is_that_of_the_one_sheriff_named(language):
    text = "Otoe County Sheriff Bo Sample spoke. The sheriff's office has 14 deputies."
    assert set(agencies(language, text, "NE")) == {"Otoe County Sheriff's Office"}


def test_the_sheriffs_office_is_nobodys_where_two_sheriffs_are_named(language):
    text = "Otoe County Sheriff Bo Lee and Cass County Sheriff Al Roe met at the sheriff's office."
    assert agencies(language, text, "NE") == {}


@pytest.mark.parametrize("body", rules("agencies")["federal"], ids=lambda body: body["name"])
def test_every_federal_body_is_found_in_its_example(language, body):
    assert body["name"] in agencies(language, body["example"])


@pytest.mark.parametrize("head", rules("agencies")["head"], ids=lambda head: head["example"])
def test_every_head_is_found_in_its_example(language, head):
    kinds = {one.kind for one in agencies(language, head["example"], "NE").values()}
    assert head["kind"] in kinds
