"""Options that several subcommands take."""

from pathlib import Path

import click

from crawler.registry import SOURCES

db = click.option(
    "--db",
    type=click.Path(path_type=Path),
    default="archive.db",
    show_default=True,
    help="The archive's file.",
)
registry = click.option(
    "--sources",
    "registry",
    type=click.Path(exists=True, path_type=Path),
    default=SOURCES,
    help="A registry file or folder in place of ours.",
)
