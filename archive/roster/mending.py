"""States that cannot be read, borrowed from the sheets before and after."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from archive.roster.evidence import signals
from archive.roster.keys import Key, KeyedRow
from archive.roster.tables import Table

NEIGHBOURS = 3  # sheets on either side

Rows = Mapping[tuple[str, str], Sequence[KeyedRow]]  # by name and model


def with_borrowed_states(tables: Sequence[Table]) -> list[Table]:
    """Tables of one kind in order of time; a state mistyped for a day moves no agency."""
    states: dict[int, str] = {}  # by RosterRow.id, for a row is the same in every sheet
    for number, table in enumerate(tables):
        before = tables[max(number - NEIGHBOURS, 0) : number]
        after = tables[number + 1 : number + 1 + NEIGHBOURS]
        for neighbour in chain(reversed(before), after):
            if has_unread(table, states):
                states |= dict(borrowed(with_states(table, states), neighbour))
    return [with_states(table, states) for table in tables]


def has_unread(table: Table, states: Mapping[int, str]) -> bool:
    """Whether a row's state is still to be found."""
    return any(row.state is None and number not in states for number, row in table.keyed.items())


def with_states(table: Table, states: Mapping[int, str]) -> Table:
    """The same with these states, by RosterRow.id, for those that cannot be read."""
    if not states.keys() & table.keyed.keys():
        return table
    keyed = {
        number: replace(row, borrowed_state=states[number]) if number in states else row
        for number, row in table.keyed.items()
    }
    return replace(table, keyed=keyed)


def borrowed(table: Table, neighbour: Table) -> Iterator[tuple[int, str]]:
    """States by RosterRow.id; a row lends once, and none whose like the table itself can read."""
    lenders = by_name_and_model(neighbour, is_read=True, but=table.groups)
    for name, rows in by_name_and_model(table, is_read=False, but=()).items():
        lent: set[int] = set()
        for row in rows:
            offers = [one for one in lenders.get(name, ()) if one.row.id not in lent]
            lender = likeliest(row, offers, is_sole=len(rows) == 1)
            if lender is not None and lender.state is not None:
                lent.add(lender.row.id)
                yield row.row.id, lender.state


def likeliest(row: KeyedRow, offers: Sequence[KeyedRow], *, is_sole: bool) -> KeyedRow | None:
    """By what both rows say beside the name; with nothing beside it, the only one that can be."""
    found = [(signals(row, one, shared=frozenset()), one) for one in offers]
    able = [(it.worth, one) for it, one in found if it.county is not False or it.moa]
    proven = [(worth, one) for worth, one in able if worth]
    if proven:
        return max(proven, key=lambda it: (it[0], -it[1].row.id))[1]
    return able[0][1] if is_sole and len(able) == 1 else None


def by_name_and_model(table: Table, *, is_read: bool, but: Container[Key]) -> Rows:
    """Those whose state is read, or those whose is not; none of the keys in `but`."""
    found: dict[tuple[str, str], list[KeyedRow]] = defaultdict(list)
    for one in table.keyed.values():
        if (one.state is not None) is is_read and one.key not in but:
            found[(one.name, one.model)].append(one)
    return found
