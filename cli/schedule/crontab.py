"""The crontab line of a plan, and its place among the lines of others."""

import platform
import re
import shlex
import subprocess
from pathlib import Path
from zlib import crc32

from cli.schedule.plan import DAILY_AT, Every, NoPlan, Plan

MARK = "# 287g refresh, "  # begins the line before ours
# "# 287g refresh, every 6 hours", "# 287g refresh, every day"
MARKED = re.compile(MARK + r"every (?:[0-9]+ )?(?:minute|hour|day)s?")
# "17 */6 * * * /opt/bin/287g refresh --db /srv/archive.db >>/srv/archive-refresh.log 2>&1"
OURS = re.compile(r"[0-9*/]+ [0-9*/]+ \* \* \* .*287g'? refresh --db .+ 2>&1")
# A line's end, and the backslash, which one cron reads as another does not
UNFIT = re.compile(r"[\x00-\x1f\x7f\\]")


def line(plan: Plan) -> str:
    """Our line under its mark. Cron takes a bare % for a line's end."""
    words = " ".join(map(shlex.quote, plan.words))
    contact = f"ARCHIVE_CONTACT={shlex.quote(plan.contact)} " if plan.contact else ""
    command = f"{contact}{words} >>{shlex.quote(str(log_of(plan)))} 2>&1"
    if UNFIT.search(command):
        raise NoPlan(f"{command!r}: a backslash or control character, which no crontab can hold")
    when = times(plan.every, own_minute(plan))
    escaped = command.replace("%", "\\%")
    return f"{MARK}{plan.every}\n{when} {escaped}\n"


def log_of(plan: Plan) -> Path:
    """What its runs told; it may be deleted at any time."""
    return plan.db.with_name(f"{plan.db.stem}-refresh.log")


def times(every: Every, minute: int) -> str:
    """`17 */6 * * *` for every 6 hours."""
    match every.unit:
        case "m":
            return "* * * * *" if every.count == 1 else f"*/{every.count} * * * *"
        case "h":
            return f"{minute} {'*' if every.count == 1 else f'*/{every.count}'} * * *"
        case _:
            return f"{minute} {DAILY_AT} * * *"


def own_minute(plan: Plan) -> int:
    """A minute of this machine's own, so that archives do not all ask at the full hour."""
    return crc32(f"{platform.node()} {plan.db}".encode()) % 60


def without_ours(lines: str) -> str:
    """A crontab without our line and its mark."""
    kept: list[str] = []
    after_mark = False
    for one in lines.split("\n"):
        is_mark = MARKED.fullmatch(one) is not None
        is_ours = after_mark and OURS.fullmatch(one) is not None
        if not is_mark and not is_ours:
            kept.append(one)
        after_mark = is_mark
    return "\n".join(kept)


def with_ours(lines: str, ours: str) -> str:
    """A crontab with our line once, the lines of others as they were."""
    others = without_ours(lines)
    return others + ("" if not others or others.endswith("\n") else "\n") + ours


def read() -> str:
    """This account's crontab; empty where it has none."""
    told = _crontab("-l")
    if told.returncode and "no crontab" not in told.stderr:
        raise NoPlan(f"crontab -l: {told.stderr.strip()}")
    return "" if told.returncode else told.stdout


def write(lines: str) -> None:
    """Set this account's crontab."""
    told = _crontab("-", given=lines)
    if told.returncode:
        raise NoPlan(f"crontab refused the line and kept the old ones: {told.stderr.strip()}")


def _crontab(word: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["crontab", word], input=given, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise NoPlan("this machine has no crontab command. Install cron, or a timer.") from error
