"""The word lists of nlp/rules, read once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "rules"


@cache
def rules(name: str) -> dict[str, Any]:
    """A file of nlp/rules by its name without `.toml`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for whole words, the longest that fits; `’` stands for `'` too."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    either_mark = listed.replace("'", "['’]")
    return rf"(?<![\w.’'-])(?:{either_mark})(?!\w|-\w|['’](?!s\b)\w)"
