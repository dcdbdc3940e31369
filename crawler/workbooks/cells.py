"""What a cell prints, without what nobody sees."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")  # "\u200bLEON"
# "Sample_x000D_\nCounty": a line break as Excel keeps it in its words
ESCAPED_BLANK = re.compile(r"_x00(?:09|0A|0D|A0)_", re.IGNORECASE)
NOTHING = ("#N/A", "#NA", "N/A", "NA", "NONE", "#REF!", "#VALUE!", "NULL", "-", "--", "–", "—", ".")


@dataclass(frozen=True, kw_only=True)
class Odd:
    """That a cell is not as it should be: archive.roster.records.RosterOddity, without its row."""

    kind: str
    printed: str | None
    taken_as: str | None = None


def squished(words: str) -> str:
    """Without blanks at the ends and with single ones between: no NBSP, no line break."""
    seen = ESCAPED_BLANK.sub(" ", UNSEEN.sub("", words))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def text(value: object) -> str | None:
    """A cell's words; a date as its ISO day, a whole number without a point, None for a blank."""
    match value:
        case None:
            return None
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return squished(str(value)) or None


def filled(words: str | None) -> str | None:
    """None for "#N/A" and other ways of writing nothing."""
    return None if words is None or words.upper() in NOTHING else words
