"""Which sheets are good: those that can follow one another, a lasting change among them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from archive.roster.history import Verdict
from archive.roster.records import Standing
from archive.roster.tables import Table

LOOK_BACK = 5  # good sheets, for the one before a bad one that was taken for good
FRAGMENT, FRAGMENT_WITNESSES = 3, 2  # times as many rows; sheets that have them
AS_LONG = 0.75  # of a first sheet: later ones at least so long outvote it


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How sheets of one kind are judged."""

    doubt: Callable[[Table, Table], str | None]  # why the second cannot follow the first
    fault: Callable[[Table], str | None]  # what is wrong with a sheet, whatever it follows
    bloated: Callable[[Table, Table], bool]  # whether the second has more than can be new
    undoes: Callable[[Table, Table, Table], bool]  # the third all that the second added
    lasts: Callable[[Sequence[Table]], bool]  # whether doubted sheets bear each other out
    outvotes: Callable[[Sequence[Table]], bool]  # whether far longer than it takes to last
    too_much: Callable[[Table, Table], bool]  # whether too much is gone to believe even that


@dataclass(kw_only=True)
class Judging:
    """Sheets of one kind as they come: good so far, and set aside since the last good one."""

    rules: Rules
    good: list[Table] = field(default_factory=list)
    waiting: list[tuple[Table, str]] = field(default_factory=list)
    chain: list[Table] = field(default_factory=list)  # the last of them that follow one another
    refused: dict[str, str] = field(default_factory=dict)  # reasons by sheet

    def judge(self, table: Table) -> None:
        """The next sheet."""
        fault = self.rules.fault(table)
        if fault is not None:
            self.refused[table.sheet] = fault
            return
        reason = self.rules.doubt(self.good[-1], table) if self.good else None
        if reason is None:
            self.accept(table)
            self.drop_fragment()
            return
        self.wait(table, reason)
        self.reconsider(table)

    def wait(self, table: Table, reason: str) -> None:
        """Set aside, after those that it follows from."""
        self.waiting.append((table, reason))
        is_next = self.chain and self.rules.doubt(self.chain[-1], table) is None
        self.chain = [*self.chain, table] if is_next else [table]

    def accept(self, *tables: Table) -> None:
        """As good; what was waiting and is not among them is suspect."""
        names = {table.sheet for table in tables}
        self.refused |= {one.sheet: why for one, why in self.waiting if one.sheet not in names}
        self.good += tables
        self.waiting, self.chain = [], []

    def reconsider(self, table: Table) -> None:
        """Whether the doubted sheets or the good ones before them were wrong."""
        chain = self.chain
        base = self.base_of(chain)
        if base is not None:
            self.withdraw(base, table)
            self.accept(*chain)
        elif self.rules.lasts(chain):
            self.settle(chain)

    def settle(self, chain: Sequence[Table]) -> None:
        """What lasts is good, unless it cannot be believed even so."""
        if len(self.good) == 1 and self.is_outvoted(self.good[0], chain):
            self.drop_first()
        elif self.rules.too_much(self.good[-1], chain[-1]):
            names = {table.sheet for table in chain}
            self.waiting = [
                (one, undecided(why) if one.sheet in names else why) for one, why in self.waiting
            ]
            return
        self.accept(*chain)

    def is_outvoted(self, first: Table, chain: Sequence[Table]) -> bool:
        """By sheets that are about as long, or by very many."""
        return chain[0].size >= AS_LONG * first.size or self.rules.outvotes(chain)

    def drop_first(self) -> None:
        """Of a record whose first sheet no later one follows from, that one is wrong."""
        first = self.good.pop(0)
        self.refused[first.sheet] = f"none of the sheets after it follow from its {first.size} rows"

    def drop_fragment(self) -> None:
        """A first sheet that is a small part of the next two."""
        if len(self.good) == FRAGMENT_WITNESSES + 1:
            first, *later = self.good
            is_less = all(first.size * FRAGMENT < it.size for it in later)
            if is_less and all(self.rules.bloated(first, it) for it in later):
                self.drop_first()

    def base_of(self, chain: Sequence[Table]) -> int | None:
        """The good sheet whose successors are these, when the ones between were the bad ones.

        They must be outnumbered; an older sheet that is posted again is no witness.
        """
        witnesses = len({it.sheet for it in chain} - {it.sheet for it in self.good})
        last = self.good[-1]
        for number in range(len(self.good) - 2, max(len(self.good) - 2 - LOOK_BACK, -1), -1):
            base, added = self.good[number : number + 2]
            outvoted = len(self.good) - 1 - number
            if witnesses < outvoted + (not self.rules.bloated(base, added)):
                continue
            is_next = self.rules.doubt(base, chain[0]) is None
            if is_next and self.rules.undoes(base, last, chain[0]):
                return number
        return None

    def withdraw(self, base: int, witness: Table) -> None:
        """The good sheets after that one, which its later successors do not know."""
        for table in self.good[base + 1 :]:
            self.refused[table.sheet] = (
                f"what is new in it is undone by the sheet of {witness.moment:%Y-%m-%d},"
                " which follows from the one before it"
            )
        del self.good[base + 1 :]


def undecided(reason: str) -> str:
    """Of a sheet that no later one can vouch for."""
    left_open = "; later sheets say the same, but so much is not believed: a person must decide"
    return reason if reason.endswith(left_open) else reason + left_open


def judged(tables: Iterable[Table], rules: Rules) -> tuple[list[Table], dict[str, Verdict]]:
    """The good ones in order, and a verdict on each; suspect is what never was good."""
    judging = Judging(rules=rules)
    for table in tables:
        judging.judge(table)
    judging.refused |= {one.sheet: why for one, why in judging.waiting}
    suspect = {
        sheet: Verdict(standing=Standing.SUSPECT, reason=why)
        for sheet, why in judging.refused.items()
    }
    return judging.good, suspect | {
        table.sheet: Verdict(standing=Standing.GOOD) for table in judging.good
    }
