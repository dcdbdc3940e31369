"""The entities of a long text are found in parts."""

import pytest

from nlp.pipeline import build


@pytest.fixture(scope="module")
def language():
    language = build()
    language.get_pipe("entities").longest = 24  # tokens
    return language


SENTENCE = "Mr. Norbert Quill lives in Omaha, Nebraska, and works for the Acme Company there. "


def test_offsets_of_parts_are_those_of_the_text(language):
    doc = language(SENTENCE * 6)
    people = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    assert len(people) >= 5
    assert {ent.text for ent in people} == {"Norbert Quill"}


def test_order_holds_where_long_and_short_alternate(language):
    texts = [SENTENCE * count for count in (1, 5, 1, 1, 5, 1)]
    assert [doc.text for doc in language.pipe(texts)] == texts
