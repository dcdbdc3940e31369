import gzip
import multiprocessing
import random
import resource
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from archive.opening import ArchiveError
from archive.snapshots import Exchange, SnapshotLost, Snapshots, read_snapshot, snapshots_folder

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
PAGE = b"<p>The board met on Monday, as a sample does.</p>" * 1000
KILLS = 12


@pytest.fixture
def folder(tmp_path):
    return snapshots_folder(tmp_path / "archive.db")


def kinds(file, limit: int | None = None) -> list[str]:
    with file.open("rb") as stream:
        return [record.rec_type for record in islice(ArchiveIterator(stream), limit)]


def members(content: bytes) -> list[bytes]:
    """Each gzip member of a file, unpacked; the last may be cut short."""
    found = []
    while content:
        member = zlib.decompressobj(wbits=31)
        found.append(member.decompress(content))
        content = member.unused_data
    return found


def test_the_folder_stands_beside_the_database_and_bears_its_name(tmp_path):
    assert snapshots_folder(tmp_path / "archive.db") == tmp_path / "archive-warc"


@pytest.mark.parametrize(
    "body", [EXCHANGE.body, PAGE, gzip.compress(PAGE), b"", b"\r\n\r\n", b"a\r\n\r\n", b"\0\xff"]
)
def test_a_response_is_read_again_as_it_was_sent(folder, body):
    exchange = replace(EXCHANGE, body=body)
    with Snapshots(folder) as snapshots:
        snapshots.keep(replace(EXCHANGE, url="https://ledger.example/other"))
        place = snapshots.keep(exchange)
    snapshot = read_snapshot(folder, *place)
    assert (snapshot.url, snapshot.status, snapshot.body) == (exchange.url, "200 OK", body)
    assert snapshot.headers == tuple(EXCHANGE.response_headers)


def test_the_request_is_kept_beside_its_response(folder):
    with Snapshots(folder) as snapshots:
        file, _ = snapshots.keep(EXCHANGE)
    assert kinds(folder / file) == ["warcinfo", "response", "request"]


def test_a_copy_has_the_id_of_the_record_that_it_was_made_from_and_no_request(folder):
    copy = replace(EXCHANGE, request=None, record_id="<urn:uuid:a-sample>")
    with Snapshots(folder) as snapshots:
        file, _ = snapshots.keep(copy)
    with (folder / file).open("rb") as stream:
        records = [
            (one.rec_type, one.rec_headers["WARC-Record-ID"]) for one in ArchiveIterator(stream)
        ]
    assert [kind for kind, _ in records] == ["warcinfo", "response"]
    assert records[1][1] == "<urn:uuid:a-sample>"


def test_every_record_is_a_gzip_member_of_its_own(folder):
    with Snapshots(folder) as snapshots:
        file, _ = snapshots.keep(EXCHANGE)
        snapshots.keep(replace(EXCHANGE, body=PAGE))
    found = members((folder / file).read_bytes())
    assert [one.startswith(b"WARC/1.0\r\n") for one in found] == [True] * 5


def test_other_readers_find_what_we_wrote_and_its_digests_right(folder):
    with Snapshots(folder) as snapshots:
        file, _ = snapshots.keep(replace(EXCHANGE, body=PAGE))
    with (folder / file).open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            content = record.content_stream().read()
            assert record.rec_type != "response" or content == PAGE
    fast = [
        (str(one.record_type), one.verify_payload_digest() if one.is_http else None)
        for one in FastIterator(str(folder / file), fsspec_args=False)
    ]
    assert fast[:2] == [("warcinfo", None), ("response", True)]


def test_what_came_compressed_is_stored_as_it_came(folder):
    body = random.Random(287).randbytes(50_000)
    headers = [("content-encoding", "br")]
    with Snapshots(folder) as snapshots:
        file, _ = snapshots.keep(replace(EXCHANGE, body=body, response_headers=headers))
    content = (folder / file).read_bytes()
    assert body[:1000] in content
    assert len(content) < len(body) + 3000


def test_what_came_plain_is_packed(folder):
    with Snapshots(folder) as snapshots:
        file, _ = snapshots.keep(replace(EXCHANGE, body=PAGE))
    assert (folder / file).stat().st_size < len(PAGE) / 10


