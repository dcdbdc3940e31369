"""`287g read`, as a user runs it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from cli import main

TEXT = "“We signed,” Sheriff Ann Sample of Cass County, Nebraska, told Reuters."


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=given)


def test_lines_stream_through_a_pipe():
    line = json.dumps({"id": 1, "text": TEXT}, ensure_ascii=False)
    ended = subprocess.run(
        [sys.executable, "-c", "from cli import main; main()", "read", "--jsonl"],
        input=f"{line}\n",
        capture_output=True,
        encoding="utf-8",
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["quotes"][0]["told_to"] == "Reuters"


def test_a_file_gives_an_object_with_its_name(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(f"\ufeff{TEXT}", encoding="utf-8")
    ended = run(str(file))
    found = json.loads(ended.stdout)
    assert (ended.exit_code, found["id"]) == (0, "story.txt")
    assert found["quotes"] == [
        {
            "start": 1,
            "end": 11,
            "text": "We signed,",
            "kind": "direct",
            "speaker": {"name": "Ann Sample", "kind": "person", "start": 21, "end": 31},
            "cue": "told",
            "told_to": "Reuters",
            "venue": "interview",
        }
    ]


def test_a_dash_is_standard_input():
    found = json.loads(run("-", given=TEXT).stdout)
    assert found["id"] == "-"
    assert found["people"][0]["jurisdiction"] == "ne-cass-county"


def test_lines_are_answered_in_order_and_bad_ones_named():
    lines = [json.dumps({"id": number, "text": TEXT}) for number in range(20)]
    ended = run("--jsonl", given="\n".join([*lines, "bad", lines[0]]) + "\n")
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [*range(20), None, 0]
    assert ended.exit_code == 1
    assert "line 21: not JSON" in ended.stderr
    assert answers[20]["error"].startswith("line 21: not JSON")


def test_processes_answer_as_one_does_and_in_order():
    lines = [json.dumps({"id": number, "text": TEXT}) for number in range(40)]
    given = "\n".join([*lines, "bad", lines[0]]) + "\n"
    alone, together = (
        subprocess.run(
            [sys.executable, "-c", "from cli import main; main()", "read", "--jsonl", *options],
            input=given,
            capture_output=True,
            encoding="utf-8",
        )
        for options in ((), ("--processes", "2"))
    )
    assert (alone.returncode, together.returncode) == (1, 1)
    assert together.stdout == alone.stdout
    assert together.stderr == alone.stderr


def test_no_lines_give_no_answers():
    ended = run("--jsonl")
    assert (ended.exit_code, ended.stdout) == (0, "")


def test_the_home_state_decides_between_counties():
    text = json.dumps({"id": 1, "text": "The Washington County sheriff signed."})
    plain, at_home = (
        json.loads(run("--jsonl", *arguments, given=text).stdout)["jurisdictions"]
        for arguments in ((), ("--state", "ne"))
    )
    assert [place["id"] for place in plain] == []
    assert [place["id"] for place in at_home] == ["ne-washington-county"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Give FILEs"),
        (("--jsonl", "--state", "Nebraska"), "no postal code"),
        (("--jsonl", "--model", "no_such_model"), "no spaCy pipeline 'no_such_model'"),
        (("no-such-file.txt",), "does not exist"),
        (("--jsonl", "--processes", "0"), "0 is not in the range"),
        (("--jsonl", "--processes", "2", "--model", "no_such_model"), "no spaCy pipeline"),
        (("-", "--processes", "2"), "--processes goes with --jsonl"),
    ],
)
def test_misuse_is_explained(arguments, message):
    ended = run(*arguments)
    assert ended.exit_code == 2
    assert message in " ".join(ended.stderr.split())


def test_a_file_that_is_not_utf8_is_named_and_the_others_are_read(tmp_path):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"\x93We signed,\x94 he said.")
    good.write_text(TEXT, encoding="utf-8")
    ended = run(str(bad), str(good))
    assert ended.exit_code == 1
    assert "bad.txt: not UTF-8" in ended.stderr
    assert '"id": "good.txt"' in ended.stdout
