"""Where a text names bodies of government."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.records import Jurisdiction
from nlp.bodies.heads import Head, Printed, federal, heads, may_begin, runs, words_of
from nlp.bodies.owners import Owned, Owners, fitting, in_county, owned, owners, presumed
from nlp.found import FoundJurisdiction
from nlp.places.vocabulary import vocabulary
from nlp.words import Word

COMMITTEES = {"committee", "subcommittee", "advisory"}  # "the House Homeland Security Committee"
LONGEST_OWNER = 5  # words


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """One naming of a body; without a name where the text only says "the sheriff's office"."""

    start: int
    end: int
    head: str  # "Sheriff's Office", or the whole name of a federal body
    kind: str
    score: float
    name: str | None = None
    state: str | None = None
    jurisdiction: Jurisdiction | None = None
    listed: str | None = None  # Agency.id of the agency on ICE's lists that it is
    is_moved: bool = False  # to another state than its place was first taken for
    is_unsettled: bool = False  # two states may be meant


def find_bodies(
    text: str, words: Sequence[Word], found: Sequence[FoundJurisdiction]
) -> Iterator[Body]:
    """Bodies from left to right, the longest name at each word."""
    known = owners(found)
    position = 0
    while position < len(words):
        naming = at(text, words, position, known)
        if naming:
            yield presumably(text, naming[0], found)
        position = naming[1] + 1 if naming else position + 1


def at(text: str, words: Sequence[Word], first: int, known: Owners) -> tuple[Body, int] | None:
    """The longest name that begins at a word, and the position of its last."""
    if not may_begin(words[first]):
        return None
    for printed in runs(text, words, first):
        body = local(text, words, printed, known) or national(words, printed)
        if body:
            return body, printed.last
    return None


def national(words: Sequence[Word], printed: Printed) -> Body | None:
    """A federal body: "Customs and Border Protection", "ICE"."""
    name = federal().get(printed.key)
    if name is None or not words[printed.first].capital or next_is(words, printed, COMMITTEES):
        return None
    start, end = words[printed.first].start, printed.end
    return Body(start=start, end=end, head=name, kind="federal", score=1.0, name=name)


def local(text: str, words: Sequence[Word], printed: Printed, known: Owners) -> Body | None:
    """A body of a state, county or town, named with its owner, with another name, or by none."""
    candidates = heads().get(printed.key)
    if candidates is None:
        return None
    if printed.key == "police" and next_is(words, printed, words_of("not_behind_police")):
        return None  # "the Bensalem police chief" is a person
    start, end = words[printed.first].start, printed.end
    if with_owner := owned(text, start, end, known):
        head = fitting(candidates, with_owner.owner)
        if head is None or is_within(text, start, with_owner, head):
            return None
        body = Body(
            start=with_owner.start, end=with_owner.end, head=head.name, kind=head.kind, score=0.0
        )
        return of_owner(text, body, in_county(head.kind, with_owner.owner))
    if printed.first == printed.last:
        return None
    begin = whole_name(text, words, printed.first)
    return Body(
        start=begin, end=end, head=candidates[0].name, kind=candidates[0].kind, score=0.7,
        name=text[begin:end] if begin < start else None,
    )  # fmt: skip


def is_within(text: str, start: int, owned: Owned, head: Head) -> bool:
    """Meets "a police department in Bucks County", which is some town's."""
    county = owned.owner.jurisdiction is None or owned.owner.jurisdiction.fips is not None
    return head.kind == "police" and county and owned.start == start and text[start].islower()


def next_is(words: Sequence[Word], printed: Printed, keys: frozenset[str] | set[str]) -> bool:
    """Whether one of some words comes behind."""
    return any(word.key in keys for word in words[printed.last + 1 : printed.last + 2])


def of_owner(text: str, body: Body, one: FoundJurisdiction) -> Body:
    """A body with its owner; of an owner that stays ambiguous only the printed name is known."""
    known = one.jurisdiction
    if known is None:
        return replace(body, name=text[body.start : body.end], score=one.score)
    return replace(
        body, name=name_of(body.head, known), state=known.state, jurisdiction=known,
        score=one.score,
    )  # fmt: skip


def name_of(head: str, owner: Jurisdiction) -> str:
    """The one name of an owner's body: "Dakota County Attorney's Office"."""
    short = head.removeprefix("County ") if owner.name.endswith(" County") else head
    return f"{owner.name} {short}"


def presumably(text: str, body: Body, found: Sequence[FoundJurisdiction]) -> Body:
    """ "The sheriff's office" as that of the one county whose sheriff the text names."""
    if body.name is not None:
        return body
    one = presumed(text, body.kind, found)
    if one is None or one.jurisdiction is None:
        return body
    return replace(of_owner(text, body, one), score=0.6)


def whole_name(text: str, words: Sequence[Word], first: int) -> int:
    """Where a name begins whose owner we do not know: "Readington Township Police Department"."""
    none = vocabulary("before") | vocabulary("prepositions")
    begin = first
    while begin and first - begin < LONGEST_OWNER and words[begin].capital:
        left = words[begin - 1]
        parted = text[left.end : words[begin].start] not in {" ", "-"}
        if left.key == "of" and begin > 1 and words[begin - 2].key in vocabulary("bodies_of"):
            begin -= 2  # "University of Florida Police Department"
        elif parted or not left.capital or left.key in none:
            break
        else:
            begin -= 1
    return words[begin].start
