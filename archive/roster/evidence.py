"""Why a row that is gone and a row that is new are taken for one agreement."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.roster.agency_names import (
    Closeness,
    Likeness,
    differs_by_typing,
    is_subunit,
    likeness,
)
from archive.roster.keys import KeyedRow, normal

WORTH_MOA, WORTH_SIGNED, WORTH_COUNTY = 200, 120, 40  # beside up to 100 for the letters
SLIPS_BELIEVED, SLIPS_WITHOUT_COUNTY = 2, 1  # typing errors
NEARLY_ALL_LETTERS = 90  # per cent


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """For one agreement under two names, or in two states."""

    because: str  # for readers
    worth: int  # to choose among several
    closeness: Closeness  # of the names; NONE where they cannot mean the same agency


@dataclass(frozen=True, kw_only=True)
class Signals:
    """What two rows have in common beside their names."""

    moa: bool
    signed: bool
    county: bool | None  # None: one of them names none, or it may be mistyped
    is_bare: bool  # neither has a date or an address, as on the pending list

    @property
    def worth(self) -> int:
        """To choose among several."""
        return self.moa * WORTH_MOA + self.signed * WORTH_SIGNED + bool(self.county) * WORTH_COUNTY

    def reasons(self) -> Iterator[str]:
        """For readers."""
        if self.moa:
            yield "same MOA address"
        if self.signed:
            yield "same signing date"
        if self.county:
            yield "same county"


def signals(old: KeyedRow, new: KeyedRow, *, shared: frozenset[str]) -> Signals:
    """`shared`: addresses that stand at several agreements and so prove nothing."""
    moa, signed = old.row.moa, old.row.signed
    return Signals(
        moa=moa is not None and moa == new.row.moa and moa not in shared,
        signed=signed is not None and signed == new.row.signed,
        county=is_same_county(old.county, new.county),
        is_bare=is_bare(old) and is_bare(new),
    )


def is_bare(one: KeyedRow) -> bool:
    """Without what proves an agreement under another name."""
    return one.row.moa is None and one.row.signed is None


def is_same_county(one: str, other: str) -> bool | None:
    """None, too, for Lampass and Lampasas: Walker and Waller are no further apart, and are two."""
    if not one or not other or (one != other and differs_by_typing(one, other)):
        return None
    return one == other


def evidence(old: KeyedRow, new: KeyedRow, *, shared: frozenset[str]) -> Evidence | None:
    """Of two rows of one model; None where it does not suffice."""
    found = signals(old, new, shared=shared)
    if old.place != new.place:
        return of_two_states(old, new, found)
    names = likeness(old.name, new.name, normal(new.row.state_as_printed))
    if not suffices(names, found, is_division=is_subunit(old.name, new.name)):
        return None
    said = [*found.reasons(), f"names {names.per_cent} % alike"]
    return Evidence(
        because=", ".join(said),
        worth=found.worth + names.per_cent,
        closeness=proven_closeness(names),
    )


def of_two_states(old: KeyedRow, new: KeyedRow, found: Signals) -> Evidence | None:
    """For a state that was wrong and is mended."""
    if old.name != new.name or found.county is False or not (found.moa or found.signed):
        return None
    because = ", ".join(["same name", *found.reasons()])
    return Evidence(because=because, worth=found.worth + 100, closeness=Closeness.SAME)


def proven_closeness(names: Likeness) -> Closeness:
    """Of names whose rows are one agreement; NONE where the agencies can still be two."""
    if names.slips == 0:
        return Closeness.SAME
    if names.slips <= SLIPS_BELIEVED:
        return max(names.closeness, Closeness.SPELT)
    is_one = names.is_one_body and names.has_same_level and names.closeness > Closeness.SHARING
    return names.closeness if is_one else Closeness.NONE


def suffices(names: Likeness, found: Signals, *, is_division: bool) -> bool:
    """The less alike the names are, the more must agree beside them."""
    if names.slips <= SLIPS_BELIEVED and is_slip(names, found):
        return True
    if names.closeness == Closeness.NONE:
        return False
    if found.moa:
        return found.county is not False or names.closeness >= Closeness.SPELT
    if found.county is False:
        return False
    if not names.is_one_body or not names.has_same_level:
        return is_mended_office(names, found)
    if found.signed and not is_division:
        is_nested = names.closeness is Closeness.NESTED
        return names.closeness >= Closeness.SPELT or (is_nested and found.county is True)
    return is_division or is_same_agency(names, found)


def is_slip(names: Likeness, found: Signals) -> bool:
    """A typing error anywhere in the name, even in its first letter."""
    if found.moa or names.slips == 0:
        return found.county is not False or found.signed
    if found.county is False or not (found.signed or found.is_bare):
        return False
    return names.slips <= SLIPS_WITHOUT_COUNTY or (found.signed and found.county is True)


def is_mended_office(names: Likeness, found: Signals) -> bool:
    """Another office of the same county, as when "Sheriff's Office" becomes "County Prison"."""
    is_same = names.closeness == Closeness.SAME and names.has_same_level
    return is_same and found.signed and found.county is True


def is_same_agency(names: Likeness, found: Signals) -> bool:
    """By name alone: "Sheriff's Department" for "Sheriff's Office", without a date in common."""
    if names.closeness == Closeness.SPELT:
        return found.county is True and names.per_cent >= NEARLY_ALL_LETTERS
    return names.closeness == Closeness.SAME
