"""Saved pages, written by us, each read by its spider's pure function and compared with a golden
file. `pytest tests/crawler --accept` rewrites it; the diff is then read by a person."""

from dataclasses import asdict
from pathlib import Path

import pytest

from archive.times import to_text
from archive.visits import Link
from crawler.extraction.extract import extract
from crawler.spiders.ice_newsroom import parse_listing, parse_release

PAGES = Path(__file__).parent / "pages"
HOME = "https://www.ice.gov"
READERS = {
    "listing": lambda html, name: asdict(parse_listing(html, url=f"{HOME}/newsroom")),
    "release": lambda html, name: asdict(parse_release(html, url=f"{HOME}/news/releases/{name}")),
    "statement": lambda html, name: asdict(
        parse_release(html, url=f"{HOME}/news/statements/{name}")
    ),
    "news": lambda html, name: asdict(
        extract(html, Link(url=f"https://ledger.example/news/{name}"))
    ),
}
CASES = sorted(folder for folder in PAGES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_saved_page_reads_as_expected(folder, accept):
    kind, _, name = folder.name.partition("-")
    html = (folder / "page.html").read_text(encoding="utf-8")
    accept(folder / "expected.json", _plain(READERS[kind](html, name)))


def test_every_reader_has_a_saved_page():
    assert {folder.name.partition("-")[0] for folder in CASES} == set(READERS)


def _plain(value):
    """Dates in their own precision, for JSON."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return to_text(value) if hasattr(value, "isoformat") else value
