"""The wire service whose story a page prints: by its credits, its dateline, its last lines.

The services are data: crawler/extraction/wire.toml. What the text itself says of a service, as in
"told Reuters", is no mark of one, nor is a service that "contributed to this report".
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

SERVICES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["service"]
NAMES = {name.lower(): one["name"] for one in SERVICES for name in one["names"]}
MARKS = {mark: one["name"] for one in SERVICES for mark in one["marks"]}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# "By JANE ROE, Associated Press"; not "Sample Associated Pressworks"
NAME = re.compile(rf"\b(?:{_any_of(NAMES)})\b", re.IGNORECASE)
# "RALEIGH, N.C. (AP) — ", "(CNN) — ", "Miami (EFE).- "
DATELINE = re.compile(rf"[^a-z(]{{0,60}}[\w .,'’/-]{{0,30}}\((?P<mark>{_any_of(MARKS)})\)")
# "By JANE ROE, AP", "Jane Roe | AP", "Jane Roe (TNS)", "AP"; not "An AP class"
BYLINE = re.compile(rf"(?:^|[,|/(•])\s*(?P<mark>{_any_of(MARKS)})\s*(?:$|[,|/)•])")
# "© 2026 The Associated Press.", "Distributed by Tribune Content Agency, LLC.",
# "This story was originally published by Stateline."
OWNED = re.compile(
    r"©|\bcopyright\b|\b(?:distributed|produced|published|reported|provided|written) by\b"
    r"|\bfirst appeared\b",
    re.IGNORECASE,
)
HELPED = re.compile(r"\bcontribut|\bphotos?\b|\bimages?\b", re.IGNORECASE)  # "AP contributed"
LINE = 200  # characters: a longer credit is prose


def find_wire(
    credits: Iterable[str], paragraphs: Sequence[str], beside: Iterable[str]
) -> str | None:
    """The service's name; None where nothing marks one.

    `credits` are authors and providers, `beside` the lines that stand around the text.
    """
    return next(_found(credits, paragraphs, beside), None)


def _found(
    credits: Iterable[str], paragraphs: Sequence[str], beside: Iterable[str]
) -> Iterator[str]:
    for credit in _short(credits):
        if named := NAME.search(credit):
            yield NAMES[named[0].lower()]
        elif marked := BYLINE.search(credit):
            yield MARKS[marked["mark"]]
    for paragraph in paragraphs[:2]:
        if dated := DATELINE.match(paragraph):
            yield MARKS[dated["mark"]]
    for line in _short((*beside, *paragraphs[-2:])):
        if OWNED.search(line) and (named := NAME.search(line)):
            yield NAMES[named[0].lower()]


def _short(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if len(line) <= LINE and not HELPED.search(line))
