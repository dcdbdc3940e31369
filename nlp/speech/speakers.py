"""Who a speaker is: the fullest name for "Ross", "he", "the sheriff", "the agency"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.found import FoundAgency, FoundPerson, Speaker
from nlp.people.names import Named
from nlp.speech.subjects import BODY, DOCUMENT, FIRST_NOUN, Subject

FARTHEST = 100  # mentions back to look for a fitting one
WOMAN = re.compile(
    r"\b(?:Ms|Mrs|Miss|Sister)\b|\w(?:woman|women)\b|\bmother\b|\bwife\b", re.IGNORECASE
)
MAN = re.compile(
    r"\b(?:Mr|Father|Brother)\b|(?<!wo)(?:\b|[a-z])man\b|\bfather\b|\bhusband\b", re.IGNORECASE
)
DEFINITE = re.compile(r"(?:the|this|that|its|his|her|their)\s+", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:but|and|so|yet|still|then|meanwhile|when|while|as|in fact|indeed)[,\s]+", re.IGNORECASE
)


class Speakers:
    """The people and bodies of one text, for telling who an attribution means."""

    def __init__(
        self,
        text: str,
        names: Sequence[Named],
        topics: Sequence[Subject],
        people: Sequence[FoundPerson],
        agencies: Sequence[FoundAgency],
    ) -> None:
        self.text = text
        self.mentions = sorted(
            (
                (mention.start, mention.end, person)
                for person in names
                for mention in person.mentions
            ),
            key=lambda mention: mention[:2],
        )
        self.starts = [start for start, _, _ in self.mentions]
        self.topics = [subject for subject in topics if subject.kind in {"name", "phrase"}]
        self.topic_starts = [subject.start for subject in self.topics]
        self.by_name = {person.name: person for person in people}
        self.agencies = sorted(
            (mention.start, mention.end, agency.name)
            for agency in agencies
            for mention in agency.mentions
        )
        self.gender: dict[int, str | None] = {}

    def speaker(self, subject: Subject) -> tuple[Speaker, Named | None]:
        """The speaker, and the person where it is one."""
        printed = self.text[subject.start : subject.end]
        person = subject.person
        if subject.kind == "pronoun":
            person = self._pronoun(printed.lower(), subject.start)
        elif subject.kind == "phrase":
            person = self._described(printed, subject.start)
        if person is not None:
            return _speaker(person.name, "person", subject), person
        name = self._printed_name(printed, subject)
        return _speaker(name, self._kind(printed, subject), subject), None

    def _pronoun(self, word: str, start: int) -> Named | None:
        """The subject of the last sentence that had a fitting person, else the last one named."""
        if word in {"it", "we", "they"}:
            return None
        fitting = (
            {None, "woman" if word == "she" else "man"} if word != "i" else {None, "man", "woman"}
        )
        for index in _back(bisect_left(self.topic_starts, start)):
            topic = self.topics[index]
            person = topic.person or self._described(
                self.text[topic.start : topic.end], topic.start
            )
            if person is not None and self._gender(person) in fitting:
                return person
        for index in _back(bisect_left(self.starts, start)):
            person = self.mentions[index][2]
            if self._gender(person) in fitting:
                return person
        return None

    def _gender(self, person: Named) -> str | None:
        """Where a title tells: Mr., Congresswoman."""
        if id(person) not in self.gender:
            found = self.by_name.get(person.name)
            titles = [found.title or ""] if found is not None else []
            titles += [self.text[max(0, m.start - 5) : m.start] for m in person.mentions[:5]]
            beside = " ".join(titles)
            self.gender[id(person)] = (
                "woman" if WOMAN.search(beside) else "man" if MAN.search(beside) else None
            )
        return self.gender[id(person)]

    def _described(self, printed: str, start: int) -> Named | None:
        """The last person before whose title has the same head: the sheriff, the commissioner."""
        if not DEFINITE.match(printed):
            return None
        words = [match.group().lower() for match in FIRST_NOUN.finditer(printed)]
        if not words or printed.lower().split()[-1] not in words[-1].split():
            return None
        for index in _back(bisect_left(self.starts, start)):
            person = self.mentions[index][2]
            found = self.by_name.get(person.name)
            if found is not None and found.title is not None and _names(found.title, words[-1]):
                return person
        return None

    def _printed_name(self, printed: str, subject: Subject) -> str:
        index = bisect_left(self.agencies, (subject.end,)) - 1
        if (
            subject.kind in {"body", "place"}
            and index >= 0
            and self.agencies[index][1] > subject.start
        ):
            return self.agencies[index][2]
        return LEADING.sub("", printed).strip(" ,")

    def _kind(self, printed: str, subject: Subject) -> str:
        if subject.kind in {"body", "place"}:
            return "organization"
        head = re.split(r"\s(?:of|for|from|in|at|by|on|to|with)\s", printed)[0]
        if DOCUMENT.search(head):
            return "document"
        return "organization" if BODY.search(head) else "unnamed"


def _back(count: int) -> range:
    return range(count - 1, max(-1, count - 1 - FARTHEST), -1)


def _names(title: str, noun: str) -> bool:
    return re.search(rf"\b{re.escape(noun)}\b", title, re.IGNORECASE) is not None


def _speaker(name: str, kind: str, subject: Subject) -> Speaker:
    return Speaker(name=name, kind=kind, start=subject.start, end=subject.end)
