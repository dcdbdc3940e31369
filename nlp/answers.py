"""JSON lines in, JSON lines out: one answer a line, in the order asked.

A line that cannot be read is answered with its error, so that the order holds.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from spacy.language import Language

from nlp.read import BATCH, Reading, read, read_all


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One line of the input; `error` says why it cannot be read."""

    id: Any
    line: int  # from 1
    text: str = ""
    state: str | None = None
    error: str | None = None


def answers(
    language: Language, lines: Iterable[bytes], home_state: str | None = None
) -> Iterator[dict[str, Any]]:
    """An answer for each line; `home_state` holds where a line gives no `state`."""
    asked = (_asked(number, line, home_state) for number, line in enumerate(lines, 1))
    while batch := list(islice(asked, BATCH)):
        yield from _answer_all(language, batch)


def _asked(number: int, line: bytes, home_state: str | None) -> Asked:
    try:
        row = json.loads(line)
    except ValueError as error:
        return Asked(id=None, line=number, error=f"line {number}: not JSON ({error})")
    if not isinstance(row, dict):
        return Asked(
            id=None,
            line=number,
            error=f'line {number}: not an object like {{"id": 1, "text": "…"}}',
        )
    text, state = row.get("text"), row.get("state") or home_state
    if not isinstance(text, str):
        return Asked(id=row.get("id"), line=number, error=f'line {number}: "text" is not a string')
    if state is not None and not isinstance(state, str):
        return Asked(
            id=row.get("id"), line=number, error=f'line {number}: "state" is not a string like "NE"'
        )
    return Asked(id=row.get("id"), line=number, text=text, state=state and state.upper())


def _answer_all(language: Language, batch: list[Asked]) -> Iterator[dict[str, Any]]:
    readable = [asked for asked in batch if asked.error is None]
    try:
        readings = list(read_all(language, [(asked.text, asked.state) for asked in readable]))
    except Exception:  # some text of the batch; it is found and named one by one
        yield from (_answer_one(language, asked) for asked in batch)
        return
    waiting = iter(readings)
    for asked in batch:
        yield _refused(asked) if asked.error is not None else _answer(asked, next(waiting))


def _answer_one(language: Language, asked: Asked) -> dict[str, Any]:
    if asked.error is not None:
        return _refused(asked)
    try:
        return _answer(asked, read(language, asked.text, asked.state))
    except Exception as error:
        return {"id": asked.id, "error": f"line {asked.line}: text could not be read ({error!r})"}


def _answer(asked: Asked, reading: Reading) -> dict[str, Any]:
    return {"id": asked.id, **reading.as_json()}


def _refused(asked: Asked) -> dict[str, Any]:
    return {"id": asked.id, "error": asked.error}
