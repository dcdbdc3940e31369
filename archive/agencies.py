"""When two documents name the same agency: the rule that makes an Agency.id.

There is a Washington County in thirty states, so a name without a state is that document's own,
unless it is a federal body's.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from archive.slugs import slug


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """An agency of ICE's lists, as texts may name it."""

    id: str  # Agency.id
    names: tuple[str, ...]  # the newest first, then all others that ICE has printed
    kind: str
    state: str | None  # postal code
    jurisdiction: str | None  # Jurisdiction.id


def agency_id(name: str, *, kind: str, state: str | None, document: int) -> str:
    """`ne-dakota-county-sheriffs-office`, `immigration-and-customs-enforcement`."""
    if kind == "federal":
        return slug(name)
    if state is None:
        return f"{slug(name)}-{document}"
    return f"{state.lower()}-{slug(name)}"


UNNAMED_AGENCIES = """
    delete from agencies
    where listing is null
    and id not in (select agency from agency_mentions)
    and id not in (select agency from person_mentions where agency is not null)
    and id not in (select agency from agreement_mentions where agency is not null)
    and id not in (select agency from agency_aliases)
    and id not in (select agency from agreements)
    and id not in (select agency from agreement_events)
"""


def listed(db: Database) -> Iterator[Listed]:
    """All agencies that stand or stood on ICE's lists."""
    return _agencies(
        db,
        """
        select agencies.*, json_group_array(agency_aliases.name) as names
        from agencies
        left join agency_aliases on agency_aliases.agency = agencies.id
        where listing is not null
        group by agencies.id
        order by agencies.id
        """,
    )


def unlisted(db: Database) -> Iterator[Listed]:
    """Agencies that texts alone name, but federal ones, with all words that texts have for them."""
    return _agencies(
        db,
        """
        select agencies.*, json_group_array(distinct agency_mentions.text) as names
        from agencies
        left join agency_mentions on agency_mentions.agency = agencies.id
        where listing is null and kind <> 'federal'
        group by agencies.id
        order by agencies.id
        """,
    )


def _agencies(db: Database, query: str) -> Iterator[Listed]:
    for row in db.query(query):
        others = sorted(
            {name for name in json.loads(row["names"]) if name not in (None, row["name"])}
        )
        yield Listed(
            id=row["id"],
            names=(row["name"], *others),
            kind=row["kind"],
            state=row["state"],
            jurisdiction=row["jurisdiction"],
        )
