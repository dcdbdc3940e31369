"""Who may have an agreement, everywhere that a text names them: agencies, those who head them,
counties and towns; and the words that only point to them ("the county", "his office")."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Doc

from archive.records import Jurisdiction
from nlp.agreements.alphabet import FEDERAL, OTHER, PARTY
from nlp.agreements.topic import WORDS
from nlp.found import FoundAgency, FoundPerson
from nlp.wordlists import any_of

COUNTIES = {"county", "parish", "borough", "census-area", "independent-city", "municipality"}
NO_PARTIES = {"prosecutor"}  # the attorney general ends nobody's agreement
GOVERNING = {"mayor", "county-executive", "county-judge"}  # who sign for their place
KIND_OF_WORD = {word: kind for kind, words in WORDS["generic"].items() for word in words}
# "the county", "The Sheriff's Office", "his department", "Both", "All three counties", "it"
GENERIC = re.compile(
    r"\b(?:(?:the|his|her|its|their|our|my)\s(?:(?:own|whole|entire|local|rural|small|elected|former|town’s|town's|county’s|county's|city’s|city's)\s)?)"
    rf"(?P<word>{any_of(KIND_OF_WORD)})(?!\sof\s(?-i:[A-Z])|\s(?:of\sstaff|executive|judge|justice|deputy|financial))"
    r"|\b(?<=[,.—”]\s)(?P<bare>commissioners|supervisors|selectmen|aldermen|trustees|magistrates)\b"
    r"|\b(?P<many>both(?:\s(?:counties|agencies|sheriffs|towns|departments|of\sthem))?|each\sof\swhich"
    r"|(?:all|the)\s(?:two|three|four|five)(?:\s(?:counties|agencies|sheriffs|towns|departments))?|they)\b"
    r"|\b(?P<one>it|he|she)\b|\b(?P<own>we|i)(?=(?:['’](?:ve|d))?\s)"
    r"|\b(?P<its>its|their)(?=\s(?:\w+\s)?(?:entry|withdrawal|departure|exit|return)\b)",
    re.IGNORECASE,
)
# "14 sheriff's offices", "seven agencies", "Sheriffs", "other counties": nobody in particular
COUNTED = re.compile(
    r"\b(?:(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens\sof|hundreds\sof|several|many|"
    r"some|most|other|nearby|neighboring|more|few|all|no)\s(?:\w+\s){0,3}?)"
    r"(?:counties|agencies|sheriffs|departments|jurisdictions|towns|cities|municipalities|communities|parishes|"
    r"sheriff['’]s\s(?:offices|departments)|states|governments|localities|neighbou?rs)\b"
    r"|(?<=[.”]\s)(?:sheriffs|counties|agencies|towns|cities)\b(?!\s(?:of|in|from)\s)",
    re.IGNORECASE,
)
# those who have no agreement of their own
OTHERS = re.compile(
    r"\b(?:the|a|an|state|federal)\s(?:state['’]s\s|new\s|federal\s)?(?:governor|president|legislature|lawmakers|senate|assembly|"
    r"congress|attorney\sgeneral|judge|court|senator|administration|union)\b",
    re.IGNORECASE,
)
# "Cass County | ’s High Sheriff | Ann Sample", "Cass County | ’s sheriff, | Ann Sample"
TITLED = re.compile(r"(?:['’]s)?\s(?:[A-Za-z.-]+,?\s){0,4}")
TITLE_WORDS = 40  # characters of the longest
OFFICE = re.compile(r"['’]s?\s(?:own\s)?(?:office|department|force|jail)\b")
LONGEST_NAME = 80  # characters of a person's name and of what stands before "of Cass County"
AFTER_NAME = re.compile(
    r"(?:,\s(?:the\s)?(?:\w+\s){1,4}|\s)(?:of|in|for)\s"
)  # "Chief Boyer | of | Marysville"


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """One naming of somebody who may have an agreement."""

    start: int
    end: int
    letter: str  # PARTY, FEDERAL or OTHER
    kind: str  # of an agency; "county" or "place"; of a generic word, "it", "he", "many"
    name: str  # of the implied agency, where there is no other
    agency: FoundAgency | None = None
    jurisdiction: Jurisdiction | None = None
    is_person: bool = False
    is_generic: bool = False
    printed: str = ""


def find_parties(doc: Doc, text: str, unplaced: Iterable[Party]) -> tuple[Party, ...]:
    """All of a text, from left to right; none overlaps another."""
    named = [*_agencies(doc), *_people(doc, text)]
    people = sorted((one for one in named if one.is_person), key=lambda one: one.start)
    places: list[Party] = []
    widened: dict[int, int] = {}  # "Cass County | Sheriff Ann Sample" is one
    for place in _places(doc):
        person = _person_of(text, place, people)
        if person is None:
            places.append(place)
        elif place.start < person.start:
            widened[person.start] = place.start
    named = [replace(one, start=widened.get(one.start, one.start)) for one in named]
    return tuple(_apart([*named, *places, *unplaced, *_words(text)]))


def _agencies(doc: Doc) -> Iterator[Party]:
    for agency in doc._.agencies:
        letter = FEDERAL if agency.kind == "federal" else PARTY
        for mention in agency.mentions:
            if mention.text.lower().replace("’", "'").removeprefix("the ") in KIND_OF_WORD:
                continue  # "the sheriff's office" may be another's here
            yield Party(
                start=mention.start, end=mention.end, kind=agency.kind, name=agency.name,
                letter=OTHER if agency.kind in NO_PARTIES else letter,
                agency=agency, jurisdiction=agency.jurisdiction,
            )  # fmt: skip


def _people(doc: Doc, text: str) -> Iterator[Party]:
    for person in doc._.people:
        office = WORDS["offices"].get(person.role)
        title = f"{person.title} " if person.title else ""
        governs = person.role in GOVERNING and person.jurisdiction is not None
        for mention in person.mentions:
            yield Party(
                start=_titled(text, mention.start, title), end=_owning(text, mention.end),
                name=office["name"] if office else "",
                kind=office["kind"] if office else kind_of(person.jurisdiction),
                letter=PARTY if office or governs else OTHER,
                jurisdiction=person.jurisdiction if not _is_state(person) else None,
                agency=_own_agency(doc, person), is_person=True,
            )  # fmt: skip


def _titled(text: str, start: int, title: str) -> int:
    """Where a name begins with its title: "Chief Ann Sample"."""
    before = start - len(title)
    return before if title and before >= 0 and text.startswith(title, before) else start


def _owning(text: str, end: int) -> int:
    """Where a name ends with the office that is theirs: "Sample’s office"."""
    office = OFFICE.match(text, end)
    return office.end() if office else end


def _own_agency(doc: Doc, person: FoundPerson) -> FoundAgency | None:
    """The agency of the text that a head of an agency heads."""
    if person.organization is None or person.role not in WORDS["offices"]:
        return None
    named = (agency for agency in doc._.agencies if agency.kind != "federal")
    return next((agency for agency in named if agency.name == person.organization), None)


def _is_state(person: FoundPerson) -> bool:
    return person.jurisdiction is not None and person.jurisdiction.kind == "state"


def _places(doc: Doc) -> Iterator[Party]:
    for place in doc._.jurisdictions:
        one = place.jurisdiction
        if one is None or one.kind != "state":
            for mention in place.mentions:
                yield Party(
                    start=mention.start, end=mention.end, letter=PARTY, name=mention.text,
                    kind=kind_of(one, mention.text), jurisdiction=one, printed=mention.text,
                )  # fmt: skip


def kind_of(one: Jurisdiction | None, words: str = "") -> str:
    """ "county" or "place"."""
    if one is None:
        return "county" if words.endswith((" County", " Parish")) else "place"
    return "county" if one.kind in COUNTIES else "place"


def _person_of(text: str, place: Party, people: Sequence[Party]) -> Party | None:
    """Of whom a place only says whence they are: "Cass County Sheriff Ann Sample"."""
    first = bisect_left(people, place.start - LONGEST_NAME, key=lambda one: one.start)
    for one in islice(people, first, None):
        if one.start > place.end + TITLE_WORDS:
            return None
        if TITLED.fullmatch(text, place.end, one.start):
            return one
        if one.end < place.start and AFTER_NAME.fullmatch(text, one.end, place.start):
            return one
    return None


def _words(text: str) -> Iterator[Party]:
    for match in GENERIC.finditer(text):
        kind = (
            "board"
            if match["bare"]
            else (
                match["word"]
                and KIND_OF_WORD[" ".join(match["word"].lower().replace("’", "'").split())]
            )
        )
        if match["own"]:
            yield Party(
                start=match.start(),
                end=match.end(),
                letter=PARTY,
                kind="we",
                name="we",
                is_generic=True,
            )
            continue
        pronoun = "many" if match["many"] else (match["one"] or "it").lower()
        yield Party(
            start=match.start(), end=match.end(), letter=PARTY, kind=kind or pronoun,
            name=match.group(), is_generic=True,
        )  # fmt: skip
    for match in COUNTED.finditer(text):
        yield Party(start=match.start(), end=match.end(), letter=OTHER, kind="counted", name="")
    for match in OTHERS.finditer(text):
        yield Party(start=match.start(), end=match.end(), letter=OTHER, kind="other", name="")


def _apart(found: Sequence[Party]) -> Iterator[Party]:
    """Those of the earlier kinds first: an agency before the place in its name."""
    taken: list[tuple[int, int]] = []
    kept: list[Party] = []
    for party in found:
        at = bisect_left(taken, (party.start, party.end))
        clear_left = at == 0 or taken[at - 1][1] <= party.start
        if clear_left and (at == len(taken) or party.end <= taken[at][0]):
            taken.insert(at, (party.start, party.end))
            kept.append(party)
    yield from sorted(kept, key=lambda party: party.start)
