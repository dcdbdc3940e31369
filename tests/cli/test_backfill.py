"""`287g backfill` as a user runs it: WARC files here, histories against a site on loopback."""

import gzip
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from archive.records import Source
from archive.snapshots import read_snapshot, snapshots_folder
from archive.warc_record import packed, record
from cli.backfill import backfill
from cli.warc import line, summary
from crawler.scan_processes import ProcessLost, scan_all
from crawler.warc_files import Tally
from crawler.warc_scan import Ended, Hosts

COMMAND = [sys.executable, "-c", "from cli.backfill import backfill; backfill()"]
KILLS = 6
PAGES = 500
MORE = "The board will hear the public on it next month, its chair said on Monday. " * 3
REGISTRY = """
[ledger]
name = "The Ledger (sample)"
kind = "feed"
url = "https://www.ledger.example/feed"
home_state = "NE"
language = "en"
rights = "copyrighted"

[ice]
name = "ICE newsroom (sample)"
kind = "ice-newsroom"
url = "https://www.ice.gov/newsroom"
language = "en"
rights = "public-domain"
"""
WARC = """
[cc-news]
name = "WARC files (sample)"
kind = "warc"
url = "https://data.commoncrawl.org/crawl-data/CC-NEWS/"
language = "en"
rights = "copyrighted"
is_on = false
"""
STATES = (  # what must be the same; the order of coming in may differ
    "select url, title, text, source, first_seen_at, fetched_at from documents order by url",
    "select url, fetched_at, outcome, sha256, length from fetches order by url",
    "select sha256, first_seen_at from versions order by sha256",
)
SAMPLE = Source(
    id="cc-news",
    name="WARC files (sample)",
    kind="warc",
    url="https://data.commoncrawl.org/crawl-data/CC-NEWS/",
    home_state=None,
    language="en",
    rights="copyrighted",
)
RELEASE = f"""<html lang="en"><body><nav>287(g)</nav>
<div class="field--name-body">A standing blurb, longer than all else. {MORE * 9}</div>
<div class="nr-title"><h1>A sample release</h1></div><div class="nr-meta">March 2, 2026</div>
<div class="nr-body"><p>The 287(g) program has one more partner, a sample says.</p></div>
</body></html>"""


def page(name: str, words: str = "signed a 287(g) agreement with ICE") -> str:
    return (
        f"<html lang='en'><head><title>Story of {name}</title></head><body><article>"
        f"<h1>Story of {name}</h1><p>Sheriff {name} {words}.</p><p>{MORE}</p><p>{MORE}</p>"
        "</article></body></html>"
    )


