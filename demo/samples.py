"""The sample documents: TOML between two lines of `+++`, then paragraphs parted by blank lines.

In the words, `[words](/address)` is a link, a block that opens with `## ` a heading within the
text, and one whose every line opens with `- ` a list. `text` is what a reader sees of them.
A date is as precise as the page prints it; a feed may know the hour where its page does not.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

LINK = re.compile(r"\[([^\]]+)\]\((/[^)]*|https?:[^)]*)\)")  # "[its minutes](/minutes)"
MARK = re.compile(r"^(## |- )", re.MULTILINE)  # "## What comes next", "- 287 g flour"


@dataclass(frozen=True, kw_only=True)
class SampleDocument:
    """A page of the newsroom and what is true of it."""

    url: str
    path: str  # the address without the host
    site: str  # the outlet's id in the registry
    kind: str  # "news", "press-release" or "statement"
    title: str
    byline: str | None
    published_at: date
    updated_at: date | None
    language: str
    section: str | None
    is_opinion: bool
    relevant: bool  # about 287(g)
    place: str | None  # the dateline of a release, "Galveston, TX"
    topic: str | None  # ICE's own heading
    text: str
    blocks: tuple[str, ...]  # the paragraphs as written
    summary: str
    moved_from: str | None  # where it stood before; the feed still says so
    listed_on: date  # the listing's date: of an update, where that is later
    is_private: bool  # robots.txt forbids it
    writes_entities: bool  # the page writes `287&#40;g&#41;`
    is_history: bool  # no daily listing names it: it stands in a sitemap or an old search result
    fault: str | None  # how its page is broken: demo/faults.py
    outcome: str  # what a fetch of it must come to


def read_documents(folder: Path, *, site: str, address: str) -> tuple[SampleDocument, ...]:
    """The documents of a site's folder, newest first as its listing has them."""
    found = [read_document(file, site=site, address=address) for file in folder.glob("*.txt")]
    return tuple(sorted(found, key=lambda document: (document.listed_on, document.path))[::-1])


def read_document(file: Path, *, site: str, address: str) -> SampleDocument:
    """Read one file. A field that is missing is a KeyError with a note of the file."""
    _, head, words = file.read_text(encoding="utf-8").split("+++\n", 2)
    blocks = tuple(block.strip() for block in words.strip().split("\n\n"))
    try:
        return _document(tomllib.loads(head), blocks, site=site, address=address)
    except (KeyError, tomllib.TOMLDecodeError) as error:
        error.add_note(f"in {file}")
        raise


def _document(
    head: dict[str, Any], blocks: tuple[str, ...], *, site: str, address: str
) -> SampleDocument:
    published = head["published"]
    return SampleDocument(
        url=address + head["path"],
        path=head["path"],
        site=site,
        kind=head.get("kind", "news"),
        title=head["title"],
        byline=head.get("byline"),
        published_at=published,
        updated_at=head.get("updated"),
        language=head.get("language", "en"),
        section=head.get("section"),
        is_opinion=head.get("opinion", False),
        relevant=head["relevant"],
        place=head.get("place"),
        topic=head.get("topic"),
        text="\n\n".join(read_aloud(block) for block in blocks),
        blocks=blocks,
        summary=head["summary"],
        moved_from=head.get("moved_from"),
        listed_on=head.get("listed", date(published.year, published.month, published.day)),
        is_private=head.get("private", False),
        writes_entities=head.get("entities", False),
        is_history=head.get("history", False),
        fault=head.get("fault"),
        outcome=head.get("outcome", "relevant" if head["relevant"] else "irrelevant"),
    )


def read_aloud(block: str) -> str:
    """A block without its marks."""
    return LINK.sub(r"\1", MARK.sub("", block))


def list_lines(block: str) -> Iterator[str]:
    """The lines of a list, without their dashes."""
    return (line.removeprefix("- ") for line in block.splitlines())
