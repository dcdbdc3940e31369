"""Owners that only a text about agreements gives away: bare names of towns and counties where one
acts ("Gretna has applied"), and departments of the state in which the text appears."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.agreements.alphabet import PARTY
from nlp.agreements.inflection import PARTICIPLE, PAST, THIRD, forms
from nlp.agreements.parties import Party, kind_of
from nlp.agreements.topic import WORDS
from nlp.found import FoundAgency
from nlp.gazetteer.entries import Entry
from nlp.gazetteer.names import counties, places, small_places, states
from nlp.wordlists import any_of
from nlp.words import name_key

BARE = WORDS["bare_names"]
ACTED = any_of(
    words
    for verb in BARE["verbs"]
    for words, form in forms(verb)
    if form in (PAST, PARTICIPLE, THIRD)
)
COUNTY_BODY, TOWN_BODY = any_of(BARE["county_bodies"]), any_of(BARE["town_bodies"])
# "Gretna | has applied", "Grayson | ’s jailer", "Franklin | Fiscal Court"
ACTOR = re.compile(
    r"(?=[A-Z])(?:^|(?<=[.;,:!?”—]\s)|(?<=\n)|(?<=\b[aA]nd\s)|(?<=\b[Bb]ut\s)|(?<=\bdid\s)|(?<=“))"
    r"(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)"
    rf"(?:(?:['’]s)?\s(?:(?P<county>{COUNTY_BODY})|(?P<town>{TOWN_BODY}))"
    rf"|(?=,?\s(?:(?:has|have|had|also|since|then|already|later|first)\s){{0,3}}(?i:{ACTED})))"
)
STATE_BODY = re.compile(
    rf"\b(?:[Tt]he\s)(?:state(?:['’]s)?\s)?(?P<name>(?i:{any_of(BARE['state_bodies'])}))(?!\sof\b)"
)
NEAR = 120  # characters before a name in which its state may be named
SENTENCE_END = re.compile(r"[.!?]”?\s+[A-Z]|\n")


def find_unplaced(doc: Doc, text: str) -> Iterator[Party]:
    """All of a text, those of towns and counties first."""
    states_named = _named_states(doc)
    names = (name_key(person.name).split() for person in (*doc._.names, *doc._.people))
    named = {word for words in names if len(words) > 1 for word in words}
    known = {
        mention.start for one in doc._.jurisdictions for mention in one.mentions if one.jurisdiction
    }
    for match in ACTOR.finditer(text):
        is_known = match.start("name") in known
        if is_known or not named.isdisjoint(name_key(match["name"]).split()):
            continue
        place = _place(match, _state(doc, text, states_named, match.start("name")))
        if place is not None:
            yield _party(match, place)
    yield from _departments(doc, text, states_named)


def _party(match: re.Match[str], place: Jurisdiction) -> Party:
    return Party(
        start=match.start("name"), end=match.end("name"), letter=PARTY, kind=kind_of(place),
        name=match["name"], jurisdiction=place, printed=match["name"],
    )  # fmt: skip


def _named_states(doc: Doc) -> list[tuple[int, str]]:
    """Where the names of states end, in order, and which they are."""
    return sorted(
        (mention.end, one.jurisdiction.state)
        for one in doc._.jurisdictions
        if one.jurisdiction and one.jurisdiction.kind == "state"
        for mention in one.mentions
    )


def _state(doc: Doc, text: str, named: Sequence[tuple[int, str]], at: int) -> str | None:
    """The state last named in the sentence before a name, else that of the outlet."""
    last = bisect_right(named, at, key=lambda one: one[0])
    if last:
        end, state = named[last - 1]
        if at - end < NEAR and not SENTENCE_END.search(text, end, at):
            return state
    outlet: str | None = doc._.home_state
    return outlet


def _place(match: re.Match[str], state: str | None) -> Jurisdiction | None:
    """The county or town of a name in a state; None where several can be meant."""
    key = name_key(match["name"])
    county = _only(counties().get(key, ()), state)
    town = _only(places().get(key, ()), state) or _only(small_places().get(key, ()), state)
    if match["county"]:
        return county
    if match["town"]:
        return town
    return None if county and town else county or town


def _only(entries: Iterable[Entry], state: str | None) -> Jurisdiction | None:
    """The one of a state; None where it has several or none."""
    fitting = [one.jurisdiction for one in entries if one.state == state]
    return fitting[0] if len(fitting) == 1 else None


def _departments(doc: Doc, text: str, named: Sequence[tuple[int, str]]) -> Iterator[Party]:
    for match in STATE_BODY.finditer(text):
        state = states().get(_state(doc, text, named, match.start()) or "")
        if state is None:
            continue
        place = state.jurisdiction
        name = f"{place.name} {BARE['written'].get(match['name'].lower(), match['name'])}"
        body = FoundAgency(
            name=name, kind="state-police", state=place.state, jurisdiction=place, score=0.6,
            mentions=(),
        )  # fmt: skip
        yield Party(
            start=match.start(), end=match.end(), letter=PARTY, kind=body.kind, name=name,
            agency=body, jurisdiction=place,
        )  # fmt: skip
