"""How much each good sheet of participants lists."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from archive.roster.records import RosterCount
from archive.roster.tables import Table

ALL = "all"


def counts(tables: Iterable[Table], agencies: Mapping[str, str]) -> Iterator[RosterCount]:
    """By model and in all; a sheet that came back is counted once."""
    for table in {table.sheet: table for table in tables}.values():
        agreements = Counter(row.model for row in table.rows)
        holders: dict[str, set[str]] = defaultdict(set)
        for row in table.rows:
            holders[row.model].add(agencies[row.agency_id])
        agreements[ALL] = len(table.rows)
        holders[ALL] = set().union(*holders.values())
        for model in sorted(agreements):
            yield RosterCount(
                sheet=table.sheet,
                model=model,
                agreements=agreements[model],
                agencies=len(holders[model]),
            )
