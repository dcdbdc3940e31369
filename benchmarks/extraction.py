"""The text that our extraction finds on real news pages, beside trafilatura's.

    python -m benchmarks.extraction FOLDER [--repeat 20]

FOLDER holds `truth.json` (page: {"articleBody"}) and `pages/ID.html.gz`, as the public benchmark
article-extraction-benchmark has them; where it is left out, $ARCHIVE_EVALS/extraction. Runs of
four words are compared; F1 is that of the mean precision and the mean recall over the pages, as
that benchmark counts. The difference is paired by page, with its standard error.

Cross-validation: which candidate would have been chosen on four fifths of the pages, and what it
scores on the last fifth, over many random splits. It shows whether the choice of a candidate
carries over. It cannot show whether rules do that somebody wrote with these pages before them:
for that, the pages are also read with what the rules lean on taken away.
"""

import argparse
import gzip
import json
import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import trafilatura
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from py3langid import classify  # type: ignore[import-untyped]

from crawler.errors import CrawlError
from crawler.extraction import body, headline, marks, story
from crawler.extraction.blocks import read_blocks
from crawler.extraction.body import find_body
from crawler.extraction.extract import extract
from crawler.extraction.text import WORD, find_text

RUN = 4  # words
FOLDS = 5

Page = tuple[bytes, Counter[tuple[str, ...]]]  # its HTML, the runs of words of its true text
Reader = Callable[[bytes], str]
Finder = Callable[[HtmlElement], str]
Damage = Callable[[HtmlElement], None]


@dataclass(frozen=True, kw_only=True)
class Score:
    """How one page was read."""

    precision: float
    recall: float
    ms: float  # of CPU

    @property
    def f1(self) -> float:
        """Of this page alone."""
        return harmonic(self.precision, self.recall)


def harmonic(precision: float, recall: float) -> float:
    """F1; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def f1(scores: Iterable[Score]) -> float:
    """F1 of the mean precision and the mean recall."""
    known = list(scores)
    return harmonic(
        statistics.fmean(one.precision for one in known),
        statistics.fmean(one.recall for one in known),
    )


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words; a shorter text is one run."""
    words = WORD.findall(text)
    return Counter(
        tuple(words[start : start + RUN]) for start in range(max(len(words) - RUN + 1, bool(words)))
    )


def read(reader: Reader, html: bytes, truth: Counter[tuple[str, ...]]) -> Score:
    """The score of a page."""
    start = time.process_time()
    found = runs(reader(html))
    ms = 1000 * (time.process_time() - start)
    shared = (found & truth).total()
    return Score(
        precision=shared / found.total() if found else float(not truth),
        recall=shared / truth.total() if truth else 1.0,
        ms=ms,
    )


def whole_page(html: bytes) -> str:
    """What `287g extract` and the crawl do: text, title, byline, dates and all else."""
    try:
        return extract(html).text
    except CrawlError:
        return ""


def by_tree(find: Finder, damage: Damage | None, html: bytes) -> str:
    """What is found in a page's tree, damaged first where that is asked for."""
    tree = trafilatura.load_html(html)
    if tree is None:
        return ""
    if damage is not None:
        damage(tree)
    return find(tree)


def by_trafilatura(tree: HtmlElement, **modes: Any) -> str:
    """trafilatura's text."""
    return trafilatura.extract(tree, include_comments=False, **modes) or ""


def ours(tree: HtmlElement) -> str:
    """Our text, with trafilatura's in doubt."""
    blocks = read_blocks(tree)
    return "\n\n".join(find_text(tree, blocks, headline.find_headline(blocks, tree)).paragraphs)


def ours_alone(tree: HtmlElement, **without: Callable[..., object]) -> str:
    """Our text, with some of its rules replaced: "story.is_line" by something that says no."""
    with ExitStack() as stack:
        for rule, replacement in without.items():
            module, name = rule.split("__")
            stack.enter_context(mock.patch.object(MODULES[module], name, replacement))
        blocks = read_blocks(tree)
        found = find_body(blocks, headline.find_headline(blocks, tree))
        return "\n\n".join(found.paragraphs)


def no(*_: object) -> bool:
    """A rule that never holds."""
    return False


MODULES = {"body": body, "headline": headline, "marks": marks, "story": story}
FINDERS: dict[str, Finder] = {
    "trafilatura": by_trafilatura,
    "trafilatura fast": partial(by_trafilatura, fast=True),
    "trafilatura precision": partial(by_trafilatura, favor_precision=True),
    "trafilatura recall": partial(by_trafilatura, favor_recall=True),
    "ours alone": ours_alone,
    "ours": ours,
}
ABLATIONS: dict[str, Finder] = {
    "without names": partial(
        ours_alone, story__are_unmarked=lambda blocks, headline: [True] * len(blocks)
    ),
    "names always believed": partial(
        ours_alone,
        story__are_unmarked=lambda blocks, headline: [not block.marked for block in blocks],
    ),
    "without the headline": partial(ours_alone, headline__find_headline=lambda blocks, tree: None),
    "without endings": partial(ours_alone, story__is_ending=no),
    "without lines": partial(ours_alone, story__is_line=no, body__is_line=no),
    "without last lines": partial(ours_alone, body__is_last=no),
    "without lists of links": partial(ours_alone, body___lists_of_links=lambda blocks: set()),
    "without teasers": partial(ours_alone, story___without_teasers=lambda blocks: blocks),
}


