"""Which words attribute which quotation: the cue and the subject in its sentence, else those that
the paragraph, or the paragraph before, leave as the running speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.speech.cues import Cue, told_to
from nlp.speech.marks import Quotation
from nlp.speech.said import BETWEEN, Said, before_quotation, find_said
from nlp.speech.sentences import BLANK, Sentence
from nlp.speech.subjects import Subject, Subjects

SIGNED = re.compile(r"[\s,]*[―—–-]+\s*")  # “Enough.” ― Ann Sample
COLON = re.compile(r":\s*$")


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """Who is given a quotation, and by which words."""

    subject: Subject
    cue: Cue | None
    told_to: str | None
    sentence: tuple[int, int]  # where venue words are looked for
    how: str  # beside, sentence, running, loose


def attribute(
    masked: str,
    quotations: Sequence[Quotation],
    paragraphs: Iterator[list[Sentence]],
    cues: Sequence[Cue],
    subjects: Subjects,
) -> tuple[dict[int, Attribution], list[Subject]]:
    """An attribution for each quotation that has one, by its number; and each sentence's topic."""
    running = Running(masked=masked, quotations=quotations, cues=cues, subjects=subjects)
    for sentences in paragraphs:
        running.read(sentences)
    return _over_paragraphs(quotations, running.given), running.topics


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
        self.topics: list[Subject] = []
        self.last: Attribution | None = None  # left by the paragraphs before
        self.local: Attribution | None = None  # left by the sentences before in this paragraph
        self.waiting: list[int] = []  # quotations before any attribution of this paragraph

    def read(self, sentences: Sequence[Sentence]) -> None:
        """Attribute the quotations of a paragraph."""
        self.local, self.waiting = None, []
        for sentence in sentences:
            self._read_sentence(sentence)
        self._give(self.waiting, self.last)
        self.last = self.local or self.last

    def _read_sentence(self, sentence: Sentence) -> None:
        first, end = (bisect_left(self.starts, at) for at in (sentence.start, sentence.end))
        cues = self.cues[first:end]
        said = list(find_said(self.masked, self.quotations, sentence, cues, self.subjects))
        for number in sentence.quotations:
            self._attribute(number, sentence, said)
        plain = _topic(said, sentence, self.subjects)
        if plain is not None:
            self.topics.append(plain.subject)
        last = self.given.get(sentence.quotations[-1]) if sentence.quotations else None
        if last is not None and last.how in {"beside", "sentence"}:
            self._give(self.waiting, last)
            self.waiting = []
        self.local = last or plain or self.local

    def _attribute(self, number: int, sentence: Sentence, said: Sequence[Said]) -> None:
        found = _of_quotation(self.masked, self.quotations, number, sentence, said, self.subjects)
        if found is None and not _has_words(self.masked, sentence):
            found = _again(self.local)
            if found is None:
                self.waiting.append(number)
        elif found is None:
            found = _loose(self.masked, self.quotations[number], sentence, self.subjects)
            found = found or _again(self.local or self.last)
        if found is not None:
            self.given[number] = found

    def _give(self, numbers: Sequence[int], attribution: Attribution | None) -> None:
        again = _again(attribution)
        if again is not None:
            self.given |= dict.fromkeys(numbers, again)


def _over_paragraphs(
    quotations: Sequence[Quotation], given: dict[int, Attribution]
) -> dict[int, Attribution]:
    """One speaker for a quotation that runs over paragraphs: the one named beside any part."""
    chain: list[int] = []
    for number in range(len(quotations) + 1):
        if number < len(quotations) and quotations[number].continues and chain:
            chain.append(number)
            continue
        beside = [n for n in chain if n in given and given[n].how in {"beside", "sentence"}]
        if len(chain) > 1 and beside:
            for part in chain:
                if part not in beside:
                    given[part] = replace(given[beside[0]], how="running")
        chain = [number]
    return given


def _of_quotation(
    masked: str,
    quotations: Sequence[Quotation],
    number: int,
    sentence: Sentence,
    said: Sequence[Said],
    subjects: Subjects,
) -> Attribution | None:
    quotation = quotations[number]
    until = before_quotation(quotations, sentence, quotation.right)
    for one in said:
        first = min(one.cue.start, one.subject.start)
        if quotation.right <= first < until and one.cue.kind != "participle":
            if _touches(masked, quotation.right, one, subjects):
                return _attribution(masked, one, sentence, "beside")
            break
    signed = SIGNED.match(masked, quotation.right, until)
    signer = subjects.main(signed.end(), until) if signed is not None else None
    if signer is not None and signed is not None and signer.start == signed.end() and not said:
        return Attribution(subject=signer, cue=None, told_to=None, sentence=(0, 0), how="beside")
    before = [one for one in said if one.cue.end <= quotation.left]
    if before:
        return _attribution(masked, before[-1], sentence, _nearness(masked, before[-1], quotation))
    after = [
        one for one in said if one.cue.start >= quotation.right and one.cue.kind != "participle"
    ]
    if after:
        return _attribution(masked, after[0], sentence, "sentence")
    return None


def _touches(masked: str, right: int, said: Said, subjects: Subjects) -> bool:
    """Whether nothing but the subject with its title stands between quotation and cue."""
    if said.is_turned:
        return BETWEEN.fullmatch(masked, right, said.cue.start) is not None
    between = masked[right : said.subject.start]
    return (
        len(between.split()) <= 8
        and BETWEEN.match(between) is not None
        and "." not in between.strip(" .")
    )


def _nearness(masked: str, said: Said, quotation: Quotation) -> str:
    gap = masked[max(said.cue.end, said.subject.end) : quotation.left]
    return "beside" if gap.rstrip().endswith((",", ":")) or len(gap.split()) <= 4 else "sentence"


def _attribution(masked: str, said: Said, sentence: Sentence, how: str) -> Attribution:
    return Attribution(
        subject=said.subject,
        cue=said.cue,
        told_to=told_to(masked, said.cue, sentence.end),
        sentence=(sentence.start, sentence.end),
        how=how,
    )


def _has_words(masked: str, sentence: Sentence) -> bool:
    return re.search(rf"[^\W{BLANK}]", masked[sentence.start : sentence.end]) is not None


def _again(attribution: Attribution | None) -> Attribution | None:
    return None if attribution is None else replace(attribution, how="running")


def _topic(said: Sequence[Said], sentence: Sentence, subjects: Subjects) -> Attribution | None:
    """Whom a sentence without quotation leaves as the speaker of the next."""
    verbs = [one for one in said if one.cue.kind in {"verb", "source"}]
    subject = verbs[0].subject if verbs else subjects.main(sentence.start, sentence.end)
    if subject is None:
        return None
    return Attribution(subject=subject, cue=None, told_to=None, sentence=(0, 0), how="running")


def _loose(
    masked: str, quotation: Quotation, sentence: Sentence, subjects: Subjects
) -> Attribution | None:
    """No cue: the subject of the clause before the quotation."""
    subject = subjects.main(sentence.start, quotation.left)
    if subject is None:
        return None
    colon = COLON.search(masked[subject.end : quotation.left]) is not None
    return Attribution(
        subject=subject,
        cue=None,
        told_to=None,
        sentence=(sentence.start, sentence.end),
        how="sentence" if colon else "loose",
    )
