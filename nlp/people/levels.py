"""To which kinds of jurisdiction an office can belong, and to which it does without a word."""

from nlp.wordlists import rules

PROPER = ("county", "parish", "borough", "municipality", "census-area")
COUNTY = (*PROPER, "independent-city")  # which has a sheriff, too
TOWN = ("place", "township", "independent-city")
STATE = ("state",)
LOCAL = tuple(dict.fromkeys((*COUNTY, *TOWN)))

COUNTY_ROLES = (
    "sheriff", "undersheriff", "jailer", "county-executive", "county-judge", "county-legislator",
    "magistrate", "constable",
)  # fmt: skip
TOWN_ROLES = ("mayor", "council-member")
STATE_ROLES = (
    "governor", "lieutenant-governor", "attorney-general", "state-legislator", "state-police",
    "state-officer",
)  # fmt: skip
EITHER_ROLES = ("deputy", "public-head", "administrator")  # as the text is of county or town

BY_ROLE = {  # kinds that words beside can give to an office; any where it is not listed
    **dict.fromkeys(COUNTY_ROLES[:5], COUNTY),
    **dict.fromkeys(COUNTY_ROLES[5:], LOCAL),
    **dict.fromkeys(("commissioner", "prosecutor", "administrator", "marshal"), LOCAL),
    **dict.fromkeys(("police-chief", "police-commissioner"), LOCAL),
    **dict.fromkeys(("public-safety-director", "public-head"), LOCAL),
    **dict.fromkeys(TOWN_ROLES, (*TOWN, "borough", "municipality")),
    **dict.fromkeys(("governor", "lieutenant-governor"), STATE),
}
FIXED = {  # kinds of an office that is printed without a place, whatever its words
    **dict.fromkeys(COUNTY_ROLES, COUNTY),
    **dict.fromkeys(TOWN_ROLES, TOWN),
    **dict.fromkeys(STATE_ROLES, STATE),
}
LOOSE = {  # kinds where the words do not say
    **dict.fromkeys(("commissioner", "prosecutor"), COUNTY),
    **dict.fromkeys(("police-chief", "police-commissioner", "marshal"), TOWN),
    "public-safety-director": TOWN,
}
UNPLACED = {"private", "us-senator", "us-representative", "president", "vice-president", "judge"}

LISTED = rules("bodies")["levels"]
WORDS = {
    **dict.fromkeys(LISTED["county"], PROPER),
    **dict.fromkeys(LISTED["county_like"], COUNTY),
    **dict.fromkeys(LISTED["town"], TOWN),
    **dict.fromkeys(LISTED["state"], STATE),
}
FEDERAL = {"u.s.", "us"}  # "U.S. Attorney General"
BORNE_TWICE = {"attorney-general", "state-officer"}  # of the country's cabinet, too
LEADERS = {"leader", "whip", "speaker"}  # of a house, the state's or the country's
NEITHER = set(LISTED["neither"])


def presumed(role: str, words: str) -> tuple[str, ...] | None:
    """The kinds of place of an office that is printed without one; None: nothing can be said."""
    shown = words.lower().replace("’", "'").split()
    if role in STATE_ROLES and not FEDERAL.isdisjoint(shown):
        return None
    if role in FIXED:
        return FIXED[role]
    if role in {"prosecutor", "commissioner"} and NEITHER.intersection(shown) == {"district"}:
        return COUNTY  # "District Attorney", "Western District Commissioner"
    if role in UNPLACED or not NEITHER.isdisjoint(shown):
        return None
    told = next((WORDS[word] for word in shown if word in WORDS), None)
    return told or LOOSE.get(role)
