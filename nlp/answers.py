"""JSON lines in, JSON lines out: one answer a line, in the order asked.

A line that cannot be read is answered with its error, so that the order holds.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import isfinite
from typing import Any

from spacy.language import Language

from nlp.days import day
from nlp.pipeline import build
from nlp.read import BATCH, Reading, Text, read_all
from nlp.workers import Died, Workers

NO_TEXT = Text(text="")

Answer = dict[str, Any]  # as `287g read` prints it
Id = str | int | float | None


class Unusable(ValueError):
    """A line that asks nothing that can be read, and why."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One text to answer; `error` says why it cannot be read."""

    id: Id
    place: str  # "line 3", "story.txt"
    text: Text = NO_TEXT
    error: str | None = None


def answers(
    language: Language, lines: Iterable[bytes], home_state: str | None = None
) -> Iterator[Answer]:
    """An answer for each line; `home_state` holds where a line gives no `state`."""
    for batch in _batches(lines, home_state):
        yield from answer_all(language, batch)


def answers_in_processes(
    model: str, count: int, lines: Iterable[bytes], home_state: str | None = None
) -> Iterator[Answer]:
    """The same answers, with up to `count` processes that read."""
    with Workers(count, partial(_prepared, model)) as workers:
        for batch, told in workers.map(_batches(lines, home_state)):
            for asked, answer in zip(batch, told, strict=True):
                yield _failed(asked, answer) if isinstance(answer, Died) else answer


def _prepared(model: str) -> Callable[[list[Asked]], list[Answer]]:
    return partial(answer_all, build(model))


def _batches(lines: Iterable[bytes], home_state: str | None) -> Iterator[list[Asked]]:
    asked = (_asked(number, line, home_state) for number, line in enumerate(lines, 1))
    while batch := list(islice(asked, BATCH)):
        yield batch


def _asked(number: int, line: bytes, home_state: str | None) -> Asked:
    place, id = f"line {number}", None
    try:
        row = _row(line)
        id = _id(row)
        return Asked(id=id, place=place, text=_text(row, home_state))
    except Unusable as error:
        return Asked(id=id, place=place, error=str(error))


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"not JSON ({error})") from error
    if not isinstance(row, dict):
        raise Unusable('not an object like {"id": 1, "text": "…"}')
    return row


def _id(row: dict[str, Any]) -> Id:
    """Lists within lists can be too deep to be sent on, and Infinity is no JSON."""
    id = row.get("id")
    if not isinstance(id, Id) or (isinstance(id, float) and not isfinite(id)):
        raise Unusable('"id" is neither a string nor a number')
    return id


def _text(row: dict[str, Any], home_state: str | None) -> Text:
    text, state, language = row.get("text"), row.get("state") or home_state, row.get("language")
    if not isinstance(text, str):
        raise Unusable('"text" is not a string')
    if not isinstance(state, str | None):
        raise Unusable('"state" is not a string like "NE"')
    if not isinstance(language, str | None):
        raise Unusable('"language" is not a string like "en"')
    return Text(
        text=text,
        home_state=state and state.upper(),
        published=day(row.get("published")),  # without one that can be read a text is read, too
        language=language,
    )


def answer_all(language: Language, batch: Sequence[Asked]) -> list[Answer]:
    """An answer for each text; one that cannot be read keeps no other from being answered."""
    readable = [asked.text for asked in batch if asked.error is None]
    try:
        readings = iter(list(read_all(language, readable)))
    except Exception as error:
        if len(batch) == 1:
            return [_failed(batch[0], repr(error))]
        return [answer for asked in batch for answer in answer_all(language, [asked])]
    return [
        _told(asked, next(readings)) if asked.error is None else _refused(asked) for asked in batch
    ]


def _told(asked: Asked, reading: Reading) -> Answer:
    return {"id": asked.id, **reading.as_json()}


def _refused(asked: Asked) -> Answer:
    return {"id": asked.id, "error": f"{asked.place}: {asked.error}"}


def _failed(asked: Asked, why: object) -> Answer:
    return {"id": asked.id, "error": f"{asked.place}: text could not be read ({why})"}
