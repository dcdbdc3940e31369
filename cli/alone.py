"""One crawl of an archive at a time: two would each write what the other has read."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from archive.opening import ArchiveError, check_place


@contextmanager
def alone(db: Path) -> Iterator[None]:
    """Hold the archive's lock; ArchiveError where another process does.

    The system drops the lock when a process ends, however it ends; the file stays.
    """
    with _opened(db) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(_other(db, file)) from error
        file.truncate(0)
        print(os.getpid(), file=file, flush=True)
        yield


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
        f"another crawl of {db} is running (process {process}). "
        "Wait for it to end, or name another file with --db."
    )
