"""The word lists of nlp/rules, read once."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "rules"


@cache
def rules(name: str) -> dict[str, Any]:
    """A file of nlp/rules by its name without `.toml`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for whole words, the longest that fits; `'` stands for `’` too."""
    by_letter: dict[str, list[str]] = defaultdict(list)  # by letter, it is five times quicker
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_letter[word[0]].append(word[1:])
    listed = "|".join(
        f"{re.escape(letter)}(?:{'|'.join(map(_spaced, rest))})"
        for letter, rest in by_letter.items()
    )
    return rf"(?<![\w.’'-])(?:{listed})(?!\w|-\w|['’](?!s\b)\w)"


def _spaced(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
