"""Lists of agencies, a line each, below a line that says what they did."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nlp.agreements.alphabet import PARTY
from nlp.agreements.owners import Owner
from nlp.agreements.scene import Scene
from nlp.agreements.topic import WORDS
from nlp.wordlists import any_of

INTRODUCED = {word: event for event, words in WORDS["introduced"].items() for word in words}
# "The following agencies have | signed:", "Who | takes part:"
INTRODUCING = re.compile(any_of(INTRODUCED), re.IGNORECASE)
IN_LINE = re.compile(r"\b(?P<event>signed|joined|renewed|ended|applied|paused)\b", re.IGNORECASE)
SAME_AS = {"joined": "signed"}
# "• ", "- ", "1. "
BULLET = re.compile(r"(?:[•·▪*–—-]\s?|\d{1,2}[.)]\s)?(?:[Tt]he\s)?")
LONGEST = 160  # characters of a line
# what a sentence has and a line of a list has not
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|said|will|would|does|did|voted|not)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a list: whose it is and what it says, each event with where it stands."""

    owners: Sequence[Owner]
    events: tuple[tuple[str, int], ...]


def lists(scene: Scene) -> Mapping[int, Line]:
    """The lines of all lists by the numbers of their sentences."""
    return dict(_lines(scene))


def _lines(scene: Scene) -> Iterator[tuple[int, Line]]:
    event: str | None = None
    for number, sentence in enumerate(scene.sentences):
        words = scene.text[sentence.start : sentence.end]
        if words.endswith(":"):
            event = _introduced(words)
        elif event and (owners := _named(scene, number, words)):
            yield number, _line(scene, number, words, event, owners)
        else:
            event = None


def _introduced(words: str) -> str | None:
    found = {INTRODUCED[match.lower()] for match in INTRODUCING.findall(words)}
    return next((event for event in WORDS["introduced"] if event in found), None)


def _named(scene: Scene, number: int, words: str) -> Sequence[Owner]:
    """Whom a line names first, if it is no sentence."""
    here = scene.meant[number]
    if not here or len(words) > LONGEST or VERB.search(words.split(";")[0]):
        return ()
    first = here[0]
    bullet = BULLET.match(words)
    begins = scene.sentences[number].start + (bullet.end() if bullet else 0)
    named = first.group.letter == PARTY and not first.party.is_generic
    return first.owners if named and first.group.start <= begins else ()


def _line(scene: Scene, number: int, words: str, event: str, owners: Sequence[Owner]) -> Line:
    start = scene.sentences[number].start
    said = [
        (SAME_AS.get(match["event"].lower(), match["event"].lower()), start + match.start())
        for match in IN_LINE.finditer(words)
    ]
    if said:
        return Line(owners=owners, events=tuple(said))
    dated = event == "in-effect" and len(scene.dates[number]) == 1 and " since " not in words
    return Line(owners=owners, events=(("signed" if dated else event, start),))
