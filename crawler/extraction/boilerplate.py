"""What stands around the text of a news page, told by names of elements and by the words of a line.

The words are data: crawler/extraction/boilerplate.toml.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

INLINE, SILENT, NO_TEXT = (frozenset(WORDS["tags"][one]) for one in ("inline", "silent", "no_text"))
LONGEST = 600  # characters: what is longer is no line
FIRM_TAGS = frozenset(("nav", "footer"))
ROLES = frozenset(["banner", "complementary", "contentinfo", "dialog", "navigation", "search"])
SEALED = "encrypted-content"  # class of paragraphs that a paywall sends enciphered
# class="twitter-tweet", "instagram-media"; on a blockquote, whose words are then the post's own
EMBEDDED_POST = re.compile(
    r"twitter|instagram|tiktok|bluesky|threads|mastodon|reddit|truth-?social"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "relatedStories"
# class="post-12 type-post category-newsletter": WordPress names a post for all that it has
POST = re.compile(r"\btype-(?:post|page)\b|\bhentry\b")
STATE = re.compile(r"(?<!\S)(?:has|no|with|without|elementor)[-_]\S+")  # class="has-sidebar"
INVISIBLE = re.compile(r"display\s*:\s*none")  # style="display: none"


def is_marked(element: HtmlElement) -> bool:
    """Whether its tag, role, names or style say that it holds no text of the story."""
    if element.tag in NO_TEXT:
        return element.tag != "figure" or element.find(".//blockquote") is None
    if element.tag in ("body", "html"):
        return False
    return (
        _has_name(names_of(element))
        or element.get("role") in ROLES
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or INVISIBLE.search(element.get("style") or "") is not None
    )


def is_firm(element: HtmlElement) -> bool:
    """Whether it is so even where it holds most of the page's words."""
    return element.tag in FIRM_TAGS or _has_firm_name(names_of(element))


def names_of(element: HtmlElement) -> str:
    """Its classes and its id, as one text."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


@lru_cache(maxsize=1_000)
def is_line(text: str) -> bool:
    """Whether a line belongs to no story: a link to another, a plea to subscribe, a credit."""
    return len(text) <= LONGEST and LINE.fullmatch(text) is not None


def is_last(text: str) -> bool:
    """Whether a line after the story is about its writers or its readers."""
    return len(text) <= LONGEST and LAST.fullmatch(text) is not None


def is_ending(text: str) -> bool:
    """Whether under this heading stand other things than the story."""
    return len(text) <= LONGEST and ENDING.fullmatch(text) is not None


def is_readers(text: str) -> bool:
    """Whether under this heading the readers speak."""
    return len(text) <= LONGEST and READERS.fullmatch(text) is not None


@lru_cache(maxsize=10_000)
def _has_name(names: str) -> bool:
    if POST.search(names):
        return False
    return NAME.search(CAMEL.sub("-", STATE.sub(" ", names))) is not None


@lru_cache(maxsize=10_000)
def _has_firm_name(names: str) -> bool:
    return FIRM_NAME.search(CAMEL.sub("-", names)) is not None


def _named(entries: Iterable[dict[str, Any]]) -> re.Pattern[str]:
    forms = (re.escape(name).replace(r"\*", r"[a-z]*") for one in entries for name in one["names"])
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(forms)})(?:$|[\s_-])", re.IGNORECASE)


def _worded(entries: Iterable[dict[str, Any]], close: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(one['pattern'] for one in entries)}){close}", re.IGNORECASE)


NAME = _named(WORDS["loose"] + WORDS["firm"])
FIRM_NAME = _named(WORDS["firm"])
LINE = _worded(WORDS["line"])
LAST = _worded(WORDS["last"])
ENDING = _worded(WORDS["ending"] + WORDS["reader"], r"\s*[:\d()]*")
READERS = _worded(WORDS["reader"], r"\s*[:\d()]*")
