"""`287g roster import` and `reread`: workbooks in, the history derived anew, places looked for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from archive.opening import named_trouble
from archive.roster.records import Standing
from archive.roster.workbook import Posted, Workbook
from archive.store import Store
from archive.times import now
from cli import options
from cli.alone import alone
from cli.files import files_in
from crawler.errors import CrawlError
from crawler.file_names import bare_name
from crawler.workbooks.reading import read_workbook
from nlp.roster.settle import resolve_listed

NAMELESS = "without a name"
ADVICE = "Look whether it opens in a spreadsheet; fetch it anew if not."
LARGEST = 50 * 1024 * 1024  # bytes of a workbook; ICE's have a fifth of a megabyte


@dataclass(kw_only=True)
class Tally:
    """What became of the files."""

    files: int
    bar: "tqdm[Any]"
    refused: list[str] = field(default_factory=list)

    def tell(self, line: str, *, is_trouble: bool = False) -> None:
        """Tell of a file, without disturbing the bar."""
        with self.bar.external_write_mode():
            click.echo(line, err=is_trouble)


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE…"
)
@options.db
@click.option("--quiet", is_flag=True, help="No line a file; refusals and the sum alone.")
def import_(files: tuple[Path, ...], db: Path, quiet: bool) -> None:
    """Keep ICE workbooks that lie on your disk, in any order.

    FILE may be a folder: all *.xlsx in it. What a workbook is, its content says; when it was
    posted, its own `modified` property. Exits with 1 where a file was refused; the others are kept.
    """
    every = files_in(files, (".xlsx",))
    with alone(db), named_trouble(db), Store(db) as store:
        with tqdm(total=len(every), unit="file", disable=None, leave=False) as bar:
            tally = Tally(files=len(every), bar=bar)
            known = _standing(store)
            store.save_workbooks(_posted(every, tally, quiet))
        _tell_sum(store, known, tally)
        _tell_places(store)
    if tally.refused:
        raise SystemExit(1)


@click.command()
@options.db
def reread(db: Path) -> None:
    """Read all kept workbooks anew, as this version of the program reads them."""
    if not db.is_file():
        raise click.UsageError(f"{db}: no such archive; `287g crawl --db {db}` makes one")
    with alone(db), named_trouble(db), Store(db) as store:
        count = store.reread_workbooks(_again)
        click.echo(f"{count} {'workbook' if count == 1 else 'workbooks'} read anew")
        _tell_places(store)


def _again(content: bytes) -> Workbook | None:
    try:
        return read_workbook(content)
    except CrawlError as error:
        click.echo(f"a kept workbook is refused now, and stays as it was read: {error}", err=True)
        return None


def _posted(files: Iterable[Path], tally: Tally, quiet: bool) -> Iterator[Posted]:
    """The workbooks that can be read; of the others the reason is told."""
    for file in files:
        try:
            posted = _read(file)
        except (CrawlError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            tally.refused.append(file.name)
            name = click.format_filename(file)
            shown = name if name.isprintable() else repr(name)
            tally.tell(f"{shown}: refused: {reason}. {ADVICE}", is_trouble=True)
        else:
            if not quiet:
                tally.tell(line(posted))
            yield posted
        tally.bar.update()


def _read(file: Path) -> Posted:
    size = file.stat().st_size
    if size > LARGEST:
        raise CrawlError(f"{size:,} bytes, where a workbook has at most {LARGEST:,}")
    content = file.read_bytes()
    return Posted(
        workbook=read_workbook(content),
        content=content,
        name=bare_name(file.name) or NAMELESS,
        seen_at=now(),
    )


def line(posted: Posted) -> str:
    """ "participatingAgencies02272026am.xlsx: participating, 1,492 rows, sheet 3f2a…; 68 odd" """
    workbook = posted.workbook
    odd = sum(bool(one.oddities) for one in workbook.lines)
    remarks = "".join(f"; {remark}" for remark in workbook.remarks)
    return (
        f"{posted.name}: {workbook.kind}, {len(workbook.lines):,} rows, sheet {workbook.sheet_id}"
        + (f"; {odd:,} rows with an odd cell" if odd else "")
        + remarks
    )


def _standing(store: Store) -> dict[str, str]:
    found = store.db.execute("select id, standing from roster_sheets")
    return dict(found.fetchall())


def _tell_sum(store: Store, known: dict[str, str], tally: Tally) -> None:
    sheets = _standing(store)
    suspect = [id for id, standing in sheets.items() if standing == Standing.SUSPECT]
    types = store.db.execute("select type, count(*) from agreement_events group by type")
    events = Counter(dict(types.fetchall()))
    told = ", ".join(f"{count:,} {name}" for name, count in events.most_common())
    click.echo(
        f"{counted(tally.files, 'file')}: {counted(len(sheets.keys() - known.keys()), 'new sheet')}"
        + (f"; {len(tally.refused)} refused" if tally.refused else "")
        + f". The archive has {counted(len(sheets), 'sheet')}"
        + (f", {len(suspect)} of them suspect" if suspect else "")
        + f", and {counted(events.total(), 'event')}"
        + (f": {told}" if told else "")
    )


def _tell_places(store: Store) -> None:
    resolved = resolve_listed(store)
    if resolved.resolved or resolved.open:
        click.echo(
            f"{counted(resolved.resolved, 'place')} found for listed agencies"
            + (f"; {resolved.open} stay open: `287g roster unresolved`" if resolved.open else "")
        )


def counted(count: int, thing: str) -> str:
    """ "1 sheet", "1,492 rows" """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
