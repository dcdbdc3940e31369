"""The units that `287g schedule` writes, as systemd and the examples in deploy/ see them."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cli.schedule.installing import units
from cli.schedule.plan import Plan, every
from cli.site import ROOT

DEPLOY = ROOT / "deploy"
# 287g schedule --system --user archive --db /srv/287g/archive.db --contact desk@example.org
EXAMPLE = Plan(
    command=Path("/opt/287g/.venv/bin/287g"),
    db=Path("/srv/287g/archive.db"),
    every=every("6h"),
    contact="desk@example.org",
    user="archive",
)
HERE = replace(EXAMPLE, command=Path(sys.executable).with_name("287g"))  # one that exists
needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="needs systemd-analyze, which reads units"
)


@pytest.mark.parametrize("name", units(EXAMPLE))
def test_an_example_is_what_the_command_prints(name):
    assert (DEPLOY / name).read_text(encoding="utf-8") == units(EXAMPLE)[name]


@needs_systemd
@pytest.mark.parametrize("interval", ["1m", "15m", "1h", "6h", "1d"])
@pytest.mark.parametrize(
    "plan",
    [
        replace(HERE, user=None),
        replace(HERE, user="root"),  # an account that there is
        replace(HERE, user=None, db=Path("/srv/my arch%20 $x \"q\" 'z'/a b.db"), contact='a "b" %'),
    ],
    ids=["own", "system", "odd names"],
)
def test_systemd_takes_them_without_a_word(tmp_path, plan, interval):
    files = []
    for name, text in units(replace(plan, every=every(interval))).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        files.append(tmp_path / name)
    assert verified(files) == ""


@needs_systemd
def test_systemd_would_tell_of_a_misspelt_key(tmp_path):
    service = tmp_path / "287g-refresh.service"
    text = units(HERE)[service.name].replace("MemoryMax=", "MemoryMost=")
    service.write_text(text, encoding="utf-8")
    assert "MemoryMost" in verified([service])


def verified(files: list[Path]) -> str:
    """What systemd says of units."""
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    # what it says of the machine's own units is not ours to mend
    return "\n".join(line for line in ran.stderr.splitlines() if "287g-refresh" in line)
