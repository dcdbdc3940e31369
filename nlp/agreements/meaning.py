"""Whether the words of a trigger mean an agreement, and state a fact about it."""

import re

from nlp.agreements.guards import is_fact, is_it, is_pronoun
from nlp.agreements.inflection import forms
from nlp.agreements.scene import Scene
from nlp.agreements.topic import WORDS
from nlp.agreements.triggers import LATER, SURE, Trigger
from nlp.wordlists import any_of

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
    "so",
    "already",
    "carried",
    "notice",
    "taken",
    "withdrew",
    "theirs",
)
JOINING = re.compile(r"\b(?:join|sign|apply|participat|tak)")  # "voted not to | take part"
FARTHEST = 60  # characters to it
POINTED = (
    "signed",
    "renewed",
    "ended",
    "paused",
    "rejected",
    "withdrawn",
    "considered",
    "approved",
)
WEAK = re.compile(
    any_of(words for verb in WORDS["weak"]["verbs"] for words, _ in forms(verb.replace(" ~", ""))),
    re.IGNORECASE,
)  # "heard"
NOBODY = re.compile(r"\bno\s", re.IGNORECASE)  # "no agency | has one"
VOTED = re.compile(r"vot(?:ed|es|ing)\s(?:no|yes|aye|against|for|in)\b", re.IGNORECASE)
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
    if trigger.kind == "bare" and _is_one_vote(scene, number, trigger):
        return False
    if trigger.kind in UNSAID:
        named = _is_plain(scene, number, trigger) or _may_be_left_out(scene, number, trigger)
        return named and (not scene.is_quoted(trigger.start) or _is_own(scene, number, trigger))
    return True


def _is_of_none(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether the agreement is "no agreement"."""
    at = trigger.thing[0] if trigger.thing else None
    return any(thing.is_none and thing.start == at for thing in scene.things[number])


def _is_known(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether "it" means an agreement."""
    said = scene.text[slice(*trigger.thing)].lower() if trigger.thing else ""
    is_one = trigger.event == "in-effect" and said == "one"  # "has had | one"
    pointed = (
        trigger.event in POINTED or is_one or TAKING.match(scene.masked, trigger.start) is not None
    )
    if not pointed or not is_it(scene.masked, scene.text, trigger):
        return False
    if is_one and NOBODY.search(scene.masked, scene.sentences[number].start, trigger.start):
        return False
    return (
        said.endswith("ing")
        or (is_one and scene.is_named)
        or _may_be_left_out(scene, number, trigger)
    )  # "considered joining"


def _is_one_vote(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether one member of a board votes: "Supervisor Sample voted no"."""
    if not VOTED.match(scene.masked, trigger.start):
        return False
    left = [one for one in scene.meant[number] if one.group.start < trigger.start]
    return bool(left) and (
        left[-1].party.is_person or left[-1].party.kind in ("sheriff", "he", "she")
    )


def _may_be_left_out(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether words without an agreement mean it here."""
    if scene.is_near(number):
        return True
    if (
        is_pronoun(scene.masked, trigger)
        and scene.is_quoted(trigger.start)
        and not _is_own(scene, number, trigger)
    ):
        return False
    if trigger.kind == "taken" or trigger.tail:
        return scene.is_named
    return scene.is_named and WEAK.match(scene.masked, trigger.start) is None


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
    if any(one.party.kind == "we" and one.owners for one in subject):
        return True
    left = [one for one in scene.meant[number] if one.group.start < trigger.end]
    if trigger.kind == "notice" and left and left[-1].party.kind == "we":
        return bool(left[-1].owners)
    return any(one.owners and not one.party.is_generic for one in left)
