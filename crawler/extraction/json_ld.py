"""The schema.org statements that a page makes about itself in JSON-LD."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

ARTICLE = re.compile(r"\w*(?:Article|BlogPosting|Report)")  # "NewsArticle", "OpinionNewsArticle"
CONTROL = re.compile(r"[\x00-\x1f]+")  # a raw line break within a string, which JSON forbids


def find_article(tree: HtmlElement) -> dict[str, Any]:
    """The first statement about an article, empty where there is none."""
    return next((one for one in _statements(tree) if any(map(ARTICLE.fullmatch, types(one)))), {})


def types(statement: dict[str, Any]) -> list[str]:
    """The types that a statement gives itself."""
    return [one for one in _listed(statement.get("@type")) if isinstance(one, str)]


def words(value: Any) -> list[str]:
    """The texts of a value: of a text, of a thing by its name, of a list of either."""
    named = (one.get("name") if isinstance(one, dict) else one for one in _listed(value))
    return [_whole(one.strip()) for one in named if isinstance(one, str) and one.strip()]


def _whole(text: str) -> str:
    """Without halves of surrogate pairs, such as JSON may state: "\\ud83d"."""
    return text.encode("utf-8", "replace").decode()


def _statements(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            stated = list(_flat(json.loads(CONTROL.sub(" ", script.text_content()))))
        except (ValueError, RecursionError):
            continue  # the next script may be whole, and the meta tags remain
        yield from stated


def _flat(value: Any) -> Iterator[dict[str, Any]]:
    for one in _listed(value):
        if isinstance(one, dict):
            yield one
            yield from _flat(one.get("@graph"))
            yield from _flat(one.get("mainEntity"))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
