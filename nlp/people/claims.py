"""Which title a text gives to which name, by where the two stand.

Before the name ("Acting ICE Director Ann Sample"), in apposition after it ("Ann Sample, the sheriff
of Cass County,"), as a predicate ("Ann Sample, who is sheriff", "Ann Sample was elected sheriff"),
and with the name in apposition ("the county's sheriff, Ann Sample,").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nlp.found import Mention
from nlp.people.title_words import (
    MOST_BEFORE,
    after_determiner,
    barrier,
    first_word,
    region_end,
    title_end,
)
from nlp.people.titles import HEADS, Head, Title

# ", ", ", 45, ", ", R-Ga., ", " (D-Neb.), ", ", Jr., " between a name and its apposition
FARTHEST = 200  # characters
GAP = re.compile(
    r"(?:,? ?\([^()\n]{1,40}\))?(?:,\s|\s[—–-]{1,2}\s)(?:(?:\d{1,3}|[RDI]-[A-Z][\w. ]{1,12}),\s)?"
)
# ", who is ", " was elected ", " serves as "
PREDICATE = re.compile(
    r",?\s(?:who\s)?(?:was (?:re-)?elected|was appointed|was sworn in|is now|currently serves|"
    r"also serves|has been|had been|is|was|serves|served|serving|works|worked|became)\s(?:as\s)?"
)
# ", who runs the Elko County jail"
RUNS = re.compile(
    r",?\s(?:who\s)(?P<verb>runs|heads|leads|oversees|directs|chairs)\s(?P<body>[^,.;:\n“”\"]{3,80})"
)
# Sens. Ann Sample (D-Neb.), | Al Doe, R-Iowa, and | Jo Roe
LIST_NEXT = re.compile(
    r"(?:\s?\([^()\n]{1,40}\)|,\s[RDI]-[A-Z][\w. ]{1,14}(?=,| and))?(?:,?\s(?:and|&)\s|,\s)"
)
# Col. (Ret.) | Ann Sample; Director Dr. | Ann Sample
AFTER_HEAD = re.compile(r"(?:\s\((?:ret|Ret)\.\))?\s+(?:Dr\.\s|Mr\.\s|Ms\.\s|Mrs\.\s)?")
NAME_FOLLOWS = re.compile(
    r"(?:\s(?:for|of)\s[^,.;:“”\"\n]{3,60})?,\s"
)  # a spokesman for it, Ann Sample
# the county's new | sheriff, Ann Sample
OWNED = re.compile(
    r"(?:\b[Tt]he|\b[Aa]n?|[’']s?|\b[Ii]ts|\b[Oo]ur|\b[Tt]heir)\s(?:[\w.-]+\s){0,4}$"
)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """That a text gives a title to a name."""

    mention: Mention
    title: Title
    printed: tuple[int, int]  # the title from its first modifier to its head
    region: tuple[int, int]  # all words that stand with it: body and place
    relation: str  # before, apposition, predicate, after
    plural: str = ""  # the head as printed where several bear the title


def find_claims(text: str, mentions: Sequence[Mention], heads: Sequence[Head]) -> Iterator[Claim]:
    """All titles of all names."""
    at = {mention.start: mention for mention in mentions}
    used: set[int] = set()
    names = [mention.start for mention in mentions]
    for head in heads:
        index = bisect_right(names, head.start) - 1
        floor = mentions[index].end if index >= 0 else 0
        touches = index >= 0 and floor < head.start <= floor + 3  # Sample spokeswoman Ann Doe
        reach = mentions[index].start if touches else None
        for claim in (*_before(text, head, at, floor, reach), *_named(text, head, at, floor)):
            used.add(head.start)
            yield claim
    starts = [head.start for head in heads]
    for mention in mentions:
        yield from _after(text, mention, heads, starts, names, used)


def _before(
    text: str, head: Head, at: Mapping[int, Mention], floor: int, reach: int | None
) -> Iterator[Claim]:
    gap = AFTER_HEAD.match(text, head.end)
    mention = at.get(gap.end()) if gap is not None else None
    if mention is None:
        return
    start = first_word(text, head.start, floor)
    while mention is not None:
        yield Claim(
            mention=mention,
            title=head.title,
            printed=(start, head.end),
            region=(start if reach is None else reach, head.end),
            relation="before",
            plural=text[head.start : head.end] if head.title.singular else "",
        )
        gap = LIST_NEXT.match(text, mention.end) if head.title.singular else None
        mention = at.get(gap.end()) if gap is not None else None


def _named(text: str, head: Head, at: Mapping[int, Mention], floor: int) -> Iterator[Claim]:
    """The county's sheriff, Ann Sample, said."""
    gap = NAME_FOLLOWS.match(text, head.end)
    if gap is None or head.title.singular:
        return
    mention = at.get(gap.end())
    before = text[max(0, head.start - 60) : head.start]
    if mention is None or not OWNED.search(before):
        return
    if text[mention.end : mention.end + 1] not in {",", ".", ";"}:
        return
    start = first_word(text, head.start, floor)
    yield Claim(
        mention=mention,
        title=head.title,
        printed=(start, head.end),
        region=(max(0, start - 60), gap.end() - 2),
        relation="after",
    )


def _after(
    text: str,
    mention: Mention,
    heads: Sequence[Head],
    starts: Sequence[int],
    names: Sequence[int],
    used: set[int],
) -> Iterator[Claim]:
    runs = RUNS.match(text, mention.end)
    if runs is not None:
        yield Claim(
            mention=mention,
            title=HEADS["head"],
            printed=(runs.start("verb"), runs.end("body")),
            region=runs.span("body"),
            relation="predicate",
        )
        return
    predicate = PREDICATE.match(text, mention.end)
    gap = predicate or GAP.match(text, mention.end)
    if gap is None:
        return
    first = begin = gap.end()
    limit = barrier(text, begin)
    following = bisect_right(names, mention.start)
    if following < len(names):
        limit = min(limit, names[following])
    for index in range(bisect_right(starts, begin - 1), len(heads)):
        head = heads[index]
        between = text[begin : min(head.start, begin + FARTHEST)]
        if head.end > limit or head.start in used or not _belongs(between, begin == first):
            return
        if begin == first:
            start = after_determiner(text, begin, head.start)
        else:
            start = first_word(text, head.start, begin)
        yield Claim(
            mention=mention,
            title=head.title,
            printed=(start, title_end(text, head)),
            region=(begin, region_end(text, head.end)),
            relation="apposition" if predicate is None else "predicate",
        )
        begin = head.end


def _belongs(between: str, is_first: bool) -> bool:
    """The words from the name to the first head, or from one head to the next: `and borough …`."""
    if is_first:
        return between.count(",") <= 1 and len(between.split()) <= MOST_BEFORE
    return ANOTHER.match(between) is not None


# a dairy farmer and town | council member
ANOTHER = re.compile(r"[^,;]{0,50}(?:\band\b|&|/)[^,;]{0,40}$")
