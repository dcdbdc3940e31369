"""A listed agency as it is looked at, and what is found for it."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from archive.records import Jurisdiction
from nlp.roster.kinds import at_level


@dataclass(frozen=True, kw_only=True)
class ReadAgency:
    """What ICE prints of an agency, read as far as it goes alone."""

    words: tuple[str, ...]  # of its name: nlp/roster/naming.py
    kind: str  # by all words of its name
    state: str  # postal code
    type: str | None  # "County", "Municipality", "State Agency", as printed
    printed_county: str | None
    county: Jurisdiction | None  # that the COUNTY column can only mean

    def is_called(self, level: str) -> bool:
        """Whether ICE's TYPE begins with a word, a letter amiss: it is simply wrong at times."""
        first = (self.type or "").lower().split()[:1]
        return any(OSA.distance(word, level, score_cutoff=1) <= 1 for word in first)


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """Whose an agency is; without a jurisdiction it stays open, and the note says why."""

    kind: str
    jurisdiction: Jurisdiction | None = None
    by: str | None = None  # "county-name", "place-name", …: docs/methodology.md
    note: str | None = None


def found(
    listed: ReadAgency,
    jurisdiction: Jurisdiction,
    by: str,
    *,
    note: str | None = None,
    kind: str | None = None,
) -> Resolution:
    """An agency with its jurisdiction; an independent city is said to be one."""
    if jurisdiction.kind == "independent-city" and by in {"county-name", "place-name"}:
        by = "independent-city"
    kind = at_level(kind or listed.kind, jurisdiction)
    return Resolution(kind=kind, jurisdiction=jurisdiction, by=by, note=note)


def opened(listed: ReadAgency, why: str) -> Resolution:
    """An agency that nothing places; ICE's words stand beside the reason."""
    if listed.printed_county:
        why = f"{why}; the COUNTY column has {listed.printed_county!r}"
    return Resolution(kind=listed.kind, note=why)


def in_column(listed: ReadAgency, why: str) -> Resolution | None:
    """The county of the COUNTY column, for want of anything better."""
    if listed.county is None:
        return None
    return found(listed, listed.county, "county-column", note=why)
