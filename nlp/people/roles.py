"""What class of office a title names where its head word can mean several."""

import re
from dataclasses import dataclass

from nlp.people.claim import Claim
from nlp.people.members import body_role
from nlp.people.parties import PARTY, is_state

EXECUTIVE_JUDGES = {"TX", "KY", "AR"}  # where a county judge heads the county
LEGISLATIVE_JUSTICES = {"KY": "magistrate", "AR": "justice of the peace"}  # members of its board
ASSEMBLIES = {"CA", "NV", "NJ", "NY", "WI"}  # states with one; Alaska's are of its boroughs
MEMBERS = {"member", "president", "chair", "chairman", "chairwoman", "chairperson", "trustee"}
# "the state Senate", "the House of Delegates", "House Bill 12", "SB 4"
STATEHOUSE = re.compile(
    r"\b(?:[Ss]tate(?:[’']s)?\s(?:[Ss]enat|[Hh]ouse|[Rr]ep|[Ll]aw|[Ll]egislat|[Cc]apitol|[Dd]elegate)|"
    r"House of Delegates|General Assembly|[Ll]egislature|[Ss]tatehouse|"
    r"(?:Senate|House|Assembly) (?:Bill|File) \d|[HS]\.?[BF]\.? ?\d+)"
)
# "members of Congress", "the U.S. Senate"
CONGRESS = re.compile(
    r"\b(?:Congress|congressional|U\.S\. (?:Senat|House|Rep|Sen\.)|Capitol Hill|Washington, D\.C\.)"
)
COUNTY_LEGISLATURE = re.compile(r"\bCounty Legislature\b")  # New York's counties have one
LOWER_HOUSES = {"us-senator", "us-representative"}
REACH = 700  # characters to either side that speak of one legislature or the other


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known beside the words of a claim."""

    title: str  # as printed, in lower case
    state: str | None
    kind: str | None  # of the office's place
    board: str | None  # what a chair may preside over
    has_fiscal_court: bool  # whether the text names one


def of_county(text: str, role: str, title: str) -> str:
    """The role of a title's head; of a bare legislator where the text names a county's."""
    is_bare = role == "state-legislator" and title.lower() == "legislator"
    return "county-legislator" if is_bare and COUNTY_LEGISLATURE.search(text) else role


def settled_role(text: str, claim: Claim, role: str, known: Known) -> str | None:
    """The role of a claim; None for a private one."""
    title, state, kind = known.title, known.state, known.kind
    words = title.split()
    if role == "private":
        return None
    if role == "county-judge" and state is not None and state not in EXECUTIVE_JUDGES:
        return "judge"
    if role == "magistrate":
        is_member = LEGISLATIVE_JUSTICES.get(state or "", "?") in title
        return "county-legislator" if is_member or known.has_fiscal_court else "judge"
    if role in LOWER_HOUSES and "u.s." not in words:
        return "state-legislator" if "state" in words or _is_state(text, claim, kind) else role
    if role == "state-legislator" and "assembly" in words and state not in {None, *ASSEMBLIES}:
        return "council-member"
    if role in {"official", "agency-head"} and words and words[-1].strip("’'s") in MEMBERS:
        return body_role(text[slice(*claim.beside)]) or body_role(known.board or "") or role
    return role


def _is_state(text: str, claim: Claim, kind: str | None) -> bool:
    """Whether a bare senator or representative is of a state's house."""
    label = PARTY.match(text, claim.mention.end)
    if label is not None:
        return kind not in {None, "state"} or not is_state(label["place"])
    if kind not in {None, "state"}:
        return True
    start, end = claim.beside[0], max(claim.beside[1], claim.mention.end)
    around = text[max(0, start - REACH) : end + REACH]
    return STATEHOUSE.search(around) is not None and CONGRESS.search(around) is None
