"""What current versions say of each id that a document gave to a person, merged or not."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

# the longest that is printed; of equals the last in the alphabet, "Ann Sample" over "ANN SAMPLE"
NAME = "substr(max(printf('%06d', length(found.text)) || found.text), 7)"


@dataclass(frozen=True, kw_only=True)
class Identity:
    """All that current versions say of one id. Days are ISO 8601, of publication or first sight."""

    id: str  # Person.id as documents gave it
    name: str  # the fullest that is printed
    is_official: bool
    is_former: bool  # all documents speak of the office as past
    jurisdiction: str | None  # Jurisdiction.id of the office
    place: str | None  # its name, "Cass County, NE"
    roles: frozenset[str]
    organizations: frozenset[str]  # as printed
    agencies: frozenset[tuple[str, str]]  # Agency.id and name
    versions: frozenset[int]
    named: frozenset[str]  # Jurisdiction.id that all its documents name, where it has none itself
    first: str  # day of the first document in which the office is a present one; else of any
    last: str  # day of the last such document


IDENTITIES = f"""
    with found as (
      select
        coalesce(person_mentions.found_as, person_mentions.person) as id,
        person_mentions.version,
        person_mentions.text,
        person_mentions.role,
        person_mentions.organization,
        person_mentions.jurisdiction,
        person_mentions.agency,
        person_mentions.is_former,
        substr(coalesce(documents.published_at, documents.first_seen_at), 1, 10) as day
      from person_mentions
      join documents on documents.version = person_mentions.version
    )
    select
      found.id,
      {NAME} as name,
      coalesce(people.is_official, person_merges.is_official) as is_official,
      min(found.is_former) as is_former,
      max(found.jurisdiction) as jurisdiction,
      max(jurisdictions.name || iif(jurisdictions.kind = 'state', '', ', ' || jurisdictions.state))
        as place,
      json_group_array(distinct found.role) as roles,
      json_group_array(distinct found.organization) as organizations,
      json_group_array(distinct found.agency) as agencies,
      json_group_array(distinct found.version) as versions,
      coalesce(min(iif(found.is_former, null, day)), min(day)) as first,
      coalesce(max(iif(found.is_former, null, day)), max(day)) as last
    from found
    left join people on people.id = found.id
    left join person_merges on person_merges.id = found.id
    left join jurisdictions on jurisdictions.id = found.jurisdiction
    group by found.id
    order by found.id
"""


def identities(db: Database) -> Iterator[Identity]:
    """All ids that current versions of documents give to people, merged or not."""
    names = dict(db.execute("select id, name from agencies").fetchall())
    places = _places(db)
    for row in db.query(IDENTITIES):
        sets = {name: _known(row[name]) for name in ("roles", "organizations", "versions")}
        flags = {name: bool(row[name]) for name in ("is_official", "is_former")}
        agencies = frozenset((id, names[id]) for id in _known(row["agencies"]))
        named = frozenset[str]()
        if row["jurisdiction"] is None:
            named = frozenset.intersection(*(places[version] for version in sets["versions"]))
        yield Identity(**row | sets | flags | {"agencies": agencies, "named": named})


def _places(db: Database) -> dict[int, frozenset[str]]:
    """The jurisdictions that each current version names."""
    places: dict[int, set[str]] = defaultdict(set)
    rows = db.execute(
        """
        select distinct jurisdiction_mentions.version, jurisdiction_mentions.jurisdiction
        from jurisdiction_mentions
        join documents on documents.version = jurisdiction_mentions.version
        where jurisdiction_mentions.jurisdiction is not null
        """
    )
    for version, place in rows.fetchall():
        places[version].add(place)
    return defaultdict(frozenset, {one: frozenset(named) for one, named in places.items()})


def _known(cell: str) -> frozenset[Any]:
    """The values of a JSON list that are given."""
    return frozenset(value for value in json.loads(cell) if value is not None)
