"""What the components find in a text: their findings, before the archive gives them ids.

Offsets count Unicode code points into the text, half-open. Scores run from 0 to 1.
Each component leaves its findings on the Doc: `doc._.jurisdictions`, `doc._.agencies`,
`doc._.people`, `doc._.quotes`, `doc._.agreements`, all tuples in the order of the text.
They know `doc._.home_state`, the postal code of the outlet's state, or None; `doc._.published`,
the day of publication as a date, or None; and `doc._.listed`, the agencies on ICE's lists.
"""

from dataclasses import dataclass

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.bodies.listed import Roster


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Words of the text: `doc.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class FoundJurisdiction:
    """A place that the text names, everywhere that it names it."""

    jurisdiction: Jurisdiction | None  # None where several fit and nothing decides
    candidates: tuple[str, ...]  # Jurisdiction.id of all that fit; empty where one was decided
    role: str  # "subject" or "mentioned"
    score: float
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, kw_only=True)
class FoundAgency:
    """A body of government that the text names."""

    name: str
    kind: str
    state: str | None  # postal code
    jurisdiction: Jurisdiction | None
    score: float
    mentions: tuple[Mention, ...]
    listed: str | None = None  # Agency.id of the agency on ICE's lists that it is


@dataclass(frozen=True, kw_only=True)
class FoundPerson:
    """Someone who holds office, speaks for a body or is quoted."""

    name: str  # the fullest that the text gives
    title: str | None  # as printed
    role: str | None  # class of the title
    is_official: bool
    organization: str | None
    jurisdiction: Jurisdiction | None
    state: str | None  # postal code
    score: float
    mentions: tuple[Mention, ...]
    is_former: bool = False  # the text speaks of an office held in the past


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Whom the text gives as the source of a quote."""

    name: str | None  # the fullest that the text gives, even where it says "he"; None: unnamed
    kind: str  # person, organization, document, unnamed
    start: int  # where the attribution stands
    end: int


@dataclass(frozen=True, kw_only=True)
class FoundQuote:
    """Words in someone's mouth, without their outer marks."""

    start: int
    end: int
    text: str
    kind: str  # "direct" or "indirect"
    speaker: Speaker | None
    cue: str | None
    told_to: str | None
    venue: str | None
    score: float


@dataclass(frozen=True, kw_only=True)
class FoundAgreement:
    """A sentence that says what became of an agreement of one agency or place."""

    event: str  # signed, ended, …: docs/labels.md
    agency: FoundAgency | None  # one of `doc._.agencies`, or one implied, without mentions
    jurisdiction: Jurisdiction | None
    state: str | None  # postal code
    model: str | None  # "task-force"
    date: str | None  # of the event, as precise as the text: "2026", "2026-03", "2026-03-09"
    reasons: tuple[str, ...]  # codes: docs/labels.md
    start: int
    end: int
    text: str  # the sentence
    score: float


for name, default in (
    ("published", None),
    ("home_state", None),
    ("listed", Roster()),
    ("jurisdictions", ()),
    ("agencies", ()),
    ("people", ()),
    ("quotes", ()),
    ("agreements", ()),
):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=default)
