"""`287g roster`: ICE's own list of agreements."""

import click

from cli.roster.importing import import_, reread
from cli.roster.listed import agreements, events, sheets, unresolved


@click.group()
def roster() -> None:
    """Read ICE's workbooks, and tell what they prove.

    A crawl reads those that ICE links (source ice-287g); `import` those on your disk.
    """


for command in (import_, events, agreements, sheets, unresolved, reread):
    roster.add_command(command)
