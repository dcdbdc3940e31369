"""Where the names of people stand in a text.

The model's PERSON entities, trimmed; names after a title ("Sheriff Sample"); and capitals where
only a person stands ("Ann Sample, the sheriff of", "said Ann Sample").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from nlp.people.titles import HEADS
from nlp.speech.cues import VERB
from nlp.wordlists import any_of, rules

Span = tuple[int, int]

CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
PART = rf"(?:{CAPITAL}[\w’'-]*\w|{CAPITAL}\.(?:{CAPITAL}\.)*|{CAPITAL}(?!\w))"
LINK = r"(?:de la|de los|de|del|della|der|di|da|la|le|van der|van|von|bin|al|el|St\.)"
NICKNAME = r"[“\"‘'(][A-Z]\w+[”\"’')]"  # James T. “Jim” Sample
SUFFIX = r"(?:,? (?:Jr\b\.?|Sr\b\.?|II\b|III\b|IV\b))"
NAME = re.compile(rf"{PART}(?: (?:{NICKNAME} |{LINK} )?{PART}){{0,4}}{SUFFIX}?", re.UNICODE)
NICKNAMED = re.compile(rf"(?<![\w.’'-]){PART}(?: {CAPITAL}\.)? {NICKNAME} {PART}{SUFFIX}?")
POSSESSIVE = re.compile(r"[’']s?$")
OWNER = re.compile(r"^.*[’']s ")
SUFFIXED = re.compile(rf"{SUFFIX}$")
AFTER = re.compile(SUFFIX)
BEFORE_NAMES = ("mr.", "mrs.", "ms.", "mx.", "miss", "former", "then", "acting", "ex")
WITHHELD = rules("withheld")["nouns"]  # "Inmate Ann Sample" is named Ann Sample
LEADING = re.compile(rf"^{any_of([*HEADS, *BEFORE_NAMES, *WITHHELD])}\s*", re.IGNORECASE)
LONGEST_ACRONYM = 6  # letters
NOT_A_PERSON = re.compile(any_of(rules("phrases")["not_people"]))
OFTEN_A_PLACE = re.compile(any_of(rules("phrases")["places_or_people"]))


def _capitals(head: str) -> str:
    """Head words as they stand before a name: "Chief of Police", "U.S. Attorney"."""
    words = (word if word in LOWER else word[:1].upper() + word[1:] for word in head.split())
    return " ".join(words).replace("U.s.", "U.S.")


LOWER = {"of", "in", "the", "for"}
FULL = rf"(?<![\w.’'-])(?P<name>{PART}(?: (?:{LINK} )?{PART}){{1,3}}{SUFFIX}?)"
WITH_TITLE = re.compile(
    rf"{FULL}, (?:\d\d, )?(?:the |an? )?(?:[\w’'-]+ ){{0,4}}{any_of(HEADS)}", re.UNICODE
)
WITH_CUE = re.compile(rf"(?<=[”\"] ){FULL},? {VERB}")
AFTER_CUE = re.compile(rf"(?<=[”\"] ){VERB} {FULL}(?=[,.])")
# Sheriff Sample; Police Chief Sample
AMBIGUOUS = {
    "justice",
    "marshal",
    "major",
    "speaker",
    "supervisor",
    "delegate",
    "colonel",
    "u.s. marshal",
}
OFFICES = (head for head, title in HEADS.items() if title.official == "yes")
TITLE_BEFORE = re.compile(
    any_of(
        [
            *("Mr.", "Mrs.", "Ms.", "Miss"),
            *(_capitals(head) for head in OFFICES if head not in AMBIGUOUS),
        ]
    )
    + r"\s+"
)


def find_name_spans(doc: Doc, text: str) -> list[Span]:
    """All of a text, in order; none overlap."""
    return _longest(set(_spans(doc, text)))


def _spans(doc: Doc, text: str) -> Iterator[Span]:
    for match in NICKNAMED.finditer(text):
        if (span := trimmed(text, *match.span())) is not None:
            yield span
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            span = trimmed(text, ent.start_char, ent.end_char)
            if span is not None:
                yield span
    taken = sorted((ent.start_char, ent.end_char) for ent in doc.ents)
    yield from _after_titles(text)
    yield from _apart_from(taken, _beside_words(text))


def _after_titles(text: str) -> Iterator[Span]:
    """Sheriff Sample, Mr. Sample, Reps. Ann Sample."""
    for title in TITLE_BEFORE.finditer(text):
        name = NAME.match(text, title.end())
        if name is not None and (span := trimmed(text, *name.span())) is not None:
            yield span


def _beside_words(text: str) -> Iterator[Span]:
    """Capitals where only a person stands: Ann Sample, the sheriff of; said Ann Sample."""
    for pattern in (WITH_TITLE, WITH_CUE, AFTER_CUE):
        for match in pattern.finditer(text):
            if (span := trimmed(text, *match.span("name"))) is not None:
                yield span


def _apart_from(taken: Sequence[Span], spans: Iterable[Span]) -> Iterator[Span]:
    starts = [start for start, _ in taken]
    for start, end in spans:
        index = bisect_left(starts, end) - 1
        if index < 0 or taken[index][1] <= start:
            yield start, end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The name within a span, without titles before it and `'s` behind; None where none is left."""
    words = text[start:end]
    if "\n" in words:
        words = words[: words.index("\n")]
    while (title := LEADING.match(words)) is not None and title.end() > 0:
        start, words = start + title.end(), words[title.end() :]
    name = NAME.search(words)
    if name is None:
        return None
    owner = OWNER.search(name.group())
    if owner is not None:  # the Sample Union’s Ann Doe
        return trimmed(text, start + name.start() + owner.end(), end)
    start, words = start + name.start(), SUFFIXED.sub("", POSSESSIVE.sub("", name.group()))
    suffix = AFTER.match(text, start + len(words))
    end = suffix.end() if suffix is not None else start + len(words)
    if words.count(" ") != 1 and OFTEN_A_PLACE.search(words):
        return None
    is_acronym = words.isupper() and len(words) < LONGEST_ACRONYM
    if is_acronym or len(words) < 2 or NOT_A_PERSON.search(text, start, end):
        return None
    return start, end


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The longest of spans that overlap."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
            continue
        kept.append((start, end))
    return kept
