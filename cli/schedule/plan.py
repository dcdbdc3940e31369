"""What is to run, how often, for whom."""

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

# "15m", "6h", "1d"
EVERY = re.compile(r"(?P<count>[1-9][0-9]?)(?P<unit>[mhd])")
MOST = {"m": 60, "h": 24, "d": 1}  # as many in the next larger unit; a day is the longest
WORDS = {"m": "minute", "h": "hour", "d": "day"}
DAILY_AT = 4  # o'clock, local time


class NoPlan(Exception):
    """A schedule that cannot be. Its message says why, and what could be instead."""


@dataclass(frozen=True)
class Every:
    """An interval that divides an hour or a day, for timers are tied to the clock."""

    count: int
    unit: str

    @property
    def minutes(self) -> int:
        return self.count * {"m": 1, "h": 60, "d": 24 * 60}[self.unit]

    def __str__(self) -> str:
        word = WORDS[self.unit]
        return f"every {word}" if self.count == 1 else f"every {self.count} {word}s"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A schedule: all paths are absolute."""

    command: Path  # the 287g executable
    db: Path
    every: Every
    registry: Path | None = None  # None: ours
    contact: str | None = None  # whom a webmaster may ask
    user: str | None = None  # whose account runs it; None: the account that installs it

    @property
    def words(self) -> list[str]:
        """The command line."""
        more = ["--sources", str(self.registry)] if self.registry else []
        return [str(self.command), "refresh", "--db", str(self.db), *more]

    @property
    def folder(self) -> Path:
        """Where all is that it writes: the archive, its WARC files, its lock."""
        return self.db.parent


def every(text: str) -> Every:
    """`15m`, `6h`, `1d`; NoPlan for what does not divide an hour or a day."""
    found = EVERY.fullmatch(text.strip())
    if found is None:
        raise NoPlan(f"{text!r} is no interval such as 15m, 1h, 6h or 1d")
    count, unit = int(found["count"]), found["unit"]
    if count > MOST[unit] or MOST[unit] % count:
        larger, whole = {"m": ("h", "an hour")}.get(unit, ("d", "a day"))
        fitting = [f"{n}{unit}" for n in range(1, MOST[unit]) if MOST[unit] % n == 0]
        raise NoPlan(
            f"{text!r} does not divide {whole}. Take one of {', '.join([*fitting, f'1{larger}'])}"
        )
    return normal(count, unit)


def normal(count: int, unit: str) -> Every:
    """60 minutes are an hour, 24 hours are a day."""
    larger = {"m": "h", "h": "d"}.get(unit)
    return normal(1, larger) if larger and count == MOST[unit] else Every(count, unit)


def executable() -> Path:
    """The 287g command of this very installation."""
    beside = Path(sys.executable).absolute().with_name("287g")  # unresolved: of the environment
    found = beside if beside.is_file() else shutil.which("287g")
    if found is None:
        raise NoPlan(f"there is no 287g command at {beside}. Install the archive's package first.")
    return Path(found).absolute()
