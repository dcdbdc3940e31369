"""`287g schedule`: print or install the timer that refreshes the archive."""

import getpass
import os
from pathlib import Path

import click

from cli import options
from cli.schedule import crontab, installing
from cli.schedule.plan import NoPlan, Plan, every, executable
from crawler.registry import SOURCES
from crawler.settings import CONTACT


@click.command()
@options.db
@options.registry
@click.option(
    "--every", "interval", default="6h", show_default=True, help="15m, 1h, 6h … up to 1d."
)
@click.option("--cron", is_flag=True, help="A crontab line in place of a systemd timer.")
@click.option("--system", is_flag=True, help="Units of the system, in place of your own.")
@click.option("--user", help="With --system: the account that runs it. [default: yours]")
@click.option("--contact", envvar=CONTACT, help=f"Whom webmasters may ask. [default: ${CONTACT}]")
@click.option("--install", "act", flag_value="install", help="Put it in place and start it.")
@click.option("--remove", "act", flag_value="remove", help="Stop it and take it away.")
def schedule(
    db: Path,
    registry: Path,
    interval: str,
    cron: bool,
    system: bool,
    user: str | None,
    contact: str | None,
    act: str | None,
) -> None:
    """Print the timer that refreshes the archive, or install it.

    A systemd timer of your own account, unless --cron or --system asks for another. An account has
    one schedule: installing again replaces it.
    """
    if not db.name or db.is_dir():  # as of --db ""
        raise click.UsageError(f"--db names the folder {db}: name the archive's file in it")
    if cron and system:
        raise click.UsageError("--cron writes your own crontab: leave --system out")
    if user and not system:
        raise click.UsageError("--user goes with --system: your own timer runs as you")
    if not contact and act != "remove":
        click.echo(f"Set {CONTACT}, or --contact: webmasters will know whom to ask.", err=True)
    try:
        plan = Plan(
            command=executable(),
            db=db.absolute(),
            every=every(interval),
            registry=None if registry == SOURCES else registry.absolute(),
            contact=contact,
            user=(user or _account(act)) if system else None,
        )
        _act(plan, act, cron=cron)
    except NoPlan as error:
        raise click.UsageError(str(error)) from error


def _act(plan: Plan, act: str | None, *, cron: bool) -> None:
    match act:
        case "install":
            (installing.add_line if cron else installing.add_units)(plan)
        case "remove":
            (installing.drop_line if cron else installing.drop_units)(plan)
        case _:
            click.echo(crontab.line(plan) if cron else _printed(plan), nl=False)
            click.echo("Put in place by the same command with --install.", err=True)


def _printed(plan: Plan) -> str:
    folder = installing.units_folder(plan)
    return "\n".join(f"# {folder / name}\n{text}" for name, text in installing.units(plan).items())


def _account(act: str | None) -> str:
    account = os.environ.get("SUDO_USER") or getpass.getuser()
    if account == "root" and act != "remove":
        raise click.UsageError("name the account that runs it with --user; root need not")
    return account
