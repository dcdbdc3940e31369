"""Jurisdictions set by hand, each with a reason: nlp/rules/agency_places.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from archive.records import Jurisdiction
from nlp.gazetteer.entries import entries
from nlp.roster.listed import ReadAgency
from nlp.roster.naming import content, keys
from nlp.wordlists import rules

LEAST_LETTERS = 8  # of a name that may differ by one


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """Where an agency belongs, and why."""

    letters: str  # of its name without office words
    kind: str | None  # the only kind of body that is meant, where a town bears the name too
    jurisdiction: Jurisdiction
    reason: str


@cache
def overrides() -> Mapping[str, tuple[Override, ...]]:
    """All by state."""
    by_id = {entry.id: entry.jurisdiction for entry in entries()}
    found: dict[str, tuple[Override, ...]] = {}
    for row in rules("agency_places").get("override", ()):
        one = Override(
            letters=content(keys(row["name"], row["state"])),
            kind=row.get("kind"),
            jurisdiction=by_id[row["jurisdiction"]],
            reason=row["reason"],
        )
        found[row["state"]] = (*found.get(row["state"], ()), one)
    return found


def override(listed: ReadAgency) -> Override | None:
    """The one for an agency of this name, however its office is called.

    A name with a letter amiss is met only where the COUNTY column has nothing better.
    """
    letters = content(listed.words)
    known = [one for one in overrides().get(listed.state, ()) if one.kind in {None, listed.kind}]
    near = [one for one in known if listed.county is None and is_near(one.letters, letters)]
    return next((one for one in known if one.letters == letters), next(iter(near), None))


def is_near(right: str, letters: str) -> bool:
    """Whether a long name has one letter amiss: "Rappahannok, Shenandoah, Warren"."""
    return len(right) >= LEAST_LETTERS and OSA.distance(right, letters, score_cutoff=1) <= 1
