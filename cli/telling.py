"""How a crawl tells of itself: a bar and a line a source, or one JSON line an event."""

import json
from typing import Any

import click
from tqdm import tqdm

from archive.records import WELL, Fetch, Outcome, Run, Source
from archive.rows import row_of
from archive.times import now, to_text
from crawler.crawl import Watch
from crawler.kinds import WITHOUT_DOCUMENTS

COUNTS = ("new", "changed", "unchanged", "irrelevant", "not_modified", "gone", "blocked", "failed")


class Teller(Watch):
    """Tells people: a line as each visit ends, and a bar where they watch."""

    def __init__(self, bar: "tqdm[Any]") -> None:
        self.bar = bar
        self.answers = 0

    def fetched(self, source: Source, fetch: Fetch) -> None:
        self.answers += 1
        self.bar.set_postfix_str(f"{self.answers} answers, {source.id}", refresh=False)

    def ended(self, source: Source, run: Run) -> None:
        self.bar.update()
        with self.bar.external_write_mode():
            click.echo(line(run, "workbooks" if source.kind in WITHOUT_DOCUMENTS else ""))

    def told(self, runs: list[Run]) -> None:
        """Tell what all visits came to."""
        click.echo(summary(runs))


class JsonTeller(Watch):
    """Tells programs: one JSON object a line, each with its moment and its event."""

    def began(self, source: Source) -> None:
        _event("began", source=source.id, url=source.url)

    def fetched(self, source: Source, fetch: Fetch) -> None:
        _event("fetched", source=source.id, **_stated(fetch, ("run",)))

    def ended(self, source: Source, run: Run) -> None:
        _event("ended", **_stated(run))

    def told(self, runs: list[Run]) -> None:
        """Tell what all visits came to."""
        names = ("asked", "new", "changed")
        counts = {name: sum(getattr(run, name) for run in runs) for name in names}
        _event("summary", sources=len(runs), in_trouble=in_trouble(runs), **counts)


def line(run: Run, things: str = "") -> str:
    """ "nebraska-examiner: ok: 2 new, 7 irrelevant", "ice-287g: ok: workbooks: 1 new" """
    counts = ((getattr(run, name), name.replace("_", " ")) for name in COUNTS)
    told = ", ".join(f"{count} {name}" for count, name in counts if count)
    what = f"{things}: " if things and told else ""
    message = f" ({run.message})" if run.message else ""
    return f"{run.source}: {run.outcome}: {what}{told or 'nothing'}{message}"


def summary(runs: list[Run]) -> str:
    """ "nothing new: 9 of 10 answers not modified; 1 of 3 sources gave trouble" """
    new, changed, asked, not_modified = (
        sum(getattr(run, name) for run in runs)
        for name in ("new", "changed", "asked", "not_modified")
    )
    news = f"{new} new, {changed} changed" if new or changed else "nothing new"
    bad, waiting = in_trouble(runs), sum(run.outcome is Outcome.BUDGET_SPENT for run in runs)
    trouble = f"; {bad} of {len(runs)} sources gave trouble" if bad else ""
    more = f"; {waiting} asked as much as they may and go on next time" if waiting else ""
    return f"{news}: {not_modified} of {asked} answers not modified{trouble}{more}"


def in_trouble(runs: list[Run]) -> int:
    """How many runs did not read what their sources listed and will not simply go on next time."""
    return sum(run.outcome not in (*WELL, Outcome.BUDGET_SPENT) for run in runs)


def _event(event: str, **facts: Any) -> None:
    click.echo(json.dumps({"at": to_text(now()), "event": event} | facts, ensure_ascii=False))


def _stated(record: Run | Fetch, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a record states; what it does not is left out."""
    return {
        name: value
        for name, value in row_of(record).items()
        if value is not None and name not in but
    }
