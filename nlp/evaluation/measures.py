"""What is measured of one text: a list of scores and shares, the same for every text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from archive.people import name_slug
from nlp.evaluation.gold import Answer, Found
from nlp.evaluation.pairs import held, overlap, pairs
from nlp.evaluation.score import Measure, Score, Share

SAME_WORDS = 0.8  # a direct quote is found where so much of it is: as in PolNeAR's evaluations
SAME_CLAUSE = 0.5  # indirect speech has no marks to hold its borders
SAME_SENTENCE = 0.5
SAME_TITLE = 0.5  # "sheriff" for "Cass County sheriff"


def measures(given: Answer, wanted: Answer) -> list[Measure]:
    """All measures of one text."""
    return list(chain(places(given, wanted), officials(given, wanted), speech(given, wanted),
                      agreements(given, wanted)))  # fmt: skip


def places(given: Answer, wanted: Answer) -> Iterator[Measure]:
    """Jurisdictions by their id, each once a text."""
    found = {one["id"]: one for one in given.jurisdictions}
    right = {one["id"]: one for one in wanted.jurisdictions}
    both = [(found[id], right[id]) for id in found if id in right]
    yield score("jurisdictions", both, list(found.values()), list(right.values()), "id", wanted.id)
    yield share("role of the place", both, "role", wanted.id)


def officials(given: Answer, wanted: Answer) -> Iterator[Measure]:
    """Officials by name; a middle initial or nickname makes no other person."""
    found, right = (
        [one for one in answer.people if one.get("is_official")] for answer in (given, wanted)
    )
    both = list(pairs(found, right, lambda one, other: float(same_name(one, other)), 1.0))
    yield score("officials", both, found, right, "name", wanted.id)
    titled = [(one, other) for one, other in both if other.get("title")]
    yield Share(
        name="title",
        right=sum(same_title(one, other) for one, other in titled),
        of=len(titled),
        errors=tuple(
            f"{wanted.id}: title of {other['name']}: {one.get('title')!r}, not {other['title']!r}"
            for one, other in titled
            if not same_title(one, other)
        ),
    )
    for field in ("role", "jurisdiction", "is_former"):
        yield share(f"{field} of the official", both, field, wanted.id)


def speech(given: Answer, wanted: Answer) -> Iterator[Measure]:
    """Quotes and indirect speech, with their speakers."""
    for kind, name, least in (
        ("direct", "quotes", SAME_WORDS),
        ("indirect", "indirect speech", SAME_CLAUSE),
    ):
        found, right = (
            [one for one in answer.quotes if one.get("kind") == kind] for answer in (given, wanted)
        )
        both = list(
            pairs(found, right, lambda one, other: overlap(one["text"], other["text"]), least)
        )
        spoken = [(one, other) for one, other in both if same_speaker(one, other)]
        yield score(name, both, found, right, "text", wanted.id)
        yield Score(
            name=f"{name} with speaker",
            right=len(spoken),
            given=len(found),
            wanted=len(right),
            errors=tuple(
                f"{wanted.id}: speaker {told(one)}, not {told(other)}: {other['text'][:80]}"
                for one, other in both
                if (one, other) not in spoken
            ),
        )
        if kind == "direct":
            for field in ("told_to", "venue"):
                yield share(field, both, field, wanted.id)


def agreements(given: Answer, wanted: Answer) -> Iterator[Measure]:
    """Events of agreements: event, agency or place, and sentence must agree."""
    both = list(pairs(given.agreements, wanted.agreements, same_event, SAME_SENTENCE))
    yield score("agreements", both, given.agreements, wanted.agreements, "text", wanted.id)
    for field in ("date", "model", "reasons"):
        yield share(f"{field} of the agreement", both, field, wanted.id)


def score(
    name: str,
    both: Sequence[tuple[Found, Found]],
    given: Sequence[Found],
    wanted: Sequence[Found],
    field: str,
    text: str,
) -> Score:
    """Of one kind of finding."""
    matched = {id(one) for pair in both for one in pair}
    return Score(
        name=name,
        right=len(both),
        given=len(given),
        wanted=len(wanted),
        errors=(
            *(f"{text}: {name}: missed {shown(one, field)}" for one in unmatched(wanted, matched)),
            *(f"{text}: {name}: wrong {shown(one, field)}" for one in unmatched(given, matched)),
        ),
    )


def share(name: str, both: Iterable[tuple[Found, Found]], field: str, text: str) -> Share:
    """Of one field of matched findings, where either of the two has a value."""
    counted = [pair for pair in both if any(one.get(field) for one in pair)]
    wrong = [pair for pair in counted if plain(pair[0].get(field)) != plain(pair[1].get(field))]
    return Share(
        name=name,
        right=len(counted) - len(wrong),
        of=len(counted),
        errors=tuple(
            f"{text}: {name}: {one.get(field)!r}, not {other.get(field)!r}: {shown(other, 'text')}"
            for one, other in wrong
        ),
    )


def unmatched(found: Iterable[Found], matched: set[int]) -> Iterator[Found]:
    """Those that stand in no pair."""
    return (one for one in found if id(one) not in matched)


def shown(one: Found, field: str) -> str:
    """A finding in a list of errors."""
    words = str(one.get(field) or one.get("name") or one.get("id"))
    who = one.get("agency") or one.get("jurisdiction") if "event" in one else None
    return f"{one['event']} {who}: {words[:90]}" if "event" in one else words[:110]


def told(quote: Found) -> str:
    """A quote's speaker in a list of errors."""
    speaker = quote.get("speaker")
    return f"{speaker.get('name')} ({speaker.get('kind')})" if speaker else "nobody"


def plain(value: object) -> object:
    """A value without case, article and order."""
    if isinstance(value, str):
        return value.lower().removeprefix("the ")
    return sorted(value) if isinstance(value, list | tuple) else value


def same_name(one: Found, other: Found) -> bool:
    """Whether two people have the same name, but for initials, nickname, Jr. and accents."""
    return bare_name(one) == bare_name(other)


def bare_name(one: Found) -> str:
    """First and last name: "ann-sample"."""
    return name_slug(one.get("name") or "").removesuffix("-jr").removesuffix("-sr")


def same_title(one: Found, other: Found) -> bool:
    """Whether half the words of the shorter title are the other's too."""
    return held(one.get("title") or "", other["title"]) >= SAME_TITLE


def same_speaker(one: Found, other: Found) -> bool:
    """Whether both give a quote to the same."""
    left, right = one.get("speaker") or {}, other.get("speaker") or {}
    if not left.get("name") or not right.get("name"):
        return not left.get("name") and not right.get("name")
    if right.get("kind") == "person":
        return same_name(left, right)
    return held(str(plain(left["name"])), str(plain(right["name"]))) >= 1.0


def same_event(one: Found, other: Found) -> float:
    """How much of their sentence two events share; 0 where kind, or agency and place, differ."""
    is_same = one["event"] == other["event"] and (
        agree(one, other, "agency")
        or agree(one, other, "jurisdiction")
        or (not one.get("jurisdiction") and not one.get("agency") and not has_bearer(other))
    )
    return held(one["text"], other["text"]) if is_same else 0.0


def has_bearer(event: Found) -> bool:
    """Whether an event has an agency or a place."""
    return bool(event.get("agency") or event.get("jurisdiction"))


def agree(one: Found, other: Found, field: str) -> bool:
    """Whether both have the same value there."""
    return bool(one.get(field)) and plain(one.get(field)) == plain(other.get(field))
