import pytest

from nlp import pipeline
from nlp.runs import LONGEST, pieces


def test_the_components_stand_in_order(language):
    ours = [pipeline.name_of(component) for component in pipeline.COMPONENTS]
    assert language.pipe_names[-len(ours) :] == ours


def test_taggers_carry_their_versions():
    assert all(name.rpartition("@")[2].isdigit() for name in pipeline.TAGGERS)


def test_a_model_that_is_not_installed_is_an_error():
    with pytest.raises(OSError, match="en_no_such_model"):
        pipeline.load("en_no_such_model")


@pytest.mark.parametrize(
    "text", ["", "a b", "x" * LONGEST, "x" * (3 * LONGEST + 1), f"a {'😀' * 2 * LONGEST} b"]
)
def test_pieces_lose_nothing(text):
    assert "".join(pieces(text)) == text


def test_a_long_run_keeps_its_characters(language):
    text = f"Texas. {'a.' * 2 * LONGEST} Then Houston."
    assert language.tokenizer(text).text == text
