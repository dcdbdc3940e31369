"""Whether a page keeps its text for subscribers, by what it states, else by what it shows."""

import re
from collections.abc import Mapping
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

TIERS = ("article:content_tier", "og:article:content_tier", "content_tier", "isaccessibleforfree")
OPEN = frozenset(("free", "true"))
LOCKED = frozenset(("locked", "metered", "premium", "subscriber", "subscribers", "false"))
# class="subscriber-only encrypted-content", id="regwall", class="c-paywall__prompt"
WALL = re.compile(
    r"(?<![a-z])(?:paywall|regwall|meter-?wall|subscriber-only|subscription-required"
    r"|encrypted-content|subscribe-to-continue)(?![a-z])",
    re.IGNORECASE,
)
# "Subscribe to continue reading", "This content is for subscribers only", "Already a subscriber?"
PLEA = re.compile(
    r"(?:subscribe|log in|sign in|register) (?:now )?to (?:continue|keep|read)"
    r"|for subscribers only|only (?:available )?(?:to|for) (?:\w+ )?(?:subscribers|members)"
    r"|already a (?:digital )?subscriber\?|to read (?:the rest of )?this (?:story|article)",
    re.IGNORECASE,
)
CUT = 150  # words: a story as short as this may have been cut


def stated_paywall(article: Mapping[str, Any], tags: Mapping[str, list[str]]) -> bool | None:
    """What JSON-LD, else a meta tag, says; None where both are silent."""
    stated = (
        article.get("isAccessibleForFree"),
        *(one for name in TIERS for one in tags.get(name, ())),
    )
    for one in stated:
        word = str(one).strip().lower().rpartition("/")[2]  # "https://schema.org/False"
        if word in OPEN | LOCKED:
            return word in LOCKED
    return None


def shows_paywall(tree: HtmlElement, text: str) -> bool:
    """Whether the page has a wall, and a text so short that it may end there.

    Many pages carry a wall that they do not raise, so that its name alone proves nothing.
    """
    if len(text.split()) > CUT:
        return False
    names = " ".join((*tree.xpath("//body//@class"), *tree.xpath("//body//@id")))
    return WALL.search(names) is not None and PLEA.search(tree.text_content()) is not None
