"""Tagging makes one of the people that its documents give several ids."""

import pytest

from nlp.merging.reviewed import ReviewError, beside
from nlp.tag import settle, tag_all

TEXTS = (
    "“We signed,” said Cass County Sheriff Chuck Sample.",
    "Cass County Sheriff Charles Sample told the board that the jail is full.",
)


@pytest.fixture
def tagged(store, keep, language):
    for number, text in enumerate(TEXTS):
        keep(number, text, "en")
    tag_all(store, language)
    return store


def names(store) -> list[str]:
    return [name for (name,) in store.db.execute("select name from people order by 1").fetchall()]


def test_chuck_and_charles_of_one_office_are_one(tagged):
    assert names(tagged) == ["Charles Sample"]


def test_after_an_edit_of_the_file_they_are_two(tagged, tmp_path):
    (merge,) = tagged.db.query("select id, person from person_merges")
    beside(tmp_path / "archive.db").write_text(
        f'[[apart]]\npeople = ["{merge["id"]}", "{merge["person"]}"]\nbecause = "brothers"\n'
    )
    settle(tagged)
    assert names(tagged) == ["Charles Sample", "Chuck Sample"]


def test_a_broken_file_stops_it_before_anything_is_read(store, keep, language, tmp_path):
    keep(1, TEXTS[0], "en")
    beside(tmp_path / "archive.db").write_text("[[one]]\n")
    with pytest.raises(ReviewError, match=r"archive-people\.toml, line 1"):
        tag_all(store, language)
    assert names(store) == []
