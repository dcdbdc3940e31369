"""The entities of a long text are found in parts."""

import pytest

import nlp.entities


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(nlp.entities, "LONGEST", 24)


SENTENCE = "Mr. Norbert Quill lives in Omaha, Nebraska, and works for the Acme Company there. "


def test_offsets_of_parts_are_those_of_the_text(language, short):
    doc = language(SENTENCE * 6)
    people = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    assert len(people) >= 5
    assert {ent.text for ent in people} == {"Norbert Quill"}


def test_order_holds_where_long_and_short_alternate(language, short):
    texts = [SENTENCE * count for count in (1, 5, 1, 1, 5, 1)]
    assert [doc.text for doc in language.pipe(texts)] == texts
