"""Under which names the good sheets list the agencies, and since when and until when."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.roster.keys import KeyedRow
from archive.roster.tables import Table

Name = tuple[str, str]  # state, normalised name


@dataclass(kw_only=True)
class ListedName:
    """A name with the sheets that print it first and last."""

    first: Table
    last: Table
    row: KeyedRow  # that prints it last


def listed_names(tables: Iterable[Table]) -> dict[Name, ListedName]:
    """Of all good sheets of both kinds, in order of time."""
    found: dict[Name, ListedName] = {}
    for table in sorted(tables, key=lambda it: (it.moment, it.kind, it.sheet)):
        for row in table.rows:
            name = (row.place, row.name)
            known = found.get(name)
            if known is None:
                found[name] = ListedName(first=table, last=table, row=row)
            elif known.last is not table or row.row.id < known.row.row.id:
                known.last, known.row = table, row
    return found
