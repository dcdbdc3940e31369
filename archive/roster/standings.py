"""Which sheets are good: those that can follow one another, a lasting change among them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from archive.roster.history import Verdict
from archive.roster.records import Standing
from archive.roster.tables import Table

LASTING_SHEETS, LASTING_TIME = 3, timedelta(days=7)
LOOK_BACK = 5  # good sheets, for the one before a bad one that was taken for good
FRAGMENT, FRAGMENT_WITNESSES = 3, 2  # times as many rows; sheets that have them
WITNESSES = 2  # sheets in a row that show a good one to have been the bad one

Doubt = Callable[[Table, Table], str | None]  # why the second cannot follow the first
Fault = Callable[[Table], str | None]  # what is wrong with a sheet, whatever it follows
Bloat = Callable[[Table, Table], bool]  # whether the second has more than can be new


@dataclass(kw_only=True)
class Judging:
    """Sheets of one kind as they come: good so far, and set aside since the last good one."""

    doubt: Doubt
    bloated: Bloat
    fault: Fault
    good: list[Table] = field(default_factory=list)
    waiting: list[tuple[Table, str]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # reasons by sheet

    def judge(self, table: Table) -> None:
        fault = self.fault(table)
        if fault is not None:
            self.refused[table.sheet] = fault
            return
        reason = self.doubt(self.good[-1], table) if self.good else None
        if reason is None:
            self.accept(table)
            self.drop_fragment()
            return
        self.waiting.append((table, reason))
        self.reconsider(table)

    def accept(self, *tables: Table) -> None:
        """As good; what was waiting and is not among them is suspect."""
        names = {table.sheet for table in tables}
        self.refused |= {one.sheet: why for one, why in self.waiting if one.sheet not in names}
        self.good += tables
        self.waiting = []

    def reconsider(self, table: Table) -> None:
        """Whether the doubted sheets or the good one before them were wrong."""
        chain = self.chain()
        base = self.base_of(chain)
        if base is not None:
            self.withdraw(base, table)
            self.accept(*chain)
        elif is_lasting(chain):
            if len(self.good) == 1:
                self.drop_first()
            self.accept(*chain)

    def drop_first(self) -> None:
        """Of a record whose first sheet no later one follows from, that one is wrong."""
        first = self.good.pop(0)
        self.refused[first.sheet] = f"none of the sheets after it follow from its {first.size} rows"

    def drop_fragment(self) -> None:
        """A first sheet that is a small part of the next two."""
        if len(self.good) == FRAGMENT_WITNESSES + 1:
            first, *later = self.good
            if all(first.size * FRAGMENT < it.size and self.bloated(first, it) for it in later):
                self.drop_first()

    def chain(self) -> list[Table]:
        """The last of those waiting that can follow one another."""
        found = [self.waiting[-1][0]]
        for one, _ in reversed(self.waiting[:-1]):
            if self.doubt(one, found[0]) is not None:
                break
            found.insert(0, one)
        return found

    def base_of(self, chain: Sequence[Table]) -> int | None:
        """The good sheet whose successors are these, when the ones between were the bad ones."""
        first = max(len(self.good) - 1 - LOOK_BACK, 0)
        for number in range(len(self.good) - 2, first - 1, -1):
            between = self.good[number : number + 2]
            if len(chain) < WITNESSES and not self.bloated(between[0], between[1]):
                continue
            if self.doubt(self.good[number], chain[0]) is None:
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


def is_lasting(chain: Sequence[Table]) -> bool:
    sheets = {table.sheet for table in chain}
    return len(sheets) >= LASTING_SHEETS and chain[-1].moment - chain[0].moment >= LASTING_TIME


def without_fault(table: Table) -> str | None:
    return None


def judged(
    tables: Iterable[Table], *, doubt: Doubt, bloated: Bloat, fault: Fault = without_fault
) -> tuple[list[Table], dict[str, Verdict]]:
    """The good ones in order, and a verdict on each; suspect is what never was good."""
    judging = Judging(doubt=doubt, bloated=bloated, fault=fault)
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
