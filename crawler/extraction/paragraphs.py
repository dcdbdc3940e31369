"""The paragraphs of an HTML element whose structure we know."""

import re
from collections.abc import Iterator

from bs4 import NavigableString, Tag

BLOCKS = ("p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "td", "div")
BREAKS = re.compile(r"\n *\n")  # <br><br>, which some write for a new paragraph
SILENT = ("script", "style", "noscript", "template", "figure", "iframe")


def paragraphs(element: Tag) -> Iterator[str]:
    """The words of each innermost block, white space made single; loose words are one as well."""
    words: list[str] = []
    for child in element.children:
        if not isinstance(child, Tag):
            words.append(_single(child) if type(child) is NavigableString else "")  # no comment
        elif child.name == "br":
            words.append("\n")
        elif child.name in SILENT:
            continue
        elif child.name in BLOCKS or child.find(BLOCKS):
            yield from _joined(words)
            words = []
            yield from paragraphs(child)
        else:
            words.append(_single(child.get_text()))
    yield from _joined(words)


def _joined(words: list[str]) -> Iterator[str]:
    for part in BREAKS.split("".join(words)):
        if paragraph := " ".join(part.split()):
            yield paragraph


def _single(words: str) -> str:
    """White space made single; it remains where it parts two elements."""
    return re.sub(r"\s+", " ", words)
