"""Reported speech of a text, sentence by sentence; none where a sentence holds quoted words."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from nlp.found import FoundQuote, Speaker
from nlp.people.names import NamedPerson
from nlp.speech.indirect.attributed import attributed
from nlp.speech.indirect.following import following
from nlp.speech.indirect.frames import Frame, Reported
from nlp.speech.indirect.sourced import sourced
from nlp.speech.indirect.verbs import find_cues
from nlp.speech.quotation import Quotation
from nlp.speech.scraps import is_nickname
from nlp.speech.sentences import Sentence
from nlp.speech.speakers import Speakers
from nlp.speech.subjects import Subjects
from nlp.speech.told import told_to
from nlp.speech.venues import venue

HEADLINE = 150  # characters of the longest
MOST = 20  # cues of a sentence; more is no prose


def find_indirect(
    text: str,
    masked: str,
    quotations: Sequence[Quotation],
    sentences: Iterable[Sentence],
    subjects: Subjects,
    speakers: Speakers,
    known: frozenset[str],
) -> Iterator[tuple[FoundQuote, NamedPerson | None]]:
    """The reported clauses of a text, each with the person who speaks where it is one.

    `masked` is the text with its quotations blanked out, `sentences` are those of the whole text;
    `known` are names of people and agencies, who are no newspapers when they are told something.
    """
    cues = list(find_cues(masked))
    starts = [cue.start for cue in cues]
    for sentence in sentences:
        first, end = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
        if not 0 < end - first <= MOST or _is_headline(masked, sentence):
            continue
        if sentence.quotations and not _is_unquoted(text, sentence, quotations):
            continue
        frame = Frame(masked=masked, sentence=sentence, cues=cues[first:end], subjects=subjects)
        for reported in find_reported(frame):
            yield _quote(text, masked, sentence, reported, speakers, known)


def _is_unquoted(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> bool:
    """Whether all marks of a sentence stand around nicknames."""
    inside = quotations[sentence.quotations[0] : sentence.quotations[-1] + 1]
    return all(is_nickname(text, quotation) for quotation in inside)


def _is_headline(masked: str, sentence: Sentence) -> bool:
    """Whether a line stands without a stop, as headlines and captions do."""
    words = masked[sentence.start : sentence.end].rstrip()
    return words[-1:].isalnum() and len(words) <= HEADLINE


def find_reported(frame: Frame) -> Iterator[Reported]:
    """The reported clauses of a sentence; what one of them reports in turn is part of it."""
    before = list(_attributed(frame))
    at, main = frame.start, None
    for cue in frame.cues:
        while before and before[0].start <= cue.start:
            reported = before.pop(0)
            yield reported
            at, main = max(reported.end, reported.cue.end), reported.subject
        if cue.start < at:
            continue
        found = sourced(frame, cue, at) or following(frame, cue, at, main)
        if found is not None and not (before and found.end > before[0].start):
            yield found
            at, main = found.end, found.subject
    yield from before


def _attributed(frame: Frame) -> Iterator[Reported]:
    at = frame.start
    for cue in frame.cues:
        reported = attributed(frame, cue, at) if cue.start >= at else None
        if reported is not None:
            yield reported
            at = max(reported.end, reported.whom_end)


def _quote(
    text: str,
    masked: str,
    sentence: Sentence,
    reported: Reported,
    speakers: Speakers,
    known: frozenset[str],
) -> tuple[FoundQuote, NamedPerson | None]:
    speaker, person = speakers.speaker(reported.subject)
    start, end, cue = reported.start, reported.end, reported.cue
    whom = told_to(masked, cue, reported.whom_end)
    around = f"{masked[sentence.start : start]} {masked[end : sentence.end]}"
    quote = FoundQuote(
        start=start,
        end=end,
        text=text[start:end],
        kind="indirect",
        speaker=speaker,
        cue=text[cue.start : cue.end],
        told_to=whom,
        venue=_venue(speaker, around, whom, known),
        score=reported.score,
    )
    return quote, person


def _venue(speaker: Speaker, around: str, whom: str | None, known: frozenset[str]) -> str | None:
    """By what document speaks, or else by the words around the clause."""
    if speaker.kind == "document":
        return venue(speaker.name or "")
    return venue(around, whom, known)
