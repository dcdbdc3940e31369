"""What follows from all sheets together: the input and the outcome of archive/roster/replay.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from archive.roster.records import (
    AgencyAlias,
    Agreement,
    AgreementEvent,
    RosterCount,
    SheetKind,
    Standing,
)


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """A sheet as it was posted at one moment; one that came back is sighted twice."""

    sheet: str  # RosterSheet.id
    kind: SheetKind
    moment: datetime
    rows: tuple[int, ...]  # RosterRow.id, in the order of the worksheet; a repeated row twice


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether events are drawn from a sheet, and why not."""

    standing: Standing
    reason: str | None = None  # for readers: "61 of 68 rows of Pennsylvania are gone at once"


@dataclass(frozen=True, kw_only=True)
class ListedAgency:
    """An agency of the roster, by its newest name."""

    id: str
    name: str
    state: str | None  # postal code
    type: str | None  # as printed last
    county: str | None  # as printed last
    listing: str  # ListingState


@dataclass(frozen=True, kw_only=True)
class History:
    """Agencies and agreements with every change proven."""

    agencies: tuple[ListedAgency, ...]
    aliases: tuple[AgencyAlias, ...]
    agreements: tuple[Agreement, ...]
    events: tuple[AgreementEvent, ...]
    counts: tuple[RosterCount, ...]
    verdicts: Mapping[str, Verdict]  # by RosterSheet.id
