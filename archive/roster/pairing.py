"""Which of the rows that are gone stand under another name among those that are new."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.roster.agency_names import Closeness, name_parts
from archive.roster.evidence import Evidence, evidence, is_bare
from archive.roster.keys import KeyedRow, normal


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two rows that are one agreement."""

    old: KeyedRow
    new: KeyedRow
    because: str | None = None  # None: by their key
    closeness: Closeness = Closeness.SAME  # NONE: the agreement, but not the agency, goes on


def pair_renamed(
    gone: Sequence[KeyedRow], new: Sequence[KeyedRow], *, shared: frozenset[str]
) -> list[Pair]:
    """One to one, the best proven first; what one row proves of two names, the others follow."""
    pairs = best(candidates(gone, new, shared=shared))
    return [*pairs, *followers(*left(gone, new, pairs), pairs)]


def left(
    gone: Sequence[KeyedRow], new: Sequence[KeyedRow], pairs: Iterable[Pair]
) -> tuple[list[KeyedRow], list[KeyedRow]]:
    """What no pair holds yet."""
    pairs = [*pairs]
    olds, news = {pair.old.row.id for pair in pairs}, {pair.new.row.id for pair in pairs}
    return (
        [one for one in gone if one.row.id not in olds],
        [one for one in new if one.row.id not in news],
    )


def candidates(
    gone: Sequence[KeyedRow], new: Sequence[KeyedRow], *, shared: frozenset[str]
) -> Iterator[tuple[Evidence, KeyedRow, KeyedRow]]:
    """Pairs of rows that have anything in common, with their evidence."""
    index: dict[Hashable, list[KeyedRow]] = defaultdict(list)
    for one in new:
        for trait in traits(one):
            index[trait].append(one)
    for old in gone:
        met = {other.row.id: other for trait in traits(old) for other in index.get(trait, ())}
        for other in met.values():
            proof = evidence(old, other, shared=shared)
            if proof is not None:
                yield proof, old, other


def traits(one: KeyedRow) -> Iterator[Hashable]:
    """By which a row is sought among others, so that not every two need be compared."""
    row, model = one.row, one.model
    if row.moa:
        yield model, row.moa
    if row.signed:
        yield model, one.place, row.signed
        yield model, one.name, row.signed
    if one.county:
        yield model, one.place, one.county
    if is_bare(one):
        yield model, one.place, None
    for word in name_parts(one.name, normal(row.state_as_printed)).subject[:1]:
        yield model, one.place, word[:1]


def best(found: Iterable[tuple[Evidence, KeyedRow, KeyedRow]]) -> list[Pair]:
    """One to one."""
    ranked = sorted(found, key=lambda it: (-it[0].worth, it[1].row.id, it[2].row.id))
    pairs: list[Pair] = []
    olds: set[int] = set()
    news: set[int] = set()
    for proof, old, new in ranked:
        if old.row.id not in olds and new.row.id not in news:
            olds.add(old.row.id)
            news.add(new.row.id)
            because = proof.because
            pairs.append(Pair(old=old, new=new, because=because, closeness=proof.closeness))
    return pairs


def followers(
    gone: Sequence[KeyedRow], new: Sequence[KeyedRow], proven: Sequence[Pair]
) -> Iterator[Pair]:
    """An agency's other rows under the same new name."""
    names = {name_of(pair.old): pair for pair in proven if pair.closeness}
    waiting: dict[Hashable, list[KeyedRow]] = defaultdict(list)
    for one in new:
        waiting[(name_of(one), one.model)].append(one)
    for old in gone:
        pair = names.get(name_of(old))
        others = waiting.get((name_of(pair.new), old.model)) if pair else None
        if pair and others:
            because = f"as its {pair.new.model} agreement"
            yield Pair(old=old, new=others.pop(0), because=because, closeness=pair.closeness)


def name_of(one: KeyedRow) -> tuple[str, str]:
    """An agency's, with its state."""
    return one.place, one.name
