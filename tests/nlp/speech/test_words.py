"""The word lists of speech hold no word twice, and none that nothing uses."""

import tomllib

import pytest

from nlp.speech.genders import NAMES
from nlp.wordlists import FOLDER, rules

LISTS = [
    (name, key)
    for name in ("cues", "genders", "phrases", "withheld")
    for key, words in rules(name).items()
    if isinstance(words, list)
]


@pytest.mark.parametrize(("name", "key"), LISTS)
def test_no_word_stands_twice(name, key):
    words = rules(name)[key]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("key", ["bare", "weak", "passive"])
def test_a_kind_of_verb_is_made_of_verbs(key):
    words = rules("cues")
    assert set(words[key]) <= {*words["strong"], *words["scrap"]}


def test_no_verb_is_of_two_kinds():
    words = rules("cues")
    kinds = [word for key in ("strong", "scrap", "participles", "sources") for word in words[key]]
    assert len(kinds) == len(set(kinds))


def test_no_first_name_tells_a_woman_and_a_man():
    genders = tomllib.loads((FOLDER / "genders.toml").read_text(encoding="utf-8"))
    assert len(NAMES) == len(genders["women"]) + len(genders["men"])
