"""The sample workbooks of a site: a file each, TOML between two lines of `+++`, then CSV.

The CSV is the worksheet as a reader sees it. What follows ISO becomes a date, an address becomes
the words "link" that lead there, all else is text.
"""

import csv
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True, kw_only=True)
class SampleWorkbook:
    """A workbook that a site posts, and what is true of it."""

    site: str  # the outlet's id in the registry
    path: str  # the address without the host
    href: str  # as the page links to it
    label: str  # the words of the link
    modified: datetime  # as the workbook and the server state it
    rows: tuple[tuple[str, ...], ...]  # the header is the first
    shown: tuple[str, ...]  # a saved filter hides the rows of all other states; (): no filter
    name: str | None  # in Content-Disposition, where the address has none
    fault: str | None  # what stands in its place: demo/postings.py


def read_workbooks(folder: Path, *, site: str, address: str) -> tuple[SampleWorkbook, ...]:
    """The workbooks of a site's folder, newest first as its page has them."""
    found = [read_workbook(file, site=site, address=address) for file in folder.glob("*.csv")]
    return tuple(sorted(found, key=lambda one: (one.modified, one.path), reverse=True))


def read_workbook(file: Path, *, site: str, address: str) -> SampleWorkbook:
    """Read one file. A field that is missing is a KeyError with a note of the file."""
    _, head, lines = file.read_text(encoding="utf-8").split("+++\n", 2)
    try:
        facts = tomllib.loads(head)
        rows = _rows(lines) or read_rows(file.parent / facts["rows_of"])
        return _workbook(facts, rows, site=site, address=address)
    except (KeyError, tomllib.TOMLDecodeError) as error:
        error.add_note(f"in {file}")
        raise


def read_rows(file: Path) -> tuple[tuple[str, ...], ...]:
    """The rows of a file; another without rows may name it as `rows_of`."""
    return _rows(file.read_text(encoding="utf-8").split("+++\n", 2)[2])


def _workbook(
    head: dict[str, Any], rows: tuple[tuple[str, ...], ...], *, site: str, address: str
) -> SampleWorkbook:
    names = {"address": address, "host": address.partition("//")[2], "quoted": quote(address, "")}
    return SampleWorkbook(
        site=site,
        path=head["path"],
        href=Template(head.get("href", head["path"])).substitute(names),
        label=head["label"],
        modified=head["modified"],
        rows=rows,
        shown=tuple(head.get("shown", ())),
        name=head.get("name"),
        fault=head.get("fault"),
    )


def _rows(lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, csv.reader(lines.splitlines())))
