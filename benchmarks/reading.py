"""How many articles of 600 words a CPU second reads: ours, in one process and in two, and others.

`python -m benchmarks.reading [FOLDER]` reads invented stories (benchmarks/stories.py), or the .txt
files of a folder, each way in fresh processes, and prints one table. Loading is left out of the
times, not of the memory. textacy is measured where it is installed.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from benchmarks.stories import story
from nlp.answers import answers, answers_in_processes
from nlp.pipeline import PACKAGED, build, load
from nlp.read import BATCH

WORDS = 600
WARM = 64  # articles before the clock starts: two processes are loaded by then
PARAGRAPH = re.compile(r"\n\s*\n")


def ours(texts: list[str]) -> Iterator[object]:
    return answers(build(), lines(texts))


def in_two(texts: list[str]) -> Iterator[object]:
    return answers_in_processes(PACKAGED, 2, lines(texts))


def plain(texts: list[str]) -> Iterator[object]:
    return iter(load(PACKAGED).pipe(texts, batch_size=BATCH))


def textacy(texts: list[str]) -> Iterator[object]:
    from textacy.extract import direct_quotations  # type: ignore[import-not-found]

    language = load(PACKAGED)
    for text in texts:
        found = []
        for paragraph in language.pipe(PARAGRAPH.split(text)):
            try:
                found += direct_quotations(paragraph)
            except ValueError:  # a mark without its partner
                continue
        yield found


WAYS: dict[str, tuple[str, Callable[[list[str]], Iterator[object]]]] = {
    "plain": ("spaCy's whole pipeline: tags, parses, entities", plain),
    "textacy": ("textacy: the same, then direct quotations by paragraph", textacy),
    "ours": ("**ours**: all components", ours),
    "two": ("**ours**, two processes", in_two),
}


def lines(texts: list[str]) -> Iterator[bytes]:
    for number, text in enumerate(texts):
        yield json.dumps({"id": number, "text": text, "state": "NE"}).encode()


def articles(folder: Path | None, count: int) -> list[str]:
    """Texts to read, those of the warm-up included."""
    if folder is None:
        return [story(number, WORDS) for number in range(WARM + count)]
    found = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    if not found:
        raise SystemExit(f"{folder}: no .txt files. Name a folder with some, or none at all.")
    return [found[number % len(found)] for number in range(WARM + count)]


def measured(way: str, texts: list[str]) -> dict[str, float]:
    """CPU and wall seconds after the warm-up, and megabytes at most, of this process's work."""
    told = WAYS[way][1](texts)
    for _ in range(WARM):
        next(told)
    cpu, wall = time.process_time(), time.perf_counter()
    words = sum(len(text.split()) for text in texts[WARM:])
    for _ in told:
        pass
    kilobytes = max(getrusage(who).ru_maxrss for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
    return {
        "articles": words / WORDS,
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "mb": kilobytes / 1024,
    }


def asked_afresh(way: str, folder: Path | None, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.reading", "--way", way, "--count", str(count)]
    told = subprocess.run(
        [*command, *([str(folder)] if folder else [])], stdout=subprocess.PIPE, check=True
    )
    found: dict[str, float] = json.loads(told.stdout)
    return found


def table(folder: Path | None, count: int) -> Iterator[str]:
    """The rows as they come."""
    yield "| | articles a CPU second | articles a second | MB a process | against spaCy |"
    yield "|---|---|---|---|---|"
    base = alone = 0.0
    for way, (name, _) in WAYS.items():
        if way == "textacy" and find_spec("textacy") is None:
            yield f"| {name}: not installed | | | | |"
            continue
        one = asked_afresh(way, folder, count)
        wall = one["articles"] / one["wall"]
        if way == "two":
            yield f"| {name} | | {wall:.1f} | {one['mb']:.0f} | {wall / alone:.2f} × one process |"
            continue
        rate, alone = one["articles"] / one["cpu"], wall
        base = base or rate
        yield f"| {name} | {rate:.1f} | {wall:.1f} | {one['mb']:.0f} | {rate / base:.2f} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=300, help="articles after the warm-up")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.way:
        sys.stdout.write(json.dumps(measured(asked.way, articles(asked.folder, asked.count))))
    else:
        for row in table(asked.folder, asked.count):
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()
