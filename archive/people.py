"""When two documents name the same person: the rule that makes a Person.id.

A name alone never does. With it must agree the jurisdiction of the office, or else the body;
where a document gives neither, the person is that document's own.
"""

import re

from archive.slugs import slug

NICKNAME = re.compile(r"(?<!\w)[\"“(‘’'][^\"”)’']*[\"”)’'](?!\w)")  # James T. “Jim” Sample


def person_id(
    name: str, *, jurisdiction: str | None, organization: str | None, document: int
) -> str:
    """`ann-sample-ne-cass-county`; middle initials and nicknames make no other person.

    Jr. and Sr. do, for father and son may hold the same office in turn.
    """
    second = jurisdiction or slug(organization or "") or str(document)
    return f"{name_slug(name)}-{second}"


def name_slug(name: str) -> str:
    """First name, last name and suffix."""
    words = slug(NICKNAME.sub(" ", name)).split("-")
    ends = (0, len(words) - 1)
    return "-".join(word for at, word in enumerate(words) if at in ends or len(word) > 1)
