"""The word lists of crawler/extraction/boilerplate.toml, against examples and sentences."""

import re

import pytest
from lxml.html import fragment_fromstring

from crawler.extraction.boilerplate import (
    WORDS,
    is_ending,
    is_firm,
    is_last,
    is_line,
    is_marked,
    is_readers,
)

SAYS = {"line": is_line, "last": is_last, "ending": is_ending, "reader": is_readers}
WORDED = [(kind, entry) for kind in SAYS for entry in WORDS[kind]]
NAMED = [(kind, entry) for kind in ("loose", "firm") for entry in WORDS[kind]]


@pytest.mark.parametrize(("kind", "entry"), WORDED, ids=lambda one: str(one)[-40:])
def test_each_pattern_meets_its_own_example(kind, entry):
    assert re.fullmatch(entry["pattern"], entry["example"], re.IGNORECASE)
    assert SAYS[kind](entry["example"])


@pytest.mark.parametrize(("kind", "entry"), NAMED, ids=lambda one: str(one)[-40:])
def test_each_group_of_names_marks_its_own_example(kind, entry):
    element = fragment_fromstring(f"<div {entry['example']}></div>")
    assert is_marked(element)
    assert is_firm(element) == (kind == "firm")


@pytest.mark.parametrize(
    "text",
    [
        "The sheriff signed a 287(g) agreement with ICE on Monday.",
        "More than 40 deputies trained under 287(g), the records show.",
        "Deputies will follow our policy, the sheriff said.",
        "Related charges against the deputy were dropped in March.",
        "Support for the 287(g) programme fell in every district of the county.",
        "The board asked for comments on the agreement.",
        "Get out of the jail business, the speaker told the board.",
        "“Read the agreement before you sign it,” she told him.",
        "Sheriff Jane Roe was a reporter before she ran for office.",
        "Roe is the only candidate who would end the agreement.",
        "Contact between deputies and agents is rare, he said.",
        "Follow-up visits are planned.",
        "(c) The attorney general may sue to enforce this section.",
        "Watch commanders must sign each form, the agreement says.",
        "Signing up costs the county nothing, he said.",
        "Reporting by the public has fallen, the sheriff said.",
    ],
)
def test_sentences_of_a_story_are_no_boilerplate(text):
    assert not is_line(text)
    assert not is_ending(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sheriff Jane Roe was a reporter before she ran for office.",
        "Roe is the only candidate who would end the agreement.",
        "Doe is a former director of the county’s jail.",
        "The judge is no relation of the reporter.",
        "The agreement is a contract between a sheriff and ICE.",
        "The sheriff reports on the programme to the board each year.",
    ],
)
def test_the_last_sentence_of_a_story_stays(text):
    assert not is_last(text)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<div class="story-body">', False),
        ('<div class="commentary">', False),
        ('<div class="has-sidebar with-comments no-share">', False),
        ('<div class="post-1 type-post hentry tag-comments category-newsletter">', False),
        ('<div class="elementor-widget elementor-widget-text-editor">', False),
        ('<div class="subscriber-only">', False),
        ('<div class="relatedStories">', True),
        ('<div class="story__related">', True),
        ('<div id="Comments">', True),
        ('<div style="display: none">', True),
        ('<div role="complementary">', True),
        ("<figure>", True),
        ("<figure><blockquote>", False),
    ],
)
def test_names_mark_whole_words_alone(html, found):
    assert is_marked(fragment_fromstring(html)) is found
