"""The forms in which a text names states, counties and towns, each met from its first word on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.gazetteer import names
from nlp.gazetteer.entries import Entry
from nlp.places.place_name import PlaceName, Run, is_capital, named_by, of_kinds, spelled
from nlp.words import Word

# what stands behind a county's name, and the kinds that it may be
SINGULAR = {
    "county": {"county"},
    "parish": {"parish"},
    "borough": {"borough", "municipality"},
    "area": {"census-area"},
    "municipality": {"municipality"},
}
OF = {"city", "town", "village", "borough", "township", "municipality"}  # "City of Houston"
SHERIFFS = {"sheriff", "sheriffs"}
LONGEST_GAP = 4  # characters, so that no comma is between: "|'s "
BEHIND = {"township", "twp", "borough"}  # "Bensalem Township", "State College Borough"


def county(words: Sequence[Word], runs: Sequence[Run]) -> Iterator[PlaceName]:
    """Meets "Dakota County", "Rapides Parish's", "Nome Census Area", "Bucks county"."""
    for run in runs:
        name, _, behind = run.key.rpartition(" ")
        name = name.removesuffix(" census") if behind == "area" else name
        entries = of_kinds(name, SINGULAR.get(behind, set()))
        if not entries or not words[run.last - 1].capital:
            continue
        # "a Texas county", but "Texas County, Mo."
        if words[run.last].capital or name not in names.state_names():
            yield named_by(words, run, "county", entries)


def county_of(text: str, words: Sequence[Word], first: int) -> Iterator[PlaceName]:
    """Meets "County of Dakota"."""
    if words[first].key in SINGULAR and goes_on_of(words, first):
        for run in spelled(text, words, first + 2):
            entries = of_kinds(run.key, SINGULAR[words[first].key])
            if entries and is_capital(words, run):
                yield named_by(words, run, "county", entries, first=first)


def city_of(text: str, words: Sequence[Word], first: int) -> Iterator[PlaceName]:
    """Meets "City of Houston", "the township of Bensalem"."""
    if words[first].key in OF and goes_on_of(words, first):
        for run in spelled(text, words, first + 2):
            entries = towns(run.key)
            if entries and is_capital(words, run):
                yield named_by(words, run, "formal", entries, first=first)


def goes_on_of(words: Sequence[Word], position: int) -> bool:
    """Whether "of" comes next, and a word after it."""
    return position + 2 < len(words) and words[position + 1].key == "of"


def state(words: Sequence[Word], runs: Sequence[Run]) -> Iterator[PlaceName]:
    """Meets "Nebraska", "West Virginia's", "NEW YORK"."""
    for run in runs:
        entry = names.state_names().get(run.key)
        if entry and is_capital(words, run):
            yield named_by(words, run, "state", (entry,))


def short(text: str, words: Sequence[Word], first: int) -> Iterator[PlaceName]:
    """Meets "Neb.", "W.Va.", "N. J.", "NE"; whether it means the state is seen beside it."""
    word, last = words[first], first
    entry = names.state_abbreviations().get(word.key)
    if entry is None and word.key in {"n", "s", "w"} and first + 1 < len(words):
        last = first + 1
        entry = names.state_abbreviations().get(word.key + words[last].key)
    end = words[last].end
    dotted = text.startswith(".", end)
    if entry is None or not (dotted or "." in word.text):
        last, end, dotted = first, word.end, False
        entry = names.states().get(word.text)
    if entry:
        yield PlaceName(
            first=first, last=last, start=word.start, end=end + dotted,
            key=word.key, form="short", entries=(entry,),
        )  # fmt: skip


def place(words: Sequence[Word], runs: Sequence[Run]) -> Iterator[PlaceName]:
    """Meets "Bensalem", "St. Paul's", "Coeur d'Alene", "Bensalem Township"; "Bucks" for its county.

    The gazetteer does not say which towns are townships, so the form is only what the text says.
    """
    for run in runs:
        entries = (*names.places().get(run.key, ()), *names.counties().get(run.key, ()))
        if entries and is_capital(words, run):
            yield named_by(words, run, "bare", entries)
        name, _, behind = run.key.rpartition(" ")
        if behind in BEHIND and words[run.last].capital and (known := towns(name)):
            yield named_by(words, replace(run, key=name), "township", known)


def of_sheriff(words: Sequence[Word], runs: Sequence[Run]) -> Iterator[PlaceName]:
    """Meets "Alamance Sheriff Ann Sample" and "Mecklenburg's sheriff", who is a county's."""
    for run in runs:
        behind = words[run.last + 1] if run.last + 1 < len(words) else None
        if behind and behind.key in SHERIFFS and is_capital(words, run):
            counties = names.counties().get(run.key, ())
            if counties and run.end + LONGEST_GAP > behind.start:
                towns = names.places().get(run.key, ())
                yield named_by(words, run, "sheriff", (*counties, *towns))


def small(words: Sequence[Word], runs: Sequence[Run]) -> Iterator[PlaceName]:
    """Meets "Cobalt, Conn.": a place or township too small to be met without its state."""
    for run in runs:
        entries = names.small_places().get(run.key, ())
        behind = words[run.last + 1] if run.last + 1 < len(words) else None
        if entries and behind and is_capital(words, run):
            state = names.state_names().get(behind.key) or names.state_abbreviations().get(
                behind.key
            )
            if state and any(entry.state == state.state for entry in entries):
                yield named_by(words, run, "bare", entries)


def towns(key: str) -> tuple[Entry, ...]:
    """The towns and townships of a name that is said to be one."""
    return (*names.places().get(key, ()), *names.small_places().get(key, ()))
