"""What reading ICE's workbooks costs, beside what openpyxl's bare load of the same file costs.

    python -m benchmarks.roster FOLDER [--copies 400]

FOLDER holds workbooks as ICE posts them; they are no part of this repository. Every line is a
fresh process, whose start is told apart. `--copies`: how many sheets, each a row unlike the one
before, an archive holds as one more comes in.
"""

import argparse
import sys
import tempfile
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.crawl import cpu_of

TIMES = 3


def nothing(_: Path) -> None:
    """Import what an import takes, and read no workbook."""
    import cli.roster.importing  # noqa: F401


def loaded(file: Path) -> None:
    """The limit: openpyxl's own load, no cell looked at."""
    import openpyxl

    openpyxl.load_workbook(file)


def parsed(file: Path) -> None:
    """Our reader alone."""
    from crawler.workbooks.reading import read_workbook

    read_workbook(file.read_bytes())


def imported(place: Path) -> None:
    """The whole of `287g roster import`: read, keep, replay, find places."""
    from cli.roster.importing import import_

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(None):
        import_.main([str(place), "--quiet", "--db", f"{folder}/archive.db"], standalone_mode=False)


def many(file: Path, copies: int) -> None:
    """Save so many sheets of one row less or more each, and derive the history once at the end."""
    from archive.roster.workbook import Posted
    from archive.store import Store
    from archive.times import now
    from crawler.workbooks.reading import read_workbook

    workbook = read_workbook(file.read_bytes())
    first = workbook.modified_at or now()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "archive.db") as store:
        store.save_workbooks(
            Posted(
                workbook=replace(
                    workbook,
                    lines=workbook.lines[: len(workbook.lines) - copies + number],
                    modified_at=first + timedelta(hours=8 * number),
                ),
                content=str(number).encode(),
                name=f"sheet-{number}.xlsx",
                seen_at=now(),
            )
            for number in range(copies)
        )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--copies", type=int, default=400)
    given = options.parse_args()
    files = sorted(given.folder.glob("*.xlsx"))
    if not files:
        sys.exit(f"{given.folder}: no *.xlsx in this folder")
    largest = max(files, key=lambda file: file.stat().st_size)
    start = min(cpu_of(nothing, largest)[0] for _ in range(TIMES))
    limit = min(cpu_of(loaded, largest)[0] for _ in range(TIMES))
    sys.stdout.write(f"{'CPU s':>8} {'MB':>6}  start {start:.2f}, largest {largest.name}\n")
    for title, work, arguments in (
        ("limit: openpyxl loads the largest", loaded, (largest,)),
        ("our reader, the largest", parsed, (largest,)),
        ("287g roster import, the largest", imported, (largest,)),
        (f"287g roster import, all {len(files)}", imported, (given.folder,)),
        (f"{given.copies} sheets kept, one history", many, (largest, given.copies)),
    ):
        cpu, memory = min(cpu_of(work, *arguments) for _ in range(TIMES))
        ratio = f"{cpu / limit:.1f} × limit"
        sys.stdout.write(f"{cpu:>8.2f} {memory / 1024:>6.0f}  {title} ({ratio})\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
