"""The systemd service and timer of a plan, as text."""

import re
from collections.abc import Iterable

from cli.schedule.plan import DAILY_AT, Every, NoPlan, Plan

NAME = "287g-refresh"
SERVICE, TIMER = f"{NAME}.service", f"{NAME}.timer"
# What takes capabilities away, which a user's manager may not: the service would end with 218
OF_SYSTEM_ALONE = [
    "CapabilityBoundingSet=",
    "PrivateDevices=true",
    "ProtectClock=true",
    "ProtectHostname=true",
    "ProtectKernelLogs=true",
    "ProtectKernelModules=true",
]
LARGEST = "2G"  # of memory; to crawl one source and tag took 0.44 GB (Nov 2026)
LONGEST_DELAY = 15  # minutes, at random, so that archives do not all ask at the full hour
# A control character, such as a line's end: none can stand in a unit
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def service(plan: Plan) -> str:
    """What is run, and what it may do: write into the archive's folder, and ask the web."""
    # A user's manager can wall a service in only within a namespace of its own
    whose = f"User={fit(plan.user)}" if plan.user else "PrivateUsers=true"
    contact = [f"Environment={quoted(f'ARCHIVE_CONTACT={plan.contact}')}"] if plan.contact else []
    command, *arguments = plan.words
    called = " ".join([quoted(command), *(quoted(one).replace("$", "$$") for one in arguments)])
    return _unit(
        ("Unit", ["Description=The 287(g) Archive: crawl, tag and check", *_network(plan)]),
        (
            "Service",
            [
                "Type=oneshot",
                whose,
                *contact,
                f"ExecStart={called}",
                "# 1: sources gave trouble, which the site and `287g check` tell of.",
                "# 75: another crawl is running.",
                "SuccessExitStatus=1 75",
                "Nice=10",
                f"MemoryMax={LARGEST}",
                "NoNewPrivileges=true",
                "PrivateTmp=true",
                "ProtectSystem=strict",
                f"ReadWritePaths={quoted(str(plan.folder))}",
                "ProtectKernelTunables=true",
                "ProtectControlGroups=true",
                "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
                "RestrictNamespaces=true",
                "RestrictRealtime=true",
                "RestrictSUIDSGID=true",
                "LockPersonality=true",
                "SystemCallArchitectures=native",
                *(OF_SYSTEM_ALONE if plan.user else []),
            ],
        ),
    )


def timer(plan: Plan) -> str:
    """When it is run; a run that was missed is made up for."""
    delay = min(LONGEST_DELAY, max(1, plan.every.minutes // 10))
    return _unit(
        ("Unit", [f"Description=The 287(g) Archive: refresh it {plan.every}"]),
        (
            "Timer",
            [
                f"OnCalendar={calendar(plan.every)}",
                f"RandomizedDelaySec={delay}min",
                "Persistent=true",
            ],
        ),
        ("Install", ["WantedBy=timers.target"]),
    )


def calendar(every: Every) -> str:
    """`*-*-* 00/6:00:00` for every 6 hours."""
    match every.unit:
        case "m":
            return f"*-*-* *:00/{every.count}:00"
        case "h":
            return f"*-*-* 00/{every.count}:00:00"
        case _:
            return f"*-*-* {DAILY_AT:02}:00:00"


def quoted(word: str) -> str:
    """A word as a unit takes it; bare where it has no sign that means anything there."""
    escaped = fit(word).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return escaped if re.fullmatch(r"[\w@%+=:,./$-]+", escaped) else f'"{escaped}"'


def fit(word: str) -> str:
    """The word; NoPlan where no unit can hold it."""
    if CONTROL.search(word):
        raise NoPlan(f"{word!r} has a control character in it, which no unit can hold")
    return word


def _network(plan: Plan) -> list[str]:
    """The system's manager knows when there is a network; that of a user does not."""
    if plan.user is None:
        return []
    return ["Wants=network-online.target", "After=network-online.target"]


def _unit(*sections: tuple[str, Iterable[str]]) -> str:
    texts = ("\n".join([f"[{name}]", *lines]) for name, lines in sections)
    return "\n\n".join(texts) + "\n"
