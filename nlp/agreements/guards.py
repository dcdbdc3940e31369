"""What makes the words for an event no fact: a denial, a wish, a condition, a question."""

import re

from nlp.agreements.alphabet import DEAL, PARTY, PLAN
from nlp.agreements.triggers import Trigger

LOOK_BACK = 60  # characters before a verb
# "has not | signed", "never | joined", "has yet to | sign", "none has | joined"
DENIED = re.compile(
    r"(?:\b(?:not|never|nor|neither|cannot|none|nobody|hardly|without|yet\sto|instead\sof|rather\sthan)|n['’]t)"
    r"(?:\s[\w-]+){0,3}\s$",
    re.IGNORECASE,
)
# "would have | signed", "to | run", "will | end"
MODAL = re.compile(
    r"\b(?:[Ww]ould|could|should|might|may|must|will|shall|can|cannot|to|[Ll]et|make|help|want|wants|planned|planning)\s"
    r"(?:(?:\w+ly|also|be|not|soon|have|been|still|then|first|has|formally)\s){0,3}$|['’](?:d|ll)\s(?:\w+ly\s|have\s|be\s)?$"
    rf"|\b(?:[Ll]et|make|help|have|see|want|wants|asks?|asked|told)\s{PARTY}+\s$"
)
# "if the county | signed", "had the county | signed", "a bill that would have the state | end"
CONDITION = re.compile(
    r"\b(?:[Ii]f|unless|whether|wish(?:es|ed)?|in\scase|as\sthough|suppose|hopes?|hoped|urg(?:ed?|es|ing)|calls?\s(?:on|for)|"
    r"called\s(?:on|for)|calling\s(?:on|for)|demand\w*|petition\w*|threat\w+|propos\w+|would|could|might|should|false\w*|rumou?rs?)\b"
    rf"|(?:^|,\s)[Hh]ad\s{PARTY}",
)
CLAUSE = re.compile(r"[;:—–(]|,\s(?:and|but|while|though|although)\s|\s(?:but|while)\s")
QUESTION = re.compile(r"\?[”\"’')]*\s*$")
# "left the program | in place"
UNDONE = re.compile(
    r"\s(?:in\splace|intact|alone|unchanged|untouched|in\seffect|as\sit\s(?:is|was))\b"
)
# "would put it on the agenda | only if"
WOULD = re.compile(r"(?:would|will)\b", re.IGNORECASE)
ONLY_IF = re.compile(r"[^.;:]{0,60}\b(?:if|unless)\b", re.IGNORECASE)
THINGS = re.compile(rf"[{DEAL}{PLAN}]")


def is_fact(masked: str, sentence: tuple[int, int], trigger: Trigger) -> bool:
    """Whether a sentence states an event, and does not only ask, wish, fear or deny it."""
    start, end = sentence
    if QUESTION.search(masked, max(start, end - 5), end):
        return False
    if trigger.thing and trigger.event == "ended" and UNDONE.match(masked, trigger.thing[1]):
        return False
    if WOULD.match(masked, trigger.start) and ONLY_IF.match(masked, trigger.last, end):
        return False
    if trigger.kind in ("deal", "bare", "coordinated"):
        return True  # governing.py has looked
    before = masked[max(start, trigger.start - LOOK_BACK) : trigger.start]
    clause = CLAUSE.split(masked[max(start, trigger.start - 4 * LOOK_BACK) : trigger.start])[-1]
    return not (DENIED.search(before) or CONDITION.search(clause) or MODAL.search(before))


def is_pronoun(masked: str, trigger: Trigger) -> bool:
    """Whether the agreement is only "it", "one" or "those"."""
    return trigger.thing is not None and not THINGS.match(masked, trigger.thing[0])


def is_it(masked: str, text: str, trigger: Trigger) -> bool:
    """Whether the two letters that stand for an agreement are "it", and not "he"."""
    if trigger.thing is None or masked[trigger.thing[0]] != PARTY:
        return True
    return text[slice(*trigger.thing)].lower() == "it"
