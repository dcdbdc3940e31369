"""`287g roster events`, `agreements`, `sheets`, `unresolved`: what the archive's roster says."""

import csv
import json
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from archive.opening import open_to_read
from archive.roster.records import EventType, ListingState
from cli import options
from cli.columns import aligned
from crawler.states import STATES

EVENTS = """
    select
      agreement_events.moment,
      agreement_events.type,
      agencies.state,
      agencies.name as agency,
      agreement_events.model,
      old,
      new,
      sheet_before,
      sheet_after,
      confirmed_by,
      because
    from agreement_events
    join agencies on agencies.id = agreement_events.agency
    where (:type is null or agreement_events.type = :type)
    and (:state is null or agencies.state = :state)
    and (:since is null or agreement_events.moment >= :since)
    order by agreement_events.moment desc, agreement_events.id
    limit :limit
"""
AGREEMENTS = """
    select
      agencies.state,
      agencies.name as agency,
      agreements.model,
      agreements.signed,
      agreements.listing,
      substr(first_listed_at, 1, 10) as first_listed,
      substr(last_listed_at, 1, 10) as last_listed,
      agencies.jurisdiction,
      agreements.moa
    from agreements
    join agencies on agencies.id = agreements.agency
    where (:listing is null or agreements.listing = :listing)
    and (:state is null or agencies.state = :state)
    order by agencies.state, agencies.name, agreements.model
    limit :limit
"""
SHEETS = """
    select
      roster_sheets.moment,
      roster_sheets.id,
      roster_sheets.kind,
      roster_sheets.rows,
      roster_sheets.standing,
      (select count(*) from roster_files where sheet = roster_sheets.id) as files,
      (
        select min(name) from roster_postings
        join roster_files on roster_files.id = roster_postings.file
        where roster_files.sheet = roster_sheets.id
      ) as name,
      roster_sheets.reason
    from roster_sheets
    order by roster_sheets.moment desc, roster_sheets.kind
    limit :limit
"""
UNRESOLVED = """
    select state, name as agency, type, county, listing, note
    from agencies
    where listing is not null and jurisdiction is null
    order by state, name
    limit :limit
"""


ALL = 2**63 - 1  # SQLite's largest number
FOR_PROGRAMS = {"sheet_before", "sheet_after", "confirmed_by", "moa"}  # too long for a table


def state_code(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    """A state by its postal code, in either case."""
    if given is not None and given.upper() not in STATES:
        raise click.BadParameter(f"{given!r} is no postal code of a state, such as NE")
    return given and given.upper()


def formed(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of whatever prints rows."""
    for option in (
        click.option("--limit", type=click.IntRange(1), default=ALL, help="So many rows at most."),
        click.option("--csv", "form", flag_value="csv", help="As CSV."),
        click.option("--json", "form", flag_value="json", help="As JSON."),
        options.db,
    ):
        command = option(command)
    return command


@click.command()
@formed
@click.option(
    "--type", "kind", type=click.Choice([one.value for one in EventType]), help="One type alone."
)
@click.option("--state", callback=state_code, help="One state alone, by its postal code.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From this day on.")
def events(
    db: Path,
    form: str | None,
    limit: int,
    kind: str | None,
    state: str | None,
    since: datetime | None,
) -> None:
    """List what changed between two sheets, newest first."""
    day = since.date().isoformat() if since else None
    _tell(db, form, EVENTS, limit, type=kind, state=state, since=day)


@click.command()
@formed
@click.option(
    "--listing",
    type=click.Choice([one.value for one in ListingState]),
    help="Those that stand so alone.",
)
@click.option("--state", callback=state_code, help="One state alone, by its postal code.")
def agreements(
    db: Path, form: str | None, limit: int, listing: str | None, state: str | None
) -> None:
    """List agreements: agency, model, signing, and how long ICE has listed them."""
    _tell(db, form, AGREEMENTS, limit, listing=listing, state=state)


@click.command()
@formed
def sheets(db: Path, form: str | None, limit: int) -> None:
    """List the sheets, newest first, and which of them are suspect."""
    _tell(db, form, SHEETS, limit)


@click.command()
@formed
def unresolved(db: Path, form: str | None, limit: int) -> None:
    """List the agencies whose county or town is not known, and why."""
    _tell(db, form, UNRESOLVED, limit)


def _tell(db: Path, form: str | None, sql: str, limit: int, **chosen: str | None) -> None:
    with open_to_read(db) as connection:
        found = connection.execute(sql, {"limit": limit} | chosen)
        names = [column[0] for column in found.description]
        rows = found.fetchall()
        if not rows and form is None:
            click.echo(_nothing(connection))
            return
    if form == "json":
        every = [dict(zip(names, row, strict=True)) for row in rows]
        click.echo(json.dumps(every, indent=2, ensure_ascii=False))
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([names, *rows])
    else:
        shown = [place for place, name in enumerate(names) if name not in FOR_PROGRAMS]
        head = [name.replace("_", " ") for name in names]
        for line in aligned([[row[place] for place in shown] for row in (head, *rows)]):
            click.echo(line)


def _nothing(connection: sqlite3.Connection) -> str:
    """Nothing found, and nothing to find anything in, are two things."""
    if connection.execute("select 1 from roster_sheets limit 1").fetchone():
        return "none"
    return "no workbook has been read: `287g crawl ice-287g`, or `287g roster import FILE…`"
