"""Whose agreement the words of a trigger are about."""

import re
from collections.abc import Sequence

from nlp.agreements.alphabet import FEDERAL, PARTY
from nlp.agreements.guards import is_pronoun
from nlp.agreements.owners import Owner
from nlp.agreements.scene import Scene
from nlp.agreements.subjects import PASSIVE, ahead, at, before, behind, holder
from nlp.agreements.triggers import Trigger

# "After leaving the program, the county"
OPENING = re.compile(r"(?:After|Since|Before|By|Following|Despite|With|Upon|In|\w+ing)\b")
OWN = ("its ", "his ", "her ", "their ")
WITHIN = re.compile(rf"In\s(?:the\s)?{PARTY}")  # "In | Cass County, | it lapsed"
BY_ICE = ("approved", "rejected", "paused", "ended")
ONE = ("a ", "an ")
WHERE = re.compile(rf"{PARTY},?\swhere\s$")  # "Cass County, where | the program was suspended"
WHERE_LENGTH = 12  # characters that hold it
BACK = 8  # sentences
BODIES = ("board", "county", "place")
Owners = Sequence[Owner]


def owners_of(
    scene: Scene, number: int, trigger: Trigger, last: Owners, after: int, recent: Owners
) -> tuple[Owners, Owners]:
    """Those whose agreement it is, and the subject that a later verb of the sentence shares.

    `last` are the subject so far, which verbs up to `after` had; `recent` of the finding before.
    """
    here, start = scene.meant[number], scene.sentences[number].start
    if trigger.whom and (taken := at(here, trigger.whom[0])):
        return taken, taken
    if trigger.kind == "carried":
        voted = _board_before(scene, number)
        return voted, voted
    subject, is_other = before(scene.masked, start, trigger, here, last, after)
    named = holder(scene.masked, trigger, here)
    if trigger.kind in PASSIVE:
        named = named or _of_thing(scene, number, trigger, subject, recent)
        return named, named
    if is_other and trigger.event in BY_ICE and _is_federal(scene, number, trigger):
        return named or behind(scene.masked, trigger, here) or recent or scene.main, subject
    if is_other and is_pronoun(scene.masked, trigger):
        return (), subject  # "the governor signed it"
    if trigger.kind == "noun":
        named = named or behind(scene.masked, trigger, here)
        return named or subject, subject or named
    owners = _active(scene, number, trigger, named, () if is_other else subject)
    if not owners and (is_other or _is_relative(trigger)):
        owners = last
    if not owners and OPENING.match(scene.masked, start):
        owners = ahead(scene.masked, trigger, here)
    return owners, subject or owners


def _board_before(scene: Scene, number: int) -> Owners:
    """Whose board a motion was before: of the board or place last named in its paragraph."""
    paragraph = scene.sentences[number].paragraph
    for back in range(number, max(-1, number - BACK), -1):
        for one in reversed(scene.meant[back]):
            if one.paragraph >= paragraph - 1 and one.owners and one.party.kind in BODIES:
                place = one.owners[0].jurisdiction
                return (Owner(agency=None, jurisdiction=place),) if place else ()
    return ()


def _is_federal(scene: Scene, number: int, trigger: Trigger) -> bool:
    """Whether the last to be named before a verb is ICE: "ICE declined"."""
    left = [one for one in scene.meant[number] if one.group.start < trigger.start]
    return bool(left) and left[-1].group.letter == FEDERAL


def _active(scene: Scene, number: int, trigger: Trigger, named: Owners, subject: Owners) -> Owners:
    if not subject:
        return named or behind(scene.masked, trigger, scene.meant[number])
    if named and _is_office_of(subject, named):
        return subject  # "the sheriff ended the county's agreement"
    return named or subject


def _is_relative(trigger: Trigger) -> bool:
    """Whether the agreement stands before the verb: "the agreement that it signed"."""
    return trigger.thing is not None and trigger.thing[0] < trigger.start


def _is_office_of(subject: Owners, named: Owners) -> bool:
    """Whether the subject is an agency of the place whose agreement it is."""
    one, other = subject[0], named[0]
    same = one.jurisdiction == other.jurisdiction
    return same and one.agency is not None and other.agency is None


def _of_thing(
    scene: Scene, number: int, trigger: Trigger, subject: Owners, recent: Owners
) -> Owners:
    """Whose "the agreement" is: of those named beside, else of whom the text last told."""
    if trigger.thing is None:
        return ()
    start, end = trigger.thing
    inside = (one for one in scene.meant[number] if end <= one.group.start < trigger.start)
    if named := next((one.owners for one in inside if one.owners), ()):
        return named
    words = scene.text[start:end].lower()
    if words.startswith(OWN):
        return subject
    if by := behind(scene.masked, trigger, scene.meant[number]):
        return by
    if WHERE.search(scene.masked, max(0, start - WHERE_LENGTH), start):
        left = (one for one in reversed(scene.meant[number]) if one.group.end <= start)
        return next((one.owners for one in left), ())
    if words.startswith(ONE) or scene.text.startswith(" there", end):
        return subject
    if subject and WITHIN.match(scene.masked, scene.sentences[number].start):
        return subject
    if "program" in words or "model" in words or words.endswith("s"):
        return ()
    return recent or scene.main
