"""The words of a sentence that say what became of an agreement."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nlp.agreements.alphabet import DATE, DEAL, FEDERAL, PARTY, PLAN
from nlp.agreements.governing import FACT, reading
from nlp.agreements.lexicon import Sense, outcome
from nlp.agreements.patterns import (
    ACTS,
    ALONE,
    ALONES,
    APART,
    BEFORE_ALONE,
    COMPILED,
    DONE,
    END,
    GOES_ON,
    LIGHT,
    NEAR_OBJECT,
    NOUNS,
    OBJECT,
    OF,
    SPLIT,
    SUFFERED,
)  # fmt: skip
from nlp.agreements.stems import may_tell
from nlp.wordlists import any_of

SAME = "same"  # as the event before it
ANY = DEAL + PLAN + PARTY
LATER = ("coordinated", "gapped")  # kinds that go on with an event before
OF_KIND = {
    **dict.fromkeys(("gapped", "same"), SAME),
    **dict.fromkeys(("refused", "barred", "down", "answered"), "rejected"),
    "removed": "ended", "into": "signed", "with": "in-effect",
    "asked": "applied", "voting": "considered", "so": SAME, "already": "signed",
    "notice": "ended", "taken": "ended", "withdrew": "ended",
}  # fmt: skip
LETTER = {  # what a sentence has where a kind may be met
    **dict.fromkeys(("passive", "reduced", "removed", "into", "motion", "with"), DEAL),
    "plan-passive": PLAN, "relative": DEAL + PLAN, "barred": PARTY, "down": PARTY, "so": PARTY,
    "already": PARTY, "taken": PARTY, "withdrew": PARTY,
}  # fmt: skip
POINTING = re.compile(  # what may stand for an agreement: "it", "the idea"
    rf"(?<!{PARTY}){PARTY}{{2}}(?!{PARTY})|\b(?:one|them|those|theirs|his|hers|own|the\s(?:same|whole|"
    r"papers?|documents?|idea|offer|invitation|step|thing|plan|matter|question))\b",
    re.IGNORECASE,
)
LOOSE = ("answered", "nominal", "carried", "notice")  # met beside no letter
MOTIONS = ("motion", "measure", "resolution", "proposal")
LETTERLESS = re.compile("|".join((*MOTIONS, "answer", "vote")), re.IGNORECASE)
NEEDED = {  # a word without which a kind is not met, sought first because it is quick
    "notice": ("notice",), "already": ("already",), "so": ("so ",), "answered": ("answer", "vote"),
    "carried": MOTIONS, "motion": (*MOTIONS, "vote", "bid"), "barred": ("voted",),
    "refused": ("against", "not"), "asked": ("ask",), "down": ("down",), "taken": ("out", "off"),
    "same": ("followed", "next", "did"), "voting": ("vote", "decide", "hold", "take"),
    "nominal": tuple(NOUNS), "gapped": (DATE,), "theirs": ("’s", "'s", "ours", "mine"),
    "withdrew": ("withdrew", "removed", "pulled", "yanked"),
}  # fmt: skip
DENIED = {"renew": "ended", "approve": "rejected"}  # "was not renewed"
# verbs that need no agreement near them, in a text that is about agreements
SURE = (
    "signed", "signed on", "signed up", "did sign", "joined", "rejoined", "applied", "reapplied",
    "dropped out", "pulled out", "opted out", "withdrew",
)  # fmt: skip
PLAIN = re.compile(any_of(SURE), re.IGNORECASE)
OFFERED = re.compile(r"\b(?:idea|offer|invitation)$")  # "dropped | the idea"
LEFT = 120  # characters in which the subject of a verb without object stands


@dataclass(frozen=True, kw_only=True, slots=True)
class Trigger:
    """Words that say what became of an agreement."""

    event: str
    kind: str
    start: int  # of the verb, or of what governs it
    end: int
    thing: tuple[int, int] | None  # the agreement or application; None where it is left out
    subject: int | None = None  # where the subject begins, if it is known
    tail: int = 0  # where all of its words end
    whom: tuple[int, int] | None = None  # who is taken out, or turned down
    governor: str = FACT

    @property
    def last(self) -> int:
        """Where its words end, with the agreement if that stands behind."""
        return max(self.end, self.tail, self.thing[1] if self.thing else 0)


def find_triggers(masked: str, start: int, end: int, *, is_near: bool = True) -> list[Trigger]:
    """Those of a sentence from left to right; none lies inside another.

    Where nothing near speaks of an agreement, only verbs that need none are looked for.
    """
    if not is_near and PLAIN.search(masked, start, end) is None:
        return []
    words = masked[start:end]
    here = {letter for letter in ANY if letter in words}
    if not here and LETTERLESS.search(words) is None:
        return []
    if not may_tell(masked, start, end):
        return []
    found: list[Trigger] = []
    if is_near:
        if DEAL in here or PLAN in here or POINTING.search(words):
            found += [*_done(masked, start, end), *_apart(masked, start, end)]
        found += _patterns(masked, start, end, here)
    if found or PARTY in here or FEDERAL in words:
        found += _alone(masked, start, end, found)
    return list(_outer(sorted(found, key=_rank)))


def _done(masked: str, start: int, end: int) -> Iterator[Trigger]:
    """ "Signed | its agreement"."""
    for verb in ACTS.finditer(masked, start, end):
        words = _plain(verb.group())
        for senses, pattern in ((DONE, OBJECT), (LIGHT, NEAR_OBJECT)):
            thing = pattern.match(masked, verb.end(), end) if words in senses else None
            if thing:
                at = thing.span("thing" if thing["thing"] else "pronoun")
                yield from _acts(masked, start, verb, senses[words], at, "deal")
                break


def _apart(masked: str, start: int, end: int) -> Iterator[Trigger]:
    """ "Turned | it | down"."""
    for verb in APART.finditer(masked, start, end):
        several = SPLIT.get((_plain(verb["verb"]), _plain(verb["tail"])), ())
        yield from _acts(masked, start, verb, several, verb.span("thing"), "deal", tail=verb.end())


def _alone(masked: str, start: int, end: int, found: Iterable[Trigger]) -> Iterator[Trigger]:
    """ "Cass County | pulled out"; "joined in 2008 and | left"."""
    first = min((one.start for one in found), default=end)
    for verb in ALONES.finditer(masked, start, end):
        if END.match(masked, verb.end(), end) is None:
            continue
        left = BEFORE_ALONE.search(masked, max(start, verb.start() - LEFT), verb.start())
        later = GOES_ON.search(masked, max(start, verb.start() - 30), verb.start())
        for one in _acts(masked, start, verb, ALONE[_plain(verb.group())], None, "bare"):
            if one.governor != FACT:
                left = BEFORE_ALONE.search(masked, max(start, one.start - LEFT), one.start) or left
            subject = left.start("subject") if left else None
            if subject is not None or one.governor != FACT:
                yield replace(one, subject=subject)
            elif later and first < verb.start():
                yield replace(one, kind="coordinated")
            elif later and (at := masked.find(PARTY, start, verb.start())) >= 0:
                yield replace(one, subject=at)
            first = min(first, verb.start())
            break


def _acts(
    masked: str, start: int, verb: re.Match[str], senses: Iterable[Sense],
    thing: tuple[int, int] | None, kind: str, *, tail: int = 0,
) -> Iterator[Trigger]:  # fmt: skip
    """The first reading of a verb that states anything."""
    is_plan = thing is not None and (
        masked[thing[0]] == PLAN
        or OFFERED.search(masked, *thing) is not None
        or (masked[thing[0]] not in (DEAL, PLAN) and _last_is_plan(masked, start, verb.start()))
    )
    for sense in senses:
        read = reading(masked, start, verb.start(), sense)
        event = outcome(sense.act, read.governor, is_plan=is_plan) if read else None
        if event == "paused" and thing and OFFERED.search(masked, *thing):
            event = "withdrawn"  # "shelved the idea"
        if read and event and (is_plan or sense.manner != "papers"):
            yield Trigger(
                event=event, kind="noun" if sense.manner == "nouns" else kind, start=read.start,
                end=verb.end("verb") if tail else verb.end(),
                thing=thing, tail=tail, governor=read.governor,
            )  # fmt: skip
            return


def _last_is_plan(masked: str, start: int, end: int) -> bool:
    """Whether "it" means an application: "withdrew | it"."""
    return masked.rfind(PLAN, start, end) > masked.rfind(DEAL, start, end)


def _patterns(masked: str, start: int, end: int, here: set[str]) -> Iterator[Trigger]:
    words = masked[start:end].lower()
    for kind, pattern in COMPILED.items():
        if kind not in LOOSE and here.isdisjoint(LETTER.get(kind, ANY)):
            continue
        if kind in NEEDED and not any(word in words for word in NEEDED[kind]):
            continue
        for match in pattern.finditer(masked, start, end):
            if trigger := _met(kind, match):
                yield trigger


def _met(kind: str, match: re.Match[str]) -> Trigger | None:
    groups = match.groupdict()
    verb = "own" if groups.get("own") else "verb"
    event = OF_KIND.get(kind) or _of_words(kind, groups, _plain(match[verb]))
    if event is None:
        return None
    return Trigger(
        event=event, kind=kind, start=match.start(verb), end=match.end(verb),
        thing=match.span("thing") if "thing" in groups else None,
        whom=match.span("whom") if groups.get("whom") else None,
        subject=match.start("subject") if "subject" in groups else None,
    )  # fmt: skip


def _of_words(kind: str, groups: dict[str, str], words: str) -> str | None:
    if kind in ("motion", "carried"):
        return "rejected" if groups["failed"] else "approved"
    if kind == "nominal":
        return outcome(NOUNS[words][0].act, None, is_plan=False)
    sense = OF[words][0] if groups.get("own") else None
    if sense is None:
        sense = DONE[words][0] if kind == "relative" else SUFFERED[words]
    if sense.act == "consider" and kind == "passive" and sense.manner != "of":
        return "considered"
    if groups.get("denied"):
        return DENIED.get(sense.act)
    return outcome(sense.act, None, is_plan=PLAN in (groups.get("thing") or ""))


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())


def _rank(one: Trigger) -> tuple[int, int, bool]:
    return one.start, -one.last, one.kind == "passive"


def _outer(found: list[Trigger]) -> Iterator[Trigger]:
    last = -1
    for trigger in found:
        if trigger.start >= last:
            yield trigger
            last = trigger.last
