"""Whose agreement the words of a sentence are about."""

import re
from collections.abc import Sequence

from nlp.agreements.alphabet import DATE, FEDERAL, OTHER, PARTY
from nlp.agreements.owners import Owner
from nlp.agreements.pointing import Meant
from nlp.agreements.triggers import Trigger

# "Cass County | ’s | 287(g) agreement"
POSSESSIVE = re.compile(r"(?:(?:['’]s?)?\s(?:own\s)?)?$")
# "agreement | with | Cass County", "agreements | held by the sheriffs of | Cass", "renewal | by"
BEHIND = re.compile(
    rf"(?:\s{DATE}+)?(?:\swith\s{FEDERAL}+|,?\s(?:that|which))?\s?(?:with|held\sby|by|between|of|,?\s?from|for|at|in|to|that|which|among)?\s?"
    rf"(?:{FEDERAL}+\sand\s)?(?:the\s)?$"
)
# "Cass County, to the south, | had since | signed"
LEADING = re.compile(r"(?:\b(?:has|have|had|did|also|since|now|\w+ly)\s)*$")
AHEAD = re.compile(rf"(?:\s{DATE}+)?,\s(?:the\s)?")  # " in 2021, "
PASSIVE = ("passive", "plan-passive", "reduced", "nominal", "itself")
FARTHEST_BEHIND = 60  # characters
# "sheriffs, | including | Cass County’s", "counties — | Bucks"
NAMELY = re.compile(
    r"(?:,?\s(?:including|such\sas|like|namely|in|of|from|among\sthem)|:|\s?[—–])\s(?:the\s)?$"
)  # at the end
INHERITS = re.compile(
    r"(?:,|\band|\bbut|\bthen)\s(?:\w+ly\s|then\s)?(?:has\s|have\s|had\s|was\s|were\s)?$"
)


def behind(masked: str, trigger: Trigger, here: Sequence[Meant]) -> Sequence[Owner]:
    """Those named behind an agreement: "the agreement with Cass County"."""
    end = trigger.last
    for one in here:
        start = one.group.start
        if start >= end and start - end < FARTHEST_BEHIND and BEHIND.fullmatch(masked, end, start):
            if one.owners:
                return one.owners
            if one.group.letter == FEDERAL:
                continue
        elif start >= end + FARTHEST_BEHIND:
            break
    return ()


def ahead(masked: str, trigger: Trigger, here: Sequence[Meant]) -> Sequence[Owner]:
    """The subject behind "After leaving the program in 2021, "."""
    for one in here:
        if one.group.start >= trigger.last:
            opened = AHEAD.fullmatch(masked, trigger.last, one.group.start)
            return one.owners if opened else ()
    return ()


def at(here: Sequence[Meant], start: int) -> Sequence[Owner]:
    """Those whom the words at an offset name."""
    return next((one.owners for one in here if one.group.start == start), ())


def holder(masked: str, trigger: Trigger, here: Sequence[Meant]) -> Sequence[Owner]:
    """Those whose the agreement is called: "the county's 287(g) agreement"."""
    if trigger.thing is None:
        return ()
    start = trigger.thing[0]
    for one in reversed(here):
        end = one.group.end
        if end <= start < end + 8 and POSSESSIVE.fullmatch(masked, end, start):
            return one.owners
    return ()


def before(
    masked: str,
    start: int,
    trigger: Trigger,
    here: Sequence[Meant],
    last: Sequence[Owner],
    after: int,
) -> tuple[Sequence[Owner], bool]:
    """The subject to the left of a verb, and whether it is ICE or somebody else."""
    end = trigger.start if trigger.subject is None else trigger.subject + 1
    left = [one for one in here if one.group.start < end]
    if trigger.kind in PASSIVE and trigger.thing:
        left = [one for one in left if one.group.start < trigger.thing[0]]
    elif trigger.subject is None:
        left = _unparenthesised(masked, start, trigger.start, left)
    inner = [one for one in left if one.group.start >= after and not one.is_preposed]
    if last and not inner and INHERITS.search(masked, max(start, end - 24), end):
        return last, False
    for one in reversed(left):
        if one.is_preposed:
            continue
        if one.group.letter == PARTY:
            if one.owners:
                return one.owners, False
        elif named := _namely(masked, one, here):
            return named, False
        else:
            return (), True
    lone = [one for one in left if one.owners and one.group.letter == PARTY]
    return (lone[-1].owners, False) if lone else ((), False)


def _namely(masked: str, one: Meant, here: Sequence[Meant]) -> Sequence[Owner]:
    """The counties of "four counties, including Cass and Otoe"."""
    if one.group.letter != OTHER or one.party.is_person:
        return ()
    end = one.group.end
    for other in here:
        if other.group.start >= end and NAMELY.search(masked, end, other.group.start):
            return other.owners
    return ()


def _unparenthesised(masked: str, start: int, verb: int, left: list[Meant]) -> list[Meant]:
    """Without those between the commas of "Cass County, a neighbour of Otoe County, signed"."""
    words = LEADING.sub("", masked[start:verb]).rstrip()
    if not words.endswith(","):
        return left
    opening = words.rfind(",", 0, len(words) - 1)
    if left and left[-1].group.end - start - 1 > opening:
        return left  # the comma belongs to "Bristol, Virginia,"
    if opening < 0:
        return left
    return [one for one in left if one.group.start < start + opening]
