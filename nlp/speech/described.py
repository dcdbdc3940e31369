"""Whom or what a description means: "the sheriff", "the Gate City Republican", "the agency"."""

import re
from collections.abc import Iterator, Sequence

from nlp.found import FoundPerson
from nlp.people.names import NamedPerson
from nlp.people.titles import HEADS
from nlp.speech.kinds import OFFICE, head
from nlp.wordlists import rules

# "|the |sheriff", "|Its |president"
DEFINITE = re.compile(r"(?:the|this|that|its|his|her|their)\s+(?=\S)", re.IGNORECASE)
MOST = 4  # mentions that are looked at
BESIDE = 90  # characters beside a name in which it is described
WORD = re.compile(r"[\w’'-]+")  # "Cass", "county’s"
WIDER = {word: set(roles) for word, roles in rules("phrases")["wider"].items()}
# "R-Gate City", "Republican of Gate City"
PARTIES = {
    "republican": re.compile(r"\bR-[A-Z]|\bRepublican\b|\(R\)"),
    "democrat": re.compile(r"\bD-[A-Z]|\bDemocrat(?:ic)?\b|\(D\)"),
}
# "the retired trooper, |Sample", "Gate City lawyer |Sample"
BEFORE = re.compile(
    r"(?:\b(?:the|an?|his|her|its)\s(?:[\w’'-]+\s){0,3}[\w’'-]+,\s|(?:[\w’'-]+\s){1,3})$"
)
AFTER = re.compile(r",|\sis\b|\swas\b|\s\(")  # "Sample|, a nurse", "Sample| is a retired trooper"
# "in May|. |The"
SENTENCE = re.compile(r"[.?!][)”\"]?\s|\n")
BY_OFFICE = 2  # how well a phrase fits by the office
ONE_HOLDER = {  # offices that one person of a place holds, so that "the sheriff" tells who
    "sheriff", "police-chief", "mayor", "governor", "county-executive", "county-judge", "jailer",
    "administrator",
}  # fmt: skip
# roles whose heads all name one office: "the governor" is "Gov. Sample"
ONE_OFFICE = {
    "governor",
    "lieutenant-governor",
    "us-senator",
    "us-representative",
    "attorney-general",
    "spokesperson",
    "undersheriff",
    "us-attorney",
}


class Descriptions:
    """The people of a text as it describes them."""

    def __init__(self, text: str, people: Sequence[FoundPerson]) -> None:
        self.text = text
        self.titled = {person.name: person for person in people}
        self.beside: dict[int, str] = {}

    def fits(self, phrase: str, person: NamedPerson) -> int:
        """How well a definite phrase fits a person: 3 to 1, or 0 where it does not.

        3: by office and place; 2: by office, 1: by words beside the name.
        """
        noun = head(phrase).lower()
        last = noun.split()[-1] if noun else ""
        if last.endswith("s"):
            return 0  # the supervisors
        if last in PARTIES:
            return int(PARTIES[last].search(self._beside(person)) is not None)
        found = self.titled.get(person.name)
        if found is not None and self._bears(found, noun, last):
            return 3 if _agrees(phrase, found) else 2
        return int(last.isalpha() and len(last) > 2 and _names(self._beside(person), last))

    def holds(self, phrase: str, person: NamedPerson) -> bool:
        """Whether a phrase names a person's office, of a kind that one holds at a time."""
        found = self.titled.get(person.name)
        holds_one = found is not None and found.role in ONE_HOLDER
        return holds_one and self.fits(phrase, person) >= BY_OFFICE

    def _bears(self, found: FoundPerson, noun: str, last: str) -> bool:
        """Whether a noun is that of the person's office: "the senator" of "Sen."."""
        office = OFFICE.search(noun)
        if office is not None and _names(found.title or "", office.group()):
            return True
        title = HEADS.get(office.group().lower()) if office is not None else None
        is_same = title is not None and title.role == found.role and title.role in ONE_OFFICE
        return is_same or found.role in WIDER.get(last, ())

    def _beside(self, person: NamedPerson) -> str:
        """What stands right before and after a person's mentions, within their sentences."""
        if id(person) not in self.beside:
            self.beside[id(person)] = " | ".join(self._surroundings(person))
        return self.beside[id(person)]

    def _surroundings(self, person: NamedPerson) -> Iterator[str]:
        for mention in person.mentions[:MOST]:
            before = BEFORE.search(self.text, max(0, mention.start - BESIDE), mention.start)
            yield before.group() if before is not None else ""
            if AFTER.match(self.text, mention.end):
                yield SENTENCE.split(self.text[mention.end : mention.end + BESIDE])[0]


def _agrees(phrase: str, found: FoundPerson) -> bool:
    """Whether the place that a phrase gives is the person's: "the Cass County sheriff"."""
    places = {word for word in WORD.findall(phrase)[1:] if word[0].isupper()} - {"County"}
    if not places or found.jurisdiction is None:
        return True
    return bool(places & set(WORD.findall(f"{found.jurisdiction.name} {found.title}")))


def _names(title: str, noun: str) -> bool:
    return re.search(rf"\b{re.escape(noun)}\b", title, re.IGNORECASE) is not None
