"""The head words of titles: which stand in a text, and what each says of its bearer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.wordlists import any_of, rules


@dataclass(frozen=True, kw_only=True)
class Title:
    """What a head word says: `sheriff` is a public office, `director` is where its body is."""

    role: str
    official: str  # "yes", "body", "no": nlp/rules/titles.toml
    organization: str | None
    bodies: str | None
    singular: str | None = None  # "sheriff" for "sheriffs"; None for a singular


@dataclass(frozen=True, kw_only=True)
class Head:
    """A head word in a text."""

    start: int
    end: int
    title: Title


def _entries() -> Iterator[tuple[str, Title]]:
    for entry in rules("titles")["title"]:
        known = {
            "role": entry["role"],
            "official": entry["official"],
            "organization": entry.get("organization"),
            "bodies": entry.get("bodies"),
        }
        for head in entry["heads"]:
            yield head, Title(**known)
            if not head.endswith((".", "s")):
                yield head + "s", Title(**known, singular=head)
        for plural, head in entry.get("plurals", {}).items():
            yield plural, Title(**known, singular=head)


HEADS: dict[str, Title] = {}
for _head, _title in _entries():
    HEADS.setdefault(_head, _title)

HEAD = re.compile(any_of(HEADS), re.IGNORECASE)
PUBLIC = re.compile(any_of(rules("bodies")["public"]), re.IGNORECASE)
PRIVATE = re.compile(any_of(rules("bodies")["private"]), re.IGNORECASE)


def find_heads(text: str) -> Iterator[Head]:
    """All head words of a text, the longest at each place."""
    for match in HEAD.finditer(text):
        word = " ".join(match.group().lower().split())
        yield Head(start=match.start(), end=match.end(), title=HEADS[word])


def is_public(title: Title, beside: str) -> bool:
    """Whether a title is a public office, given all words that stand with it."""
    if title.official == "no":
        return False
    is_private = PRIVATE.search(beside) is not None
    if title.official == "yes":
        return title.bodies is None or not is_private
    return not is_private and PUBLIC.search(beside) is not None
