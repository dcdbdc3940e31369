"""A sheet as the replay reads it, and what differs between two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from archive.roster.evidence import signals
from archive.roster.history import Sighting
from archive.roster.keys import Key, KeyedRow, without_repetitions
from archive.roster.pairing import Pair, pair_renamed
from archive.roster.records import SheetKind


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """A sighting with its rows, keyed."""

    sheet: str
    kind: SheetKind
    moment: datetime
    until: datetime  # when it was sighted last, no other sheet having come between
    keyed: Mapping[int, KeyedRow]  # by RosterRow.id and in its order, whatever the worksheet's

    @cached_property
    def groups(self) -> Mapping[Key, list[KeyedRow]]:
        """Rows of one key, exact repetitions once."""
        found: dict[Key, list[KeyedRow]] = defaultdict(list)
        for one in self.keyed.values():
            if one.is_agreement:
                found[one.key].append(one)
        return {key: rows if len(rows) == 1 else distinct(rows) for key, rows in found.items()}

    @cached_property
    def rows(self) -> Sequence[KeyedRow]:
        """The agreements that it lists."""
        return [one for rows in self.groups.values() for one in rows]

    @property
    def size(self) -> int:
        """How many agreements it lists."""
        return len(self.rows)

    @cached_property
    def names(self) -> frozenset[tuple[str, str]]:
        """Of agencies, with their states."""
        return frozenset((one.place, one.name) for one in self.rows)

    @cached_property
    def shared_addresses(self) -> frozenset[str]:
        """Addresses of memoranda that stand at several agencies: all but one are wrong."""
        holders: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for one in self.keyed.values():
            if one.row.moa:
                holders[one.row.moa].add((one.place, one.name))
        return frozenset(address for address, those in holders.items() if len(those) > 1)


def distinct(rows: Sequence[KeyedRow]) -> list[KeyedRow]:
    """In an order that the worksheet's does not change."""
    return without_repetitions(sorted(rows, key=lambda one: (str(one.row.signed), one.row.id)))


def tables(sightings: Iterable[Sighting], keyed: Mapping[int, KeyedRow]) -> Iterator[Table]:
    """Of each kind in order of time; a sheet that is sighted again before another, once."""
    ordered = sorted(sightings, key=lambda one: (one.kind, one.moment, one.sheet))
    for (kind, sheet), run in groupby(ordered, key=lambda one: (one.kind, one.sheet)):
        first, *again = run
        rows = {number: keyed[number] for number in sorted(first.rows)}
        until = again[-1].moment if again else first.moment
        yield Table(sheet=sheet, kind=kind, moment=first.moment, until=until, keyed=rows)


@dataclass(frozen=True, kw_only=True, eq=False)
class Difference:
    """Between two tables; rows that stand in both unchanged are in none of these."""

    kept: Sequence[Pair]  # the same key, something else changed
    renamed: Sequence[Pair]
    gone: Sequence[KeyedRow]
    new: Sequence[KeyedRow]


Compare = Callable[[Table, Table], Difference]


def difference(before: Table, after: Table) -> Difference:
    """Rows matched by their key, and the others as far as they prove to be one agreement."""
    kept, gone, new = by_key(before, after)
    shared = before.shared_addresses | after.shared_addresses if gone and new else frozenset()
    renamed = pair_renamed(gone, new, shared=shared)
    if before.kind is SheetKind.PENDING:
        renamed = [pair for pair in renamed if not stand_together(pair, before, after)]
    olds = {pair.old.row.id for pair in renamed}
    news = {pair.new.row.id for pair in renamed}
    return Difference(
        kept=kept,
        renamed=renamed,
        gone=[one for one in gone if one.row.id not in olds],
        new=[one for one in new if one.row.id not in news],
    )


def stand_together(pair: Pair, before: Table, after: Table) -> bool:
    """Whether one sheet lists both names, so that neither is a slip for the other."""
    old, new = (pair.old.place, pair.old.name), (pair.new.place, pair.new.name)
    return old != new and (new in before.names or old in after.names)


def remembering() -> Compare:
    """The same, comparing no two tables twice."""
    known: dict[tuple[int, int], Difference] = {}

    def compare(before: Table, after: Table) -> Difference:
        pair = (id(before), id(after))
        if pair not in known:
            known[pair] = difference(before, after)
        return known[pair]

    return compare


def by_key(before: Table, after: Table) -> tuple[list[Pair], list[KeyedRow], list[KeyedRow]]:
    """Pairs of one key with another row, rows without a partner."""
    changed = before.keyed.keys() ^ after.keyed.keys()
    keys = {(before.keyed.get(one) or after.keyed[one]).key for one in changed}
    kept: list[Pair] = []
    gone: list[KeyedRow] = []
    new: list[KeyedRow] = []
    for key in sorted(keys):
        pairs, old, fresh = occurrences(before.groups.get(key, ()), after.groups.get(key, ()))
        kept += pairs
        gone += old
        new += fresh
    return kept, gone, new


def occurrences(
    olds: Sequence[KeyedRow], news: Sequence[KeyedRow]
) -> tuple[list[Pair], list[KeyedRow], list[KeyedRow]]:
    """Of one key: the same row first, then by signing date, by memorandum, by order."""
    pairs: list[Pair] = []
    old, new = [*olds], [*news]
    for trait in ("id", "signed", "moa", "model"):
        for one in [*old]:
            partner = next((it for it in new if is_partner(one, it, trait)), None)
            if partner is not None:
                old.remove(one)
                new.remove(partner)
                pairs.append(Pair(old=one, new=partner))
    return [pair for pair in pairs if pair.old.row.id != pair.new.row.id], old, new


def is_partner(old: KeyedRow, new: KeyedRow, trait: str) -> bool:
    """Two of one name in two counties, signed at two times, are two: "Union Township"."""
    value = getattr(old.row, trait)
    if trait != "model":
        return value is not None and value == getattr(new.row, trait)
    found = signals(old, new, shared=frozenset())
    return found.county is not False or found.moa or found.signed
