"""The records of the roster: one frozen dataclass per table, as in archive/records.py.

ICE posts workbooks. A **file** is one workbook's bytes; a **posting** is a file met under a name at
a moment; a **sheet** is the table in it, the same for every file that holds the same rows. What
follows from the sheets (agencies, aliases, agreements, events, counts) is derived anew whenever a
sheet comes in, in the order of the postings, so that the order of import makes no difference.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SheetKind(StrEnum):
    """What a sheet lists; its columns say, never its name: on 22 September 2025 ICE swapped two."""

    PARTICIPATING = "participating"
    PENDING = "pending"


class Standing(StrEnum):
    """Whether events are drawn from a sheet."""

    GOOD = "good"
    SUSPECT = "suspect"  # more is gone than is likely; kept and shown, but no event is drawn


class ListingState(StrEnum):
    """Where an agreement or agency stands on ICE's lists. Delisted is not "terminated"."""

    LISTED = "listed"  # in the newest good sheet
    MISSING = "missing"  # not in it, and no second good sheet has confirmed that
    DELISTED = "delisted"
    PENDING = "pending"  # on the pending list alone
    NO_LONGER_PENDING = "no-longer-pending"  # was, and never became a participant


class EventType(StrEnum):
    """What changed between two sheets."""

    ADDED = "added"  # an agency's first agreement
    MODEL_ADDED = "model-added"  # one more model of an agency that is listed
    MODEL_CHANGED = "model-changed"  # one model in place of another, in a second good sheet, too
    RENAMED = "renamed"  # a new name or a mended spelling of an agency that stays
    REDATED = "re-dated"  # another SIGNED
    DELISTED = "delisted"  # gone, and a second good sheet confirms it
    RELISTED = "relisted"  # back, and a second good sheet has it, too
    PENDING = "pending"
    NO_LONGER_PENDING = "no-longer-pending"


@dataclass(frozen=True, kw_only=True)
class RosterFile:
    """One workbook's bytes."""

    id: str  # hex SHA-256 of the bytes
    sheet: str  # RosterSheet.id
    length: int  # bytes
    modified_at: datetime | None  # as the workbook itself states
    content: bytes


@dataclass(frozen=True, kw_only=True)
class RosterPosting:
    """A file met under a name: at an address, or on disk."""

    file: str  # RosterFile.id
    name: str  # "participatingAgencies02272026am.xlsx"; names lie about dates
    url: str | None  # None: imported from disk
    fetch: int | None  # fetches.id
    last_modified: str | None  # as the server states it
    moment: datetime  # that orders it: Last-Modified, else modified_at, else seen_at
    moment_from: str  # "last-modified", "modified" or "seen"
    seen_at: datetime  # when it was first met


@dataclass(frozen=True, kw_only=True)
class RosterSheet:
    """One table, whatever files hold it and however their rows are ordered."""

    id: str  # first 16 hex digits of the SHA-256 of kind and normalised rows
    kind: str  # SheetKind
    columns: str  # JSON list of the header's cells as printed, in order
    rows: int
    moment: datetime  # of its first posting
    remarks: str | None  # JSON list of what is odd about the sheet as a whole
    standing: str | None = None  # Standing; None until the history is derived anew
    reason: str | None = None  # of its suspicion, for readers


@dataclass(frozen=True, kw_only=True)
class RosterRow:
    """One row of a sheet, without trailing blanks; kept once for all sheets that print it.

    Beside each value that was read stands what is printed.
    """

    id: int  # archive/roster/workbook.py: from the printed cells and links, so always the same
    state: str | None  # postal code; None where the printed state is none
    state_as_printed: str | None
    agency: str | None  # as printed
    type: str | None  # as printed: "County", "Municipality", "State Agency"
    county: str | None  # as printed; None for "#N/A" and the like
    model: str  # "task-force"; the printed words as a slug where they are no known model
    model_as_printed: str | None
    signed: date | None
    signed_as_printed: str | None
    moa: str | None  # address of the memorandum of agreement, unwrapped
    moa_as_printed: str | None  # the cell's text: "link", "link pending"
    addendum: str | None  # address
    addendum_as_printed: str | None


@dataclass(frozen=True, kw_only=True)
class RosterSheetRow:
    """That a sheet holds a row, and where."""

    sheet: str  # RosterSheet.id
    position: int  # row number in the worksheet, 1 for its first
    row: int  # RosterRow.id
    is_hidden: bool  # by a saved filter; it counts all the same


@dataclass(frozen=True, kw_only=True)
class RosterOddity:
    """Something in a row that is not as it should be, kept as printed."""

    id: int  # archive/roster/workbook.py: from all below, so always the same
    row: int  # RosterRow.id
    column: str  # "STATE"
    kind: str  # "misspelt-state", "odd-date", "unknown-model", …: docs/methodology.md
    printed: str | None
    taken_as: str | None  # None: it could not be read


@dataclass(frozen=True, kw_only=True)
class RosterSheetOddity:
    """Where a sheet has it: two may print one row, and only one of them with a wrapped link."""

    sheet: str  # RosterSheet.id
    position: int  # row number in the worksheet
    oddity: int  # RosterOddity.id


@dataclass(frozen=True, kw_only=True)
class AgencyAlias:
    """A name under which ICE has listed an agency, with the sheets that print it."""

    id: str  # what Agency.id would be by this name; leads to the agency's page
    agency: str  # Agency.id
    name: str
    first_sheet: str  # RosterSheet.id
    last_sheet: str


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One agency, one model, one signing, as ICE lists it."""

    id: str  # "ne-dakota-county-sheriffs-office-jail-enforcement"
    agency: str  # Agency.id
    model: str
    model_as_printed: str | None
    signed: date | None  # as listed last
    signed_as_printed: str | None
    moa: str | None
    addendum: str | None
    listing: str  # ListingState: listed, missing or delisted
    first_sheet: str  # RosterSheet.id
    last_sheet: str  # the last good one that lists it
    first_listed_at: datetime  # moment of first_sheet
    last_listed_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgreementEvent:
    """A change between two sheets, with its proof."""

    id: str  # from type, agreement or agency, and sheets: the same in every derivation
    type: str  # EventType
    agency: str  # Agency.id
    agreement: str | None  # Agreement.id; None for pending
    model: str
    moment: datetime  # of sheet_after: the change happened after sheet_before and not later
    sheet_before: str  # RosterSheet.id
    sheet_after: str
    confirmed_by: str | None  # RosterSheet.id of the later good sheet that bears it out
    row_before: int | None  # RosterRow.id
    row_after: int | None
    old: str | None  # former name, date or model
    new: str | None
    because: str | None  # why two rows are taken for the same agreement


@dataclass(frozen=True, kw_only=True)
class RosterCount:
    """How much a good sheet of participants lists, by model and in all."""

    sheet: str  # RosterSheet.id
    model: str  # "all" for the sheet as a whole
    agreements: int  # rows, exact repetitions once
    agencies: int


@dataclass(frozen=True, kw_only=True)
class SoughtName:
    """A listed agency's name that earlier documents have been searched for."""

    name: str  # with its state before it: "NE Dakota County Sheriff's Office"
    sought_at: datetime
