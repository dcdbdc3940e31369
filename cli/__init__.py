"""The `287g` command: one file per subcommand, each a few lines over the folders below."""

from importlib import import_module
from typing import Any

import click

from archive.opening import ArchiveError

COMMANDS = {  # in the order of the day
    "demo": "Show it working: crawl the bundled newsroom, tag, serve.",
    "sources": "List the sources and how they do; add one; ask whether they answer.",
    "crawl": "Fetch what is new, changed or gone.",
    "backfill": "Fetch history: sitemaps, WordPress searches, WARC files.",
    "roster": "Read ICE's own list of agreements, and tell what changed.",
    "tag": "Read the documents that lack the current taggers.",
    "people": "Tell who is one with whom across documents, and why.",
    "extract": "Turn saved HTML pages into JSON lines.",
    "read": "Tag texts without a database.",
    "evaluate": "Score findings against answers that people wrote.",
    "refresh": "Crawl, tag and check: what the schedule runs.",
    "gazetteer": "Add the Census Bureau's places to those that are known.",
    "serve": "Serve the site on this machine.",
    "check": "See whether the archive is whole and its sources do well.",
    "schedule": "Print or install the timer that refreshes the archive.",
}


class Verbs(click.Group):
    """Imports a subcommand when it is called, so that --help need not load spaCy."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; trouble with the database is one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            raise click.ClickException(str(error)) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="archive-287g")
def main() -> None:
    """The 287(g) Archive: watch the news on 287(g), keep it, read it, publish it."""
