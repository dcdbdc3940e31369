"""The attributions of a text, paragraph by paragraph, and who is left as the speaker of the next.

A quotation without words of its own takes the speaker of the sentences before, or of those behind;
one over several paragraphs has the speaker named beside any part of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nlp.speech.attributions import Attribution, by_cue, by_subject, plain
from nlp.speech.cues import Cue
from nlp.speech.introduced import introduced
from nlp.speech.quotation import Quotation
from nlp.speech.said import Said, find_said
from nlp.speech.sentences import BLANK, Sentence
from nlp.speech.subjects import Subjects
from nlp.speech.topics import Topic, topics_of

HAS_WORDS = re.compile(rf"[^\W{BLANK}]")  # more than quotations
SPEAKING = {"verb", "source"}  # kinds of cues
NAMED_BESIDE = {"beside", "sentence"}


def attribute(
    masked: str,
    quotations: Sequence[Quotation],
    paragraphs: Iterable[Sequence[Sentence]],
    cues: Sequence[Cue],
    subjects: Subjects,
) -> tuple[dict[int, Attribution], list[Topic]]:
    """An attribution for each quotation that has one, by its number; and what is talked about."""
    running = Running(masked=masked, quotations=quotations, cues=cues, subjects=subjects)
    for sentences in paragraphs:
        running.read(sentences)
    return over_paragraphs(quotations, running.given), running.topics


class Running:
    """The attributions of a text so far, and who spoke last."""

    def __init__(
        self,
        *,
        masked: str,
        quotations: Sequence[Quotation],
        cues: Sequence[Cue],
        subjects: Subjects,
    ) -> None:
        self.masked, self.quotations, self.cues, self.subjects = masked, quotations, cues, subjects
        self.starts = [cue.start for cue in cues]
        self.given: dict[int, Attribution] = {}
        self.topics: list[Topic] = []
        self.last: Attribution | None = None  # left by the paragraphs before
        self.local: Attribution | None = None  # left by the sentences before in this paragraph
        self.lead: Attribution | None = None  # of the line with a colon before a block quotation
        self.waiting: list[int] = []  # quotations before any attribution of this paragraph

    def read(self, sentences: Sequence[Sentence]) -> None:
        """Attribute the quotations of a paragraph."""
        self.local = None
        for sentence in sentences:
            self._read_sentence(sentence)
        if self.last is not None or self.local is not None:
            self._give_waiting(self.last or self.local)
        self.last = self.local or self.last

    def _read_sentence(self, sentence: Sentence) -> None:
        said = self._said(sentence)
        has_words = HAS_WORDS.search(self.masked, sentence.start, sentence.end) is not None
        for number in sentence.quotations:
            self._attribute(number, sentence, said, has_words=has_words)
        main = self.subjects.main(sentence.start, sentence.end)
        subject = next((one.subject for one in said if one.cue.kind in SPEAKING), None) or main
        self.topics += topics_of(said, main, sentence, self.subjects)
        self.lead = introduced(self.masked, sentence, said, self.subjects) or self.lead
        last = self.given.get(sentence.quotations[-1]) if sentence.quotations else None
        if last is not None and last.how in NAMED_BESIDE:
            self._give_waiting(last)
        self.local = last or (plain(subject, how="running") if subject else None) or self.local

    def _said(self, sentence: Sentence) -> list[Said]:
        first, end = (bisect_left(self.starts, at) for at in (sentence.start, sentence.end))
        cues = self.cues[first:end]
        return list(find_said(self.masked, self.quotations, sentence, cues, self.subjects))

    def _attribute(
        self, number: int, sentence: Sentence, said: Sequence[Said], *, has_words: bool
    ) -> None:
        quotation = self.quotations[number]
        found = by_cue(self.masked, self.quotations, number, sentence, said, self.subjects)
        if quotation.is_block:
            found = self.lead
        elif found is None and has_words:
            found = by_subject(self.masked, quotation, sentence, self.subjects)
            found = found or _again(self.local or self.last)
        elif found is None:
            found = _again(self.local)
            if found is None:
                self.waiting.append(number)
        if found is not None:
            self.given[number] = found

    def _give_waiting(self, attribution: Attribution | None) -> None:
        again = _again(attribution)
        if again is not None:
            self.given |= dict.fromkeys(self.waiting, again)
            self.waiting = []


def over_paragraphs(
    quotations: Sequence[Quotation], given: dict[int, Attribution]
) -> dict[int, Attribution]:
    """One speaker for a quotation that runs over paragraphs: the one named beside any part."""
    for chain in _chains(quotations):
        beside = [n for n in chain if n in given and given[n].how in NAMED_BESIDE]
        for part in chain if beside else ():
            if part not in beside:
                given[part] = replace(given[beside[0]], how="running")
    return given


def _chains(quotations: Sequence[Quotation]) -> Iterator[list[int]]:
    """The numbers of quotations that continue each other."""
    chain: list[int] = []
    for number, quotation in enumerate(quotations):
        if chain and not quotation.continues:
            yield chain
            chain = []
        chain.append(number)
    if chain:
        yield chain


def _again(attribution: Attribution | None) -> Attribution | None:
    return None if attribution is None else replace(attribution, how="running")
