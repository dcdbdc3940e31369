"""One crawl of an archive at a time: two would each write what the other has read."""

# The lock is the system's, on a file beside the archive: it ends with the process that holds it,
# however that ends. The file stays.

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import click

from archive.opening import ArchiveError, check_place


class Busy(click.ClickException):
    """Another process crawls the archive. The exit code is EX_TEMPFAIL of sysexits.h: try later."""

    exit_code = 75


@contextmanager
def alone(db: Path) -> Iterator[None]:
    """Hold the archive's lock; Busy where another process does."""
    with _opened(db) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(_other(db, file)) from error
        _sign(file)
        yield


def is_held(db: Path) -> bool:
    """Whether a process crawls the archive now."""
    try:
        with db.with_name(f"{db.name}-lock").open(encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except (BlockingIOError, PermissionError):  # another user's, who may well hold it
        return True
    return False


def _sign(file: TextIO) -> None:
    """Say whose lock it is, unbuffered; on a full disk it holds unsigned."""
    with suppress(OSError):
        os.ftruncate(file.fileno(), 0)
        os.write(file.fileno(), f"{os.getpid()}\n".encode())


def _opened(db: Path) -> TextIO:
    check_place(db)
    try:
        return db.with_name(f"{db.name}-lock").open("a+", encoding="ascii")
    except OSError as error:
        raise ArchiveError(
            f"{db}: no lock can be written beside it ({error.strerror}). "
            "See to the rights of its folder."
        ) from error


def _other(db: Path, file: TextIO) -> str:
    file.seek(0)
    process = file.read().strip() or "unknown"
    return (
        f"another crawl or import of {db} is running (process {process}). "
        "Wait for it to end, or name another file with --db."
    )
