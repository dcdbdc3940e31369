"""Every act and every governor of nlp/rules/ finds its event in its own example."""

import pytest

from nlp.agreements.inflection import forms
from nlp.agreements.lexicon import ACTS, GOVERNORS
from nlp.pipeline import read_doc


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_an_act_is_met_in_its_example(act, language):
    found = read_doc(language, act["example"])._.agreements
    assert act["deal"] in {one.event for one in found}


@pytest.mark.parametrize("governor", GOVERNORS.values(), ids=list(GOVERNORS))
def test_a_governor_makes_an_act_its_own_event(governor, language):
    (found,) = read_doc(language, governor["example"])._.agreements
    assert found.event in governor["acts"].values()


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("drop", "drop drops dropped dropped dropping"),
        ("tear up", "tear up|tears up|tore up|torn up|tearing up"),
        ("apply", "apply applies applied applied applying"),
        ("re-up", "re-up re-ups re-upped re-upped re-upping"),
        ("not end", "not end|not ends|not ended|not ended|not ending"),
    ],
)  # fmt: skip
def test_a_verb_has_five_forms(verb, told):
    parts = told.split("|") if "|" in told else told.split()
    assert [words for words, _ in forms(verb)] == parts


@pytest.mark.parametrize("wanting", ["verbs", "light", "alone", "of", "nouns"])
def test_words_belong_to_one_act(wanting):
    words = [verb for act in ACTS.values() for verb in act[wanting]]
    assert sorted(words) == sorted(set(words))


def test_a_governor_has_its_words_alone():
    words = [verb for one in GOVERNORS.values() for verb in one["verbs"]]
    doubled = {word for word in words if words.count(word) > 1}
    assert doubled <= {"vote", "decide", "move"}  # "votes to sign", "will vote on signing"
