"""Which title a text gives to which name, by where the two stand.

Before the name ("Acting ICE Director Ann Sample"), with the name in apposition ("the county's
sheriff, Ann Sample,"), in apposition or as a predicate after it (after_names.py), or by what the
person does (duties.py).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from nlp.found import Mention
from nlp.people.after_names import after_names
from nlp.people.claim import Claim
from nlp.people.duties import find_duties
from nlp.people.name_patterns import LIST_NEXT
from nlp.people.self_descriptions import find_self_descriptions
from nlp.people.title_words import first_word, title_end
from nlp.people.titles import TitleHead

# Col. (Ret.) | Ann Sample; Director Dr. | Ann Sample
AFTER_HEAD = re.compile(r"(?:\s\((?:ret|Ret)\.\))?\s+(?:Dr\.\s|Mr\.\s|Ms\.\s|Mrs\.\s)?")
# a spokesman for it|, Capt. |Ann Sample; the sheriff| is |Ann Sample
NAME_FOLLOWS = re.compile(
    r"(?:(?P<for>\s(?:for|of|in|at|with)\s[^,.;:“”\"\n]{3,60}|\sthere)?,\s|\s(?:is|was)\s)"
    r"(?:(?:Capt|Maj|Lt|Sgt|Cpl|Col|Dr|Mr|Ms|Mrs)\.\s)?"
)
# the county's new | sheriff, Ann Sample
OWNED = re.compile(
    r"(?:\b[Tt]he|\b[Aa]n?|[’']s?|\b(?:[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er))\s(?:[\w.-]+\s){0,4}$"
)
# Director| of Engineering |Ann Sample
COMPLEMENT = re.compile(r"\sof\s(?:(?:the|and|[A-Z][\w&]+)\s){1,5}")
# "Republican candidate for |governor Ann Sample", who is none
SOUGHT = re.compile(
    r"\b(?:candidates?|contender|nominee|hopeful|running|runs?|bid|race|campaign|challenger)"
    r"\sfor\s(?:\w+\s){0,2}$"
)
PART_REACH = 60  # characters
OWNED_REACH = 60  # characters before a head


def find_claims(
    text: str, mentions: Sequence[Mention], heads: Sequence[TitleHead]
) -> Iterator[Claim]:
    """All titles of all names."""
    at = {mention.start: mention for mention in mentions}
    names = [mention.start for mention in mentions]
    used: set[int] = set()
    for head in heads:
        index = bisect_right(names, head.start) - 1
        floor = mentions[index].end if index >= 0 else 0
        touches = index >= 0 and floor < head.start <= floor + 3  # Sample spokeswoman Ann Doe
        reach = mentions[index].start if touches else None
        for claim in (*_before(text, head, at, floor, reach), *_owned(text, head, at, floor)):
            used.add(head.start)
            yield claim
    for mention in mentions:
        yield from find_duties(text, mention)
    yield from find_self_descriptions(text, mentions, heads)
    yield from after_names(text, mentions, heads, used)


def _before(
    text: str, head: TitleHead, at: Mapping[int, Mention], floor: int, reach: int | None
) -> Iterator[Claim]:
    """Sheriff Ann Sample; Mayors Ann Sample of Kane, Al Doe of Bell and Jo Roe of Cass."""
    gap = AFTER_HEAD.match(text, head.end)
    end = head.end
    mention = at.get(gap.end()) if gap is not None else None
    if mention is None and not head.title.singular:
        mention, end = _part(text, head, at)
    if mention is None:
        return
    start = first_word(text, head.start, floor)
    if SOUGHT.search(text, max(0, start - PART_REACH), start):
        return
    while mention is not None:
        yield Claim(
            mention=mention,
            title=head.title,
            printed=(start, end),
            region=(start if reach is None else reach, end),
            relation="before",
            plural=text[head.start : head.end] if head.title.singular else "",
        )
        gap = LIST_NEXT.match(text, mention.end) if head.title.singular else None
        mention = at.get(gap.end()) if gap is not None else None


def _part(text: str, head: TitleHead, at: Mapping[int, Mention]) -> tuple[Mention | None, int]:
    """Director of Public Works Ann Sample: the name, and the end of the title before it."""
    words = COMPLEMENT.match(text, head.end, head.end + PART_REACH)
    for end in range(words.end(), head.end, -1) if words is not None else ():
        if text[end - 1] == " " and end in at:
            return at[end], end - 1
    return None, head.end


def _owned(text: str, head: TitleHead, at: Mapping[int, Mention], floor: int) -> Iterator[Claim]:
    """The county's sheriff, Ann Sample, said."""
    gap = NAME_FOLLOWS.match(text, head.end)
    if gap is None or head.title.singular:
        return
    mention = at.get(gap.end())
    if mention is None or not OWNED.search(text, max(0, head.start - OWNED_REACH), head.start):
        return
    if text[mention.end : mention.end + 1] not in {",", ".", ";"}:
        return
    start = first_word(text, head.start, floor)
    yield Claim(
        mention=mention,
        title=head.title,
        printed=(start, min(title_end(text, head), gap.start() + len(gap["for"] or ""))),
        region=(_sentence(text, start), gap.end() - 2),
        relation="after",
    )


# "signed. | Its": an owner stands in the same sentence
SENTENCE = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"])|\n")


def _sentence(text: str, start: int) -> int:
    """The start of the sentence, or so far back as an owner of an office stands."""
    floor = max(0, start - OWNED_REACH)
    return max((match.end() for match in SENTENCE.finditer(text, floor, start)), default=floor)
