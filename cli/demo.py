"""`287g demo`: the bundled newsroom, crawled over HTTP, tagged and served."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from archive.opening import read_only
from archive.records import Source
from archive.snapshots import snapshots_folder
from cli.alone import alone
from cli.crawl import crawl_with_progress
from cli.manner import ON_LOOPBACK, Manner
from cli.serve import PORT, serve_archive
from cli.tag import tag_with_progress
from cli.telling import in_trouble
from crawler.registry import choose, read_registry
from demo.newsroom import Newsroom
from demo.server import PortTaken

FIRST_PORT = 8301  # of the newsroom; fixed, so that addresses are the same from run to run


@click.command()
@click.option("--db", default="demo.db", type=click.Path(path_type=Path), show_default=True)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65_535))
@click.option("--serve/--no-serve", "serves", default=True, help="Serve the site at the end.")
def demo(db: Path, port: int, serves: bool) -> None:
    """Show it working: crawl the bundled newsroom, tag, serve.

    The newsroom is a handful of invented outlets on this machine; nothing leaves it. The archive
    is made anew each time.
    """
    check_demo(db)
    with newsroom() as running:
        fill_demo(db, choose(sources_of(running), ()))
        if serves:
            serve_archive(db, port=port)


def fill_demo(db: Path, sources: list[Source]) -> None:
    """Crawl and tag into a new archive; ClickException where either did not go well."""
    with alone(db):
        remove_demo(db)
        runs = crawl_with_progress(db, sources, Manner(settings=ON_LOOPBACK))
    if in_trouble(runs) or tag_with_progress(db).failed:
        raise click.ClickException("the demo is not whole: the lines above name what went wrong.")


@contextmanager
def newsroom() -> Iterator[Newsroom]:
    """The newsroom on its own ports, or on free ones where another program has those."""
    try:
        with Newsroom(FIRST_PORT) as running:
            yield running
    except PortTaken:
        with Newsroom() as running:
            yield running


def check_demo(db: Path) -> None:
    """Raise ClickException where the file is anything but a demo archive, which may go."""
    if not is_demo(db):
        raise click.ClickException(f"{db} is no demo archive: name another file with --db.")


def remove_demo(db: Path) -> None:
    """Clear the way for a new demo archive."""
    for file in (db, *(db.with_name(db.name + end) for end in ("-wal", "-shm"))):
        file.unlink(missing_ok=True)
    shutil.rmtree(snapshots_folder(db), ignore_errors=True)


def is_demo(db: Path) -> bool:
    """Whether the file is missing, empty, or an archive of sources on this machine alone."""
    if not db.exists():
        return True
    try:
        with closing(read_only(db)) as archive:
            if archive.execute("select count(*) from sqlite_master").fetchone() == (0,):
                return True
            sources = archive.execute("select url from sources").fetchall()
    except sqlite3.Error:
        return False
    return all(url.startswith("http://127.0.0.1:") for (url,) in sources)


def sources_of(newsroom: Newsroom) -> list[Source]:
    """The newsroom's registry, as the crawler reads any other."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "demo.toml"
        file.write_text(newsroom.registry(), encoding="utf-8")
        return read_registry(file)
