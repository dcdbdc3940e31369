"""When two documents name the same person: the rule that makes a Person.id.

A name alone never does. With it must agree the jurisdiction of the office, or else the body;
where a document gives neither, or a bare surname, the person is that document's own. Who is one
though the ids differ is decided in nlp/merging/, and kept by archive/merges.py.
"""

import re

from archive.slugs import slug

NICKNAME = re.compile(r"(?<!\w)[\"“(‘’'][^\"”)’']*[\"”)’'](?!\w)")  # James T. “Jim” Sample
# of such words alone is no name of one body: every town has a police department
GENERIC = {
    "a", "affairs", "agency", "an", "and", "assembly", "association", "attorney", "attorneys",
    "borough", "bureau", "campaign", "campus", "center", "chamber", "chief", "church", "city",
    "clerk", "coalition", "college", "commerce", "commission", "commissioners", "committee",
    "communications", "company", "constable", "corrections", "council", "county", "countys",
    "court", "courts", "delegates", "democratic", "democrats", "department", "dept", "deputies",
    "detention", "district", "division", "emergency", "enforcement", "executive", "finance", "fire",
    "firm", "for", "force", "foundation", "general", "gop", "government", "governor", "governors",
    "group", "guard", "health", "highway", "hospital", "house", "human", "in", "information", "its",
    "jail", "judicial", "law", "legislature", "local", "management", "marshal", "mayor", "mayors",
    "ministry", "municipal", "newspaper", "nonprofit", "of", "office", "officers", "on",
    "organization", "parish", "party", "patrol", "planning", "police", "prison", "prosecutor",
    "prosecutors", "public", "relations", "representatives", "republican", "republicans", "rescue",
    "resources", "s", "safety", "school", "senate", "service", "services", "sheriff", "sheriffs",
    "state", "states", "superior", "supervisors", "supreme", "task", "team", "the", "town",
    "township", "treasurer", "union", "unit", "university", "village", "works",
}  # fmt: skip


def person_id(
    name: str, *, jurisdiction: str | None, organization: str | None, document: int
) -> str:
    """`ann-sample-ne-cass-county`; middle initials and nicknames make no other person.

    Jr. and Sr. do, for father and son may hold the same office in turn. "Sheriff Sample" alone is
    the document's own: deputies and commissioners of the county may bear the surname, too.
    """
    words = name_slug(name)
    second = jurisdiction or body_slug(organization) if "-" in words else None
    return f"{words}-{second or document}"


def name_slug(name: str) -> str:
    """First name, last name and suffix."""
    words = slug(NICKNAME.sub(" ", name)).split("-")
    ends = (0, len(words) - 1)
    return "-".join(word for at, word in enumerate(words) if at in ends or len(word) > 1)


def body_slug(organization: str | None) -> str | None:
    """A body that its name tells from others; None for "the Police Department"."""
    body = slug(organization or "")
    return body if set(body.split("-")) - GENERIC - {""} else None
