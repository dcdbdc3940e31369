"""The clause follows its source: "According to the audit, the county paid"."""

import re

from nlp.speech.cues import Cue
from nlp.speech.indirect.clauses import is_finite, may_be_clause
from nlp.speech.indirect.frames import Frame, Reported

# the audit, | which the board ordered|, ; Ann Sample, | the sheriff of Cass County|,
APPOSITION = re.compile(r"\s(?:who|which|a|an|the)\s")
LEAD = 8  # words that may stand before: "In May, according to"


def sourced(frame: Frame, cue: Cue, at: int) -> Reported | None:
    """The clause after "According to Sample, "."""
    if cue.kind != "source" or len(frame.masked[at : cue.start].split()) > LEAD:
        return None
    subject = frame.after(cue.end)
    comma = frame.masked.find(",", subject.end, frame.end) if subject is not None else -1
    if subject is None or comma < 0:
        return None
    start = _after_apposition(frame, comma) + 1
    start += len(frame.masked[start : frame.end]) - len(frame.masked[start : frame.end].lstrip())
    end = frame.clause_end(start)
    if not may_be_clause(frame.masked[start:end]):
        return None
    return Reported(start=start, end=end, subject=subject, cue=cue, whom_end=start, score=0.9)


def _after_apposition(frame: Frame, comma: int) -> int:
    """The second comma of "Ann Sample, the sheriff of Cass County, "."""
    second = frame.masked.find(",", comma + 1, frame.end)
    between = frame.masked[comma + 1 : second] if second >= 0 else ""
    is_relative = between.startswith((" who ", " which "))
    is_short = APPOSITION.match(between) is not None and not is_finite(between)
    return second if is_relative or is_short else comma
