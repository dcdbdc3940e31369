"""What documents say of agreements, and what they report without quoting, stands apart."""

import re

import pytest

SIGNED = "https://ledger.example/signed"


@pytest.mark.parametrize(
    "address",
    [
        "/reported",
        "/reported?event=signed",
        "/reported?state=NE",
        "/agencies/ne-sample-county-sheriffs-office",
        "/jurisdictions/ne-sample-county",
        "/jurisdictions/ne",
    ],
)
def test_a_sentence_about_an_agreement_stands_with_its_document(get, address):
    html = get(address).text
    assert "has joined the 287(g) programme, Sheriff Ann Sample said on Tuesday." in html
    assert "Signed, <time" in html
    assert "March 2026</time>" in html
    assert "reasons given: cost, law" in html
    assert "Sample County signs a 287(g) agreement</a>" in html


@pytest.mark.parametrize("narrowed", ["event=ended", "state=TX", "before=1&after=0", "event=<b>"])
def test_another_event_or_state_has_none(get, narrowed):
    assert "No" in get(f"/reported?{narrowed}").text
    assert get(f"/archive/reported.json?{narrowed}&_shape=array").json() == []


def test_a_document_shows_what_it_says_of_agreements(get, ids):
    html = get(f"/documents/{ids[SIGNED]}").text
    assert "What it says of agreements" in html
    assert '<a href="#agreement-0">in the text</a>' in html
    assert '<span class="agreement" id="agreement-0"' in html


def test_reported_speech_is_marked_as_such_in_the_text(get, ids):
    html = get(f"/documents/{ids[SIGNED]}").text
    assert '<span class="reported" id="quote-' in html
    assert "Reported, not quoted: Ann Sample" in html
    assert "Never cite it as theirs" in html


@pytest.mark.parametrize(
    "address",
    [
        "/quotes?kind=indirect",
        "/quotes?kind=indirect&q=joined",
        "/people/ann-sample-ne-sample-county?kind=indirect",
        "/documents/{signed}",
    ],
)
def test_a_paraphrase_is_labelled_and_never_set_as_a_quotation(get, ids, address):
    html = get(address.format(signed=ids[SIGNED])).text
    before, paraphrase, _ = html.partition('<p class="paraphrase">')
    assert paraphrase
    assert before.rstrip().endswith('<p class="over">Reported, not quoted</p>')
    assert "joined" not in "".join(re.findall(r"<blockquote.*?</blockquote>", html, re.DOTALL))


def test_the_page_of_quotes_leads_to_reported_speech_and_back(get):
    assert 'href="/quotes?kind=indirect"' in get("/quotes").text
    assert "q=joined&amp;speaker=&amp;state=&amp;kind=indirect" in get("/quotes?q=joined").text
    assert 'href="/quotes">' in get("/quotes?kind=indirect").text


@pytest.mark.parametrize(
    ("whose", "named"),
    [
        ("agency=ne-sample-county-sheriffs-office", "Sample County Sheriff&#39;s Office</a>"),
        ("jurisdiction=ne-sample-county", "Sample County, NE</a> and what lies in it"),
        ("agency=nobody", "The archive has no such agency or place"),
    ],
)
def test_one_agency_or_place_has_a_page_of_what_documents_say(get, whose, named):
    html = get(f"/reported?{whose}").text
    assert named in html
    assert "has joined the 287(g) programme" in html


def test_quotes_are_direct_unless_one_asks_otherwise(get):
    for query in ("quotes", "latest_quotes", "quotes_of_person", "quotes_of_jurisdiction"):
        given = "q=county&person=ann-sample-ne-sample-county&jurisdiction=ne-sample-county"
        direct = get(f"/archive/{query}.json?{given}&_shape=array").json()
        assert direct
        assert {row["kind"] for row in direct} == {"direct"}


def test_a_person_has_a_page_of_what_is_reported_of_them(get):
    person = "/people/ann-sample-ne-sample-county"
    assert f'href="{person}?kind=indirect"' in get(person).text
    html = get(f"{person}?kind=indirect").text
    assert "has joined the 287(g) programme" in html
    assert "It costs the county nothing" not in html


def test_reported_speech_counts_as_no_quote(get):
    counts = get("/archive/counts_of_person.json?person=ann-sample-ne-sample-county&_shape=array")
    assert counts.json()[0] | {"documents": 0} == {"documents": 0, "quotes": 27, "reported": 1}
