"""docs/sources.md: the registry as a page for people."""

from collections.abc import Iterator
from urllib.parse import urljoin

from archive.records import Source
from crawler.kinds import HISTORIES
from crawler.states import STATES

HEAD = """# Sources

{count} sources, of {states} states and the whole country; {off} of them are visited only when
named. This page is written by `287g sources --markdown > docs/sources.md`.

A source is read by the spider of its *kind* (`crawler/spiders/`), and its *history* through the
ways named (`287g backfill`). Of copyrighted documents a public copy shows an excerpt, what was read
in them and a link; releases of the federal government are in the public domain.

**To add one**, run `287g sources add URL --state NE`: it finds out how the outlet can be read,
shows what it found and writes the table. **To remove one**, delete its table in `crawler/sources/`,
or write `is_on = false` into it; what was collected stays. [CONTRIBUTING.md](../CONTRIBUTING.md)
says more.

**If this is your outlet** and you would rather not be visited: robots.txt is obeyed, what it says
to `287g-archive` as what it says to all. Or write to the address in our User-Agent, in brackets
behind that name: it is that of whoever runs this copy of the archive.
"""
TABLE = """
## {title}

| source | kind | history | language | rights |
|---|---|---|---|---|
"""
NATIONAL = "United States"


def page(sources: list[Source]) -> str:
    """The whole page: national outlets first, then state by state."""
    states = sorted({one.home_state for one in sources if one.home_state}, key=STATES.__getitem__)
    off = sum(not one.is_on for one in sources)
    head = HEAD.format(count=len(sources), states=len(states), off=off)
    return head + "".join(_table(sources, state) for state in (None, *states))


def _table(sources: list[Source], state: str | None) -> str:
    rows = [f"| {' | '.join(_cells(one))} |\n" for one in sources if one.home_state == state]
    title = STATES[state] if state else NATIONAL
    return TABLE.format(title=title) + "".join(rows) if rows else ""


def _cells(source: Source) -> Iterator[str]:
    off = "" if source.is_on else " (off)"
    yield f"[{_plain(source.name)}]({urljoin(source.url, '/')}){off}"
    yield source.kind
    yield ", ".join(name for name in HISTORIES if getattr(source, name)) or "–"
    yield source.language
    yield source.rights


def _plain(words: str) -> str:
    """Words without the signs that part cells and make links."""
    for sign in "|[]":
        words = words.replace(sign, f"\\{sign}")
    return words
