"""The words of a text with their offsets, as names of places are looked up: quicker than spaCy's
tokens, and with the same word for "St.", "Saint" and "ST". Offsets count code points, half-open.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# "W.Va", "D.C", "U.S" (the last dot is not of the word) | "Mary’s", "d'Alene", "Texas" | "287"
WORD = re.compile(
    r"(?:[A-Z]\.)+[A-Z][a-z]{0,3}(?![^\W\d_])|[^\W\d_]+(?:['’‘ʻ`][^\W\d_]+)*|\d+",
)
APOSTROPHES = str.maketrans("", "", "'’‘ʻ`.")
SHORTENED = {
    "saint": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
}  # "Saint Paul", "St. Paul"


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A run of letters or digits."""

    start: int
    end: int
    text: str
    key: str  # lower case, without accents, dots and apostrophes: "marys"
    bare: str | None  # the same without a possessive s: "mary"; None where there is none
    capital: bool  # begins with a capital letter


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        key, bare = keys(word)
        yield Word(start=start, end=end, text=word, key=key, bare=bare, capital=word[0].isupper())


@lru_cache(maxsize=65_536)
def keys(word: str) -> tuple[str, str | None]:
    """How a word is looked up, as it stands and without its possessive s."""
    plain = word if word.isascii() else unaccented(word)
    key = plain.lower().translate(APOSTROPHES)
    possessive = len(word) > 2 and word[-2] in "'’‘`" and word[-1] in "sS"
    return SHORTENED.get(key, key), key[:-1] if possessive else None


def unaccented(word: str) -> str:
    """The word without accents: "Cañon" as "Canon"."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def name_key(name: str) -> str:
    """How a whole name is looked up: "St. Mary's County" as "st marys county"."""
    return " ".join(word.key for word in words(name))
