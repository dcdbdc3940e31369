"""Agencies that a county's name places: sheriffs above all."""

from collections.abc import Sequence

from archive.records import Jurisdiction
from nlp.roster import counties
from nlp.roster.counties import Named
from nlp.roster.known import counties as counties_of
from nlp.roster.known import independent_cities, mended, only, places, spread
from nlp.roster.listed import ReadAgency, Resolution, found, in_column, opened
from nlp.roster.naming import spans, word_list

COUNTIES_OWN = {"sheriff", "corrections", "prosecutor"}  # bodies that towns seldom have
RARE = 3  # states that may have a county of a name which alone tells of the county


def with_the_word(listed: ReadAgency) -> Resolution | None:
    """ "Teller County Sheriff's Office", "County of Franklin / Franklin County Jail"."""
    named = counties.named(listed.words, listed.state)
    if not named:
        return None
    if len(named) > 1:
        return of_several(listed, named)
    if named[0].is_exact:
        return found(listed, named[0].county, "county-name")
    return of_misspelt(listed, named[0].county)


def of_several(listed: ReadAgency, named: Sequence[Named]) -> Resolution:
    """A body that has two counties in its name: that of the COUNTY column."""
    if listed.county in [one.county for one in named]:
        return found(listed, listed.county, "county-column", note="its name has several counties")
    listing = ", ".join(one.county.name for one in named)
    return opened(listed, f"its name has several counties: {listing}")


def of_misspelt(listed: ReadAgency, county: Jurisdiction) -> Resolution | None:
    """ "Berrian County": the county that must be meant, unless the COUNTY column has another."""
    if listed.county not in {None, county}:
        return in_column(listed, "no county has this name")
    return found(listed, county, "mended-name", note=f"read as {county.name}")


def without_the_word(listed: ReadAgency) -> Resolution | None:
    """ "Miami-Dade Corrections", "Broward Sheriff's Office", "Roanoke City Sheriff's Office"."""
    if listed.kind not in COUNTIES_OWN:
        return None
    owners = (owner(listed, letters) for letters in texts(listed))
    return next((one for one in owners if one), None) or consolidated(listed)


def consolidated(listed: ReadAgency) -> Resolution | None:
    """ "Augusta-Richmond Sheriff's Office": a town's name, then that of its county."""
    own = [listed.words[start:end] for start, end in spans(listed.words)][-1]
    for at in range(1, len(own)):
        county = only(counties_of(listed.state), "".join(own[at:]))
        if county and "".join(own[:at]) in places(listed.state):
            return found(listed, county, "county-name")
    return None


def owner(listed: ReadAgency, letters: str) -> Resolution | None:
    """The county or independent city of a name; of two the one that the COUNTY column has."""
    county = only(counties_of(listed.state), letters)
    cities = independent_cities(listed.state)
    city = only(cities, letters) or only(cities, letters.removesuffix("city"))
    if city and (letters.endswith("city") or "cityof" in listed.words):
        return found(listed, city, "independent-city")
    if not (city and county and city != county):
        one = county or city
        return found(listed, one, "county-name") if one else None
    if listed.county in {city, county}:
        return in_column(listed, "both a county and a city have this name")
    return opened(listed, "both a county and a city have this name")


def of_sheriff(listed: ReadAgency) -> Resolution | None:
    """A sheriff whose name has no county serves the county all the same: Jacksonville's, Duval."""
    return in_column(listed, "no county has this name") if listed.kind == "sheriff" else None


def of_misspelt_sheriff(listed: ReadAgency) -> Resolution | None:
    """ "Browrd Sheriff's Office"."""
    if listed.kind != "sheriff":
        return None
    near = (mended(counties_of(listed.state), letters) for letters in texts(listed))
    return next((of_misspelt(listed, one) for one in near if one), None)


def police_of(listed: ReadAgency) -> Resolution | None:
    """ "Maui Police Department", "Henrico Police": by the column, TYPE or its state."""
    for letters in texts(listed):
        one = only(counties_of(listed.state), letters)
        is_sure = listed.county is None and listed.state in word_list("county_police")
        if one and (listed.is_called("county") or listed.county == one or is_sure):
            return found(listed, one, "county-name")
    return None


def of_grounds(listed: ReadAgency) -> Resolution | None:
    """ "Broward | College", "Miami-Dade | Aviation": lies in the county of its rare name."""
    if listed.kind not in {"campus", "port"} or listed.county:
        return None
    for end in range(len(listed.words) - 1, 0, -1):
        letters, behind = "".join(listed.words[:end]), listed.words[end]
        one = only(counties_of(listed.state), letters)
        if one and is_rare(letters) and behind in word_list("of_grounds"):
            note = f"named for {one.name}, though it may lie beside it"
            return found(listed, one, "county-name", note=note)
    return None


def is_rare(letters: str) -> bool:
    """Whether few states have a county of this name: no "Washington", after which much is named."""
    return spread(counties_of)[letters] <= RARE


def texts(listed: ReadAgency) -> list[str]:
    """What the owner's name can be, the longest first, without spaces."""
    return ["".join(listed.words[start:end]) for start, end in spans(listed.words)]
