"""Where a text prints a name that stands on ICE's lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.agencies import Listed
from nlp.bodies.heads import words_of
from nlp.bodies.listed import END, Roster
from nlp.bodies.spellings import folded, word_list
from nlp.gazetteer.names import state_names
from nlp.places.vocabulary import vocabulary
from nlp.words import Word

# between two words of one name: "Safety - Highway", "Warren, Regional", "A&M", "16th", "Pct. 3"
GAPS = {" ", "\u00a0", " & ", "&", ", ", ",", "/", " / ", "/ ", "-", " - ", "- ", " – "}
SHORTENED = {"co", "dept", "dist", "pct", "prec", "st", "twp", "us"}  # with a dot behind


@dataclass(frozen=True, kw_only=True, slots=True)
class Naming:
    """Words of a text that are a name on the lists."""

    start: int
    end: int
    agencies: tuple[Listed, ...]  # all that bear it
    is_common: bool  # whether it holds common nouns only


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The last word of a name, the end of it in the text, and all that bear it."""

    last: int
    end: int
    agencies: tuple[Listed, ...]


def find_listed(text: str, words: Sequence[Word], known: Roster) -> Iterator[Naming]:
    """The listed names that a text prints, the longest at each place, from left to right."""
    position = 0
    while position < len(words):
        found = longest(text, words, position, known) if opens(words[position]) else None
        if found is None:
            position += 1
            continue
        inside = words[position : found.last + 1]
        if is_written(inside) and is_whole(text, words, position, found.last):
            yield Naming(
                start=words[position].start,
                end=found.end,
                agencies=found.agencies,
                is_common=not any(map(is_proper, inside)),
            )
        position = found.last + 1


def opens(word: Word) -> bool:
    """Whether a name may begin with a word: "16th Judicial District", "Sample College"."""
    return word.capital or word.text.isdigit()


def longest(text: str, words: Sequence[Word], first: int, known: Roster) -> Found | None:
    """The longest name that begins at a word, without a possessive s behind it."""
    found, tree = None, known.tree
    for position in range(first, len(words)):
        word = words[position]
        if position > first and not is_joined(text, words[position - 1], word):
            break
        for key, end in ((word.bare, word.end - 2), (word.key, word.end)):
            leaf = tree.get(folded(key) or key, {}).get(END) if key is not None else None
            if leaf is not None:
                found = Found(last=position, end=end, agencies=tuple(leaf.values()))
        if position > first and folded(word.key) is None:
            continue  # "Fish and | Wildlife"
        tree = tree.get(folded(word.key) or word.key, {})
        if not tree:
            break
    return found


def is_joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words may stand in one name."""
    gap = text[left.end : right.start]
    is_ordinal = gap == "" and left.text.isdigit()
    return gap in GAPS or is_ordinal or (gap in {". ", "."} and left.key in SHORTENED)


def is_proper(word: Word) -> bool:
    """Whether a word is nobody else's: neither common nor small nor a number."""
    key = folded(word.key)
    plain = key is None or key in word_list("common") or key in word_list("small")
    return not plain and not word.text.isdigit()


def is_written(words: Sequence[Word]) -> bool:
    """Whether words are written as a name: in one that has proper words only common ones are small.

    "Unity Township constable's office", but not "the department of corrections".
    """
    proper = [word for word in words if is_proper(word)]
    sought = proper or [word for word in words if word.key not in word_list("small")]
    return all(word.capital or not word.text[0].isalpha() or is_suffix(word) for word in sought)


def is_suffix(word: Word) -> bool:
    """Meets "16 | th"."""
    return word.key in {"st", "nd", "rd", "th"}


def is_whole(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether no longer name holds it, and no person's office: "Sample Police chief"."""
    if text[words[last].end : words[last].end + 1].isalnum():
        return False  # "Precinct 3 | A"
    if any(names_officer(words[last], word) for word in words[last + 1 : last + 2]):
        return False
    return first == 0 or not goes_before(text, words[first - 1], words[first])


def names_officer(last: Word, behind: Word) -> bool:
    """Meets "Sample Police | chief" and "Damascus Township Constable | Ann"."""
    if last.key == "police":
        return behind.key in words_of("not_behind_police")
    return last.key in word_list("officers") and behind.capital


def goes_before(text: str, left: Word, right: Word) -> bool:
    """Whether a capitalised word stands right before a name, so that it may be part of it."""
    if text[left.end : right.start] not in {" ", "\u00a0", "-"} or not left.capital:
        return False
    small = vocabulary("before") | vocabulary("prepositions") | word_list("small")
    return left.key not in small and left.bare is None and left.key not in state_names()
