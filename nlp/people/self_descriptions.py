"""Titles apart from their name: “I’m the county judge,” Sample said; “No,” the mayor said."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from nlp.found import Mention
from nlp.people.claim import Claim
from nlp.people.titles import TitleHead
from nlp.speech.cues import VERB

# “I’m the |sheriff
I_AM = re.compile(r"\bI(?:[’']m|\sam)\s(?:the|an?|your)\s(?:[\w’'-]+\s){0,3}?$")
THE = re.compile(r"\bthe\s$")  # the |mayor
SAID = re.compile(rf",?\s{VERB}")  # Sample| said
SAYING = re.compile(rf"{VERB}\s$")  # said |Sample
BEFORE = 60  # characters before a head
BEHIND = 400  # characters from a head to the speaker's name
APART = 1500  # characters from a name to the head that is said of it


def find_self_descriptions(
    text: str, mentions: Sequence[Mention], heads: Sequence[TitleHead]
) -> Iterator[Claim]:
    """“I’m the county judge,” Sample said."""
    starts = [mention.start for mention in mentions]
    for head in heads:
        lead = I_AM.search(text, max(0, head.start - BEFORE), head.start)
        if lead is None:
            continue
        index = bisect_left(starts, head.end)
        for mention in mentions[index : index + 1]:
            if mention.start - head.end < BEHIND and _says(text, head.end, mention):
                yield _claim(mention, head, lead.end(), "predicate")


def _says(text: str, start: int, mention: Mention) -> bool:
    """Whether a name in the paragraph is that of who speaks."""
    if "\n" in text[start : mention.start]:
        return False
    behind = SAID.match(text, mention.end) or SAYING.search(text, start, mention.start)
    return behind is not None


def find_described(
    text: str, mentions: Sequence[Mention], heads: Sequence[TitleHead], known: Collection[str]
) -> Iterator[Claim]:
    """Ann Sample signed. “We had to,” the mayor said. Roles that are `known` have their bearers."""
    starts = [mention.start for mention in mentions]
    for head in heads:
        title = head.title
        if title.official != "yes" or title.singular is not None or title.role in known:
            continue
        if not THE.search(text, max(0, head.start - 5), head.start) or not SAID.match(
            text, head.end
        ):
            continue
        index = bisect_right(starts, head.start) - 1
        if index >= 0 and _is_near(text, mentions[index].end, head.start):
            yield _claim(mentions[index], head, head.start, "described")


def _is_near(text: str, end: int, start: int) -> bool:
    """Whether two places are in one paragraph, or in two that follow each other."""
    return start - end < APART and text.count("\n\n", end, start) < 2


def _claim(mention: Mention, head: TitleHead, start: int, relation: str) -> Claim:
    span = (start, head.end)
    return Claim(mention=mention, title=head.title, printed=span, region=span, relation=relation)
