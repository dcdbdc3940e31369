"""Which of two people a surname means that both bear: the sheriff and his brother."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from nlp.found import FoundPerson
from nlp.people.names import NamedPerson
from nlp.speech.subjects import Subject

# "Sheriff | Sample", "Ms. | Sample"
TITLE = re.compile(r"(?P<word>[A-Z][\w’'-]*)\.?\s$")
BEFORE = 30  # characters


class Namesakes:
    """The people of a text by surname."""

    def __init__(
        self, text: str, names: Sequence[NamedPerson], people: Sequence[FoundPerson]
    ) -> None:
        self.text = text
        self.titles = {person.name: (person.title or "").lower() for person in people}
        self.by_surname: dict[str, list[NamedPerson]] = defaultdict(list)
        for person in names:
            self.by_surname[person.surname].append(person)
        self.full = {
            surname: _in_full(bearers)
            for surname, bearers in self.by_surname.items()
            if len(bearers) > 1
        }

    def bearers(self, subject: Subject) -> list[NamedPerson]:
        """The people whom a name can mean, by the title before it where that tells."""
        person = subject.person
        if person is None:
            return []
        if person.surname not in self.full or self.is_full(subject):
            return [person]
        bearers = self.by_surname[person.surname]
        title = TITLE.search(self.text, max(0, subject.start - BEFORE), subject.start)
        word = title["word"].lower() if title is not None else None
        titled = [one for one in bearers if word in self.titles.get(one.name, "").split()]
        return titled if len(titled) == 1 else bearers

    def last(self, subject: Subject) -> tuple[int, NamedPerson | None]:
        """The bearer of the surname who was named last in full, and where."""
        full = self.full[subject.person.surname] if subject.person is not None else []
        index = bisect_left(full, subject.start, key=lambda one: one[0]) - 1
        return full[index] if index >= 0 else (0, None)

    def is_full(self, subject: Subject) -> bool:
        """Whether the first name stands there too: not in "Vander Sample"."""
        words = self.text[subject.start : subject.end].split()
        first = subject.person.first if subject.person is not None else None
        return len(words) > 1 and words[0].lower()[:1] == (first or "")[:1]


def _in_full(bearers: Sequence[NamedPerson]) -> list[tuple[int, NamedPerson]]:
    """Where each is named with more than the surname, in order."""
    found = [
        (mention.start, number)
        for number, person in enumerate(bearers)
        for mention in person.mentions
        if " " in mention.text
    ]
    return [(start, bearers[number]) for start, number in sorted(found)]
