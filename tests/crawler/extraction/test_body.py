"""Which lines of a page are its text: one rule a test, on the smallest page that shows it."""

import pytest
from lxml.html import document_fromstring

from crawler.extraction.blocks import read_blocks
from crawler.extraction.body import find_body
from crawler.extraction.headline import find_headline

ONE = "The sheriff signed a 287(g) agreement with the agency on Monday, he said in a letter."
TWO = "The board of the county will hear the public on it next month, its chair said on Friday."
THREE = "Six deputies will train for four weeks, and the county will pay their wages meanwhile."
OTHER = "The fair opens on Sunday with a parade of tractors that will last until the evening."
STORY = [ONE, TWO, THREE]
BODY = "".join(f"<p>{one}</p>" for one in STORY)


def body_of(html: str):
    tree = document_fromstring(html)
    blocks = read_blocks(tree)
    return find_body(blocks, find_headline(blocks, tree))


def found(html: str, title: str = "County signs agreement"):
    head = f"<head><title>{title} | The Ledger</title></head>"
    return list(body_of(f"<html>{head}<body>{html}</body></html>").paragraphs)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{OTHER}</p><h1>County signs agreement</h1>{BODY}",
        f"<h1>The Ledger</h1><p>{OTHER}</p><h2>County signs agreement</h2>{BODY}",
        f"<p>{OTHER}</p><font size=5>County signs agreement</font><br>{BODY}",
    ],
)
def test_the_text_begins_after_the_headline(html):
    assert found(html) == STORY


def test_a_headline_below_the_text_does_not_cut_it_off():
    assert found(f"{BODY}<h1>County signs agreement</h1>") == STORY


@pytest.mark.parametrize(
    "box",
    [
        f"<aside><p>{OTHER}</p></aside>",
        f"<div class='related-stories'><p>{OTHER}</p></div>",
        f"<div class='newsletter'><p>{OTHER}</p></div>",
        f"<figure><figcaption>{OTHER}</figcaption></figure>",
        "<p>RELATED: <a href='/x'>287(g) agreements, explained</a></p>",
        "<p><a href='/x'>287(g) agreements, explained in nine questions</a></p>",
        "<ul><li><a href='/x'>287(g), explained</a></li><li><a href='/y'>Fair</a></li></ul>",
        "<p>Sign up for our newsletter.</p>",
        "<p>Advertisement</p>",
    ],
)
def test_what_stands_between_paragraphs_and_is_no_text_goes(box):
    assert found(f"<h1>County signs agreement</h1><p>{ONE}</p>{box}<p>{TWO}</p><p>{THREE}</p>") == (
        STORY
    )


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<h2>Who will train</h2>", "Who will train"),
        ("<p>He did not.</p>", "He did not."),
        ("<ul><li>Six deputies</li></ul>", "Six deputies"),
        ("<blockquote>He did not.</blockquote>", "He did not."),
        ("<p>See the <a href='/x'>agreement</a> itself</p>", "See the agreement itself"),
        (
            "<div class='embed'><blockquote class='twitter-tweet'>Signed.</blockquote></div>",
            "Signed.",
        ),
    ],
)
def test_short_lines_between_paragraphs_stay(line, text):
    page = f"<h1>County signs agreement</h1><div><p>{ONE}</p>{line}<p>{TWO}</p><p>{THREE}</p></div>"
    assert found(page) == [ONE, text, TWO, THREE]


@pytest.mark.parametrize(
    "end",
    [
        f"<h3>Related</h3><p>{OTHER}</p>",
        f"<div>More from the Ledger</div><div><p>{OTHER}</p></div>",
        "<p>Jane Roe is a reporter who covers courts for the Ledger.</p>",
        "<p>Copyright 2026 The Ledger. All rights reserved.</p>",
        "<h3>A heading with nothing under it</h3>",
        f"<div class='comments'><p>{OTHER}</p><p>{OTHER}</p><p>{OTHER}</p><p>{OTHER}</p></div>",
    ],
)
def test_what_follows_the_text_goes(end):
    page = f"<article><h1 class='h'>County signs agreement</h1><div>{BODY}</div>{end}</article>"
    assert found(page) == STORY


def test_a_related_box_within_the_text_does_not_end_it():
    box = "<h3>Related</h3><ul><li><a href='/x'>Fair opens</a></li></ul>"
    page = f"<h1>County signs agreement</h1><p>{ONE}</p><p>{TWO}</p>{box}<p>{THREE}</p>"
    assert found(page) == [ONE, TWO, "Related", THREE]


@pytest.mark.parametrize(
    "form",
    [
        "<div class='promo'>{}</div>",
        "<p class='share-text'>{}</p>",
        "<div class='teaser-content'><p>{}</p></div>",
    ],
)
def test_names_that_mark_every_paragraph_say_nothing(form):
    body = "".join(map(form.format, STORY))
    assert found(f"<h1>County signs agreement</h1><div>{body}</div>") == STORY


def test_a_sentence_that_the_page_shows_again_stands_once():
    quote = f"<blockquote><p>{ONE}</p></blockquote>"
    page = f"<h1>County signs agreement</h1><p>{ONE}</p><p>{TWO}</p>{quote}<p>{THREE}</p>"
    assert found(page) == STORY


@pytest.mark.parametrize("heading", ["<h3>40 Comments</h3>", "<div>Comments</div>"])
def test_comments_go_though_there_are_more_of_them_than_of_the_story(heading):
    comments = "".join(f"<li><p>{number} {OTHER}</p></li>" for number in range(40))
    page = f"<h1>County signs agreement</h1><div>{BODY}</div>{heading}<ol>{comments}</ol>"
    assert found(page) == STORY


def test_a_teaser_in_a_box_without_a_name_goes():
    story = "".join(f"<p>{number} {line}</p>" for number in range(3) for line in STORY)
    box = f"<div><h3><a href='/x'>A fair for all</a></h3><p>{OTHER}</p></div>"
    lines = found(f"<h1>County signs agreement</h1><div>{story}{box}<p>{ONE}</p></div>")
    assert OTHER not in lines
    assert len(lines) == 10


def test_a_second_story_on_the_page_is_another():
    more = "".join(f"<p>{number} {OTHER}</p>" for number in range(20))
    first, second = (
        f"<article><header><h1>{title}</h1></header>{body}</article>"
        for title, body in (("County signs agreement", BODY), ("Fair opens on Sunday", more))
    )
    assert found(first + second) == STORY


@pytest.mark.parametrize("html", ["", "<p>Short.</p>", "<ul><li><a href='/'>Home</a></li></ul>"])
def test_a_page_without_sentences_has_no_text(html):
    assert found(html) == []


def test_credits_within_the_story_are_kept_beside_it():
    page = f"<h1>County signs agreement</h1><div>{BODY}<p>© 2026 Associated Press</p></div>"
    assert body_of(page).beside == ("© 2026 Associated Press",)
