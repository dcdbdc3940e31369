"""SQL functions `has_parts(name, words)` and `has_words(name, words)`: whether a name has them all.

In any order, in whatever case, with straight or curly apostrophes. `has_parts` takes "ville" for a
part of Danville; `has_words` wants whole words, so that ICE is not found in "Police", but takes
dep* for a beginning. Both take -word for what must not occur, as the search of documents does.
"""

import re
from functools import lru_cache

from datasette import hookimpl

LONGEST = 2_000  # characters of words that are read; the rest is ignored
FOLDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\xa0": " "})
PIECE = re.compile(r"[^\s\"“”,;]+")  # '"Plum Creek", -jail' gives Plum, Creek and -jail


@hookimpl
def prepare_connection(conn):
    conn.create_function("has_parts", 2, has_parts, deterministic=True)
    conn.create_function("has_words", 2, has_words, deterministic=True)


def has_parts(name: str | None, words: str | None) -> bool:
    """Whether all the words stand somewhere in the name; no words stand in every name."""
    within = folded(name or "")
    return all(
        (bare(piece) in within) is not piece.startswith("-")
        for piece in pieces(words or "")
        if bare(piece)
    )


def has_words(name: str | None, words: str | None) -> bool:
    """Whether the name has all the words as words; without words that are wanted, it has not."""
    wanted, unwanted = sought(words or "")
    within = folded(name or "")
    return (
        bool(wanted)
        and all(word.search(within) for word in wanted)
        and not any(word.search(within) for word in unwanted)
    )


def folded(text: str) -> str:
    return text.translate(FOLDED).casefold()


@lru_cache(maxsize=16)
def pieces(words: str) -> tuple[str, ...]:
    return tuple(PIECE.findall(folded(words[:LONGEST])))


def bare(piece: str) -> str:
    """The word of a piece without the sign for how it is sought: jail of -jail, dep of dep*."""
    return piece.removeprefix("-").removesuffix("*")


@lru_cache(maxsize=16)
def sought(words: str) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Patterns of the words that must occur, and of those that must not."""
    found: tuple[list, list] = ([], [])
    for piece in pieces(words):
        word = bare(piece)
        end = "" if piece.endswith("*") else r"(?!\w)"
        if word:
            found[piece.startswith("-")].append(re.compile(rf"(?<!\w){re.escape(word)}{end}"))
    return found
