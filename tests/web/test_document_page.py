"""What the page of one document shows, and that nothing in it can act."""

import pytest

SIGNED = "https://ledger.example/signed"
OPINION = "https://ledger.example/opinion"
RELEASE = "https://office.example/release"
UNDATED = "https://ledger.example/undated"
EMPTY = "https://ledger.example/empty"
HOSTILE = "javascript:alert(1)"


@pytest.fixture
def page(get, ids):
    return lambda address: get(f"/documents/{ids[address]}").text


def test_places_people_agencies_and_quotes_are_marked_in_place(page):
    html = page(SIGNED)
    assert (
        'href="/jurisdictions/ne-plum-creek" title="Place: Plum Creek, NE">Plum Creek</a>' in html
    )
    assert 'title="Person: Ann Sample">Ann Sample</a>' in html
    assert 'title="Quote: Jo Doe">Nobody asked the people of Plum Creek,</q>' in html
    assert (
        '<a class="agency" href="/agencies/ne-sample-county-sheriffs-office" '
        'title="Agency: Sample County Sheriff&#39;s Office"><span class="place"'
    ) in html
    assert 'title="Place: several fit">Washington County</span>' in html


def test_the_four_dates_stay_apart(page):
    html = page(SIGNED)
    assert (
        '<dt>Published</dt><dd><time datetime="2026-03-04T14:30:00Z">4 March 2026, 14:30 UTC</time>'
        in html
    )
    assert '<dt>Updated</dt><dd><time datetime="2026-03-05">5 March 2026</time>' in html
    assert '<dt>First seen</dt><dd><time datetime="2026-03-05T15:00:00Z">' in html
    assert '<dt>Last asked for</dt><dd><time datetime="2026-03-05T15:00:00Z">' in html


def test_a_date_that_the_page_does_not_state_is_not_made_up(page):
    html = page(UNDATED)
    assert "<dt>Published</dt><dd>the page does not say</dd>" in html
    assert "<dt>Updated</dt><dd>the page does not say</dd>" in html


def test_the_proof_is_shown(page):
    html = page(SIGNED)
    assert f'<code class="hash">{"0" * 64}</code>' in html
    assert "the words have not changed" in html


def test_a_changed_document_leads_to_its_versions(page, ids):
    html = page(UNDATED)
    assert "<dt>Versions</dt><dd>2: the words have changed" in html
    assert f'href="/archive/versions?document={ids[UNDATED]}"' in html


def test_the_original_is_linked(page):
    assert (
        f'<a href="{SIGNED}" rel="external noopener">Read the original at ledger.example'
        in page(SIGNED)
    )


def test_an_opinion_piece_is_called_one(page):
    assert "An opinion piece" in page(OPINION)
    assert "An opinion piece" not in page(SIGNED)


def test_a_release_shows_its_kind_place_topic_and_rights(page):
    html = page(RELEASE)
    for words in ("Press release", "Plum Creek, NE", "Partnerships", "in the public domain"):
        assert words in html


def test_an_unread_document_says_so(page):
    assert "Not yet read for places, people and quotes" in page(RELEASE)
    assert "Not yet read" not in page(SIGNED)


def test_a_document_without_text_has_a_page(page):
    assert "<h1>287(g)</h1>" in page(EMPTY)


def test_nothing_in_a_document_can_act(page):
    html = page(HOSTILE)
    for words in ("<script", "<style", "<img", "<b>", "<i>", "<u>", 'href="javascript:'):
        assert words not in html
    assert "The original’s address cannot be linked: <code>javascript:alert(1)</code>" in html
    assert "{{ 7 * 7 }}" in html


def test_a_hostile_name_still_links_to_its_person(page, get):
    address = "/people/eve%2F%3Cb%3E%3F%26%23%C3%BC"
    assert f'href="{address}"' in page(HOSTILE)
    assert "&lt;i&gt;Eve&lt;/i&gt;" in get(address).text


def test_a_document_that_was_removed_says_so(page):
    assert "<dt>Removed</dt><dd>the page was gone when it was asked for again" in page(OPINION)
    assert "<dt>Removed</dt>" not in page(SIGNED)


def test_wire_and_paywall_are_shown_where_the_page_states_them(page):
    html = page(OPINION)
    assert "<dt>Wire</dt><dd>Sample Wire, as the page credits it</dd>" in html
    assert "<dt>Paywall</dt>" in html
    assert "<dt>Paywall</dt>" not in page(SIGNED)