def strip_names(tree: HtmlElement) -> None:
    """No classes and ids, as on pages whose classes are hashes."""
    for element in tree.iter("*"):
        for name in ("class", "id"):
            element.attrib.pop(name, None)


def strip_headline(tree: HtmlElement) -> None:
    """No title and no h1."""
    for element in tree.xpath("//title | //meta[contains(@property, 'title')]"):
        element.getparent().remove(element)
    for element in list(tree.iter("h1")):
        element.tag = "div"


def strip_tags(tree: HtmlElement) -> None:
    """No element says what it is: all are div, paragraphs too."""
    for element in list(tree.iter("*")):
        if element.tag in ("p", "nav", "aside", "footer", "header", "figure", "article", "section"):
            element.tag = "div"


DAMAGES = {"no names": strip_names, "no headline": strip_headline, "no tags": strip_tags}


def cross_validated(
    table: Mapping[str, list[Score]], repeat: int, seed: int = 287
) -> tuple[float, float, Counter[str]]:
    """Mean and spread of F1 over all pages, each scored by what the others chose; the choices."""
    pages = len(next(iter(table.values())))
    dice, totals, choices = random.Random(seed), [], Counter[str]()
    for _ in range(repeat):
        order = dice.sample(range(pages), pages)
        held = []
        for fold in range(FOLDS):
            out = set(order[fold::FOLDS])
            chosen = max(
                table, key=lambda name: f1(table[name][i] for i in range(pages) if i not in out)
            )
            choices[chosen] += 1
            held += [table[chosen][i] for i in out]
        totals.append(f1(held))
    return statistics.fmean(totals), statistics.pstdev(totals), choices


def rows(table: Mapping[str, list[Score]], against: str) -> Iterator[str]:
    """The table, printed."""
    yield f"{'':24}{'F1':>8}{'prec.':>8}{'recall':>8}{'diff. ± s.e.':>18}{'ms':>7}{'max':>6}"
    for name, scores in table.items():
        differences = [one.f1 - other.f1 for one, other in zip(scores, table[against], strict=True)]
        error = statistics.stdev(differences) / len(differences) ** 0.5
        yield (
            f"{name:24}{f1(scores):8.4f}{statistics.fmean(one.precision for one in scores):8.4f}"
            f"{statistics.fmean(one.recall for one in scores):8.4f}"
            f"{statistics.fmean(differences):+10.4f} ± {error:.4f}"
            f"{statistics.fmean(one.ms for one in scores):7.1f}{max(one.ms for one in scores):6.0f}"
        )


def load(folder: Path) -> Iterator[Page]:
    """Each page with the runs of words of its true text."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for page, row in truth.items():
        yield (
            gzip.decompress((folder / f"pages/{page}.html.gz").read_bytes()),
            runs(row["articleBody"]),
        )


def report(pages: Sequence[Page], repeat: int) -> Iterator[str]:
    """All tables, line by line."""

    def measure(find: Finder, damage: Damage | None = None) -> list[Score]:
        return [read(partial(by_tree, find, damage), html, truth) for html, truth in pages]

    yield f"{len(pages)} pages of {statistics.fmean(len(html) for html, _ in pages) / 1000:.0f} kB"
    table = {name: measure(find) for name, find in FINDERS.items()}
    yield from rows(table, "trafilatura")
    yield "\nours alone, one rule less"
    less = {name: measure(find) for name, find in ABLATIONS.items()}
    yield from rows({"ours alone": table["ours alone"]} | less, "ours alone")
    mean, spread, choices = cross_validated(table | less, repeat)
    yield f"\nchosen on four fifths of the pages, scored on the last: {mean:.4f} ± {spread:.4f}"
    yield ", ".join(f"{name} {times}" for name, times in choices.most_common())
    for name, damage in DAMAGES.items():
        yield f"\nthe same pages with {name}"
        yield from rows({one: measure(FINDERS[one], damage) for one in FINDERS}, "trafilatura")
    yield "\nall that is read of a page"
    whole = {"extract()": [read(whole_page, html, truth) for html, truth in pages]}
    yield from rows(whole, "extract()")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    default = Path(os.environ.get("ARCHIVE_EVALS", "evals")) / "extraction"
    parser.add_argument("folder", type=Path, nargs="?", default=default)
    parser.add_argument("--repeat", type=int, default=20)
    arguments = parser.parse_args()
    if not (arguments.folder / "truth.json").is_file():
        sys.exit(f"{arguments.folder}: no truth.json there; name the folder of the benchmark")
    classify("the model is loaded before time is taken")
    for line in report(list(load(arguments.folder)), arguments.repeat):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
