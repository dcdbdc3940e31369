"""Whom a text names: every mention of a person, gathered under the fullest form of the name.

Bare surnames belong to the person of that surname whom the text named last; Chuck and Charles,
J. and James are one where the surname agrees.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from nlp.found import Mention
from nlp.people.name_spans import CAPITAL, POSSESSIVE, SUFFIXED, find_name_spans
from nlp.wordlists import rules

SURNAME = re.compile(rf"(?<![\w.’'-]){CAPITAL}[\w’'-]*\w(?!\w)")

SHORT = {short: full for full, shorts in rules("nicknames")["names"].items() for short in shorts}


@dataclass(kw_only=True)
class Named:
    """One person of a text while it is gathered."""

    name: str
    surname: str
    first: str | None
    mentions: list[Mention] = field(default_factory=list)


def find_names(doc: Doc) -> list[Named]:
    """The people that a text names, in the order of their first full mention."""
    text = doc.text  # spaCy puts it together anew each time
    spans = find_name_spans(doc, text)
    people: list[Named] = []
    by_surname: dict[str, list[Named]] = defaultdict(list)
    singles: list[tuple[int, int]] = []
    for start, end in spans:
        words = name_words(text[start:end])
        if len(words) < 2:
            singles.append((start, end))
            continue
        person = _same(by_surname[words[-1]], words)
        if person is None:
            person = Named(name=text[start:end], surname=words[-1], first=words[0])
            people.append(person)
            by_surname[words[-1]].append(person)
        _add(person, text, start, end)
    taken = spans + [
        (ent.start_char, ent.end_char)
        for ent in doc.ents
        if ent.label_ != "PERSON" and " " in ent.text  # a surname alone is often taken for a body
    ]
    singles = sorted({*singles, *_bare(text, by_surname, sorted(taken))})
    places = {
        (mention.start, mention.end) for found in doc._.jurisdictions for mention in found.mentions
    }
    for start, end in singles:
        if (start, end) not in places or text[start:end].lower() in by_surname:
            _add_single(text, start, end, people, by_surname)
    for person in people:
        person.mentions.sort(key=lambda mention: mention.start)
    return [person for person in people if person.mentions]


def name_words(name: str) -> list[str]:
    """A name as words to compare: no suffix, no accents, no marks."""
    plain = unicodedata.normalize("NFKD", SUFFIXED.sub("", name))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return [word for raw in letters.split() if (word := raw.strip(".,’'\"“”‘()")) != ""]


def _same(people: list[Named], words: list[str]) -> Named | None:
    """The person with this surname whose first name fits: Chuck fits Charles, J. fits James."""
    for person in reversed(people):
        first = person.first
        if first is not None and _fits(first, words[0]):
            return person
    return None


def _fits(one: str, other: str) -> bool:
    if one == other or SHORT.get(one, one) == SHORT.get(other, other):
        return True
    return one[0] == other[0] and min(len(one), len(other)) == 1


def _add(person: Named, text: str, start: int, end: int) -> None:
    name = text[start:end]
    if len(name) > len(person.name):
        person.name = name
    person.mentions.append(Mention(start=start, end=end, text=name))


def _bare(
    text: str, known: dict[str, list[Named]], taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Surnames of people named in full that the model passed over."""
    starts = [start for start, _ in taken]
    for match in SURNAME.finditer(text):
        word = POSSESSIVE.sub("", match.group())
        if word.lower() not in known:
            continue
        start, end = match.start(), match.start() + len(word)
        index = bisect_left(starts, end) - 1
        if index < 0 or taken[index][1] <= start:
            yield start, end


def _add_single(
    text: str, start: int, end: int, people: list[Named], by_surname: dict[str, list[Named]]
) -> None:
    word = name_words(text[start:end])
    if not word:
        return
    bearers = by_surname.get(word[0], [])
    before = [person for person in bearers if person.mentions[0].start < start]
    if before or bearers:
        person = before[-1] if before else bearers[0]
    else:
        firsts = [person for person in people if person.first == word[0]]
        if len(firsts) == 1:
            person = firsts[0]
        else:
            person = Named(name=text[start:end], surname=word[0], first=None)
            people.append(person)
            by_surname[word[0]].append(person)
    person.mentions.append(Mention(start=start, end=end, text=text[start:end]))
