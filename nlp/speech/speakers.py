"""Who a speaker is: the fullest name for "Ross", "he", "the sheriff", "the agency"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from nlp.found import FoundAgency, FoundPerson, Speaker
from nlp.people.names import NamedPerson
from nlp.speech.body_names import BodyNames
from nlp.speech.described import DEFINITE, Descriptions
from nlp.speech.genders import gender, of_words
from nlp.speech.kinds import WRITTEN, head, is_someone, kind
from nlp.speech.subjects import Subject
from nlp.speech.surnames import Namesakes
from nlp.speech.topics import Topic

FARTHEST = 100  # mentions back to look for a fitting one
BEST = 3  # how well a description can fit
RECENT = 6  # topics back that tell which of two namesakes is meant
BROUGHT_IN = 2000  # characters before "the spokesman" in which "a spokesman" stands
NEAR = 240  # characters before "it read" in which its document is named
INSERTED = re.compile(r",\s(?:he|she)\s\w+,\s[a-z]")  # "Ann Sample|, he said, will sign"
CLAUSE_END = re.compile(r"[;:.?!](?!\w)|\n")  # "Ann Sample spoke|: the cost, she said,"
PRONOUNS = {"he": "man", "she": "woman"}


class Speakers:
    """The people and bodies of one text, for telling who an attribution means."""

    def __init__(
        self,
        text: str,
        masked: str,
        names: Sequence[NamedPerson],
        topics: Sequence[Topic],
        people: Sequence[FoundPerson],
        agencies: Sequence[FoundAgency],
        bodies: Iterable[tuple[int, int, str]],
    ) -> None:
        self.text, self.masked = text, masked
        mentions = ((one.start, index) for index, who in enumerate(names) for one in who.mentions)
        self.mentions = [(start, names[index]) for start, index in sorted(mentions)]
        self.starts = [start for start, _ in self.mentions]
        self.topics = [topic.subject for topic in topics]
        self.topic_starts = [topic.sentence for topic in topics]
        self.titles = {person.name: person.title for person in people}
        self.descriptions = Descriptions(text, people)
        self.bodies = BodyNames(text, agencies, bodies)
        self.namesakes = Namesakes(text, names, people)
        self.genders: dict[int, str | None] = {}

    def speaker(self, subject: Subject) -> tuple[Speaker, NamedPerson | None]:
        """The speaker, and the person where it is one."""
        person, meant = self._meant(subject)
        if person is not None:
            return _speaker(person.name, "person", subject), person
        if meant is None:
            return _speaker(None, "unnamed", subject), None
        name, kind = self._unpersonal(meant)
        return _speaker(name, kind, subject), None

    def _meant(self, subject: Subject) -> tuple[NamedPerson | None, Subject | None]:
        """The person whom a subject means, or else the words that a pronoun stands for."""
        printed = self.text[subject.start : subject.end]
        if subject.person is not None:
            return self._bearer(subject), None
        if subject.kind == "phrase":
            return self._described(printed, subject)
        if subject.kind == "pronoun":
            return self._pronoun(printed.lower(), subject.start)
        return None, subject

    def _bearer(self, subject: Subject) -> NamedPerson | None:
        """Of people who share a surname, whom the text talks of: by title, then by topic."""
        bearers = self.namesakes.bearers(subject)
        if len(bearers) < 2:
            return bearers[0] if bearers else subject.person
        named, last = self.namesakes.last(subject)
        for topic in islice(self._topics(subject.start), RECENT):
            if topic.kind == "phrase" and topic.start > named:
                person = self._meant(topic)[0]
                if any(person is one for one in bearers):
                    return person
        return last or subject.person

    def _pronoun(self, word: str, start: int) -> tuple[NamedPerson | None, Subject | None]:
        if word in PRONOUNS:
            return self._last({None, PRONOUNS[word]}, start)
        if word == "it":
            return None, self._thing(start)
        if word == "they":
            topic = next(self._topics(start), None)
            return None, topic if topic is not None and topic.kind == "body" else None
        return None, None

    def _thing(self, start: int) -> Subject | None:
        """What "it" means: the last document named, or the body that was talked of since."""
        topic = next((topic for topic in self._topics(start) if topic.person is None), None)
        written = list(WRITTEN.finditer(self.masked, max(0, start - NEAR), start))[-1:]
        if not written or (topic is not None and topic.start >= start - NEAR):
            return topic
        return Subject(start=written[0].start(), end=written[0].end(), kind="phrase")

    def _last(
        self, genders: set[str | None], start: int
    ) -> tuple[NamedPerson | None, Subject | None]:
        """The subject of the last sentence that had a fitting person, else the last one named."""
        for topic in self._topics(start):
            if self._is_told_of(topic, start):
                continue
            printed = self.text[topic.start : topic.end]
            if topic.person is None and topic.kind != "phrase":
                continue
            person, meant = self._meant(topic)
            if person is not None and self._gender(person) in genders:
                return person, None
            if meant is not None and is_someone(printed) and of_words(printed) in genders:
                return None, meant
        for _, person in self._named(start):
            if self._gender(person) in genders:
                return person, None
        return None, None

    def _is_told_of(self, topic: Subject, start: int) -> bool:
        """Mayor Ann Sample, he said, will sign: nobody calls themselves by the full name."""
        return (
            topic.person is not None
            and " " in self.text[topic.start : topic.end]
            and INSERTED.match(self.masked, start - 2) is not None
            and CLAUSE_END.search(self.masked, topic.end, start) is None
        )

    def _described(
        self, printed: str, subject: Subject
    ) -> tuple[NamedPerson | None, Subject | None]:
        """The last person before whom a definite phrase fits: the sheriff, the commissioner."""
        if DEFINITE.match(printed) is None or kind(printed) != "unnamed":
            return None, subject
        best, fitting = 0, None
        for _, person in self._named(subject.start):
            fit = self.descriptions.fits(printed, person)
            if fit > best:
                best, fitting = fit, person
            if best == BEST:
                break
        return fitting or self._introduced_later(printed, subject.start), subject

    def _introduced_later(self, printed: str, start: int) -> NamedPerson | None:
        """The sheriff (said), in a text that names one sheriff, further on."""
        if self._is_brought_in(head(printed), start):
            return None
        behind = self.mentions[bisect_left(self.starts, start) :][:FARTHEST]
        bearers = {
            id(person): person for _, person in behind if self.descriptions.holds(printed, person)
        }
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _is_brought_in(self, noun: str, start: int) -> bool:
        """Whether "a spokesman", without a name, is the one of whom "the spokesman" speaks."""
        before = self.masked[max(0, start - BROUGHT_IN) : start]
        return re.search(rf"\b[Aa]n?\s(?:[\w’'-]+\s){{0,2}}{re.escape(noun)}\b", before) is not None

    def _topics(self, start: int) -> Iterator[Subject]:
        index = bisect_left(self.topic_starts, start)
        topics = reversed(self.topics[max(0, index - FARTHEST) : index])
        return (topic for topic in topics if topic.end <= start)

    def _named(self, start: int) -> Iterator[tuple[int, NamedPerson]]:
        index = bisect_left(self.starts, start)
        return reversed(self.mentions[max(0, index - FARTHEST) : index])

    def _gender(self, person: NamedPerson) -> str | None:
        if id(person) not in self.genders:
            self.genders[id(person)] = gender(self.text, person, self.titles.get(person.name))
        return self.genders[id(person)]

    def _unpersonal(self, subject: Subject) -> tuple[str | None, str]:
        """Name and kind of a speaker who is no named person."""
        printed = self.text[subject.start : subject.end]
        found = "organization" if subject.kind in {"body", "place"} else kind(printed)
        if found == "organization":
            return self.bodies.of_body(subject.start, subject.end), found
        if found == "document":
            return self.bodies.of_document(subject.start, subject.end), found
        return None, found


def _speaker(name: str | None, kind: str, subject: Subject) -> Speaker:
    return Speaker(name=name, kind=kind, start=subject.start, end=subject.end)
