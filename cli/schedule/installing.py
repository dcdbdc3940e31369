"""Putting a schedule in its place, and taking it away; each says what to do next."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click

from archive.opening import check_place
from cli.schedule import crontab
from cli.schedule.plan import NoPlan, Plan
from cli.schedule.units import NAME, SERVICE, TIMER, service, timer

OF_SYSTEM = Path("/etc/systemd/system")


def units(plan: Plan) -> dict[str, str]:
    """The text of each unit by the name of its file."""
    return {SERVICE: service(plan), TIMER: timer(plan)}


def units_folder(plan: Plan) -> Path:
    """Where systemd looks for them."""
    if plan.user:
        return OF_SYSTEM
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "systemd" / "user"


def add_units(plan: Plan) -> None:
    """Write the units and start the timer."""
    check_place(plan.db)
    folder = units_folder(plan)
    texts = units(plan)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise NoPlan(f"{folder}: cannot be written ({error.strerror}). {_rights(plan)}") from error
    click.echo(f"written: {', '.join(str(folder / name) for name in texts)}")
    if not _told(plan, ["daemon-reload"], ["enable", "--now", TIMER]):
        raise SystemExit(1)
    click.echo(
        f"Refreshes {plan.db} {plan.every}. See when: {_systemctl(plan)} list-timers {TIMER}"
    )
    click.echo(f"What it told: journalctl {'' if plan.user else '--user '}--unit {NAME}")
    if not plan.user:
        click.echo("It stops when you log out, unless: loginctl enable-linger")


def drop_units(plan: Plan) -> None:
    """Stop the timer and delete the units."""
    files = [units_folder(plan) / name for name in units(plan)]
    found = [file for file in files if file.exists()]
    if not found:
        click.echo(f"nothing to remove: no {TIMER} in {units_folder(plan)}")
        return
    stopped = _told(plan, ["disable", "--now", TIMER])
    try:
        for file in found:
            file.unlink()
    except OSError as error:
        raise NoPlan(
            f"{error.filename}: cannot be removed ({error.strerror}). {_rights(plan)}"
        ) from error
    click.echo(f"removed: {', '.join(map(str, found))}. The archive stays as it is.")
    if not (stopped and _told(plan, ["daemon-reload"])):
        raise SystemExit(1)


def add_line(plan: Plan) -> None:
    """Put our line into this account's crontab, in place of an earlier one."""
    check_place(plan.db)
    ours = crontab.line(plan)
    crontab.write(crontab.with_ours(crontab.read(), ours))
    click.echo(ours, nl=False)
    click.echo(f"installed: refreshes {plan.db} {plan.every}. See it with: crontab -l")
    click.echo(f"What it tells goes to {crontab.log_of(plan)}")


def drop_line(plan: Plan) -> None:
    """Take our line out of this account's crontab."""
    before = crontab.read()
    after = crontab.without_ours(before)
    if before == after:
        click.echo("nothing to remove: no line of ours in this account's crontab")
        return
    crontab.write(after)
    click.echo("removed from this account's crontab. The archive stays as it is.")


def _told(plan: Plan, *orders: Sequence[str]) -> bool:
    """Whether systemd did as told; else says what to do by hand."""
    command = _systemctl(plan).split()
    try:
        for order in orders:
            subprocess.run([*command, *order], check=True, capture_output=True, text=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or "this machine has no systemctl"
        by_hand = " && ".join(" ".join([*command, *order]) for order in orders)
        click.echo(
            f"systemd was not told ({reason.strip()}). Run where it runs: {by_hand}\n"
            "Where there is no systemd: 287g schedule --cron",
            err=True,
        )
        return False
    return True


def _systemctl(plan: Plan) -> str:
    return "systemctl" if plan.user else "systemctl --user"


def _rights(plan: Plan) -> str:
    return "Run it with sudo." if plan.user else "See to the rights of that folder."
