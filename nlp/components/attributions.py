"""Which words attribute which quotation: the cue and the subject in its sentence, else those that
the paragraph, or the paragraph before, leave as the running speaker.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.components.cues import Cue, told_to
from nlp.components.marks import Quotation
from nlp.components.sentences import BLANK, Sentence
from nlp.components.subjects import Subject, Subjects

BETWEEN = re.compile(rf"[\s,.:;—–\-{BLANK}]*")
RELATIVE = re.compile(r"\b(?:who|which|that)\s(?:\w+\s){0,2}$")  # an architect who (said)
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


@dataclass(frozen=True, kw_only=True)
class Said:
    """A cue with its subject."""

    cue: Cue
    subject: Subject
    is_turned: bool  # "said Sample"


def attribute(
    masked: str,
    quotations: Sequence[Quotation],
    paragraphs: Iterator[list[Sentence]],
    cues: Sequence[Cue],
    subjects: Subjects,
) -> tuple[dict[int, Attribution], list[Subject]]:
    """An attribution for each quotation that has one, by its number; and each sentence's topic."""
    starts = [cue.start for cue in cues]
    given: dict[int, Attribution] = {}
    topics: list[Subject] = []
    running: Attribution | None = None
    for sentences in paragraphs:
        local: Attribution | None = None  # left by an earlier sentence of this paragraph
        waiting: list[int] = []  # quotations before any attribution of this paragraph
        for sentence in sentences:
            inside = cues[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            said = list(_said(masked, quotations, sentence, inside, subjects))
            for number in sentence.quotations:
                found = _of_quotation(masked, quotations, number, sentence, said, subjects)
                if found is None and not _has_words(masked, sentence):
                    found = _again(local or None)
                    if found is None:
                        waiting.append(number)
                        continue
                if found is None:
                    found = _loose(masked, quotations[number], sentence, subjects) or _again(
                        local or running
                    )
                if found is not None:
                    given[number] = found
            plain = _topic(said, sentence, subjects)
            if plain is not None:
                topics.append(plain.subject)
            last = given.get(sentence.quotations[-1]) if sentence.quotations else None
            topic = last or plain
            if topic is not None:
                if waiting and last is not None and last.how in {"beside", "sentence"}:
                    for number in waiting:
                        given[number] = replace(last, how="running")
                    waiting = []
                local = topic
        for number in waiting:
            found = _again(running)
            if found is not None:
                given[number] = found
        running = local or (given.get(waiting[-1]) if waiting else None) or running
    return _over_paragraphs(quotations, given), topics


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


def _said(
    masked: str,
    quotations: Sequence[Quotation],
    sentence: Sentence,
    cues: Sequence[Cue],
    subjects: Subjects,
) -> Iterator[Said]:
    main: Subject | None = None
    for cue in cues:
        start = _after_quotation(quotations, sentence, cue.start)
        end = _before_quotation(quotations, sentence, cue.end)
        subject, is_turned = None, False
        if cue.kind == "source":
            subject, is_turned = subjects.after(cue.end, end), True
        elif cue.kind == "verb":
            is_turned = BETWEEN.fullmatch(masked, start, cue.start) is not None
            if is_turned:
                subject = subjects.after(cue.end, end)
            else:
                subject = subjects.before(start, cue.start)
        if subject is None:
            subject = main or subjects.main(sentence.start, cue.start)
            is_turned = False
        if subject is None:
            continue
        is_main = cue.kind == "verb" and not RELATIVE.search(masked, start, cue.start)
        main = main or (subject if is_main else None)
        yield Said(cue=cue, subject=subject, is_turned=is_turned)


def _after_quotation(quotations: Sequence[Quotation], sentence: Sentence, at: int) -> int:
    """The end of the last quotation before, or the sentence's start."""
    inside = sentence.quotations
    index = bisect_right(inside, at, key=lambda number: quotations[number].right)
    return quotations[inside[index - 1]].right if index else sentence.start


def _before_quotation(quotations: Sequence[Quotation], sentence: Sentence, at: int) -> int:
    """The start of the next quotation, or the sentence's end."""
    inside = sentence.quotations
    index = bisect_left(inside, at, key=lambda number: quotations[number].left)
    return quotations[inside[index]].left if index < len(inside) else sentence.end


def _of_quotation(
    masked: str,
    quotations: Sequence[Quotation],
    number: int,
    sentence: Sentence,
    said: Sequence[Said],
    subjects: Subjects,
) -> Attribution | None:
    quotation = quotations[number]
    until = _before_quotation(quotations, sentence, quotation.right)
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
