"""The container holds what the command needs, and runs as nobody in particular."""

import re
import tomllib

import pytest

from cli.site import ROOT

FILE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
COPIED = {
    word
    for line in FILE.splitlines()
    if line.startswith("COPY ")
    for word in line.split()[1:-1]  # but where it goes
}
IGNORE = (ROOT / "deploy" / ".containerignore").read_text(encoding="utf-8").splitlines()
SENT = {line.removeprefix("!") for line in IGNORE if line.startswith("!")}
# "archive*" of the packages that pyproject.toml names
PACKAGES = {
    name.rstrip("*")
    for name in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"][
        "packages"
    ]["find"]["include"]
}


@pytest.mark.parametrize("name", sorted(COPIED))
def test_what_is_copied_exists_and_is_sent_to_the_builder(name):
    assert (ROOT / name).exists()
    assert name in SENT


def test_every_package_and_the_site_are_copied():
    assert PACKAGES | {"web", "datasette_metadata.json", "requirements.lock"} <= COPIED


def test_nothing_is_sent_that_is_not_copied():
    assert SENT == COPIED
    assert IGNORE[0] == "**"


def test_it_does_not_run_as_root():
    users = re.findall(r"^USER (\w+)$", FILE, re.MULTILINE)  # "USER archive"
    assert users == ["archive"]


def test_only_what_the_lock_file_holds_is_installed():
    assert "--require-hashes --requirement requirements.lock" in FILE


def test_its_health_is_that_of_the_archive():
    assert "CMD 287g check --db /data/archive.db || test $? -eq 1" in FILE
