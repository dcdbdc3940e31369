"""Whether a body lies in the state that its place was taken to be in.

A Lake County without its state is taken for the outlet's own; the words around a body may say that
it is another's: "the Lake County Sheriff's Office in Illinois", "INDIANAPOLIS – Marion County".
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.records import Jurisdiction
from nlp.bodies.beside import dated_from, state_beside
from nlp.bodies.naming import Body, name_of
from nlp.bodies.state_evidence import (
    CAPITAL,
    MOST,
    SCORES,
    Place,
    StateEvidence,
    Strength,
    is_state,
    sentence_around,
)
from nlp.gazetteer.entries import Entry
from nlp.gazetteer.names import base, counties, places
from nlp.places.vocabulary import vocabulary

UNKNOWN = ""  # in place of a state: which one stays open
TWICE = 2  # times that a text names places of another state to be about it


@dataclass(frozen=True, kw_only=True, slots=True)
class Namesakes:
    """A county or town, all of its name, and the states that the text prints with that name."""

    known: Jurisdiction
    all: tuple[Entry, ...]
    alike: frozenset[str]  # ids of all towns and counties of the name, which tell no state
    printed: tuple[tuple[int, str], ...]  # each with the place in the text

    def in_state(self, state: str) -> tuple[Entry, ...]:
        """Those of one state."""
        return tuple(one for one in self.all if one.state == state)


def settled(bodies: Sequence[Body], evidence: StateEvidence) -> tuple[Body, ...]:
    """The bodies, each in the state that the words around it say, or in none where they differ."""
    known: dict[str, Namesakes] = {}
    for body in bodies:
        if body.jurisdiction and body.jurisdiction.id not in known:
            known[body.jurisdiction.id] = namesakes(body.jurisdiction, bodies, evidence)
    return tuple(settle(body, known, evidence) for body in bodies)


def settle(body: Body, known: Mapping[str, Namesakes], evidence: StateEvidence) -> Body:
    """One body; not one whose words hold a state, which settles it."""
    if body.jurisdiction is None or not is_bare(body, evidence):
        return body
    named = known[body.jurisdiction.id]
    state = state_beside(evidence, body.start, body.end, body.state)
    if state is None:
        state = doubted(body, named, evidence)
    return body if state in {None, body.state} else moved(body, str(state), named, evidence)


def is_bare(body: Body, evidence: StateEvidence) -> bool:
    """Whether a body's words hold a county or town, and nothing more that is a place."""
    inside = [one for one in evidence.places if body.start <= one.start and one.end <= body.end]
    return len(inside) == 1 and not is_state(inside[0])


def namesakes(known: Jurisdiction, bodies: Sequence[Body], evidence: StateEvidence) -> Namesakes:
    """All counties of a county's name or all towns of a town's, and what is printed with it."""
    key = base(Entry(jurisdiction=known))
    tables = (places().get(key, ()), counties().get(key, ()))
    entries = next((found for found in tables if known.id in {one.id for one in found}), ())
    ids = {one.id for one in entries}
    spans = [
        *((one.start, one.end) for one in evidence.places if id_of(one) in ids),
        *(
            (one.start, one.end)
            for one in bodies
            if one.jurisdiction and one.jurisdiction.id in ids
        ),
    ]
    beside = [(start, state_beside(evidence, start, end, known.state)) for start, end in spans]
    printed = tuple((start, state) for start, state in beside if state)
    alike = frozenset(one.id for found in tables for one in found)
    return Namesakes(known=known, all=entries, alike=alike, printed=printed)


def id_of(place: Place) -> str | None:
    """The Jurisdiction.id of a place; None where it stays ambiguous."""
    return place.jurisdiction.id if place.jurisdiction else None


def doubted(body: Body, named: Namesakes, evidence: StateEvidence) -> str | None:
    """Another state where no state stands beside a body, or UNKNOWN; None where nothing differs."""
    own = str(body.state)
    text = Counter(others(named, evidence, 0, len(evidence.text)))
    around = set(others(named, evidence, *sentence_around(evidence.text, body.start, body.end)))
    printed = {state for _, state in named.printed}
    if own in around and not printed & around - {own}:
        return None
    if printed:
        return of_printed(body, named, is_seen=own in text)
    if own != evidence.home or (text[own] and is_most(own, text)):
        return None  # nothing but the outlet's own state was taken on trust
    return dated(body, named, evidence) or of_rivals(around, text, named)


def is_most(state: str, text: Counter[str]) -> bool:
    """Whether a text is about a state."""
    return text[state] >= MOST * text.total()


def dated(body: Body, named: Namesakes, evidence: StateEvidence) -> str | None:
    """The other state that a text is dated from, if it has a place of the name."""
    state = dated_from(evidence, body.start)
    return state if state and state != body.state and named.in_state(state) else None


def of_rivals(around: set[str], text: Counter[str], named: Namesakes) -> str | None:
    """UNKNOWN where another state is named in the sentence, or the text is about it."""
    about = {state for state, times in text.items() if times >= TWICE and is_most(state, text)}
    return UNKNOWN if any(is_rival(state, named) for state in around | about) else None


def of_printed(body: Body, named: Namesakes, *, is_seen: bool) -> str | None:
    """The one state that a text printed with a name before, where it names none of the body's."""
    first, state = min(named.printed)
    if any(other != state for _, other in named.printed):
        return UNKNOWN
    if state == body.state:
        return None
    return UNKNOWN if is_seen or first > body.start else state


def others(named: Namesakes, evidence: StateEvidence, start: int, end: int) -> Iterator[str]:
    """The states of all places between two offsets that do not bear the name."""
    for place in evidence.places:
        if place.jurisdiction is None or place.jurisdiction.id in named.alike:
            continue
        if start <= place.start and place.end <= end and place.jurisdiction.state != CAPITAL:
            yield place.jurisdiction.state


def is_rival(state: str, named: Namesakes) -> bool:
    """Whether a place of the name may lie in another state; small towns are in no gazetteer."""
    if state == named.known.state or named.known.id in vocabulary("standing_alone"):
        return False
    is_town = named.known.kind == "place" and len({one.state for one in named.all}) > 1
    return is_town or bool(named.in_state(state))


def moved(body: Body, state: str, named: Namesakes, evidence: StateEvidence) -> Body:
    """A body in another state than its place was taken for, with its place there, if we know it."""
    printed = evidence.text[body.start : body.end]
    if state == UNKNOWN:
        return replace(body, name=printed, state=None, jurisdiction=None, is_unsettled=True)
    score = min(body.score, SCORES[Strength.SENTENCE])
    entries = named.in_state(state)
    if len(entries) != 1:
        return replace(
            body, name=printed, state=state, jurisdiction=None, score=score, is_moved=True
        )
    there = entries[0].jurisdiction
    return replace(
        body, name=name_of(body.head, there), state=state, jurisdiction=there, score=score,
        is_moved=True,
    )  # fmt: skip
