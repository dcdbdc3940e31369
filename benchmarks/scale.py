"""What many sources and many documents cost: memory at its highest, CPU time a document.

    python -m benchmarks.scale [--most 20000]

One source with ever more documents, then ever more sources with one document each, every crawl in
a fresh process against benchmarks/newsroom.py. Cost grows linearly where the last column stays.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.crawl import LOOPBACK, cpu_of, source
from benchmarks.newsroom import newsroom
from crawler.crawl import Plan, crawl

PAGES = 500  # different ones; the site gives them again under other numbers


def one_source(home: str, documents: int) -> None:
    """Crawl one source with so many documents."""
    with tempfile.TemporaryDirectory() as folder:
        crawl(Path(folder) / "archive.db", [source(home, documents)], Plan(settings=LOOPBACK))


def many_sources(home: str, count: int) -> None:
    """Crawl so many sources with one document each, every one on an address of its own."""
    with tempfile.TemporaryDirectory() as folder:
        sources = [
            replace(
                source(_own(home, number), 1),
                id=f"sample-{number}",
                url=f"{_own(home, number)}/feed/{number}/1",
            )
            for number in range(count)
        ]
        crawl(Path(folder) / "archive.db", sources, Plan(settings=LOOPBACK))


def _own(home: str, number: int) -> str:
    """All of 127.0.0.0/8 is this machine."""
    return f"http://127.0.{number // 250}.{number % 250 + 1}:{urlsplit(home).port}"


def told(title: str, work: Callable[..., None], home: str, counts: list[int]) -> None:
    """A table of what each count costs."""
    sys.stdout.write(f"{title}\n{'count':>8} {'MB':>6} {'CPU s':>8} {'ms each':>8}\n")
    start, _ = cpu_of(work, home, 1)
    for count in counts:
        cpu, memory = cpu_of(work, home, count)
        each = (cpu - start) / count * 1000
        sys.stdout.write(f"{count:>8} {memory / 1024:>6.0f} {cpu:>8.1f} {each:>8.2f}\n")
        sys.stdout.flush()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--most", type=int, default=20_000)
    most = options.parse_args().most
    with newsroom(PAGES) as home:
        told("one source, documents:", one_source, home, [most // 8, most // 4, most // 2, most])
        told("one document each, sources:", many_sources, home, [125, 250, 500])


if __name__ == "__main__":
    main()
