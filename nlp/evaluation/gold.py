"""Texts with their right answers: JSON as `287g read` prints it, without offsets, with its text.

A file is one JSON object, or JSON lines. nlp/samples/ holds ours; docs/labels.md says what counts.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.days import day
from nlp.read import Text

SAMPLES = Path(__file__).parent.parent / "samples"
FINDINGS = {  # each with the keys that say which finding it is
    "jurisdictions": ("id",),
    "people": ("name",),
    "quotes": ("text",),
    "agreements": ("event", "text"),
}
TOLD = ("title", "role", "jurisdiction", "agency", "model", "date", "told_to", "venue")

Found = dict[str, Any]  # one object of the lists that `287g read` prints


class GoldError(Exception):
    """A file of answers or predictions that cannot be used, and why."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one text says, as a person or a program put it."""

    id: str
    jurisdictions: tuple[Found, ...]
    people: tuple[Found, ...]
    quotes: tuple[Found, ...]
    agreements: tuple[Found, ...]


@dataclass(frozen=True, kw_only=True)
class Gold:
    """A text with its right answer."""

    text: Text
    answer: Answer


def read_gold(path: Path) -> list[Gold]:
    """All texts of a file or of a folder's *.json and *.jsonl, in the order of their names."""
    files = sorted(path.glob("*.json*")) if path.is_dir() else [path]
    gold = [gold_of(row, place) for file in files for place, row in rows(file)]
    if not gold:
        raise GoldError(f"{path}: no texts with answers (*.json or *.jsonl) here")
    return gold


def read_answers(path: Path) -> dict[str, Answer]:
    """Predictions by their id, as `287g read --jsonl` printed them."""
    return {str(row.get("id")): answer_of(row, place) for place, row in rows(path)}


def rows(file: Path) -> Iterator[tuple[str, Found]]:
    """Each object of a file, with the place where it stands."""
    try:
        content = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file}: cannot be read ({error})") from error
    for place, part in parts(file, content):
        try:
            row = json.loads(part)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{place}: not JSON ({error})") from error
        if not isinstance(row, dict):
            raise GoldError(f"{place}: not a JSON object")
        yield place, row


def parts(file: Path, content: str) -> Iterator[tuple[str, str]]:
    """The one object of a .json file, or the lines of any other."""
    if file.suffix == ".json":
        yield str(file), content
        return
    for number, line in enumerate(content.split("\n"), 1):  # JSON may hold other line breaks
        if line.strip():
            yield f"{file}, line {number}", line


def gold_of(row: Found, place: str) -> Gold:
    """A text with its answer, from its object."""
    if not isinstance(row.get("text"), str):
        raise GoldError(f'{place}: no "text"')
    stated, published = row.get("published"), day(row.get("published"))
    if stated is not None and published is None:
        raise GoldError(f'{place}: "published": {stated!r} is not a date like "2026-03-02"')
    if not isinstance(row.get("state"), str | None):
        raise GoldError(f'{place}: "state" is not a string like "NE"')
    text = Text(text=row["text"], home_state=row.get("state"), published=published)
    return Gold(text=text, answer=answer_of(row, place))


def answer_of(row: Found, place: str) -> Answer:
    """The findings of an object; a list that it lacks is empty."""
    for name, keys in FINDINGS.items():
        if not is_list_of_objects(row.get(name, [])):
            raise GoldError(f'{place}: "{name}" is not a list of objects')
        for found in row.get(name, []):
            _check(found, keys, f'{place}: one of "{name}"')
    return Answer(id=str(row.get("id")), **{name: tuple(row.get(name, ())) for name in FINDINGS})


def _check(found: Found, keys: Iterable[str], place: str) -> None:
    """Raise where a finding lacks what is compared, or has something else there."""
    for key in keys:
        if not isinstance(found.get(key), str):
            raise GoldError(f'{place} has no "{key}" that is a string')
    for key in TOLD:
        if not isinstance(found.get(key), str | None):
            raise GoldError(f'{place} has a "{key}" that is no string')
    speaker = found.get("speaker") or {}
    if not isinstance(speaker, dict) or not isinstance(speaker.get("name"), str | None):
        raise GoldError(f'{place} has a "speaker" that is no object with a "name"')
    reasons = found.get("reasons") or []
    if not isinstance(reasons, list) or not all(isinstance(one, str) for one in reasons):
        raise GoldError(f'{place} has "reasons" that are no list of strings')


def is_list_of_objects(found: object) -> bool:
    """Whether it can be scored at all."""
    return isinstance(found, list) and all(isinstance(one, dict) for one in found)
