"""`287g extract`: saved HTML pages in, JSON lines out."""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import click

from archive.times import to_text
from crawler.errors import CrawlError
from crawler.extraction.extract import NOWHERE
from crawler.extraction.extract import extract as read_page


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
def extract(files: tuple[Path, ...]) -> None:
    """Turn saved HTML pages (FILE.html or FILE.html.gz) into JSON lines, one a page."""
    failed = False
    for file in files:
        try:
            click.echo(json.dumps(_row(file), ensure_ascii=False))
        except OSError as error:
            click.echo(f"{file}: {error.strerror or error}", err=True)
            failed = True
        except (CrawlError, EOFError, zlib.error) as error:
            click.echo(f"{file}: {error}", err=True)
            failed = True
    if failed:
        raise SystemExit(1)


def _row(file: Path) -> dict[str, Any]:
    html = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    page = read_page(html)
    return {
        "id": file.name.removesuffix(".gz").removesuffix(".html"),
        "url": None if page.url == NOWHERE else page.url,
        "title": page.title,
        "byline": page.byline,
        "published_at": page.published_at and to_text(page.published_at),
        "updated_at": page.updated_at and to_text(page.updated_at),
        "language": page.language,
        "section": page.section,
        "is_paywalled": page.is_paywalled,
        "wire": page.wire,
        "text": page.text,
    }
