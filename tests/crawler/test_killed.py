"""A crawl that is killed again and again ends as one that nobody disturbed."""

import random
import time

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.snapshots import read_snapshot, snapshots_folder
from crawler.registry import choose, read_registry
from demo.newsroom import Newsroom

KILLS = 24
STORIES = 480
PATIENT = {"DOWNLOAD_TIMEOUT": 20}  # seconds; a busy machine must not look like a lost page
LATEST = 1.6  # seconds after which a crawl is killed at the latest

STATES = {  # what must be the same; moments and the order of coming in may differ
    "documents": "select url, source, kind, title, byline, published_at, text from documents",
    "versions": """
        select documents.url, versions.sha256
        from versions join documents on documents.id = versions.document
    """,
    # a workbook that is asked for again is not modified
    "addresses": """
        select url, source, role, visits, failures,
          iif(role = 'ice-roster', replace(outcome, 'not-modified', 'workbook'), outcome),
          due_at is null
        from addresses
    """,
    "sheets": "select id, kind, moment, standing from roster_sheets",
    "agreements": "select * from agreements",
    "events": "select * from agreement_events",
}


@pytest.fixture
def big(new_site):
    site = new_site()
    names = [f"story-{number}" for number in range(STORIES)]
    site.publish(*names)
    for name in names:
        site.answers[f"/{name}"].wait = 0.05
    site.tell("story-1", "Stir 287 grams of flour into the milk.")
    site.serve("/story-2", status=301, headers={"Location": "/story-3"})
    site.serve("/story-4", status=404)
    return site


def test_two_dozen_kills_change_nothing(big, new_archive, tmp_path):
    with Newsroom() as newsroom:
        registry = tmp_path / "demo.toml"
        registry.write_text(newsroom.registry(), encoding="utf-8")
        sources = (big.source(id="big"), *choose(read_registry(registry), ()))
        calm, killed = new_archive("calm.db"), new_archive("killed.db")
        calm.crawl(*sources, **PATIENT)
        assert kill_often(killed, sources) >= KILLS // 3  # or the moments say nothing
        killed.crawl(*sources, **PATIENT)
    for name, query in STATES.items():
        assert sorted(killed.rows(query), key=str) == sorted(calm.rows(query), key=str), name
    read_twice = """
        select url, count(*) from fetches where outcome in ('relevant', 'irrelevant')
        group by url having count(*) > 1
    """
    assert killed.rows(read_twice) == calm.rows(read_twice)
    assert killed.rows("pragma integrity_check") == [("ok",)]
    check_snapshots(killed)


def kill_often(archive, sources) -> int:
    """Kill as many crawls, each at a moment drawn by chance. Gives how many had work left."""
    moments, unfinished = random.Random(287), 0
    for _ in range(KILLS):
        until = time.monotonic() + moments.uniform(0.1, LATEST)
        archive.kill_when(lambda until=until: time.monotonic() > until, *sources, **PATIENT)
        waiting = archive.path.exists() and archive.rows("select count(*) from addresses") != []
        unfinished += bool(waiting) and is_unfinished(archive)
    return unfinished


def is_unfinished(archive) -> bool:
    return archive.rows("select count(*) < ? from documents", STORIES - 5) == [(1,)]


def check_snapshots(archive) -> None:
    """Every answer can be read where it is said to be, and every file to its last whole record."""
    folder = snapshots_folder(archive.path)
    kept = archive.rows("select url, warc_file, warc_offset from fetches where warc_file not null")
    assert len(kept) > STORIES
    for url, file, offset in kept:
        assert read_snapshot(folder, file, offset).url == url
    for file in folder.glob("*.warc.gz"):
        with file.open("rb") as stream:
            assert next(ArchiveIterator(stream)).rec_type == "warcinfo"
