"""Who stands beside a cue: the words before "said", or after it where the order is turned."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.people.names import Named
from nlp.people.title_words import BARRIER
from nlp.people.titles import HEADS
from nlp.speech.cues import WORDS
from nlp.speech.phrases import DETERMINER, TAIL, phrase_start
from nlp.speech.sentences import BLANK
from nlp.wordlists import any_of

PRONOUN = re.compile(r"(?<![\w’'-])(?:he|she|they|it|we|i)(?![\w’'-])", re.IGNORECASE)
COORDINATED = re.compile(r"(?:^|[\s,;—–-])(?:and|but|or|then|,)\s*$|^\s*$")
WORD = re.compile(r"\S+")
APPOSITION = re.compile(r"\s?(?:,|\(|—|–|--)")
RUN_END = re.compile(
    r"\b(?:who|when|which|that|whose|where|during|after|before|while|as|in an?|at an?|in his|"
    r"in her|in the|(?:on )?[A-Z]\w+day|last|this week|adding|saying|via|about)\b"
)
FIRST_NOUN = re.compile(any_of([*HEADS, *WORDS["documents"], *WORDS["bodies"]]), re.IGNORECASE)
DOCUMENT = re.compile(any_of(WORDS["documents"]) + r"s?$", re.IGNORECASE)
BODY = re.compile(any_of(WORDS["bodies"]) + r"$", re.IGNORECASE)
PREPOSITION = re.compile(
    r"\s(?:on|in|at|during|last|this|after|before|yesterday|today|[A-Z]\w+day|to|from|of|himself|"
    r"herself|via|through|by)\b"
)
REACH = 400  # characters before a cue in which its subject stands


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Words that stand as the speaker."""

    start: int
    end: int
    kind: str  # name, pronoun, body, place, phrase
    person: Named | None = None


