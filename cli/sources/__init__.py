"""`287g sources`: the registry, and how each source last answered."""

import csv
import json
import sys
from pathlib import Path

import click

from cli import options
from cli.columns import aligned
from cli.sources.add import add
from cli.sources.listed import COLUMNS, listed
from cli.sources.probe import probe
from crawler.errors import BadRegistry
from crawler.registry import read_registry
from crawler.registry_page import page


@click.group(invoke_without_command=True)
@options.db
@options.registry
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--csv", "form", flag_value="csv", help="As CSV.")
@click.option("--markdown", "form", flag_value="markdown", help="As docs/sources.md.")
@click.pass_context
def sources(ctx: click.Context, db: Path, registry: Path, form: str | None) -> None:
    """List the sources and how each last answered; add one; ask whether they answer."""
    if ctx.invoked_subcommand:
        given = {"db": db, "registry": registry}
        ctx.default_map = dict.fromkeys(sources.commands, given)
        return
    try:
        found = read_registry(registry)
    except BadRegistry as error:
        raise click.UsageError(str(error)) from error
    if form == "markdown":
        click.echo(page(found), nl=False)
    else:
        _tell(listed(found, db), form)


def _tell(rows: list[dict[str, object]], form: str | None) -> None:
    if form == "json":
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        head = [name.replace("_", " ") for name in COLUMNS]
        for line in aligned([head, *(tuple(row.values()) for row in rows)]):
            click.echo(line)


sources.add_command(add)
sources.add_command(probe)
