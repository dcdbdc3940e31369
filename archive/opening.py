"""Opening archive.db to read, and the one error for whatever is wrong with its file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from archive.schema import migrations

RIGHTS = "See to the rights of the file and of its folder."
LATER = "Try again when that has ended."
ROOM = "Make room and run it again: what was kept before stays."
TROUBLES = {  # SQLite's primary result code: what is wrong, and what to do
    sqlite3.SQLITE_NOTADB: ("not an archive", "Name one with --db."),
    sqlite3.SQLITE_CORRUPT: ("damaged", "Put a copy in its place, or move it away and begin anew."),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", RIGHTS),
    sqlite3.SQLITE_READONLY: ("cannot be written", RIGHTS),
    sqlite3.SQLITE_PERM: ("cannot be written", RIGHTS),
    sqlite3.SQLITE_BUSY: ("another program is writing to it", LATER),
    sqlite3.SQLITE_LOCKED: ("another program is writing to it", LATER),
    sqlite3.SQLITE_FULL: ("no room on the disk", ROOM),
    sqlite3.SQLITE_IOERR: ("the disk gives trouble", "See whether it is full or failing."),
}
BEGUN = {"_sqlite_migrations"}  # what an archive holds that was killed as it was being made
OTHER = ("cannot be used", "Name another with --db.")


class ArchiveError(Exception):
    """A database that cannot be used: its message names file, what is wrong and what to do."""


@contextmanager
def open_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """An archive of this version, which is only read; ArchiveError where the file is none."""
    if not path.exists():
        raise ArchiveError(f"{path}: no such file. Make one with: 287g crawl --db {path}")
    with named_trouble(path), closing(read_only(path)) as connection:
        database = Database(connection)
        if not migrations.applied(database):
            raise ArchiveError(f"{path}: not an archive. Name one with --db.")
        if migrations.pending(database):
            raise ArchiveError(
                f"{path}: made by an older version. Bring it up to date with: 287g tag --db {path}"
            )
        yield connection


def check_ours(path: Path) -> None:
    """Raise ArchiveError where another program's database stands, before it is written to."""
    if not path.is_file():
        return
    with named_trouble(path), closing(read_only(path)) as connection:
        database = Database(connection)
        if set(database.table_names()) - BEGUN and not migrations.applied(database):
            raise ArchiveError(f"{path}: not an archive. Name one with --db.")


def read_only(path: Path, *, any_thread: bool = False) -> sqlite3.Connection:
    """A connection that cannot write, whatever signs stand in the file's name."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, check_same_thread=not any_thread)


@contextmanager
def named_trouble(path: Path | str) -> Iterator[None]:
    """Turns what SQLite says of a database into an ArchiveError."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):  # faults of our own
        raise
    except sqlite3.Error as error:
        check_place(Path(path))
        raise ArchiveError(f"{path}: {_explained(error)}") from error


def check_place(path: Path) -> None:
    """Raise ArchiveError where no file of this name can be."""
    if path.is_dir():
        raise ArchiveError(f"{path}: a folder, not an archive. Name a file with --db.")
    if not path.parent.is_dir():
        raise ArchiveError(
            f"{path}: there is no folder {path.parent}. Make it, or name another file with --db."
        )


def _explained(error: sqlite3.Error) -> str:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of the code is detail
    wrong, advice = TROUBLES.get(primary, OTHER)
    return f"{wrong} ({error}). {advice}"
