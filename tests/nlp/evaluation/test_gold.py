"""Files of right answers: what they may look like, and what is said of one that cannot be used."""

import json

import pytest

from nlp.evaluation.gold import SAMPLES, GoldError, read_answers, read_gold

ONE = {"id": "one", "text": "Sheriff Ann Sample signed.", "state": "NE", "published": "2026-03-02"}


@pytest.fixture
def written(tmp_path):
    """A file with a name and content."""

    def write(name: str, content: object) -> object:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    return write


def test_one_object_is_one_text(written):
    (gold,) = read_gold(written("one.json", ONE))
    assert (gold.text.home_state, gold.text.published.year) == ("NE", 2026)


def test_lines_are_as_many_texts(written):
    lines = "\n".join([json.dumps(ONE), "", json.dumps(ONE | {"id": "two"})])
    assert [gold.answer.id for gold in read_gold(written("all.jsonl", lines))] == ["one", "two"]


def test_a_folder_gives_all_its_files(written, tmp_path):
    written("one.json", ONE)
    written("two.json", ONE | {"id": "two"})
    assert len(read_gold(tmp_path)) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "{", "not JSON"),
        ("a.json", [1], "not a JSON object"),
        ("a.json", {"id": 1}, 'no "text"'),
        ("a.json", ONE | {"published": "May"}, "is not a date like"),
        ("a.json", ONE | {"quotes": "all"}, '"quotes" is not a list of objects'),
        ("a.jsonl", '{"id": 1, "text": ""}\nnonsense', "line 2: not JSON"),
        ("a.json", ONE | {"state": 5}, '"state" is not a string'),
        ("a.json", ONE | {"jurisdictions": [{}]}, 'one of "jurisdictions" has no "id"'),
        ("a.json", ONE | {"people": [{"name": 5}]}, 'one of "people" has no "name"'),
        ("a.json", ONE | {"quotes": [{"kind": "direct"}]}, 'one of "quotes" has no "text"'),
        ("a.json", ONE | {"agreements": [{"text": "a"}]}, 'has no "event"'),
        ("a.json", ONE | {"people": [{"name": "A", "title": 5}]}, 'has a "title" that is no'),
        ("a.json", ONE | {"quotes": [{"text": "a", "speaker": "A"}]}, 'has a "speaker" that is no'),
        (
            "a.json",
            ONE | {"agreements": [{"event": "signed", "text": "a", "reasons": [{}]}]},
            'has "reasons" that are no list of strings',
        ),
        ("a.jsonl", "[" * 100_000, "line 1: not JSON"),
        ("a.jsonl", "", "no texts with answers"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_fault(written, name, content, said):
    with pytest.raises(GoldError, match=name) as raised:
        read_gold(written(name, content))
    assert said in str(raised.value)


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\xff\xfe")
    with pytest.raises(GoldError, match=r"a\.json: cannot be read"):
        read_gold(tmp_path / "a.json")


def test_predictions_are_found_by_their_id(written):
    assert set(read_answers(written("p.jsonl", '{"id": 1}\n{"id": "two"}'))) == {"1", "two"}


def test_only_a_new_line_parts_two_answers(written):
    text = "one\u2028two\x85three"  # as `287g read` prints them, unescaped
    line = json.dumps(ONE | {"text": text}, ensure_ascii=False)
    (gold,) = read_gold(written("all.jsonl", f"{line}\n"))
    assert gold.text.text == text


def test_sixty_samples_come_with_the_program():
    assert len(read_gold(SAMPLES)) >= 60
