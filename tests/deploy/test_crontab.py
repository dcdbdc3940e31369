"""The crontab line as a real crontab command reads it, which installs nothing here."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cli.schedule import crontab
from cli.schedule.plan import Plan, every

PLAN = Plan(command=Path("/opt/287g"), db=Path("/srv/my arch%20 $x 'z'/a.db"), every=every("6h"))


def dry_run() -> list[str] | None:
    """The words that check a crontab and leave the account's own alone: Debian's, then cronie's."""
    if shutil.which("crontab") is None:
        return None
    told = subprocess.run(["crontab", "-h"], capture_output=True, text=True, check=False).stderr
    return next((["crontab", one] for one in ("-n", "-T") if f"{one}\t(" in told), None)


needs_dry_run = pytest.mark.skipif(dry_run() is None, reason="needs a crontab that checks a file")


@pytest.fixture
def accepted(tmp_path):
    """Whether the machine's crontab takes these lines."""

    def ask(lines: str) -> bool:
        file = tmp_path / "crontab"
        file.write_text(lines, encoding="utf-8")
        return subprocess.run([*dry_run(), file], capture_output=True, check=False).returncode == 0

    return ask


@needs_dry_run
@pytest.mark.parametrize("interval", ["1m", "15m", "1h", "6h", "1d"])
def test_cron_takes_the_line(accepted, interval):
    assert accepted(crontab.line(replace(PLAN, every=every(interval))))


@needs_dry_run
def test_cron_would_refuse_a_wrong_one(accepted):
    assert not accepted("99 */6 * * * /opt/287g refresh\n")
