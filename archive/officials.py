"""Whose office an official holds: the link between people and agencies.

It is drawn for each mention anew, from what that version prints, whenever documents were read or
the roster has changed. What no rule gives stays open.
"""

from sqlite_utils import Database

OFFICES = (  # role and kind of agency: docs/labels.md
    ("sheriff", "sheriff"),
    ("undersheriff", "sheriff"),
    ("police-chief", "police"),
    ("police-commissioner", "police"),
    ("public-safety-director", "police"),
    ("corrections-head", "corrections"),
    ("jailer", "corrections"),
    ("marshal", "marshal"),
)
BARE = (  # what a text may print for an agency of a kind without its place, or behind it
    ("sheriff", "sheriff's office"),
    ("sheriff", "sheriff's department"),
    ("sheriff", "sheriffs office"),
    ("sheriff", "sheriff"),
    ("police", "police department"),
    ("police", "police"),
    ("police", "department of public safety"),
    ("corrections", "jail"),
    ("corrections", "department of corrections"),
    ("corrections", "detention center"),
    ("marshal", "marshal's office"),
)
PAIRS = ", ".join(f"('{role}', '{kind}')" for role, kind in OFFICES)
BODIES = ", ".join(f"('{kind}', '{words.replace(chr(39), chr(39) * 2)}')" for kind, words in BARE)
PLAIN = "replace(lower({}), '’', '''')"  # "Sheriff’s" and "sheriff's" are one

# 1. The mention's organization is what the same version prints for an agency.
# 2. The place has one listed agency of the office's kind or, without a listed one, one at all;
#    police that only the COUNTY column places are some town's of that county. A body that the text
#    prints must be the plain one ("Police Department", "Otoe County Sheriff's Office"): a chief of
#    the university's police is none of the town's, nor the head of an association of sheriffs.
LINKS = f"""
    with
    offices (role, kind) as (values {PAIRS}),
    bodies (kind, words) as (values {BODIES}),
    ranked as (
      select
        id,
        kind,
        jurisdiction,
        listing is not null as is_listed,
        count(*) over (partition by kind, jurisdiction, listing is not null) as rivals,
        max(listing is not null) over (partition by kind, jurisdiction) as has_listed
      from agencies
      where jurisdiction is not null
    ),
    sole as (
      select ranked.id, ranked.kind, ranked.jurisdiction
      from ranked
      join agencies on agencies.id = ranked.id
      where rivals = 1
      and is_listed = has_listed
      and (ranked.kind = 'sheriff' or jurisdiction_by is not 'county-column')
    ),
    found as (
      select
        person_mentions.id,
        coalesce(
          (
            select min(agency_mentions.agency)
            from agency_mentions
            where agency_mentions.version = person_mentions.version
            and {PLAIN.format("agency_mentions.text")}
              = {PLAIN.format("person_mentions.organization")}
            having count(distinct agency_mentions.agency) = 1
          ),
          (
            select sole.id
            from offices
            join sole on sole.kind = offices.kind
            where offices.role = person_mentions.role
            and sole.jurisdiction = person_mentions.jurisdiction
            and (
              person_mentions.organization is null
              or exists (
                select 1
                from bodies
                join jurisdictions on jurisdictions.id = person_mentions.jurisdiction
                where bodies.kind = offices.kind
                and {PLAIN.format("person_mentions.organization")} in (
                  words,
                  'the ' || words,
                  {PLAIN.format("jurisdictions.name")} || ' ' || words
                )
              )
            )
          )
        ) as agency
      from person_mentions
      join people on people.id = person_mentions.person
      where people.is_official
      and (person_mentions.organization is not null or person_mentions.role is not null)
    )
    select id, agency from found where agency is not null
"""


def link_officials(db: Database) -> None:
    """Set `person_mentions.agency` by the rules above; only what has changed is written."""
    links = dict(db.execute(LINKS).fetchall())
    before = dict(
        db.execute("select id, agency from person_mentions where agency is not null").fetchall()
    )
    changed = [id for id in {*links, *before} if links.get(id) != before.get(id)]
    db.conn.executemany(
        "update person_mentions set agency = ? where id = ?",
        [(links.get(id), id) for id in changed],
    )
