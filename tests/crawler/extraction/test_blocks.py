import pytest
from lxml.html import document_fromstring

from crawler.extraction.blocks import count_words, read_blocks

SENTENCE = "The board will hear the public on it next month, its chair said."


def blocks(html: str):
    return read_blocks(document_fromstring(f"<html><body>{html}</body></html>"))


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("loose <b>words</b><p>One.</p>more", ["loose words", "One.", "more"]),
        ("<p>One<br>line.</p>", ["One line."]),
        ("One.<br> <br/>Two.", ["One.", "Two."]),
        ("<p>A <em>b</em>c <a href='/'>d</a>.</p>", ["A bc d."]),
        ("<script>no()</script>yes<style>no</style>", ["yes"]),
        ("<p class='encrypted-content'>%96 3@2C5</p>yes", ["yes"]),
        ("<p>...</p>", []),
        ("<div><span class='caption'>By hand</span><p>One.</p></div>", ["By hand", "One."]),
        ("<p>In <span class='dateline'>town</span> today</p>", ["In town today"]),
    ],
)
def test_each_line_that_a_reader_sees_is_a_block(html, found):
    assert [block.text for block in blocks(html)] == found


@pytest.mark.parametrize(
    ("html", "is_prose"),
    [
        (f"<p>{SENTENCE}</p>", True),
        (f"<h2>{SENTENCE}</h2>", False),
        (f"<p><a href='/'>{SENTENCE}</a></p>", False),
        ("<p>Too short to tell.</p>", False),
        (f"<p>{'word ' * 30}</p>", True),
        (f"<p>{'word ' * 12}</p>", False),
        ("<p>郡警長週一與聯邦移民官員簽署了這份協議。</p>", True),
    ],
)
def test_prose_reads_like_sentences(html, is_prose):
    assert blocks(html)[0].is_prose is is_prose


def test_a_block_knows_the_elements_that_say_it_is_no_text():
    (block,) = blocks(f"<div class='related'><aside><p>{SENTENCE}</p></aside></div>")
    assert [one.tag for one in block.marked] == ["div", "aside"]


def test_an_embedded_post_is_marked_by_nothing():
    (block,) = blocks("<div class='embed share'><blockquote class='twitter-tweet'>Hi</blockquote>")
    assert (block.is_post, block.marked) == (True, ())


def test_signs_of_a_script_without_spaces_count_as_words():
    assert (count_words("移民局"), count_words("two words")) == (3, 2)
