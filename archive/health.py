"""How each source does: the view `source_health`, read alike by `287g` and by the site.

The rule. A source's *habit* is how long it may name nothing new: the gap between days of news that
95 of 100 of its gaps keep to, and half as much again, but at least 3 days. It is taken from the
last 100 days on which it named a new address (or, a discovery service, a new headline); with fewer
than 5 such days it has none. Its *silence* is counted in days from the last of them to its last
visit that went well, never to today: while nobody looks, nobody knows. Its verdict is, in this
order:

- ``off``: no crawl visits it unless it is named.
- ``never-visited``: no visit has ended yet.
- ``left-out``: not visited for more than 7 days in which others were.
- ``failing``: its last visit did not go well. One that was killed, or spent its budget, did.
- ``silent``: it has been silent for longer than its habit.
- ``ok``.

Visits are those for what is new; `287g backfill` neither helps nor harms.
"""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database

from archive.records import ROSTER

DAYS_OF_NEWS = 100  # that a habit is taken from, at most
FEWEST = 5  # days of news that make a habit
SHORTEST = 3  # days; a weekend is no silence
LEFT_OUT = 7  # days


class Verdict(StrEnum):
    """How a source does, in a word."""

    OFF = "off"
    NEVER_VISITED = "never-visited"
    LEFT_OUT = "left-out"
    FAILING = "failing"
    SILENT = "silent"
    OK = "ok"


@dataclass(frozen=True, kw_only=True)
class Health:
    """How one source does: a row of `source_health`. Times as the archive keeps them, as text."""

    source: str  # Source.id
    verdict: Verdict
    documents: int
    started_at: str | None  # of the last run; None: never visited
    outcome: str | None  # of the last run; None while it runs
    message: str | None
    well_at: str | None  # start of the last run that went well
    failures: int  # runs that failed since
    found_at: str | None  # when it last named anything new
    silent_days: int | None
    habit_days: int | None  # None: too young to say


def create_view(db: Database) -> None:
    """Make the view, or make it anew: a migration that transforms a table it reads must call it."""
    db.execute("drop view if exists source_health")
    db.execute(f"create view source_health as {HEALTH}")


def health(db: sqlite3.Connection) -> list[Health]:
    """How the sources do, those in trouble first."""
    rows = db.execute(f"select {', '.join(COLUMNS)} from source_health order by rank, name")
    found = (dict(zip(COLUMNS, row, strict=True)) for row in rows)
    return [Health(**(row | {"verdict": Verdict(row["verdict"])})) for row in found]


COLUMNS = tuple(Health.__dataclass_fields__)
WELL = "('ok', 'not-modified', 'budget-spent')"
OF_NEWS = "runs.channel is null"  # a visit to its history says little of its present
SAYS_NOTHING = "('interrupted')"  # of the source
NEWEST = """
        select max(found_at) from (
          select * from (
            select found_at from addresses
            where source = {source} and role = 'document' and found_at < {before}
            order by found_at desc limit 1
          )
          union all
          select * from (
            select found_at from leads
            where source = {source} and found_at < {before}
            order by found_at desc limit 1
          )
          union all
          select seen_at from roster_postings
          join fetches on fetches.id = roster_postings.fetch
          join runs on runs.id = fetches.run
          where {source} in (select id from sources where kind = '@roster')
          and runs.source = {source} and seen_at < {before}
        )
""".replace("@roster", ROSTER)
# `news` steps back from one day of news to the one before, over an index: a source may have named
# a million addresses on a few hundred days
HEALTH = f"""
    with recursive
    news (source, found_at, place) as (
      select id, ({NEWEST.format(source="sources.id", before="'~'")}), 1
      from sources
      union all
      select source, ({NEWEST.format(source="news.source", before="date(news.found_at)")}),
        place + 1
      from news
      where found_at is not null and place < {DAYS_OF_NEWS}
    ),
    gaps as (
      select
        source,
        julianday(date(lag(found_at) over (partition by source order by place)))
          - julianday(date(found_at)) as days
      from news
      where found_at is not null
    ),
    ranked as (
      select
        source,
        days,
        row_number() over (partition by source order by days) as place,
        count(*) over (partition by source) as gaps
      from gaps
      where days is not null
    ),
    habits as (
      select source, cast(max({SHORTEST}, days * 1.5) as integer) as habit_days
      from ranked
      where place = (gaps * 95 + 99) / 100 and gaps >= {FEWEST - 1}
    ),
    visits as (
      select
        sources.id as source,
        (
          select runs.id from runs
          where runs.source = sources.id and {OF_NEWS}
          order by started_at desc, id desc limit 1
        ) as last_run,
        (
          select runs.id from runs
          where runs.source = sources.id and {OF_NEWS} and outcome not in {SAYS_NOTHING}
          order by started_at desc, id desc limit 1
        ) as told_run,
        (
          select runs.id from runs
          where runs.source = sources.id and {OF_NEWS} and outcome in {WELL}
          order by started_at desc, id desc limit 1
        ) as well_run
      from sources
    ),
    facts as (
      select
        sources.*,
        last.id as run,
        last.started_at,
        last.finished_at,
        last.outcome,
        coalesce(last.message, told.message) as message,
        last.new,
        last.changed,
        told.outcome as told_outcome,
        well.started_at as well_at,
        (
          select count(*) from runs
          where runs.source = sources.id and {OF_NEWS}
          and runs.started_at >= coalesce(well.started_at, '')
          and (well.id is null or runs.id > well.id)
          and runs.outcome not in {WELL} and runs.outcome not in {SAYS_NOTHING}
        ) as failures,
        news.found_at,
        cast(julianday(date(well.started_at)) - julianday(date(news.found_at)) as integer)
          as silent_days,
        habits.habit_days
      from sources
      join visits on visits.source = sources.id
      left join runs as last on last.id = visits.last_run
      left join runs as told on told.id = visits.told_run
      left join runs as well on well.id = visits.well_run
      left join news on news.source = sources.id and news.place = 1
      left join habits on habits.source = sources.id
    ),
    judged as (
      select
        facts.*,
        case
          when not is_on then '{Verdict.OFF}'
          when told_outcome is null then '{Verdict.NEVER_VISITED}'
          when julianday((select max(started_at) from facts)) - julianday(started_at) > {LEFT_OUT}
            then '{Verdict.LEFT_OUT}'
          when told_outcome not in {WELL} then '{Verdict.FAILING}'
          when silent_days > habit_days then '{Verdict.SILENT}'
          else '{Verdict.OK}'
        end as verdict
      from facts
    )
    select
      id as source,
      name,
      kind,
      url,
      home_state,
      rights,
      verdict,
      (select count(*) from documents where documents.source = judged.id) as documents,
      run,
      started_at,
      finished_at,
      outcome,
      message,
      new,
      changed,
      well_at,
      failures,
      found_at,
      max(silent_days, 0) as silent_days,
      habit_days,
      case verdict
        when '{Verdict.FAILING}' then 1
        when '{Verdict.SILENT}' then 2
        when '{Verdict.NEVER_VISITED}' then 3
        when '{Verdict.LEFT_OUT}' then 4
        when '{Verdict.OK}' then 5
        else 6
      end as rank
    from judged
"""
