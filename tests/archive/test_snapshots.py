from dataclasses import replace
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.snapshots import Exchange, Snapshots, read_snapshot, snapshots_folder

EXCHANGE = Exchange(
    url="https://ledger.example/story?id=1",
    moment=datetime(2026, 3, 2, 15, tzinfo=UTC),
    request="GET /story?id=1 HTTP/1.1",
    request_headers=[("Host", "ledger.example"), ("User-Agent", "287g-archive/0.1.0")],
    response="200 OK",
    response_headers=[("Content-Type", "text/html"), ("X-Name", "señor")],
    body=b"\x1f\x8b not really gzip",
    ip="192.0.2.1",
)


@pytest.fixture
def folder(tmp_path):
    return snapshots_folder(tmp_path / "archive.db")


def kinds(file) -> list[str]:
    with file.open("rb") as stream:
        return [record.rec_type for record in ArchiveIterator(stream)]


def test_the_folder_stands_beside_the_database_and_bears_its_name(tmp_path):
    assert snapshots_folder(tmp_path / "archive.db") == tmp_path / "archive-warc"


def test_a_response_is_read_again_as_it_was_sent(folder):
    with Snapshots(folder) as snapshots:
        snapshots.keep(replace(EXCHANGE, url="https://ledger.example/other"))
        place = snapshots.keep(EXCHANGE)
    snapshot = read_snapshot(folder, *place)
    assert (snapshot.url, snapshot.status, snapshot.body) == (EXCHANGE.url, "200 OK", EXCHANGE.body)
    assert ("Content-Type", "text/html") in snapshot.headers


def test_the_request_is_kept_beside_its_response(folder):
    with Snapshots(folder) as snapshots:
        file, _ = snapshots.keep(EXCHANGE)
    assert kinds(folder / file) == ["warcinfo", "response", "request"]


def test_a_file_cut_short_reads_up_to_its_last_whole_record(folder):
    with Snapshots(folder) as snapshots:
        first = snapshots.keep(EXCHANGE)
        file, second = snapshots.keep(EXCHANGE)
    path = folder / file
    path.write_bytes(path.read_bytes()[: second + 40])
    assert read_snapshot(folder, *first).body == EXCHANGE.body
    assert kinds(path)[:3] == ["warcinfo", "response", "request"]


def test_what_was_kept_is_on_disk_before_the_next_step(folder):
    snapshots = Snapshots(folder)  # never closed, as after kill -9
    place = snapshots.keep(EXCHANGE)
    assert read_snapshot(folder, *place).body == EXCHANGE.body
    snapshots.close()


def test_no_two_openings_write_to_one_file(folder):
    names = set()
    for _ in range(2):
        with Snapshots(folder) as snapshots:
            names.add(snapshots.keep(EXCHANGE)[0])
    assert len(names) == 2
