"""Findings are marked in place, whatever covers what."""

import re

import pytest

TEXT = "The Plum County Sheriff’s Office said “we of Plum County” & left.\n\nIt came back."


@pytest.fixture(scope="module")
def marked(plugin):
    return plugin("marks").marked


def finding(kind: str, words: str, *, target: str | None = "x", text: str = TEXT) -> dict:
    start = text.index(words)
    return {"kind": kind, "start": start, "end": start + len(words), "target": target, "name": "N"}


def without_tags(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).replace("&amp;", "&")


def test_a_text_without_findings_is_its_paragraphs(marked):
    assert marked("One & two.\n\n \n\nThree.\nFour.\n", []) == (
        "<p>One &amp; two.</p>\n<p>Three.\nFour.</p>"
    )


def test_no_text_is_no_paragraph(marked):
    assert marked(" \n\n ", []) == ""


def test_a_person_is_a_link_to_the_person(marked):
    assert '<a class="person" href="/people/x%2Fy%22" title="Person: N">back</a>' in marked(
        TEXT, [finding("person", "back", target='x/y"')]
    )


def test_an_ambiguous_place_is_no_link(marked):
    html = marked(TEXT, [finding("place", "Plum County", target=None)])
    assert '<span class="place" title="Place: several fit">Plum County</span>' in html


def test_a_place_within_an_agency_stands_within_it(marked):
    agency, place = (
        finding("agency", "Plum County Sheriff’s Office"),
        finding("place", "Plum County"),
    )
    html = marked(TEXT, [place, agency])
    within = (
        r'<a class="agency" href="/agencies/x"[^>]*><span class="place"[^>]*>Plum County</span> S'
    )
    assert re.search(within, html)


def test_a_quote_has_an_anchor_at_its_start(marked):
    quote = finding("quote", "we of Plum County")
    assert f'<q class="quote" id="quote-{quote["start"]}" title="Quote: N">' in marked(
        TEXT, [quote]
    )


def test_a_quote_over_two_paragraphs_is_cut_with_one_anchor(marked):
    quote = finding("quote", "left.\n\nIt came")
    html = marked(TEXT, [quote])
    assert html.count("<q ") == html.count("</q>") == 2
    assert html.count(" id=") == 1


@pytest.mark.parametrize("reverse", [False, True])
def test_findings_that_overlap_are_cut_where_one_ends(marked, reverse):
    findings = [finding("quote", "Office said “we of"), finding("agency", "Sheriff’s Office")]
    html = marked(TEXT, sorted(findings, key=lambda f: f["kind"], reverse=reverse))
    assert without_tags(html).split() == TEXT.split()
    assert re.search(
        r'<a class="agency"[^>]*>Sheriff’s <q class="quote"[^>]*>Office</q></a>'
        r'<q class="quote" title="Quote: N"> said “we of</q>',
        html,
    )


def test_no_link_stands_in_a_link(marked):
    html = marked(TEXT, [finding("person", "Plum County Sheriff"), finding("place", "Plum County")])
    assert html.count("<a ") == 1


def test_two_findings_of_the_same_words_nest(marked):
    html = marked(TEXT, [finding("place", "back"), finding("quote", "back")])
    assert re.search(r"<q [^>]*><a [^>]*>back</a></q>", html)


def test_offsets_count_code_points(marked):
    text = "🦀🦀 Ann 🦀"
    assert ">Ann</a> 🦀" in marked(text, [finding("person", "Ann", text=text)])


@pytest.mark.parametrize("start", range(0, len(TEXT) - 8, 3))
def test_no_word_is_lost_and_no_tag_left_open(marked, start):
    findings = [
        finding("quote", TEXT[6:30]),
        finding("agency", TEXT[4:20]),
        {"kind": "person", "start": start, "end": start + 7, "target": "p", "name": "N"},
        {"kind": "place", "start": start + 3, "end": start + 8, "target": "p", "name": "N"},
    ]
    html = marked(TEXT, findings)
    assert without_tags(html) == "\n".join(TEXT.split("\n\n"))
    opened = []
    for slash, tag in re.findall(r"<(/?)(\w+)", html):
        assert opened.pop() == tag if slash else not opened.append(tag)
    assert opened == []


def test_a_sentence_of_several_agreements_is_one_anchor_around_what_it_names(marked):
    sentence = TEXT.partition("\n")[0]
    findings = [
        finding("place", "Plum County"),
        finding("agreement", sentence, target="x"),
        finding("agreement", sentence, target="y"),
    ]
    html = marked(TEXT, findings)
    assert html.count('class="agreement" id="agreement-0"') == html.count("agreement-") == 1
    assert re.search(r'id="agreement-0"[^>]*>The <a class="place"', html)


def test_findings_beyond_the_text_are_left_out(marked):
    late = {"kind": "person", "start": 900, "end": 910, "target": "p", "name": "N"}
    assert marked("Short.", [late]) == "<p>Short.</p>"