class Subjects:
    """Everyone and everything in a text that can speak, by place."""

    def __init__(
        self, masked: str, names: Sequence[Named], bodies: Sequence[tuple[int, int, str]]
    ) -> None:
        self.masked = masked
        found = [
            Subject(start=mention.start, end=mention.end, kind="name", person=person)
            for person in names
            for mention in person.mentions
            if masked[mention.start] != BLANK
        ]
        taken = sorted((subject.start, subject.end) for subject in found)
        starts = [start for start, _ in taken]
        for start, end, kind in bodies:
            index = bisect_left(starts, end) - 1
            if masked[start] != BLANK and (index < 0 or taken[index][1] <= start):
                found.append(Subject(start=start, end=end, kind=kind))
        found += [
            Subject(start=match.start(), end=match.end(), kind="pronoun")
            for match in PRONOUN.finditer(masked)
        ]
        self.all = sorted(found, key=lambda subject: (subject.start, -subject.end))
        self.starts = [subject.start for subject in self.all]
        self.by_end = {subject.end: subject for subject in self.all}

    def between(self, start: int, end: int) -> Sequence[Subject]:
        """Those that stand wholly within a stretch of text."""
        left, right = bisect_left(self.starts, start), bisect_right(self.starts, end - 1)
        return [subject for subject in self.all[left:right] if subject.end <= end]

    def before(self, start: int, cue: int) -> Subject | None:
        """The subject of a verb at `cue`, looking back as far as `start`."""
        start = max(start, cue - REACH)
        words = TAIL.sub("", self.masked[start:cue])
        end = start + len(words)
        if COORDINATED.search(words):
            return self._coordinated(start, words)
        if words.endswith((",", ")", "—", "–", "--")):
            return self._with_apposition(start, end) or self._phrase(
                start, start + len(words.rstrip(" ,)—–-"))
            )
        subject = self.by_end.get(end)
        if subject is not None and subject.kind == "pronoun":
            return subject
        phrase = self._phrase(start, end)
        if subject is None or (phrase is not None and self._is_about(phrase, subject)):
            return phrase or self._loose(start, end)
        return subject

    def after(self, cue: int, end: int) -> Subject | None:
        """The subject that follows its verb: said Ann Sample, said a spokesman for the office."""
        end = min(end, cue + REACH)
        gap = len(self.masked[cue:end]) - len(self.masked[cue:end].lstrip())
        start = cue + gap
        stop = self._run_end(start, end)
        inside = self.between(start, stop)
        names = [subject for subject in inside if subject.kind == "name"]
        if inside and inside[0].start == start and inside[0].kind == "pronoun":
            return inside[0]
        words = self.masked[start:stop].rstrip()
        about = re.match(
            rf"{DETERMINER}\b[^,]*?\s(?:for|of|with|from|to|at|in)\s", words, re.IGNORECASE
        )
        if names and (about is None or names[0].start < start + about.end()):
            first = names[0]
            last = names[-1]
            return last if self._same_run(first, last) else first
        following = self.between(stop, min(end, stop + 60))
        if (
            following
            and following[0].kind == "name"
            and self.masked[stop : following[0].start].strip(" ,") == ""
        ):
            return following[0]
        return self._classified(start, start + len(words)) if words.strip() else None

    def main(self, start: int, end: int) -> Subject | None:
        """The first of a clause that could be its grammatical subject; a place never is."""
        for subject in self.between(start, end):
            if subject.kind == "place" or self._is_it(subject):
                continue
            if self.masked[subject.end : subject.end + 2] not in {"’s", "'s"}:
                return subject
        return None

    def _is_it(self, subject: Subject) -> bool:
        return self.masked[subject.start : subject.end].lower() == "it"

    def _coordinated(self, start: int, words: str) -> Subject | None:
        """Sample laughed and (said): the first subject after the last comma."""
        shared = re.search(r"([^,;]{3,})\s(?:and|but|then)\s*$", words)
        return None if shared is None else self.main(start + shared.start(1), start + shared.end(1))

    def _same_run(self, first: Subject, last: Subject) -> bool:
        between = self.masked[first.end : last.start]
        return (
            re.search(r"\b(?:for|of|to|with|and|from|by|about|against|that|over|on)\b", between)
            is None
        )

    def _run_end(self, start: int, end: int) -> int:
        """The end of a noun phrase: a comma, a stop, a quotation, a new clause."""
        limit = end
        for pattern in (BARRIER, RUN_END):
            match = pattern.search(self.masked, start, limit)
            limit = match.start() if match is not None else limit
        for mark in (",", BLANK, "(", "—", " – ", " -- "):
            at = self.masked.find(mark, start, limit)
            limit = at if at >= 0 else limit
        return limit

    def _with_apposition(self, start: int, end: int) -> Subject | None:
        """Ann Sample, the sheriff of Cass County, Nebraska, which applied, told"""
        candidates = [subject for subject in self.between(start, end) if subject.kind != "pronoun"]
        for index, subject in enumerate(candidates):
            comma = APPOSITION.match(self.masked, subject.end)
            if subject.kind != "name" or comma is None:
                continue
            following = candidates[index + 1].start if index + 1 < len(candidates) else end
            lead = self.masked[comma.end() : following].strip()
            if lead or following >= end:
                return subject
        names = [subject for subject in candidates if subject.kind == "name"]
        return names[-1] if names else candidates[0] if candidates else None

    def _phrase(self, start: int, end: int) -> Subject | None:
        """A spokesman for the office, one resident, right before `end`."""
        words = list(WORD.finditer(self.masked, start, end))
        found = phrase_start([word.group() for word in words])
        if found is None:
            return None
        return self._classified(words[found].start(), end)

    def _is_about(self, phrase: Subject, subject: Subject) -> bool:
        """A spokesman for Sample, where Sample alone would be taken for the speaker."""
        words = self.masked[phrase.start : subject.start]
        if phrase.start >= subject.start:
            return False
        return (
            re.search(r"\s(?:for|of|to|with|from)\s", words) is not None
            and FIRST_NOUN.search(words) is not None
        )

    def _loose(self, start: int, end: int) -> Subject | None:
        """Sample on Tuesday (said), Sample’s lawyer (said), Residents (said)."""
        inside = self.between(start, end)
        for subject in reversed(inside):
            rest = self.masked[subject.end : end]
            if PREPOSITION.match(rest):
                return subject
            if len(rest.split()) <= 4 and "," not in rest and subject.kind != "pronoun":
                return self._classified(subject.start, end)
        words = re.search(r"(?:[\w’'.-]+\s){0,5}[\w’'.-]+$", self.masked[start:end])
        if words is None or not words.group().strip() or len(self.masked[start:end].split()) > 8:
            return inside[0] if inside else None
        return self._classified(start + words.start(), end)

    def _classified(self, start: int, end: int) -> Subject:
        for subject in self.between(start, end):
            lead = self.masked[start : subject.start].strip().lower()
            if subject.kind in {"body", "place"} and lead in {"", "the"} and end - subject.end <= 1:
                return Subject(start=subject.start, end=subject.end, kind="body")
        return Subject(start=start, end=end, kind="phrase")