def test_a_file_cut_short_anywhere_reads_up_to_its_last_whole_record(folder):
    with Snapshots(folder) as snapshots:
        first = snapshots.keep(EXCHANGE)
        file, second = snapshots.keep(replace(EXCHANGE, request=None))
    path = folder / file
    whole = path.read_bytes()
    for end in range(second, len(whole)):
        path.write_bytes(whole[:end])
        assert read_snapshot(folder, *first).body == EXCHANGE.body
        with pytest.raises(SnapshotLost, match=f"{file}, byte {second}: no whole snapshot"):
            read_snapshot(folder, file, second)
        assert kinds(path, 3) == ["warcinfo", "response", "request"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda content: content[:10] + b"\0\0\0\0" + content[14:], "no whole snapshot"),
        (lambda content: content[:-8] + b"\0\0\0\0" + content[-4:], "no whole snapshot"),
        (lambda content: gzip.compress(b"a sample of something else"), "no WARC record"),
        (lambda content: gzip.compress(gzip.decompress(content)[:-9]), "not as long as it says"),
        (lambda content: b"", "the file ends within the record"),
    ],
)
def test_a_damaged_snapshot_is_named(folder, change, told):
    with Snapshots(folder) as snapshots:
        file, offset = snapshots.keep(replace(EXCHANGE, request=None, body=PAGE))
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content[:offset] + change(content[offset:]))
    with pytest.raises(SnapshotLost, match=told):
        read_snapshot(folder, file, offset)


def test_a_file_that_is_gone_is_named(folder):
    with pytest.raises(SnapshotLost, match=r"none\.warc\.gz, byte 7: no snapshot"):
        read_snapshot(folder, "none.warc.gz", 7)


def test_what_was_kept_is_on_disk_before_the_next_step(folder):
    snapshots = Snapshots(folder)  # never closed, as after kill -9
    place = snapshots.keep(EXCHANGE)
    assert read_snapshot(folder, *place).body == EXCHANGE.body
    snapshots.close()


def keep_for_ever(folder, pipe) -> None:
    with Snapshots(folder) as snapshots:
        while True:
            pipe.send(snapshots.keep(replace(EXCHANGE, body=random.randbytes(200_000))))


def test_after_kill_9_at_any_moment_every_record_that_was_kept_reads(folder):
    moments, context = random.Random(287), multiprocessing.get_context("fork")
    kept = []
    for _ in range(KILLS):
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=keep_for_ever, args=(folder, theirs))
        child.start()
        theirs.close()
        kept.append(ours.recv())  # it is under way
        time.sleep(moments.uniform(0, 0.02))
        child.kill()
        while True:
            try:
                kept.append(ours.recv())
            except EOFError:
                break
        child.join()
        ours.close()
    for place in kept:
        assert len(read_snapshot(folder, *place).body) == 200_000
    for file in folder.iterdir():
        *whole, _ = members(file.read_bytes())
        of_file = [offset for name, offset in kept if name == file.name]
        assert sum(b"msgtype=response" in one for one in whole) >= len(of_file)
        records = FastIterator(str(file), fsspec_args=False)
        assert sum(len(record.reader.read()) == 200_000 for record in records) >= len(of_file)


def test_a_disk_that_takes_no_more_is_named_and_what_was_kept_stays(folder):
    body = random.Random(287).randbytes(20_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = []
    with Snapshots(folder) as snapshots:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))  # bytes: like a full disk
        try:
            kept += [snapshots.keep(replace(EXCHANGE, body=body)) for _ in range(2)]
            with pytest.raises(ArchiveError, match=r"ledger\.example/story.*Make room"):
                snapshots.keep(replace(EXCHANGE, body=body))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        kept.append(snapshots.keep(replace(EXCHANGE, body=body)))  # once there is room
    assert len(kept) == 3
    for place in kept:
        assert read_snapshot(folder, *place).body == body
    assert len({name for name, _ in kept}) == 2
    for file in folder.iterdir():
        assert members(file.read_bytes())[-1].endswith(b"\r\n\r\n")


def test_no_two_openings_write_to_one_file(folder):
    names = set()
    for _ in range(2):
        with Snapshots(folder) as snapshots:
            names.add(snapshots.keep(EXCHANGE)[0])
    assert len(names) == 2
