"""What people have decided about who is one: a TOML file beside the archive.

[[one]]
people = ["jim-sample-ne-cass-county", "james-sample-412"]
because = "the county's own page names him James “Jim” Sample"

[[apart]]
people = ["al-doe-tx-bee-county", "al-doe-jr-tx-bee-county"]
because = "father and son, sheriffs in turn"
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.opening import ArchiveError
from nlp.merging.components import components

HEADER = re.compile(r"\s*\[\[\s*(one|apart)\s*\]\]")  # "[[one]]"
AGAIN = "Correct the file, then run: 287g people apply"


class ReviewError(ArchiveError):
    """A reviewed file that cannot be used, with the place of its fault and what to do."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two ids of people and what was decided of them."""

    left: str  # the lesser id
    right: str
    because: str
    line: int  # of the file

    @property
    def ids(self) -> tuple[str, str]:
        return self.left, self.right


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """Who is one and who is not, as people decided."""

    one: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    @property
    def kept_apart(self) -> frozenset[tuple[str, str]]:
        return frozenset(pair.ids for pair in self.apart)


NOTHING = Reviewed()


def beside(archive: Path) -> Path:
    """The reviewed file of an archive: archive-people.toml beside archive.db."""
    return archive.with_name(f"{archive.stem}-people.toml")


def read_reviewed(file: Path) -> Reviewed:
    """What a file says; nothing where there is none."""
    if not file.exists():
        return NOTHING
    try:
        return parsed(file.read_text(encoding="utf-8-sig"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise ReviewError(f"{file}: cannot be read ({error}). {AGAIN}") from error


def parsed(text: str, name: str) -> Reviewed:
    """What the text of a file says; `name` is told where it is at fault."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReviewError(f"{name}: not TOML: {error}. {AGAIN}") from error
    if unknown := set(told) - {"one", "apart"}:
        raise ReviewError(f'{name}: "{min(unknown)}" is neither [[one]] nor [[apart]]. {AGAIN}')
    pairs = {kind: tuple(_pairs(name, text, kind, told.get(kind, []))) for kind in ("one", "apart")}
    reviewed = Reviewed(**pairs)
    _check_agreement(name, reviewed)
    return reviewed


def _pairs(name: str, text: str, kind: str, tables: Any) -> Iterator[Pair]:
    lines = [
        at
        for at, line in enumerate(text.split("\n"), 1)
        if (header := HEADER.match(line)) is not None and header[1] == kind
    ]
    if not isinstance(tables, list) or len(tables) != len(lines):
        raise ReviewError(f"{name}: write each pair under a line [[{kind}]] of its own. {AGAIN}")
    for line, table in zip(lines, tables, strict=True):
        yield _pair(f"{name}, line {line}", line, table)


def _pair(place: str, line: int, table: dict[str, Any]) -> Pair:
    if unknown := set(table) - {"people", "because"}:
        raise ReviewError(f'{place}: "{min(unknown)}" is neither people nor because. {AGAIN}')
    people, because = table.get("people"), table.get("because")
    if not isinstance(people, list) or not all(isinstance(id, str) and id for id in people):
        raise ReviewError(f'{place}: "people" is no list of ids, as in addresses here. {AGAIN}')
    if len(set(people)) != 2 or len(people) != 2:
        raise ReviewError(f'{place}: "people" must be two different ids. {AGAIN}')
    if not isinstance(because, str) or not because.strip():
        raise ReviewError(f'{place}: "because" is missing: say why, for those after you. {AGAIN}')
    left, right = sorted(people)
    return Pair(left=left, right=right, because=because.strip(), line=line)


def _check_agreement(name: str, reviewed: Reviewed) -> None:
    """Nobody can be kept apart from whom other lines make one with them."""
    groups = components(pair.ids for pair in reviewed.one)
    of = {id: at for at, group in enumerate(groups) for id in group}
    for pair in reviewed.apart:
        if pair.left in of and of[pair.left] == of.get(pair.right):
            lines = [one.line for one in reviewed.one if of[one.left] == of[pair.left]]
            raise ReviewError(
                f"{name}, line {pair.line}: keeps {pair.left} and {pair.right} apart, who by line "
                f"{' and line '.join(map(str, lines))} are one. {AGAIN}"
            )
