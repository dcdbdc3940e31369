"""All that a text says became of agreements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from nlp.agreements.alphabet import DEAL, PARTY
from nlp.agreements.details import date_of, model_of, reasons_of
from nlp.agreements.lists import Line, lists
from nlp.agreements.meaning import UNSAID, is_meant
from nlp.agreements.owners import Owner
from nlp.agreements.scene import NEAR, Scene, scene_of
from nlp.agreements.settle import renewals, with_models
from nlp.agreements.topic import is_about
from nlp.agreements.triggers import SAME, Trigger, find_triggers
from nlp.agreements.whose import owners_of
from nlp.found import FoundAgreement

SURE, LIKELY = 0.9, 0.7
# "has kept its agreement | on hold"
ON_HOLD = re.compile(r"\s(?:on\s(?:hold|pause|ice)|suspended)\b")

# "backed out | before it started"
UNBEGUN = re.compile(
    rf"\sbefore\s(?:the\s)?[{PARTY}{DEAL}]+\s(?:ever\s)?(?:started|began|signed|was\ssigned|joined)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """An event of a sentence and those whose agreement it is."""

    trigger: Trigger
    owners: Sequence[Owner]


def find_events(doc: Doc) -> Iterator[FoundAgreement]:
    """The events of a text in the order of its sentences."""
    text = doc.text
    if is_about(text):
        yield from with_models(text, tuple(renewals(tuple(_found(scene_of(doc, text))))))


def _found(scene: Scene) -> Iterator[FoundAgreement]:
    lines = lists(scene)
    last: tuple[FoundAgreement, ...] = ()  # of the last sentence that had any
    for number, sentence in enumerate(scene.sentences):
        if scene.text[sentence.start : sentence.end].isupper():
            continue  # a headline in capitals
        line = lines.get(number)
        events = _of_line(line) if line else _of_sentence(scene, number, last)
        found = tuple(_findings(scene, number, events))
        yield from found
        last = found or last


def _of_line(line: Line) -> list[Event]:
    """The events of a line of a list: "• Cass County Sheriff’s Office (task force, 2025)"."""
    return [
        Event(
            trigger=Trigger(event=event, kind="listed", start=start, end=start, thing=None),
            owners=line.owners,
        )
        for event, start in line.events
    ]


def _of_sentence(scene: Scene, number: int, last: Sequence[FoundAgreement]) -> list[Event]:
    """The events of a sentence from left to right."""
    sentence = scene.sentences[number]
    span = sentence.start, sentence.end
    events: list[Event] = []
    subject: Sequence[Owner] = ()
    recent = _recent(scene, number, last)
    after = sentence.start
    for trigger in find_triggers(
        scene.masked, *span, is_near=scene.is_named or scene.is_near(number)
    ):
        if not is_meant(scene, number, trigger, is_later=bool(events)):
            continue
        named = _named(scene, trigger, events, last)
        owners, subject = owners_of(scene, number, trigger, subject, after, recent)
        after = trigger.last
        if owners and named:
            events.append(Event(trigger=named, owners=owners))
    return events


def _named(
    scene: Scene, trigger: Trigger, events: Sequence[Event], last: Sequence[FoundAgreement]
) -> Trigger | None:
    """The trigger with the event that it has here; None for "followed" with nothing before."""
    if trigger.event == SAME:
        earlier = events[-1].trigger.event if events else last[-1].event if last else None
        return replace(trigger, event=earlier) if earlier else None
    if trigger.event == "ended" and UNBEGUN.match(scene.masked, trigger.last):
        return replace(trigger, event="withdrawn")
    held = trigger.event == "in-effect" and trigger.thing
    if held and ON_HOLD.match(scene.masked, held[1]):
        return replace(trigger, event="paused")
    return trigger


def _recent(scene: Scene, number: int, last: Sequence[FoundAgreement]) -> tuple[Owner, ...]:
    """Whose agreement the last findings are of, if near and of one: whom "the agreement" means."""
    if not last or last[-1].end < scene.sentences[max(0, number - NEAR)].start:
        return ()
    owners = [Owner(agency=one.agency, jurisdiction=one.jurisdiction) for one in last]
    return (owners[0],) if len({owner.key for owner in owners}) == 1 else ()


def _findings(scene: Scene, number: int, events: Sequence[Event]) -> Iterator[FoundAgreement]:
    """One finding for each owner of each event, and none twice."""
    told: list[FoundAgreement] = []
    for place, event in enumerate(events):
        for owner in event.owners:
            finding = _finding(scene, number, events, place, owner)
            if not any(_is_told(finding, other) for other in told):
                told.append(finding)
                yield finding


def _is_told(one: FoundAgreement, other: FoundAgreement) -> bool:
    """Whether a sentence has told an event before, and no other date of it."""
    if (one.event, one.agency) != (other.event, other.agency):
        return False
    dated = one.date in (None, other.date) or other.date is None
    return dated and one.jurisdiction == other.jurisdiction


def _finding(
    scene: Scene, number: int, events: Sequence[Event], place: int, owner: Owner
) -> FoundAgreement:
    trigger, sentence = events[place].trigger, scene.sentences[number]
    span = (sentence.start, sentence.end)
    triggers = [event.trigger for event in events]
    return FoundAgreement(
        event=trigger.event,
        agency=owner.agency,
        jurisdiction=owner.jurisdiction,
        state=owner.state,
        model=model_of(scene.text, trigger, *span),
        date=date_of(scene.text, triggers, place, scene.dates[number]),
        reasons=reasons_of(scene.text, trigger, span, scene.following(number)),
        start=sentence.start,
        end=sentence.end,
        text=scene.text[sentence.start : sentence.end],
        score=LIKELY if trigger.kind in UNSAID else SURE,
    )
