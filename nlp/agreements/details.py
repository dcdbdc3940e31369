"""Model, date and reasons of an event, as its sentence and those beside it give them."""

import re
from collections.abc import Sequence

from nlp.agreements.dates import Dated
from nlp.agreements.topic import WORDS
from nlp.agreements.triggers import Trigger
from nlp.wordlists import any_of

MODELS = {word: code for code, words in WORDS["models"].items() for word in words}
MODEL = re.compile(any_of(MODELS), re.IGNORECASE)
REASONS = {
    code: re.compile(any_of(words), re.IGNORECASE) for code, words in WORDS["reasons"].items()
}
CAUSAL = re.compile(any_of(WORDS["causal"]["words"]), re.IGNORECASE)
STRONG = re.compile(any_of(WORDS["causal"]["strong"]), re.IGNORECASE)
# "The law also | ends agreements", "the new law ended"
LAW = re.compile(r"\b(?:law|act|statute|ban|ruling|judge|court)\b[^.;]{0,60}$", re.IGNORECASE)
# "put off a vote Monday", "discussed it on Tuesday"; not "will be discussed"
PASSED = re.compile(
    r"\b(?:put off|(?<!be )(?:postpon|tabl|delay|discuss|debat|consider|weigh|deferr)ed)\b"
)
AHEAD = re.compile(r"\b(?:will|won['’]t)\b")  # "will not renew it on June 1"
FARTHEST = 90  # characters between a verb and its date
UNDOING = ("ended", "paused", "rejected", "withdrawn")  # what is seldom told without a reason
REASON = 120  # characters of a reason
# "and | in 2012 | left"
NEXT = re.compile(r"(?:\band|\bbut|\bthen|,)\s(?:in\s|on\s|since\s|by\s)?$", re.IGNORECASE)
# "signed, | before his election in 2020"
ANOTHER = re.compile(
    r";|\b(?:elected|appointed|retired|until|through|expires?|runs?\suntil|born|took\soffice|since\sthen|said|told|confirmed|wrote|released|meeting)\b"
)


def model_of(text: str, trigger: Trigger, start: int, end: int) -> str | None:
    """The model named in a sentence, nearest to the event."""
    found = list(MODEL.finditer(text, start, end))
    if not found:
        return None
    at = trigger.thing or (trigger.start, trigger.end)
    nearest = min(found, key=lambda match: _away(match.span(), at))
    code: str = MODELS[" ".join(nearest.group().lower().split())]
    return code


def _away(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def models(text: str) -> set[str]:
    """All models that a text names."""
    return {MODELS[" ".join(match.group().lower().split())] for match in MODEL.finditer(text)}


def date_of(
    text: str, triggers: Sequence[Trigger], number: int, dates: Sequence[Dated]
) -> str | None:
    """The date told with one of the events of a sentence."""
    trigger = triggers[number]
    ahead = trigger.event == "considered" and not _has_passed(text, trigger)
    ahead = ahead or (trigger.event != "rejected" and _will(text, trigger))
    following = triggers[number + 1].start if number + 1 < len(triggers) else None
    for one in dates:
        if one.start < trigger.start or one.start - trigger.last > FARTHEST:
            continue
        if following is not None and one.start >= following:
            break
        if following is not None and _is_of_next(text, one, following):
            break
        if not ANOTHER.search(text, trigger.end, one.start):
            return one.future if ahead else one.past
    return _date_before(text, triggers, number, dates, ahead=ahead)


def _has_passed(text: str, trigger: Trigger) -> bool:
    """Whether a talk or a delay is told as past: "put off a vote Monday"."""
    return PASSED.search(text, max(0, trigger.start - 12), trigger.end) is not None


def _will(text: str, trigger: Trigger) -> bool:
    """Whether an event is still to come: "will not renew it"."""
    return AHEAD.search(text, max(0, trigger.end - 30), trigger.end) is not None


def _date_before(
    text: str, triggers: Sequence[Trigger], number: int, dates: Sequence[Dated], *, ahead: bool
) -> str | None:
    trigger = triggers[number]
    previous = triggers[number - 1].last if number else None
    for one in reversed(dates):
        if one.end > trigger.start:
            continue
        if previous is not None and (
            one.start < previous or not _is_of_next(text, one, trigger.start)
        ):
            return None
        return one.future if ahead else one.past
    return None


def _is_of_next(text: str, one: Dated, verb: int) -> bool:
    """Whether a date between two events opens the clause of the second."""
    return verb - one.end < 40 and NEXT.search(text, max(0, one.start - 8), one.start) is not None


def reasons_of(
    text: str, trigger: Trigger, sentence: tuple[int, int], following: tuple[int, int] | None
) -> tuple[str, ...]:
    """The reasons that a sentence gives, or the one that follows it with "because" or the like."""
    start, end = sentence
    parts = [
        text[cause.end() : min(end, cause.end() + REASON)]
        for cause in CAUSAL.finditer(text, start, end)
    ]
    if following:
        parts += [
            text[cause.start() : min(following[1], cause.end() + REASON)]
            for cause in STRONG.finditer(text, *following)
        ]
    if trigger.event in UNDOING:
        parts.append(text[trigger.last : min(end, trigger.last + REASON)])
    if trigger.event in ("ended", "paused") and LAW.search(text, start, trigger.start):
        parts.append("law")
    return tuple(code for code, words in REASONS.items() if any(map(words.search, parts)))
