"""The head words of titles: which stand in a text, and what each says of its bearer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.wordlists import any_of, rules


@dataclass(frozen=True, kw_only=True)
class Title:
    """What a head word says: `sheriff` is a public office, `director` is where its body is."""

    role: str
    official: str  # "yes", "body", "no": nlp/rules/titles.toml
    organization: str | None
    bodies: str | None
    singular: str | None = None  # "sheriff" for "sheriffs"; None for a singular
    needs: str | None = None  # words without which the text has no such title
    is_abbreviation: bool = False  # "AG", never in lower case


@dataclass(frozen=True, kw_only=True)
class TitleHead:
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
            "needs": entry.get("needs"),
        }
        for head in entry["heads"]:
            yield head, Title(**known)
            if not head.endswith((".", "s")):
                yield _plural(head), Title(**known, singular=head)
        for plural, head in entry.get("plurals", {}).items():
            yield plural, Title(**known, singular=head)
        for short in entry.get("capitals", ()):
            yield short.lower(), Title(**known, is_abbreviation=True)


def _plural(head: str) -> str:
    """Sheriffs, deputies, attorneys."""
    return head[:-1] + "ies" if head.endswith(("ty", "ry")) else head + "s"


HEADS: dict[str, Title] = {}
for _head, _title in _entries():
    HEADS.setdefault(_head, _title)

HEAD = re.compile(any_of(HEADS), re.IGNORECASE)
# "then-|Sheriff Sample", "ex-|mayor": the hyphen would hide the head
PREFIX = re.compile(r"\b(then|ex|former|acting|now|longtime|vice)-(?=\w)", re.IGNORECASE)
PUBLIC = re.compile(any_of(rules("bodies")["public"]), re.IGNORECASE)
PRIVATE = re.compile(any_of(rules("bodies")["private"]), re.IGNORECASE)
# "civil rights | unit chief", where "rights" speaks of a part of a public body
PART = re.compile(r"\brights(?=\s(?:unit|division|section|bureau|office)\b)", re.IGNORECASE)


def find_heads(text: str) -> Iterator[TitleHead]:
    """All head words of a text, the longest at each place."""
    has: dict[str, bool] = {}  # the words that titles need
    for match in HEAD.finditer(PREFIX.sub(r"\1 ", text)):
        title = HEADS[" ".join(match.group().lower().replace("’", "'").split())]
        if title.is_abbreviation and not match.group().isupper():
            continue
        needs = title.needs
        if needs is not None and needs not in has:
            has[needs] = _needed(needs).search(text) is not None
        if needs is None or has[needs]:
            yield TitleHead(start=match.start(), end=match.end(), title=title)


@cache
def _needed(words: str) -> re.Pattern[str]:
    return re.compile(any_of([words]), re.IGNORECASE)


def is_public(title: Title, beside: str) -> bool:
    """Whether a title is a public office, given all words that stand with it."""
    if title.official == "no":
        return False
    is_private = PRIVATE.search(PART.sub("", beside)) is not None
    if title.official == "yes":
        return title.bodies is None or not is_private
    return not is_private and PUBLIC.search(beside) is not None
