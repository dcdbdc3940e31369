"""`287g sources`: the registry, and how each source last answered."""

from pathlib import Path

import click

from archive.opening import open_to_read
from archive.records import Source
from cli import options
from crawler.errors import BadRegistry
from crawler.registry import read_registry

HEAD = ("source", "kind", "state", "documents", "last run", "outcome")
LAST_RUNS = """
    select
      sources.id,
      (select count(*) from documents where documents.source = sources.id),
      runs.started_at,
      runs.outcome
    from sources
    left join runs on runs.id = (select max(id) from runs where runs.source = sources.id)
"""


@click.command()
@options.db
@options.registry
def sources(db: Path, registry: Path) -> None:
    """List the sources and how each last answered."""
    try:
        listed = read_registry(registry)
    except BadRegistry as error:
        raise click.UsageError(str(error)) from error
    health = _health(db)
    rows = [HEAD, *(_row(source, health) for source in listed)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _row(source: Source, health: dict[str, tuple[str, str, str]]) -> tuple[str, ...]:
    return (
        source.id,
        source.kind,
        source.home_state or "US",
        *health.get(source.id, ("", "never", "")),
    )


def _health(db: Path) -> dict[str, tuple[str, str, str]]:
    """Documents, last run and its outcome by source; empty before the first crawl."""
    if not db.exists():
        return {}
    with open_to_read(db) as connection:
        rows = connection.execute(LAST_RUNS).fetchall()
    return {
        source: (str(documents), started or "never", outcome or ("running" if started else ""))
        for source, documents, started, outcome in rows
    }
