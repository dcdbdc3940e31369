"""Counties whose "County" is said once for all: "Cecil, Frederick and St. Mary's counties"."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer import names
from nlp.places.beside import bears
from nlp.places.named import LONGEST, Named, is_capital, named_by, of_kinds, spelled
from nlp.words import Word

PLURAL = {"counties": {"county"}, "parishes": {"parish"}, "boroughs": {"borough"}}
# "counties of Otsego and Bucks", "counties — Bucks, Pike and Erie", "counties, including Bucks"
OPENING = re.compile(
    r"(?: of|\s?[—–:(,-]{1,2}(?: (?:with|including|such as|like|namely))?) ?(?=[A-Z])"
)
IN = re.compile(r"\b[Ii]n $")  # "In Maryland, Cecil and Kent counties"
LOWER = re.compile(r"[a-z]+")
AND = {"and", "or"}
COMMA = {",", "&", ", &"}


def in_lists(text: str, words: Sequence[Word]) -> Iterator[Named]:
    """The names of every list in a text."""
    for position, word in enumerate(words):
        kinds = PLURAL.get(word.key)
        if kinds is None:
            continue
        yield from no_states(text, tuple(backward(text, words, position - 1, kinds)))
        if opening := OPENING.match(text, word.end):
            skipped = len(LOWER.findall(opening.group()))  # "of", "such as"
            found = tuple(forward(text, words, position + 1 + skipped, kinds))
            yield from no_states(text, found[::-1])


def no_states(text: str, listed: Sequence[Named]) -> Sequence[Named]:
    """A list from its last name to its first without the states that stand beside it.

    Meets "three Idaho counties", "Bucks and Pike counties, Delaware says" and "in Maryland, Cecil
    and Kent counties", where all lie in the state; but "Iowa, Dane and Rock counties" are three.
    """
    if all(named.key in names.state_names() for named in listed):
        return ()
    first = listed[-1]
    state = names.state_names().get(first.key)
    if state is None or not IN.search(text, max(0, first.start - 4), first.start):
        return listed
    within = all(bears(named.entries, state.state) for named in listed[:-1])
    return listed[:-1] if within and text.startswith(",", first.end) else listed


def backward(text: str, words: Sequence[Word], last: int, kinds: set[str]) -> Iterator[Named]:
    """The names that end in front of "counties"."""
    while named := ending_at(text, words, last, kinds):
        before = named.first - 1
        conjoined = before >= 0 and words[before].key in AND
        listed = before >= 0 and text[words[before].end : named.start].strip() in COMMA
        yield named
        if not (conjoined or listed):
            return
        last = before - conjoined


def ending_at(text: str, words: Sequence[Word], last: int, kinds: set[str]) -> Named | None:
    """The longest county's name that ends at a word."""
    for first in range(max(0, last - LONGEST + 1), last + 1):
        for run in spelled(text, words, first):
            entries = of_kinds(run.key, kinds) if run.last == last else ()
            if entries and is_capital(words, run):
                return named_by(words, run, "county", entries)
    return None


def forward(text: str, words: Sequence[Word], first: int, kinds: set[str]) -> Iterator[Named]:
    """The names that follow "counties of"."""
    while first < len(words):
        runs = [run for run in spelled(text, words, first) if of_kinds(run.key, kinds)]
        if not runs:
            return
        yield named_by(words, runs[-1], "county", of_kinds(runs[-1].key, kinds))
        first = runs[-1].last + 1
        if first < len(words) and words[first].key in AND:
            first += 1
        elif not text.startswith(",", words[first - 1].end):
            return
