"""What ties two ids of people together beside the name: an office or a place, and time.

A name alone never does. The office must be of one class, too: who is sheriff while another of the
name is commissioner is someone else, and one who changed office is for a person to tell.
"""

from datetime import date

from archive.identities import Identity
from archive.people import body_slug
from nlp.merging.alike import Likeness, has_one_suffix, likeness

TERM = 4 * 366  # days: of a sheriff in most states; further apart may be father and son
IN_TURN = 183  # days within which hardly ever one of a family follows another in office
ONE_HOLDER = {  # at a time, with no deputies in the class
    "sheriff", "mayor", "governor", "lieutenant-governor", "county-judge", "county-executive",
    "president", "vice-president",
}  # fmt: skip
OF_THE_COUNTRY = {"president", "vice-president"}
FEW_HOLDERS = ONE_HOLDER | {  # in one place
    "undersheriff", "jailer", "police-chief", "police-commissioner", "public-safety-director",
    "corrections-head", "marshal", "constable", "prosecutor", "attorney-general",
    "county-legislator", "commissioner", "magistrate", "administrator", "council-member",
}  # fmt: skip


def tie(one: Identity, other: Identity) -> str | None:
    """Why two ids are of one person, in words; None where nothing says so."""
    how = likeness(one.name, other.name)
    if how is None or not can_be_one(one, other) or not fit_in_time(one, other, how):
        return None
    shared = (
        shared_place(one, other, how)
        or shared_body(one, other, how)
        or named_place(one, other, how)
        or named_place(other, one, how)
    )
    return f"{shared}; {times(one, other)}" if shared is not None else None


def can_be_one(one: Identity, other: Identity) -> bool:
    """Whether nothing tells two ids apart: names, places, or a text that tells of two people."""
    return (
        likeness(one.name, other.name) is not None
        and len({one.jurisdiction, other.jurisdiction} - {None}) < 2
        and one.versions.isdisjoint(other.versions)
        and one.is_official == other.is_official
    )


def bodies(one: Identity) -> set[str]:
    """Bodies that their names tell from others, "the" left out."""
    return {body for organization in one.organizations for body in bodies_of(organization)}


def bodies_of(organization: str) -> set[str]:
    """The body of a name; none for "the Police Department"."""
    body = body_slug(organization)
    return {body.removeprefix("the-")} if body is not None else set()


def shared_place(one: Identity, other: Identity, how: Likeness) -> str | None:
    """Both have an office of one class in one place."""
    offices = shared_offices(one, other, how)
    if one.jurisdiction is None or one.jurisdiction != other.jurisdiction or not offices:
        return None
    return f"both {min(offices)} of {one.place}"


def shared_offices(one: Identity, other: Identity, how: Likeness) -> frozenset[str]:
    """Classes of office of both; for an initial and a bare surname it must have one holder."""
    offices = one.roles & other.roles
    return offices if how > Likeness.INITIAL else offices & ONE_HOLDER


def shared_body(one: Identity, other: Identity, how: Likeness) -> str | None:
    """Both have an office of one class, or both none, in one agency or body."""
    offices = shared_offices(one, other, how)
    is_classless = how > Likeness.INITIAL and not one.roles | other.roles
    if not offices and not is_classless:
        return None
    names = {name for _, name in one.agencies & other.agencies}
    if how > Likeness.INITIAL or not offices.isdisjoint(OF_THE_COUNTRY):
        names |= {name for name in one.organizations if bodies_of(name) & bodies(other)}
    return f"both {min(offices, default='named')} at {min(names)}" if names else None


def named_place(placed: Identity, other: Identity, how: Likeness) -> str | None:
    """One has an office with a place; the other the office alone, in texts that name the place."""
    offices = placed.roles & other.roles & FEW_HOLDERS
    if how is not Likeness.SAME or placed.jurisdiction not in other.named or not offices:
        return None
    return f"both {min(offices)}, one of {placed.place}, the other in texts that name it"


def fit_in_time(one: Identity, other: Identity, how: Likeness) -> bool:
    """Whether one can have held the office in the days of both.

    A past holder comes after the present one; else documents lie within a term of each other, or
    closer where the names would fit one who followed another of the family.
    """
    earlier, later = sorted((one, other), key=lambda each: (each.is_former, each.first, each.id))
    gap = days_between(*sorted((one, other), key=lambda each: (each.first, each.id)))
    is_like_kin = how is Likeness.SURNAME or not has_one_suffix(one.name, other.name)
    if is_like_kin and gap > IN_TURN:
        return False
    if one.is_former != other.is_former:
        return earlier.last <= later.first
    return gap <= TERM


def days_between(earlier: Identity, later: Identity) -> int:
    """Days from the last document of one to the first of the other; negative where they overlap."""
    return (date.fromisoformat(later.first) - date.fromisoformat(earlier.last)).days


def times(one: Identity, other: Identity) -> str:
    """Their years as a reader sees them: "documents of 2019 to 2021 and of 2022"."""
    earlier, later = sorted((one, other), key=lambda each: (each.first, each.id))
    return f"documents of {years(earlier)} and of {years(later)}"


def years(one: Identity) -> str:
    """ "2019" or "2019 to 2021" """
    first, last = one.first[:4], one.last[:4]
    return first if first == last else f"{first} to {last}"
