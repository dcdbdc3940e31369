"""Whether the words of a trigger mean an agreement, and state a fact about it."""

import re

from nlp.agreements.guards import is_fact, is_it, is_pronoun
from nlp.agreements.scene import Scene
from nlp.agreements.triggers import LATER, SURE, Trigger

# kinds that leave the agreement out: "Cass County | joined"
UNSAID = (
    "bare",
    "coordinated",
    "gapped",
    "refused",
    "barred",
    "same",
    "answered",
    "nominal",
    "voting",
)
JOINING = re.compile(r"\b(?:join|sign|apply|participat|tak)")  # "voted not to | take part"
FARTHEST = 60  # characters to it
POINTED = ("signed", "renewed", "ended", "paused", "rejected", "withdrawn", "considered")
TAKING = re.compile(r"(?:takes?|took)\spart|participat|belong|is\spart", re.IGNORECASE)


def is_meant(scene: Scene, number: int, trigger: Trigger, *, is_later: bool) -> bool:
    """Whether the words of a sentence are of an agreement; `is_later`: not its first event."""
    sentence = scene.sentences[number]
    if not is_fact(scene.masked, (sentence.start, sentence.end), trigger):
        return False
    if _is_of_none(scene, number, trigger) or (trigger.kind in LATER and not is_later):
        return False
    if is_pronoun(scene.masked, trigger):
        return _is_known(scene, number, trigger)
    if trigger.kind in UNSAID:
        named = _is_plain(scene, number, trigger) or scene.is_near(number)
        return named and (not scene.is_quoted(trigger.start) or _is_own(scene, number, trigger))
    return True


def _is_of_none(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether the agreement is "no agreement"."""
    at = trigger.thing[0] if trigger.thing else None
    return any(thing.is_none and thing.start == at for thing in scene.things[number])


def _is_known(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether "it" means an agreement."""
    pointed = trigger.event in POINTED or TAKING.match(scene.masked, trigger.start) is not None
    if not pointed or not is_it(scene.masked, scene.text, trigger):
        return False
    said = scene.text[slice(*trigger.thing)].lower() if trigger.thing else ""
    return said.endswith("ing") or scene.is_near(number)  # "considered joining"


def _is_plain(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether "Cass County signed" says enough in a text about agreements."""
    if trigger.kind in ("refused", "barred"):
        return JOINING.search(scene.masked, trigger.end, trigger.end + FARTHEST) is not None
    words = scene.text[trigger.start : trigger.end].lower()
    subject = (one for one in scene.meant[number] if one.group.start == trigger.subject)
    named = next(subject, None)
    if named is None or named.party.is_generic:
        return False
    return words in SURE if not named.party.is_person else words in ("signed", "applied")


def _is_own(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether someone who may sign says "we signed"."""
    subject = (one for one in scene.meant[number] if one.group.start == trigger.subject)
    return any(one.party.kind == "we" and one.owners for one in subject)
