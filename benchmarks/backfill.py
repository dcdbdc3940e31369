"""Megabytes of WARC file a CPU second that our scan reads, beside the least that any scan must do.

    python -m benchmarks.backfill [--pages 5000] [--repeat 3]

The file is like one of CC-NEWS: a gzip member a record, invented pages (benchmarks/newsroom.py),
one in 400 about 287(g). Every reader has it in a fresh process on one core, one after the other:

    limit   FastWARC reads every body, and one regular expression goes over it: 287\\s*\\(g\\)
    warcio  the same with warcio
    scan    `287g backfill warc` without its writer: every way to write it, then extraction

CPU time is user and system; what starting costs is measured with a tenth of the file and taken off.
"""

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.archiveiterator import (  # type: ignore[import-untyped]
    ArchiveIterator as WarcioIterator,
)

from archive.records import Source
from archive.warc_record import packed, record
from benchmarks.crawl import cpu_of
from benchmarks.newsroom import HOME, MARK, page
from crawler.warc_scan import Found, Hosts, scan

DIFFERENT = 400  # pages; the file holds them again under other numbers
ABOUT = 400  # one page in so many is about 287(g)
LEVEL = 6  # of the file's gzip
PROGRAMME = re.compile(rb"287\s*\(g\)")
NEWS = Source(
    id="cc-news",
    name="A sample",
    kind="warc",
    url="https://data.commoncrawl.org/crawl-data/CC-NEWS/",
    home_state=None,
    language="en",
    rights="copyrighted",
)


def make(file: Path, pages: int) -> None:
    """Write a file of so many responses."""
    made = [page(number) for number in range(DIFFERENT)]
    with file.open("wb") as stream:
        for number in range(pages):
            html = made[number % DIFFERENT].replace(MARK, str(number))
            if number % ABOUT:
                html = html.replace("the 287(g) agreement with ICE", "the new bridge")
            stream.write(packed(response(number, html), LEVEL))


def response(number: int, html: str) -> bytes:
    """One page of one of fifty sites."""
    home = f"https://site-{number % 50}.example"
    body = html.replace(HOME, home).encode()
    fields = [
        ("WARC-Record-ID", f"<urn:uuid:sample-{number}>"),
        ("WARC-Target-URI", f"{home}/news/{number}"),
        ("WARC-Date", "2026-03-02T15:00:00Z"),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: sample\r\n\r\n"
    return record("response", fields, head.encode() + body)


def read_limit(file: str) -> int:
    """The least that must be done."""
    records = ArchiveIterator(file, record_types=WarcRecordType.response, fsspec_args=False)
    return sum(PROGRAMME.search(one.reader.read()) is not None for one in records)


def read_warcio(file: str) -> int:
    """The same by warcio."""
    with Path(file).open("rb") as stream:
        return sum(
            PROGRAMME.search(one.content_stream().read()) is not None
            for one in WarcioIterator(stream)
            if one.rec_type == "response"
        )


def read_scan(file: str) -> int:
    """What each process of a backfill does."""
    return sum(isinstance(event, Found) for event in scan(Path(file), Hosts([NEWS])))


READERS: dict[str, Callable[..., Any]] = {
    "limit": read_limit,
    "warcio": read_warcio,
    "scan": read_scan,
}


def speed(reader: Callable[..., Any], small: Path, whole: Path) -> float:
    """Megabytes a CPU second, beyond what starting costs."""
    start, _ = cpu_of(reader, str(small))
    end, _ = cpu_of(reader, str(whole))
    return (whole.stat().st_size - small.stat().st_size) / 1e6 / (end - start)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pages", type=int, default=5000)
    options.add_argument("--repeat", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, whole = Path(folder) / "small.warc.gz", Path(folder) / "whole.warc.gz"
        make(small, chosen.pages // 10)
        make(whole, chosen.pages)
        found = {name: reader(str(whole)) for name, reader in READERS.items()}
        speeds: dict[str, list[float]] = {name: [] for name in READERS}
        for _ in range(chosen.repeat):
            for name, reader in READERS.items():
                speeds[name].append(speed(reader, small, whole))
        memory = cpu_of(READERS["scan"], str(whole))[1] / 1024
    for name, all_speeds in speeds.items():
        low, middle, high = min(all_speeds), statistics.median(all_speeds), max(all_speeds)
        sys.stdout.write(
            f"{name}: {middle:.0f} MB per CPU second ({low:.0f} to {high:.0f}),"
            f" {found[name]} pages about 287(g)\n"
        )
    ratios = [ours / limit for ours, limit in zip(speeds["scan"], speeds["limit"], strict=True)]
    sys.stdout.write(
        f"ratio of scan to limit: {statistics.median(ratios):.2f}"
        f" ({min(ratios):.2f} to {max(ratios):.2f}); scan's memory {memory:.0f} MB\n"
    )


if __name__ == "__main__":
    main()