def capture(url: str, html: str, *, day: int = 2, status: str = "200 OK", kind: str = "text/html"):
    fields = [
        ("WARC-Record-ID", f"<urn:uuid:{url}-{day}>"),
        ("WARC-Target-URI", url),
        ("WARC-Date", f"2026-03-{day:02}T15:00:00Z"),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    head = f'HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nETag: "a"\r\n\r\n'
    return packed(record("response", fields, (head + html).encode()), 6)


CAPTURES = (
    capture("https://ledger.example/ada?utm_source=rss", page("Ada")),
    capture("https://elsewhere.example/ben", page("Ben")),
    capture("https://elsewhere.example/cy", page("Cy", "opened a bridge")),
    capture("https://elsewhere.example/dee", page("Dee", "weighs 287 g of flour")),
    capture("https://elsewhere.example/eve", page("Eve"), status="404 Not Found"),
    capture("https://elsewhere.example/fay", page("Fay"), kind="application/pdf"),
    capture("https://www.ice.gov/news/releases/sample", RELEASE),
    capture("https://www.ice.gov/about", RELEASE.replace("nr-body", "else")),
    capture("https://[elsewhere/gus", page("Gus")),
)


@pytest.fixture
def registry(tmp_path) -> Path:
    file = tmp_path / "sources.toml"
    file.write_text(REGISTRY + WARC, encoding="utf-8")
    return file


@pytest.fixture
def file(tmp_path) -> Path:
    file = tmp_path / "news.warc.gz"
    file.write_bytes(b"".join(CAPTURES))
    return file


class Archive:
    """An archive that WARC files are read into, and questions to it."""

    def __init__(self, path: Path, registry: Path) -> None:
        self.path = path
        self.where = ["--db", str(path), "--sources", str(registry)]

    def read(self, *files: Path, code: int = 0, jobs: int = 1) -> tuple[str, str]:
        words = ["warc", *self.where, "--jobs", str(jobs), *map(str, files)]
        result = CliRunner().invoke(backfill, words, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result.stdout, result.stderr

    def rows(self, query: str) -> list[tuple]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(query).fetchall()

    def kept(self) -> list[tuple]:
        """The addresses that are kept, as another process may be writing them."""
        try:
            return self.rows("select url from fetches")
        except sqlite3.OperationalError:  # not yet made
            return []

    def snapshots(self) -> list[Path]:
        return list(snapshots_folder(self.path).glob("*.warc.gz"))


@pytest.fixture
def archive(tmp_path, registry) -> Archive:
    return Archive(tmp_path / "archive.db", registry)


def test_pages_about_the_programme_are_kept_under_the_source_that_wrote_them(archive, file):
    archive.read(file)
    assert sorted(archive.rows("select source, url, title from documents")) == [
        ("cc-news", "https://elsewhere.example/ben", "Story of Ben"),
        ("ice", "https://www.ice.gov/news/releases/sample", "A sample release"),
        ("ledger", "https://ledger.example/ada", "Story of Ada"),
    ]


def test_a_release_is_read_by_its_own_spider(archive, file):
    archive.read(file)
    [(kind, published, text)] = archive.rows(
        "select kind, published_at, text from documents where source = 'ice'"
    )
    assert (kind, published) == ("press-release", "2026-03-02")
    assert text == "The 287(g) program has one more partner, a sample says."


def test_every_page_has_its_fetch_and_its_proof(archive, file):
    archive.read(file)
    [(url, moment, outcome, status, etag, name, offset)] = archive.rows(
        "select url, fetched_at, outcome, status, etag, warc_file, warc_offset from fetches"
        " where url like '%ben'"
    )
    assert (url, moment) == ("https://elsewhere.example/ben", "2026-03-02T15:00:00Z")
    assert (outcome, status, etag) == ("relevant", 200, '"a"')
    snapshot = read_snapshot(snapshots_folder(archive.path), name, offset)
    assert snapshot.body == page("Ben").encode()
    assert snapshot.headers == (("Content-Type", "text/html"), ("ETag", '"a"'))
    assert archive.rows("select count(*) from fetches") == [(3,)]


def test_the_command_tells_of_each_file_and_of_all(archive, file):
    told, last = archive.read(file)[0].splitlines()
    assert told == (
        "news.warc.gz: 9 records, 9 responses, 3 about 287(g): 3 new;"
        " skipped 2 unreadable, 1 not HTTP 200, 1 not HTML"
    )
    assert last == "1 file: 3 about 287(g): 3 new"


def test_every_source_has_one_run_of_it(archive, file, tmp_path):
    (tmp_path / "again.warc.gz").write_bytes(capture("https://other.example/hal", page("Hal")))
    archive.read(file, tmp_path / "again.warc.gz")
    assert sorted(archive.rows("select source, outcome, new, fetched from runs")) == [
        ("cc-news", "ok", 2, 2),
        ("ice", "ok", 1, 1),
        ("ledger", "ok", 1, 1),
    ]


def test_the_same_file_adds_nothing_the_second_time(archive, file):
    archive.read(file)
    before = archive.rows("select * from fetches"), len(archive.snapshots())
    assert archive.read(file)[0].splitlines()[-1] == "1 file: 3 about 287(g): 3 kept before"
    assert (archive.rows("select * from fetches"), len(archive.snapshots())) == before


def test_the_same_capture_twice_in_a_file_is_kept_once(archive, tmp_path):
    (tmp_path / "twice.warc").write_bytes(CAPTURES[1] * 2)
    assert (
        archive.read(tmp_path / "twice.warc")[0].splitlines()[-1].endswith("1 new, 1 kept before")
    )


def test_our_own_files_add_nothing(archive, file):
    archive.read(file)
    told, _ = archive.read(snapshots_folder(archive.path))
    assert told.splitlines()[-1] == "1 file: 3 about 287(g): 3 kept before"


def test_an_older_capture_becomes_an_older_version(archive, tmp_path):
    later, earlier = tmp_path / "later.warc.gz", tmp_path / "earlier.warc.gz"
    url = "https://ledger.example/ada"
    later.write_bytes(capture(url, page("Ada"), day=9))
    earlier.write_bytes(capture(url, page("Ada", "wants a 287(g) agreement"), day=3))
    archive.read(later)
    archive.read(earlier)
    [(text, first_seen)] = archive.rows("select text, first_seen_at from documents")
    assert "signed a 287(g)" in text
    assert first_seen == "2026-03-03T15:00:00Z"
    assert archive.rows("select first_seen_at from versions order by first_seen_at") == [
        ("2026-03-03T15:00:00Z",),
        ("2026-03-09T15:00:00Z",),
    ]


def test_a_file_cut_short_is_read_as_far_as_it_goes_and_named(archive, file):
    file.write_bytes(file.read_bytes()[:-100])
    told, trouble = archive.read(file, code=1)
    assert "news.warc.gz: it is cut short" in trouble
    assert told.splitlines()[-1] == "1 file: 3 about 287(g): 3 new; 1 could not be read to the end"


def test_a_damaged_record_costs_that_record(archive, file):
    hurt = CAPTURES[0][:60] + b"\0" * 20 + CAPTURES[0][80:]
    file.write_bytes(CAPTURES[2] + hurt + CAPTURES[1])
    _, trouble = archive.read(file, code=1)
    assert "records were damaged in 1 place" in trouble
    assert archive.rows("select title from documents") == [("Story of Ben",)]


def test_a_file_that_is_no_warc_is_named_and_the_others_are_read(archive, file, tmp_path):
    (tmp_path / "none.warc.gz").write_bytes(b"a sample of something else")
    told, trouble = archive.read(tmp_path / "none.warc.gz", file, code=1)
    assert "none.warc.gz: no WARC file" in trouble
    assert "3 new" in told


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_folder_is_all_its_files_however_many_processes_read_them(archive, tmp_path, jobs):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        url = f"https://elsewhere.example/{number}"
        (folder / f"{number}.warc.gz").write_bytes(capture(url, page(f"N{number}")))
    (folder / "notes.txt").write_text("a sample", encoding="utf-8")
    told, _ = archive.read(folder, jobs=jobs)
    assert told.splitlines()[-1] == "4 files: 4 about 287(g): 4 new"
    assert len(told.splitlines()) == 5


def test_a_file_that_is_named_twice_is_read_once(archive, file, tmp_path):
    (tmp_path / "news.warc").symlink_to(file)
    told, _ = archive.read(file, tmp_path, file, tmp_path / "news.warc")
    assert told.splitlines()[-1] == "1 file: 3 about 287(g): 3 new"
    assert len(told.splitlines()) == 2


def test_a_folder_gives_its_files_without_gzip_as_well(archive, tmp_path):
    (tmp_path / "plain.warc").write_bytes(gzip.decompress(CAPTURES[1]))
    (tmp_path / "packed.warc.gz").write_bytes(CAPTURES[0])
    assert archive.read(tmp_path)[0].splitlines()[-1] == "2 files: 2 about 287(g): 2 new"


@pytest.mark.parametrize("given", ["never.warc", "."])
def test_a_pipe_is_refused(archive, tmp_path, given):
    os.mkfifo(tmp_path / "never.warc")
    assert "never.warc: no regular file" in archive.read(tmp_path / given, code=2)[1]


def test_hostile_records_cost_themselves_alone(archive, tmp_path):
    far = capture("https://elsewhere.example/far", page("Far"))
    far = packed(
        gzip.decompress(far).replace(b"2026-03-02T15:00:00Z", b"9999-12-31T23:59:59-14:00"), 6
    )
    kinds = [f"text/html; charset={name}" for name in ("idna", "undefined")]
    (tmp_path / "a.warc.gz").write_bytes(
        b"".join(
            capture(f"https://a.example/{kind[-4:]}", page("Ada"), kind=kind) for kind in kinds
        )
        + far
        + capture(
            "https://a.example/chunks",
            f"{'f' * 22}\r\n",
            kind="text/html\r\nTransfer-Encoding: chunked",
        )
        + CAPTURES[1]
    )
    told, _ = archive.read(tmp_path / "a.warc.gz")
    assert "Story of Ben" in [title for (title,) in archive.rows("select title from documents")]
    assert "1 without address or date" in told


@pytest.mark.parametrize(
    ("registered", "given", "told"),
    [
        (REGISTRY, "news.warc.gz", "no source of kind 'warc'"),
        (WARC + REGISTRY, "none.warc.gz", "does not exist"),
        (WARC + REGISTRY, ".", ""),
        ("", "news.warc.gz", "no sources in it"),
    ],
)
def test_what_cannot_be_begun_is_told(archive, file, registry, tmp_path, registered, given, told):
    registry.write_text(registered, encoding="utf-8")
    if given == ".":
        given, told = "empty", "no *.warc or *.warc.gz in this folder"
        (tmp_path / given).mkdir()
    assert told in archive.read(tmp_path / given, code=2)[1]
    assert not archive.path.exists()


def test_a_process_that_is_killed_is_told_of(tmp_path):
    os.mkfifo(tmp_path / "never.warc")  # nobody writes to it, so they wait

    def kill_one() -> None:
        while not (children := multiprocessing.active_children()):
            time.sleep(0.01)
        children[0].kill()

    Thread(target=kill_one).start()
    hosts = Hosts([SAMPLE])
    with pytest.raises(ProcessLost, match=r"exit code -9.*Run it again"):
        list(scan_all([tmp_path / "never.warc"] * 2, hosts, 2))
    assert multiprocessing.active_children() == []


def test_kills_at_any_moment_and_one_more_run_come_to_what_a_calm_run_does(tmp_path, registry):
    file = tmp_path / "many.warc.gz"
    file.write_bytes(
        b"".join(capture(f"https://a.example/{n}", page(f"N{n}")) for n in range(PAGES))
    )
    calm, killed = (Archive(tmp_path / name, registry) for name in ("calm.db", "killed.db"))
    calm.read(file)
    moments, kept = random.Random(287), []
    for kill in range(KILLS):
        with subprocess.Popen([*COMMAND, "warc", *killed.where, str(file)]) as child:
            while len(killed.kept()) < kill * 100 and child.poll() is None:
                time.sleep(0.01)
            time.sleep(moments.uniform(0, 0.3))
            child.kill()
        kept.append(len(killed.kept()))
    assert 0 < sum(count < PAGES for count in kept) <= KILLS
    assert kept[-1] > 0
    killed.read(file)
    for query in STATES:
        assert killed.rows(query) == calm.rows(query)
    folder = snapshots_folder(killed.path)
    for url, name, offset in killed.rows("select url, warc_file, warc_offset from fetches"):
        assert read_snapshot(folder, name, offset).url == url


@pytest.mark.parametrize(
    ("tally", "kept", "told"),
    [
        (Tally(records=1), Counter(), "a.warc: 1 records, 0 responses, 0 about 287(g)"),
        (
            Tally(records=57_310, responses=57_000, skipped=Counter({"not HTML": 1200})),
            Counter({"unchanged": 2, "new": 150}),
            "a.warc: 57,310 records, 57,000 responses, 152 about 287(g): 150 new, 2 unchanged;"
            " skipped 1,200 not HTML",
        ),
    ],
)
def test_a_line_tells_what_a_file_held(tally, kept, told):
    assert line(Ended(file=Path("folder/a.warc"), tally=tally), kept) == told


def test_the_summary_tells_of_all():
    assert summary(3, 1, Counter({"new": 2})) == (
        "3 files: 2 about 287(g): 2 new; 1 could not be read to the end"
    )


# Histories.


@pytest.fixture
def site():
    """A site whose sitemap names two stories."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            home = f"http://{self.headers['Host']}"
            answers = {
                "/sitemap.xml": "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/"
                f"sitemap/0.9'><url><loc>{home}/ada</loc></url><url><loc>{home}/ben</loc></url></urlset>",
                "/ada": page("Ada"),
                "/ben": page("Ben", "opened a bridge"),
            }
            body = answers.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            kind = "application/xml" if self.path.endswith("xml") else "text/html"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def run(archive: Archive, *words: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *words[:1], *archive.where, "--loopback", *words[1:]]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_sitemap_gives_the_history_of_those_that_have_one(archive, registry, site):
    ours = REGISTRY.replace("https://www.ledger.example", site).replace(
        'home_state = "NE"', f'home_state = "NE"\nsitemap = "{site}/sitemap.xml"'
    )
    registry.write_text(ours, encoding="utf-8")
    ended = run(archive, "sitemap")
    assert ended.returncode == 0, ended.stderr
    assert archive.rows("select title, source from documents") == [("Story of Ada", "ledger")]
    assert archive.rows("select source, new from runs") == [("ledger", 1)]


@pytest.mark.parametrize("channel", ["sitemap", "wordpress"])
def test_a_source_without_the_channel_is_refused_where_it_is_named(archive, channel):
    ended = run(archive, channel, "ledger")
    assert ended.returncode == 2
    assert f"the registry names no {channel} for ledger" in ended.stderr
    assert not archive.path.exists()


def test_a_registry_without_any_history_is_told(archive):
    ended = run(archive, "wordpress")
    assert ended.returncode == 2
    assert "no wordpress for any source that is on" in ended.stderr
