"""The GitHub workflow: its rights, its pins, and its scripts, run here with a stand-in for `gh`."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml  # Datasette's own

from cli.site import ROOT

FILE = ROOT / "deploy" / "github" / "refresh.yml"
WORKFLOW = yaml.safe_load(FILE.read_text(encoding="utf-8"))
JOB = WORKFLOW["jobs"]["refresh"]
STEPS = {step.get("name", step.get("uses")): step for step in JOB["steps"]}
SCRIPTS = {name: step["run"] for name, step in STEPS.items() if "run" in step}
FULL_TAG = re.compile(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+")  # "actions/checkout@v5.0.0"
FETCH = "Fetch the archive of the last run"
KEEP = "Keep the archive, unless it is damaged"
PRUNE = "Let go of all but the last three"
needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq, which gh has built in")

# Keeps releases as folders; answers `gh release list --json … --jq …` as gh does
GH = """#!/bin/bash
set -euo pipefail
cd "$(dirname "$0")"
last="${@: -1}"
case "$1 $2" in
"api "*)
    echo "${PRIVATE:-true}" ;;
"release list")
    ls releases | jq -R '{tagName: ., createdAt: .}' | jq -rs "$last" ;;
"release create")
    mkdir "releases/$3"
    for file in "${@:4}"; do
        [ "${file#--}" = "$file" ] || break
        cp "$OLDPWD/$file" "releases/$3"
    done ;;
"release download")
    cp "releases/$3"/* "$OLDPWD/$last" ;;
"release delete")
    rm -r "releases/$last" ;;
*)
    exit 9 ;;
esac
"""


@pytest.fixture
def runner(tmp_path):
    """A machine of GitHub's: runs a step, with a 287g that ends with a code."""
    (tmp_path / "releases").mkdir()
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    command = tmp_path / "checkout" / ".venv" / "bin" / "287g"
    command.parent.mkdir(parents=True)

    def run(step: str, ends: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        command.write_text(f"#!/bin/sh\nexit {ends}\n")
        command.chmod(0o755)
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", SCRIPTS[step]],  # as GitHub's `shell: bash`
            cwd=tmp_path / "checkout",
            env={
                "PATH": f"{tmp_path}:/usr/bin:/bin",
                "GITHUB_OUTPUT": str(tmp_path / "output"),
                "GITHUB_RUN_ID": "1",
                "GITHUB_RUN_ATTEMPT": "1",
                "GH_REPO": "sample/archive",
            }
            | more,
            capture_output=True,
            text=True,
            check=False,
        )

    run.folder = tmp_path
    return run


def test_the_workflow_may_do_no_more_than_keep_releases():
    assert WORKFLOW["permissions"] == {}
    assert JOB["permissions"] == {"contents": "write"}


def test_one_run_waits_for_the_other():
    assert WORKFLOW["concurrency"]["cancel-in-progress"] is False


def test_every_action_is_pinned_to_a_full_tag():
    used = [step["uses"] for step in JOB["steps"] if "uses" in step]
    assert used
    assert all(FULL_TAG.fullmatch(one) for one in used)


def test_what_is_installed_is_what_the_lock_file_holds():
    assert "--require-hashes --requirement requirements.lock" in SCRIPTS["Install"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_good_bash(name):
    ran = subprocess.run(["bash", "-n"], input=SCRIPTS[name], capture_output=True, text=True)
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("ends", "told"), [(0, ""), (1, "::warning::"), (3, "::error::"), (75, "::error::")]
)
def test_sources_in_trouble_are_a_warning_and_all_else_an_error(runner, ends, told):
    ran = runner("Refresh", ends)
    assert ran.returncode == 0  # what was fetched is kept before the job fails
    assert ran.stdout.startswith(told)
    assert bool(ran.stdout) is bool(told)
    assert (runner.folder / "output").read_text() == f"code={ends}\n"


@pytest.mark.parametrize(("private", "code"), [("true", 0), ("false", 1), ("null", 1)])
def test_full_texts_never_go_into_a_public_repository(runner, private, code):
    assert runner("Refuse to publish full texts", PRIVATE=private).returncode == code


def test_the_refusal_comes_first():
    assert JOB["steps"][0]["name"] == "Refuse to publish full texts"


def fill(checkout: Path) -> None:
    for file in ("data/archive.db", "data/archive-warc/1.warc.gz"):
        (checkout / file).parent.mkdir(parents=True, exist_ok=True)
        (checkout / file).write_text(file)


@needs_jq
def test_an_archive_comes_back_as_it_was_kept(runner):
    checkout = runner.folder / "checkout"
    assert runner(FETCH).returncode == 0  # the first run finds none
    fill(checkout)
    assert runner(KEEP, ends=1).returncode == 0
    shutil.rmtree(checkout / "data")
    shutil.rmtree(checkout / "parts")
    ran = runner(FETCH)
    assert ran.returncode == 0, ran.stderr
    assert (checkout / "data" / "archive.db").read_text() == "data/archive.db"
    assert (checkout / "data" / "archive-warc" / "1.warc.gz").exists()


@needs_jq
def test_a_damaged_archive_is_not_kept(runner):
    runner(FETCH)
    fill(runner.folder / "checkout")
    assert runner(KEEP, ends=3).returncode == 3
    assert list((runner.folder / "releases").iterdir()) == []


@needs_jq
def test_an_answer_that_fails_is_not_taken_for_a_first_run(runner):
    shutil.rmtree(runner.folder / "releases")
    assert runner(FETCH).returncode != 0


@needs_jq
def test_the_last_three_are_kept_and_other_releases_let_be(runner):
    for name in ("archive-1", "archive-2", "archive-3", "archive-4", "v1"):
        (runner.folder / "releases" / name).mkdir()
    ran = runner(PRUNE)
    assert ran.returncode == 0, ran.stderr
    left = sorted(file.name for file in (runner.folder / "releases").iterdir())
    assert left == ["archive-2", "archive-3", "archive-4", "v1"]
