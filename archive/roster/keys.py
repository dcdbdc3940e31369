"""What tells one agreement of a sheet from the others, whatever a typist did to its row."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from archive.roster.records import RosterRow
from archive.slugs import slug

APOSTROPHES = re.compile(r"['’‘`´ʼʹ′]")  # "Sheriff’s", "Sheriff's", "Sheriff`s"
DASHES = re.compile(r"[‐‑‒–—―−]")  # "Crime–Information"
LEVEL = re.compile(r" (COUNTY|PARISH)$")  # "SOMERVELL COUNTY"; "SOMERVILL" occurs, too
BLANKS = re.compile(r"\s+")
NO_STATE = "xx"  # in ids of agencies whose state cannot be read

Key = tuple[str, str, str]  # state, name, model


@lru_cache(maxsize=1 << 16)
def cleaned(text: str | None) -> str:
    """Squished, in Unicode's compatible form: as printed to the eye."""
    return BLANKS.sub(" ", unicodedata.normalize("NFKC", text or "")).strip()


@lru_cache(maxsize=1 << 16)
def normal(text: str | None) -> str:
    """The same for spellings that differ in case, blanks, apostrophes or the form of a dash."""
    return BLANKS.sub(" ", DASHES.sub("-", APOSTROPHES.sub("", cleaned(text)))).strip().upper()


@dataclass(frozen=True, kw_only=True)
class KeyedRow:
    """A row with what it is known by."""

    row: RosterRow
    borrowed_state: str | None = None  # of the same row in another sheet, where it is not readable

    @cached_property
    def is_agreement(self) -> bool:
        """Not a footer: "* Note", "Total | 1496"."""
        is_placed = self.row.state is not None or bool(self.row.model_as_printed)
        return is_placed and bool(cleaned(self.row.agency))

    @cached_property
    def state(self) -> str | None:
        """Postal code."""
        return self.row.state or self.borrowed_state

    @cached_property
    def place(self) -> str:
        """The state, or what is printed in its stead."""
        return self.state or normal(self.row.state_as_printed)

    @cached_property
    def name(self) -> str:
        """As it is compared."""
        return normal(self.row.agency)

    @cached_property
    def printed(self) -> str:
        """The name for readers."""
        return cleaned(self.row.agency) or "(no name)"

    @property
    def model(self) -> str:
        """As the reader of the workbook has decided."""
        return self.row.model

    @cached_property
    def county(self) -> str:
        """As it is compared, without the word for its level."""
        return LEVEL.sub("", normal(self.row.county))

    @cached_property
    def key(self) -> Key:
        """What matches rows of two sheets."""
        return (self.place, self.name, self.model)

    @cached_property
    def agency_id(self) -> str:
        """What the agency's id would be by this row: `ne-dakota-county-sheriffs-office`."""
        return f"{(self.state or NO_STATE).lower()}-{slug(self.printed)}"


def without_repetitions(rows: Iterable[KeyedRow]) -> list[KeyedRow]:
    """Rows of one key, each signing and memorandum once."""
    return list({(one.row.signed, one.row.moa): one for one in reversed([*rows])}.values())[::-1]
