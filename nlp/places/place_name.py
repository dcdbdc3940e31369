"""Names as a text prints them: runs of words that may be one, and what bears them.

Finding a name says nothing yet of its being a place: "Lincoln" is a president too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.gazetteer import names
from nlp.gazetteer.entries import Entry
from nlp.words import Word

ABBREVIATED = {"st", "ste", "mt", "ft", "n", "s", "e", "w"}  # words in names with a dot behind
LONGEST = 6  # words of a name: "Lake of the Woods County", "Fairbanks North Star Borough"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceName:
    """A name and all entries that bear it. `first` and `last` are positions of words."""

    first: int
    last: int  # inclusive
    start: int
    end: int
    key: str
    form: str  # state, short ("Neb."), county, formal ("City of X"), township, sheriff, bare
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Words that may be one name, and the key they make."""

    first: int
    last: int
    end: int
    key: str


def spelled(text: str, words: Sequence[Word], first: int) -> Iterator[Run]:
    """Each run of words from one on; a possessive s is left out, and also kept: "St. Mary's"."""
    keys: list[str] = []
    for last in range(first, min(first + LONGEST, len(words))):
        word = words[last]
        if keys and not is_joined(text, words[last - 1], word):
            return
        if word.bare:
            key = " ".join((*keys, word.bare))
            yield Run(first=first, last=last, end=word.end - 2, key=key)
        keys.append(word.key)
        yield Run(first=first, last=last, end=word.end, key=" ".join(keys))


def is_joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words may stand in one name: "St. Mary", "Winston-Salem", never over a comma."""
    gap = text[left.end : right.start]
    return gap in {" ", "-", "\u00a0", "‐"} or (gap in {". ", "."} and left.key in ABBREVIATED)


def is_capital(words: Sequence[Word], run: Run) -> bool:
    """Whether a run begins and ends as a name does."""
    return words[run.first].capital and words[run.last].capital


def named_by(
    words: Sequence[Word],
    run: Run,
    form: str,
    entries: tuple[Entry, ...],
    *,
    first: int | None = None,
) -> PlaceName:
    """A PlaceName from a run of words, or from a word before it on."""
    begin = run.first if first is None else first
    return PlaceName(
        first=begin, last=run.last, start=words[begin].start, end=run.end,
        key=run.key, form=form, entries=entries,
    )  # fmt: skip


def of_kinds(name: str, kinds: set[str]) -> tuple[Entry, ...]:
    """The counties of a name that are of some kinds."""
    found = names.counties().get(name)
    if not found or not kinds:
        return ()
    return tuple(entry for entry in found if entry.jurisdiction.kind in kinds)
