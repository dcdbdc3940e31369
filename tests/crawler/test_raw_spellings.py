"""The filter may say yes in vain; it must never say no to what is relevant."""

import html
import random

import pytest

from crawler.raw_spellings import may_be_relevant
from crawler.relevance import is_relevant

SPELLINGS = [
    "287(g)",
    "287 (g)",
    "287( g )",
    "287(G)",
    "287[g]",
    "287g",
    "287-g",
    "287–g",
    "287 — G",
    "287 G",
    "278(g)",
    "8 U.S.C. 1357(g)",
    "8 USC § 1357 (g)",
]
WORDS = "The sheriff signed a {} agreement with immigration authorities."
WITHIN = [  # what HTML may hold between two signs of a word
    "",
    "",
    "",
    "<b>",
    "</b>",
    "<a href='/a' title='1 > 0'>",
    "<!-- a > b -->",
    "&shy;",
    "&#8203;",
    "\u00ad",
    "\u200b",
    "\ufeff",
]
MIXED = 300  # of each spelling


def page(words: str) -> bytes:
    filler = "<p>The board heard of 27 roads, 7 bridges and 1,287 lamps.</p>" * 20
    return f"<html><body>{filler}<p>{words}</p>{filler}</body></html>".encode()


def disguised(sign: str, chance: random.Random) -> str:
    """A sign as a page may write it."""
    ways = [
        sign,
        sign,
        f"&#{ord(sign)};",
        f"&#0{ord(sign)};",
        f"&#x{ord(sign):x};",
        f"&#X{ord(sign):X};",
        f"&amp;#{ord(sign)};",
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign,  # full width
    ]
    return chance.choice(ways)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_spelling_is_seen_however_its_signs_are_written(spelling):
    chance = random.Random(spelling)
    assert is_relevant("", WORDS.format(spelling))
    for _ in range(MIXED):
        written = "".join(disguised(sign, chance) + chance.choice(WITHIN) for sign in spelling)
        assert may_be_relevant(page(WORDS.format(written))), written


@pytest.mark.parametrize(
    "written",
    [
        "287\\u0028g\\u0029",  # in JSON
        "\\u0032\\u0038\\u0037\\u0028g\\u0029",
        "287\\n(g)",
        "287\u00a0(g)",
        "287\u2028(g)",
        "²⁸⁷(g)",
        "₂₈₇ (g)",
        "𝟚𝟠𝟟(g)",
        "②⑧⑦(g)",
        "㉘7(g)",
        "28⑦⒢",
        "287⒢",
        "287ⓖ",
        "&#50;&#56;&#55;&#40;&#103;&#41;",
        "28&#65303;(g)",
        "2&#8312;&#8311;(g)",
        "28&#xff17;(g)",
        "<em>287</em><em>(g)</em>",
        "287\r\n      (g)",
        "287<span class='" + "a" * 400 + "'>(g)</span>",
    ],
)
def test_rare_ways_to_write_it_are_seen(written):
    assert may_be_relevant(page(WORDS.format(written)))


@pytest.mark.parametrize("charset", ["latin-1", "cp1252"])
def test_a_space_of_another_charset_is_seen(charset):
    assert may_be_relevant(WORDS.format("287\u00a0(g)").encode(charset))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "The deputies work with ICE.",
        "<td>28</td><td>7</td><td>Away</td>",
        "Call 555-287-0142.",
        "Stir 287 millilitres of milk.",
        "<a href='/news/287'>Girls win</a>",
        '"id":287,"slug":"girls-win"',
        "287 &mdash; that is the number of lamps, said the mayor",
        "It has 1357 seats.",
        "Room 27 (G)",
    ],
)
def test_other_pages_are_passed_over(words):
    assert not may_be_relevant(page(html.unescape(words)))


def test_a_spelling_at_either_end_of_a_page_is_seen():
    assert may_be_relevant(b"287(g)")
    assert may_be_relevant(b"a" * 5000 + b" 287g")
