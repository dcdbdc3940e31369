"""The answers of APIs in JSON: what can be read is read, what cannot is named."""

import json
import re
from typing import Any

from crawler.errors import NotAFeed

# "\x1b[2J", which would clear a terminal; white space is not among them
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def read_json(body: bytes, *, url: str) -> Any:
    """The value of an answer. Raises NotAFeed with its opening words where it is no JSON."""
    try:
        return json.loads(body, strict=False)  # not strict: raw line breaks in texts pass
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"no JSON at {url}, but {opening(body)!r}") from error


def listed(value: Any) -> list[dict[str, Any]]:
    """The objects of a list.

    PHP writes a list that it took something out of as an object: `{"0": {…}, "2": {…}}`.
    """
    if isinstance(value, dict) and all(key.isdigit() for key in value):
        value = list(value.values())
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def words(value: object) -> str | None:
    """A text in single spaces, fit to be kept; None where there is none."""
    text = _single(value) if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode() or None  # half of a surrogate pair, "\ud83d"


def opening(body: bytes) -> str:
    """How an answer begins, to tell what it is."""
    return _single(body[:200].decode("utf-8", "replace"))[:60]


def _single(text: str) -> str:
    """A text in single spaces, without signs that steer a terminal."""
    return " ".join(CONTROLS.sub("", text).split())
