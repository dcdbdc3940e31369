"""A sentence to look for reported speech in, and what is found there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.speech.after import subject_after
from nlp.speech.before import subject_before
from nlp.speech.cues import Cue
from nlp.speech.indirect.borders import clause_end, clause_start
from nlp.speech.indirect.clauses import AUX
from nlp.speech.sentences import Sentence
from nlp.speech.subjects import Subject, Subjects

NOBODY = re.compile(r"(?:no\sone|nobody|none|neither|no|few|who|whoever)\b", re.IGNORECASE)
# "if the sheriff (says)", "what Sheriff Sample (said)"
OPEN = re.compile(r"\b(?:if|unless|whether|what)\s(?:[A-Z][\w.’'-]*\s)?$", re.IGNORECASE)
LOOK_BACK = 20  # characters


@dataclass(frozen=True, kw_only=True)
class Reported:
    """A reported clause with its attribution."""

    start: int
    end: int
    subject: Subject
    cue: Cue
    whom_end: int  # as far as may be read for whom the text says was told
    score: float


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A sentence and what it is read by."""

    masked: str
    sentence: Sentence
    cues: Sequence[Cue]  # of this sentence
    subjects: Subjects

    @property
    def start(self) -> int:
        """Where its first clause starts."""
        return clause_start(self.masked, self.sentence.start, self.sentence.end)

    @property
    def end(self) -> int:
        """Its end, stop included."""
        return self.sentence.end

    def clause_end(self, start: int) -> int:
        """Where a reported clause ends that starts there."""
        return clause_end(self.masked, start, self.end, self.cues)

    def before(self, start: int, cue: Cue) -> Subject | None:
        """Who stands before a cue and says something."""
        return self._somebody(subject_before(self.subjects, start, cue.start))

    def after(self, at: int) -> Subject | None:
        """Who stands after a cue and says something."""
        return self._somebody(subject_after(self.subjects, at, self.end))

    def _somebody(self, subject: Subject | None) -> Subject | None:
        if subject is None:
            return None
        words = self.masked[subject.start : subject.end]
        back = max(0, subject.start - LOOK_BACK)
        is_clause = subject.kind == "phrase" and AUX.search(words) is not None
        is_open = OPEN.search(self.masked, back, subject.start) is not None
        return None if is_clause or is_open or NOBODY.match(words) else subject
