"""The clause follows its attribution: "Sample told the board that the county will sign"."""

import re

from nlp.speech.cues import Cue
from nlp.speech.indirect.clauses import FEWEST, STARTS_WITH_PRONOUN
from nlp.speech.indirect.contents import contents
from nlp.speech.indirect.frames import Frame, Reported
from nlp.speech.subjects import Subject

BY = re.compile(r"\s+by\s+")  # We were told | by | Sheriff Sample that
RELATIVE = re.compile(r"\b(?:who|which)\s(?:\w+\s){0,2}$")  # ICE, which (said) …,
# Although Sample (says) …, the board; Three years after Sample (promised) …, the board
SUBORDINATE = re.compile(
    r"(?:As|While|When|If|After|Before|Because|Although|Though|Since|Despite|For|In|Following|Once"
    r"|\w+ \w+ after)\s"
)
# "Sample said the county would sign| and (added)": the same subject
SHARED = {"", "and", "but", "and then", "then", "and also", "but also"}


def following(frame: Frame, cue: Cue, at: int, main: Subject | None) -> Reported | None:
    """The clause after a cue; `main` spoke last in the sentence, which is read from `at`."""
    subject = _subject(frame, cue, at, main)
    found = contents(frame, cue) if subject is not None else None
    if subject is None or found is None:
        return None
    start, score = found
    end = _end(frame, cue, at, start)
    words = frame.masked[start:end]
    if len(words.split()) < FEWEST and not STARTS_WITH_PRONOUN.match(words):
        return None
    whom_end = cue.end if BY.match(frame.masked, cue.end) else start
    return Reported(start=start, end=end, subject=subject, cue=cue, whom_end=whom_end, score=score)


def _subject(frame: Frame, cue: Cue, at: int, main: Subject | None) -> Subject | None:
    if cue.kind == "participle":
        return main or frame.subjects.main(frame.start, cue.start)
    if (by := BY.match(frame.masked, cue.end, frame.end)) is not None:
        return frame.after(by.end())
    if main is not None and frame.masked[at : cue.start].strip(" ,") in SHARED:
        return main
    return frame.before(at, cue)


def _end(frame: Frame, cue: Cue, at: int, start: int) -> int:
    """The clause's end; the next comma where the attribution is itself part of a clause."""
    end = frame.clause_end(start)
    lead = frame.masked[at : cue.start]
    is_subordinate = SUBORDINATE.match(lead) is not None and "," not in lead
    if not is_subordinate and not RELATIVE.search(lead):
        return end
    comma = frame.masked.find(", ", start, end)
    return comma if comma >= 0 else end
