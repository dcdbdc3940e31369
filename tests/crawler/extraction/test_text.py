"""When trafilatura is asked, and when it is believed."""

import pytest
from lxml.html import document_fromstring

from crawler.extraction import text
from crawler.extraction.blocks import read_blocks
from crawler.extraction.headline import find_headline
from crawler.extraction.text import agreement, find_text

LINE = "The board of the county will hear the public on it next month, its chair number {} said."
STORY = "".join(f"<p>{LINE.format(number)}</p>" for number in range(12))
SURE = f"<h1>County signs</h1><article>{STORY}</article>"
DOUBTFUL = f"<article>{STORY}</article>"  # no headline


def page(body: str):
    return document_fromstring(
        f"<html><head><title>County signs</title></head><body>{body}</body></html>"
    )


def text_of(tree):
    blocks = read_blocks(tree)
    return find_text(tree, blocks, find_headline(blocks, tree))


@pytest.fixture
def other(monkeypatch):
    """trafilatura, saying what a test has it say."""
    asked = []
    answer: list[str] = []

    def extract(tree, **options):
        asked.append(options)
        return "\n".join(answer)

    monkeypatch.setattr(text.trafilatura, "extract", extract)
    return asked, answer


def test_trafilatura_is_not_asked_where_the_page_leaves_no_doubt(other):
    asked, _ = other
    assert len(text_of(page(SURE)).paragraphs) == 12
    assert not asked


def test_our_text_stays_where_trafilatura_finds_much_the_same(other):
    asked, answer = other
    answer += [LINE.format(number) for number in range(8)]
    assert len(text_of(page(DOUBTFUL)).paragraphs) == 12
    assert len(asked) == 1


def test_trafilatura_is_believed_where_it_finds_another_text(other):
    _, answer = other
    answer += ["Another text altogether stands on this page, and nobody saw it before."]
    assert text_of(page(DOUBTFUL)).paragraphs == tuple(answer)


def test_our_text_stays_where_trafilatura_finds_none(other):
    assert len(text_of(page(DOUBTFUL)).paragraphs) == 12


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((), (), 1.0),
        (("a b c d e",), ("a b c d e",), 1.0),
        (("a b c d",), ("e f g h",), 0.0),
        (("a b c d e",), (), 0.0),
        (("a b", "c d"), ("a b c d",), 1.0),
    ],
)
def test_agreement_is_the_share_of_common_runs_of_words(one, other, share):
    assert agreement(one, other) == share
