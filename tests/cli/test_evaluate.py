"""`287g evaluate` prints figures, and says what it cannot use."""

import json

import pytest
from click.testing import CliRunner

from cli.evaluate import evaluate

TEXT = "“We signed in May,” said Ann Sample, the sheriff of Otoe County, Nebraska."
GOLD = {
    "id": "one",
    "text": TEXT,
    "jurisdictions": [{"id": "ne-otoe-county", "role": "subject"}],
    "quotes": [
        {
            "text": "We signed in May,",
            "kind": "direct",
            "speaker": {"name": "Ann Sample", "kind": "person"},
        }
    ],
}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(GOLD), "utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(evaluate, [str(one) for one in arguments])


def test_our_own_reading_is_scored(gold):
    found = run(gold, "--json")
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["quotes with speaker"]["f1"] == 1


def test_predictions_of_any_program_are_scored(gold, tmp_path):
    predictions = tmp_path / "p.jsonl"
    predictions.write_text('{"id": "one", "quotes": []}\n', "utf-8")
    found = run(gold, "--predictions", predictions, "--errors")
    assert "quotes: missed We signed in May," in found.stdout


def test_a_text_without_prediction_is_told(gold, tmp_path):
    predictions = tmp_path / "p.jsonl"
    predictions.write_text('{"id": "other"}\n', "utf-8")
    assert "no prediction for 1 of 1" in run(gold, "--predictions", predictions).stderr


def test_a_file_that_is_no_gold_is_named(tmp_path):
    (tmp_path / "gold.json").write_text("[]", "utf-8")
    found = run(tmp_path / "gold.json")
    assert found.exit_code == 1
    assert "gold.json: not a JSON object" in found.output
