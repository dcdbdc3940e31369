"""Finds whose a listed agency is: by its name first, then by ICE's COUNTY column.

The state that ICE prints decides: no jurisdiction of another state is ever given.
"""

from nlp.gazetteer import names
from nlp.roster import by_county, by_place, by_state, counties
from nlp.roster.kinds import kind_of
from nlp.roster.listed import ReadAgency, Resolution, found, in_column, opened
from nlp.roster.naming import keys
from nlp.roster.overrides import override

__all__ = ["RESOLVER", "Resolution", "resolve"]

RESOLVER = "places@2"

RULES = (  # in this order; the first that finds something, or says why it cannot, decides
    by_state.of_district,
    by_state.of_territory,
    by_county.with_the_word,
    by_place.of_township,
    by_place.shared,
    by_state.by_its_name,
    by_county.without_the_word,
    by_county.of_sheriff,
    by_state.by_its_office,
    by_place.of_town,
    by_place.of_grounds,
    by_county.of_misspelt_sheriff,
    by_county.police_of,
    by_state.by_its_type,
)


def resolve(name: str, *, state: str | None, type: str | None, county: str | None) -> Resolution:
    """The kind and the jurisdiction of an agency as ICE lists it."""
    if state is None or state not in names.states():
        return Resolution(kind=kind_of(keys(name)), note="ICE's list gives no state that we know")
    words = keys(name, state)
    listed = ReadAgency(
        words=words,
        kind=kind_of(words),
        state=state,
        type=type,
        printed_county=county,
        county=counties.printed(county, state),
    )
    return by_hand(listed) or by_rule(listed)


def by_hand(listed: ReadAgency) -> Resolution | None:
    """What the file of overrides says."""
    known = override(listed)
    return found(listed, known.jurisdiction, "override", note=known.reason) if known else None


def by_rule(listed: ReadAgency) -> Resolution:
    """What the first fitting rule says; a misspelt place only where the column is no help."""
    outcomes = (rule(listed) for rule in RULES)
    why = "the gazetteer has no place of this name"
    return (
        next((outcome for outcome in outcomes if outcome), None)
        or in_column(listed, why)
        or by_place.of_misspelt(listed)
        or opened(listed, why)
    )
