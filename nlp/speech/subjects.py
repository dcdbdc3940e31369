"""Everyone and everything in a text that can speak: names, bodies, pronouns, by place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nlp.people.names import NamedPerson
from nlp.speech.openings import Opening, after_adverbial, opening
from nlp.speech.sentences import BLANK

# "he", "She"; not the I of "I-95"
PRONOUN = re.compile(r"(?<![\w’'-])(?:he|she|they|it|we|i)(?![\w’'-])", re.IGNORECASE)
PARTY = re.compile(r"^[RDI]-")  # "R-Burlington", which the model takes for a body
OPENING = 40  # characters of a sentence in which the owner of its subject stands
INDEFINITE = re.compile(r"[Aa]n?\s")  # "A nurse from Gate City"
# "The sheriff|, |Ann Sample", "The county’s lawyer|, Deputy Counsel |Ann Sample"
TITLED = re.compile(r",\s(?:the\s)?(?:[A-Z][\w.’'-]*\s|of\s|the\s)*")
# "Newport Police | Chief | Owen Sample": nothing but a title
TITLE = re.compile(r"(?:\s[A-Z][\w.’'-]*|\sof|\sthe)*\s")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Words that stand as the speaker."""

    start: int
    end: int
    kind: str  # name, pronoun, body, place, group ("Republicans"), phrase
    person: NamedPerson | None = None


class Subjects:
    """The subjects of one text."""

    def __init__(
        self, masked: str, names: Sequence[NamedPerson], bodies: Sequence[tuple[int, int, str]]
    ) -> None:
        self.masked = masked
        surnames = _surnames(names)
        named = list(_named(masked, names))
        found = [*named, *_apart(masked, bodies, named, surnames), *_pronouns(masked)]
        self.labels = {name.upper(): person for name, person in surnames.items()}
        self.all = sorted(found, key=lambda subject: (subject.start, -subject.end))
        self.starts = [subject.start for subject in self.all]
        self.by_end = {subject.end: subject for subject in self.all}

    def between(self, start: int, end: int) -> Sequence[Subject]:
        """Those that stand wholly within a stretch of text."""
        left, right = bisect_left(self.starts, start), bisect_right(self.starts, end - 1)
        return [subject for subject in self.all[left:right] if subject.end <= end]

    def main(self, start: int, end: int) -> Subject | None:
        """What could be the grammatical subject of a clause; a place never is."""
        at = after_adverbial(self.masked, start, end)
        found = self._main(at, end)
        if found is None and at > start:  # When he came back he (said)
            return next((one for one in self.between(start, at) if one.kind == "pronoun"), None)
        return found

    def _main(self, start: int, end: int) -> Subject | None:
        first = self._first(start, end)
        opened = opening(self.masked, start, end if first is None else first.end)
        if opened is None or (first is not None and first.start < opened.start):
            return first
        if first is not None and TITLED.fullmatch(self.masked, opened.end, first.start):
            return first
        return self._behind(opened, end) or self.classified(opened.start, opened.end)

    def _behind(self, opened: Opening, end: int) -> Subject | None:
        """A nurse from Gate City, she (works): the one of whom the opening phrase speaks."""
        comma = self.masked.find(", ", opened.end, end)
        if comma < 0 or not INDEFINITE.match(self.masked, opened.start):
            return None
        following = self.between(comma, end)
        first = following[0] if following else None
        return first if first is not None and first.start == comma + 2 else None

    def owner(self, start: int, end: int) -> Subject | None:
        """Sample’s trip (cost): the person to whom a sentence's subject belongs."""
        first = next(iter(self.between(start, min(end, start + OPENING))), None)
        return first if first is not None and first.kind == "name" and self.owns(first) else None

    def labelled(self, start: int, end: int) -> Subject:
        """The speaker of a line in a transcript, named in capitals: "MOSS", "SHERIFF MOSS"."""
        words = self.masked[start:end].split()
        person = self.labels.get(" ".join(words)) or self.labels.get(words[-1])
        kind = "name" if person is not None else "phrase"
        return Subject(start=start, end=end, kind=kind, person=person)

    def classified(self, start: int, end: int) -> Subject:
        """A body where the words are nothing else, or else a phrase."""
        for subject in self.between(start, end):
            lead = self.masked[start : subject.start].strip().lower()
            if subject.kind in {"body", "place"} and lead in {"", "the"} and end - subject.end <= 1:
                return Subject(start=subject.start, end=subject.end, kind="body")
        return Subject(start=start, end=end, kind="phrase")

    def _first(self, start: int, end: int) -> Subject | None:
        inside = self.between(start, end)
        for index, subject in enumerate(inside):
            if self.owns(subject) or self.masked[subject.start : subject.end].lower() == "it":
                continue
            after = inside[index + 1] if index + 1 < len(inside) else None
            if after is not None and self._is_in_title(subject, after):
                continue
            if subject.kind not in {"place", "group"}:
                return subject
        return None

    def owns(self, subject: Subject) -> bool:
        """Whether something is a subject's: "Sample’s lawyer"."""
        return self.masked[subject.end : subject.end + 2] in {"’s", "'s"}

    def _is_in_title(self, subject: Subject, after: Subject) -> bool:
        """Newport Police Chief Owen Sample: the body is part of a person's title."""
        return (
            subject.kind in {"body", "place"}
            and after.kind == "name"
            and TITLE.fullmatch(self.masked, subject.end, after.start) is not None
        )


def _named(masked: str, names: Iterable[NamedPerson]) -> Iterator[Subject]:
    for person in names:
        for mention in person.mentions:
            if masked[mention.start] != BLANK:
                yield Subject(start=mention.start, end=mention.end, kind="name", person=person)


def _pronouns(masked: str) -> Iterator[Subject]:
    for match in PRONOUN.finditer(masked):
        yield Subject(start=match.start(), end=match.end(), kind="pronoun")


def _surnames(names: Iterable[NamedPerson]) -> dict[str, NamedPerson]:
    """People by each short form of the name: "Vander Ploeg", "Ploeg" of "Al Vander Ploeg"."""
    short = {}
    for person in names:
        words = person.name.split()
        for at in range(len(words)):
            short[" ".join(words[at:])] = person
    return short


def _apart(
    masked: str,
    bodies: Sequence[tuple[int, int, str]],
    named: Sequence[Subject],
    surnames: dict[str, NamedPerson],
) -> Iterator[Subject]:
    """Bodies and places that do not overlap a name; a surname taken for a body is its bearer's."""
    taken = sorted((subject.start, subject.end) for subject in named)
    starts = [start for start, _ in taken]
    for start, end, kind in bodies:
        index = bisect_left(starts, end) - 1
        if masked[start] == BLANK or (index >= 0 and taken[index][1] > start):
            continue
        words = masked[start:end]
        if (person := surnames.get(words)) is not None:
            yield Subject(start=start, end=end, kind="name", person=person)
        elif not PARTY.match(words):
            yield Subject(start=start, end=end, kind=kind)
