"""Titles that stand after a name: "Ann Sample, the sheriff of Cass County,", "Ann Sample, who is
sheriff", "Ann Sample was elected sheriff", "Ann Sample and Al Doe, both commissioners,"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nlp.found import Mention
from nlp.people.claim import Claim
from nlp.people.name_patterns import LIST_NEXT
from nlp.people.title_words import (
    MOST_BEFORE,
    after_determiner,
    barrier,
    first_word,
    is_noun_phrase,
    region_end,
    title_end,
)
from nlp.people.titles import TitleHead

# ", ", ", 45, ", ", R-Ga., ", " (D-Neb.), ", ", of Kane, " between a name and its apposition
GAP = re.compile(
    r"(?:,? ?\([^()\n]{1,40}\))?(?:,\s|\s[—–-]{1,2}\s)(?:(?:\d{1,3}|[RDI]-[A-Z][\w. ]{1,12}|"
    r"of\s[A-Z][\w.’-]{1,20}(?:\s[A-Z][\w.’-]{1,20})?),\s)?"
)
# ", who is ", " was first elected ", " now serves as "
PREDICATE = re.compile(
    r",?\s(?:who\s)?(?:(?:\w+ly|also|now|first|then|still|once)\s)?(?P<verb>"
    r"(?:is|was|has been|had been)(?:\s(?:\w+ly|now|also|then|still|first|once))?"
    r"(?:\s(?:re-?)?(?:elected|appointed|named|chosen|hired|sworn in|promoted to))?|became|becomes|"
    r"serves|served|serving|works|worked|retired|resigned|stepped down|won election)"
    r"(?:\s(?P<long>\w+\s(?:terms|years)))?\s(?:as\s)?"
)
PAST = re.compile(r"served|worked|retired|resigned|stepped|had been|was$|was once")
# "sheriff |from 1993 until 2009", "sheriff| for 16 years"; also a predicate "was sheriff when"
ENDED = re.compile(
    r"[^.;“”\"\n]{0,60}\b(?:until|through|from \d{4}|for \w+ (?:years|terms)|when|in \d{4})\b"
)
# a dairy farmer| and town |council member
ANOTHER = re.compile(r"[^,;]{0,50}(?:\band\b|&|/)[^,;]{0,40}$")
# Ann Sample and Al Doe|, both county |commissioners
ALL = re.compile(r",\s(?:all|both)(?:\s(?:of them|three|four|five))?\s")
POSSESSIVE = re.compile(r"[’']s?\s")  # the sheriff|’s |spokesman; the commissioners|’ |clerk


def after_names(
    text: str, mentions: Sequence[Mention], heads: Sequence[TitleHead], used: set[int]
) -> Iterator[Claim]:
    """The titles behind all names, but for heads that stand before a name."""
    free = [head for head in heads if head.start not in used]
    starts = [head.start for head in free]
    for index, mention in enumerate(mentions):
        following = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        for claim in _after(text, mention, following, free, starts):
            yield claim
            if claim.plural:
                yield from _shared(text, mentions[:index], claim)


def _after(
    text: str,
    mention: Mention,
    following: int,
    heads: Sequence[TitleHead],
    starts: Sequence[int],
) -> Iterator[Claim]:
    everyone = ALL.match(text, mention.end)
    predicate = PREDICATE.match(text, mention.end)
    gap = everyone or predicate or GAP.match(text, mention.end)
    if gap is None:
        return
    limit = min(barrier(text, gap.end()), following)
    near = heads[bisect_left(starts, gap.end()) : bisect_left(starts, limit)]
    for head, begin, is_first in _run(text, near, gap.end(), limit):
        start = (after_determiner if is_first else _first)(text, begin, head.start)
        yield Claim(
            mention=mention,
            title=head.title,
            printed=(start, title_end(text, head)),
            region=(begin, region_end(text, head.end)),
            relation="apposition" if predicate is None else "predicate",
            plural=text[head.start : head.end] if everyone and head.title.singular else "",
            is_past=predicate is not None and _is_past(text, predicate, head.end),
        )


def _run(
    text: str, heads: Sequence[TitleHead], begin: int, limit: int
) -> Iterator[tuple[TitleHead, int, bool]]:
    """The heads of one noun phrase, where each one's words begin, and whether it is the first."""
    is_first, is_owned = True, False
    for head in heads:
        between = text[begin : head.start]
        if is_owned and ANOTHER.match(between):
            is_first = False  # the sheriff’s nephew and a former deputy
        if head.end > limit or not _belongs(between, is_first):
            return
        if (owner := POSSESSIVE.match(text, head.end)) is not None:  # the sheriff’s | spokesman
            begin, is_first, is_owned = owner.end(), True, True
            continue
        yield head, begin, is_first
        begin, is_first, is_owned = head.end, False, False


def _first(text: str, begin: int, head: int) -> int:
    return first_word(text, head, begin)


def _belongs(between: str, is_first: bool) -> bool:
    """The words from the name to the first head, or from one head to the next: `and borough …`."""
    if is_first:
        is_short = between.count(",") <= 1 and len(between.split()) <= MOST_BEFORE
        return is_short and is_noun_phrase(between)
    return ANOTHER.match(between) is not None


def _is_past(text: str, predicate: re.Match[str], end: int) -> bool:
    """Ann Sample was sheriff until 2019, served two terms as mayor."""
    verb = predicate["verb"]
    if verb == "served" and predicate["long"]:
        return True
    return PAST.search(verb) is not None and (
        verb.startswith(("had", "re", "stepped")) or ENDED.match(text, end) is not None
    )


def _shared(text: str, before: Sequence[Mention], claim: Claim) -> Iterator[Claim]:
    """The others of a list whose last name has the title of all."""
    last = claim.mention
    for mention in reversed(before):
        gap = LIST_NEXT.match(text, mention.end)
        if gap is None or gap.end() != last.start:
            return
        last = mention
        yield Claim(
            mention=mention,
            title=claim.title,
            printed=claim.printed,
            region=claim.region,
            relation=claim.relation,
            plural=claim.plural,
        )
