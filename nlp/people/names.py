"""Whom a text names: every mention of a person, gathered under the fullest form of the name.

Bare surnames belong to the person of that surname whom the text named last (namesakes.py: of
several, to whom the words beside speak); Chuck and Charles, J. and James are one where the surname
agrees, Jr. and Sr. never.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from nlp.found import Mention
from nlp.people.name_patterns import CAPITAL, POSSESSIVE, SUFFIXED
from nlp.people.name_spans import Span, find_name_spans
from nlp.people.namesakes import Namesakes
from nlp.people.titles import TitleHead, find_heads
from nlp.wordlists import any_of, rules

SURNAME = re.compile(rf"(?<![\w.’'-]){CAPITAL}[\w’'-]*\w(?!\w)")  # Sample; O’Sample
SHORT = {short: full for full, shorts in rules("nicknames")["names"].items() for short in shorts}
KIN = rules("nicknames")["kin"]
# "his late father, former Sheriff | Harlan Sample": another Harlan Sample
RELATED = re.compile(
    rf"{any_of([*KIN['elder'], *KIN['younger']])}"
    r"(?:\sand\s[a-z-]{1,20})?,?\s(?:[a-z-]{1,12}\s)?(?:[A-Z][\w.]{1,15}\s){0,2}$"
)
MOST = 20  # people of one surname that a name may be told from, the last ones
REACH = 70  # characters before a name in which it is told from a namesake


@dataclass(kw_only=True)
class NamedPerson:
    """One person of a text while it is gathered."""

    name: str
    surname: str
    first: str | None
    suffix: str | None = None  # "jr", "sr", "ii"
    kin: str | None = None  # "father": how the text introduces a namesake
    mentions: list[Mention] = field(default_factory=list)


def find_names(doc: Doc) -> list[NamedPerson]:
    """The people that a text names, in the order of their first full mention."""
    text = doc.text  # spaCy puts it together anew each time
    places = {
        (mention.start, mention.end) for found in doc._.jurisdictions for mention in found.mentions
    }
    spans = find_name_spans(doc, text)
    gathering = Gathering(text, list(find_heads(text)), places)
    gathering.add_full(spans)
    bodies = (
        (ent.start_char, ent.end_char)
        for ent in doc.ents
        if ent.label_ != "PERSON" and " " in ent.text  # a surname alone is often taken for a body
    )
    gathering.add_bare(spans, bodies)
    for person in gathering.people:
        person.mentions.sort(key=lambda mention: mention.start)
    return [person for person in gathering.people if person.mentions]


class Gathering:
    """The people of one text, while its mentions of them are put together."""

    def __init__(self, text: str, heads: Sequence[TitleHead], places: set[Span]) -> None:
        self.text = text
        self.heads = heads
        self.places = places
        self.people: list[NamedPerson] = []
        self.by_first: dict[str, list[NamedPerson]] = defaultdict(list)
        self.by_surname: dict[str, list[NamedPerson]] = defaultdict(list)
        self.singles: list[Span] = []
        self.tails: set[tuple[str, ...]] = set()  # "Vander Ploeg" of "Jo Vander Ploeg"

    def add_full(self, spans: Sequence[Span]) -> None:
        """Every name of two words or more; "Vander Ploeg" is none where a Jo Vander Ploeg is."""
        words = {span: name_words(self.text[slice(*span)]) for span in spans}
        self.tails = {tuple(name[1:]) for name in words.values() if len(name) > 2}
        for span, name in words.items():
            if len(name) < 2 or tuple(name) in self.tails:
                self.singles.append(span)
            elif span not in self.places:
                self._add(span, name)

    def _add(self, span: Span, words: Sequence[str]) -> None:
        name = self.text[slice(*span)]
        person = self._same(span, words, suffix_of(name))
        if person is None:
            person = NamedPerson(
                name=name,
                surname=words[-1],
                first=words[0],
                suffix=suffix_of(name),
                kin=self._kin(span[0]),
            )
            self.people.append(person)
            self.by_surname[words[-1]].append(person)
            self.by_first[words[0]].append(person)
        if len(name) > len(person.name):
            person.name, person.suffix = name, person.suffix or suffix_of(name)
        person.mentions.append(Mention(start=span[0], end=span[1], text=name))

    def _same(self, span: Span, words: Sequence[str], suffix: str | None) -> NamedPerson | None:
        """The person with this surname whose first name fits: Chuck fits Charles, J. James."""
        if self._kin(span[0]) is not None:
            return None
        for person in reversed(self.by_surname[words[-1]][-MOST:]):
            is_apart = None not in {suffix, person.suffix} and suffix != person.suffix
            if person.first is not None and not is_apart and _fits(person.first, words[0]):
                return person
        return None

    def _kin(self, start: int) -> str | None:
        """The word by which a name is introduced as that of another's father or son."""
        related = RELATED.search(self.text, max(0, start - REACH), start)
        return related.group().split()[0].strip(",") if related is not None else None

    def add_bare(self, spans: Sequence[Span], bodies: Iterable[Span]) -> None:
        """Surnames and first names alone, each to the one whom it means."""
        taken = set(spans)
        for body in bodies:
            is_surname = tuple(name_words(self.text[slice(*body)])) in self.tails
            if is_surname and body not in taken:
                self.singles.append(body)
            else:
                taken.add(body)
        bare = _bare(self.text, self.by_surname, sorted({*taken, *self.singles}))
        found = sorted({*self.singles, *bare})
        namesakes = Namesakes(self.text, self.heads, self.by_surname)
        for start, end in found:
            words = name_words(self.text[start:end])
            if not words or ((start, end) in self.places and words[-1] not in self.by_surname):
                continue
            person = namesakes.bearer(start, end, words[-1]) or self._by_first(words[0])
            if person is None:
                person = NamedPerson(name=self.text[start:end], surname=words[-1], first=None)
                self.people.append(person)
                self.by_surname[words[-1]].append(person)
            person.mentions.append(Mention(start=start, end=end, text=self.text[start:end]))

    def _by_first(self, word: str) -> NamedPerson | None:
        fitting = self.by_first[word]
        return fitting[0] if len(fitting) == 1 else None


def name_words(name: str) -> list[str]:
    """A name as words to compare: no suffix, no accents, no marks."""
    plain = unicodedata.normalize("NFKD", SUFFIXED.sub("", name))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return [word for raw in letters.split() if (word := raw.strip(".,’'\"“”‘()")) != ""]


def suffix_of(name: str) -> str | None:
    """ "jr" of "Ann Sample, Jr."; None where a name has none."""
    suffix = SUFFIXED.search(name)
    return suffix.group().strip(" ,.").lower() if suffix is not None else None


def _fits(one: str, other: str) -> bool:
    if one == other or SHORT.get(one, one) == SHORT.get(other, other):
        return True
    return one[0] == other[0] and min(len(one), len(other)) == 1


def _bare(text: str, known: dict[str, list[NamedPerson]], taken: list[Span]) -> Iterator[Span]:
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
