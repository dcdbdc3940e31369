"""Where a reported clause starts and ends in its sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.speech.cues import Cue
from nlp.speech.indirect.clauses import DETERMINER, PAST, PRONOUN, is_clause, may_be_clause
from nlp.speech.indirect.verbs import WORDS

# "RALEIGH, N.C. (Piedmont News Service) — "
DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?:[\s,]+[\w.,’'-]+){0,6}(?:\s\([^)]{1,60}\))?\s*(?:—|–|--|-)\s+"
)
DATELINE_REACH = 120  # characters
# "But the county", "However, the county"
LEADING = re.compile(
    r"(?:(?:But|And|So|Yet|Or|Still|Also)\s|(?:But|And|So|Yet|Still|However|Meanwhile|Also|Instead|"
    r"Moreover|Nationwide|Besides|In addition|In fact),\s)(?=\w)"
)
# ", but the board", ", while ICE": a new subject, not ", but did not"
NEW_SUBJECT = rf"(?:{PRONOUN}|{DETERMINER}|[A-Z][\w’'-]+|[a-z]+s)\s"
# ", but the board refused", ", adding that", ", compared with 12 last year", ", whom she described"
ENDING = re.compile(
    rf",\s(?:but|while|though|although|even\sthough|whereas|yet)\s(?={NEW_SUBJECT})"
    r"|,\s(?:according\sto|compared\s(?:with|to)|citing|calling|referring|describing|quoting|"
    rf"echoing|speaking|brushing|{'|'.join(WORDS['participles'])})\b"
    r"|,\swhom?\s(?:he|she|they)\b"
)
# "the county would sign|, and gave him a card": what the speaker did besides
SECOND_VERB = re.compile(rf",\sand\s(?:then\s|later\s)?{PAST}\s(?!to\b)")
# "|, which is costly": what the writer adds, where it runs to the end
RELATIVE = re.compile(r",\s(?:(?:for\s|with\s|of\s)?whom|who|which|whose|where)\s[^,]*$")
DASH = re.compile(r",?\s(?:—|–|--|-)\s")
CONJUNCTION = re.compile(r"[,;]?\s(?:and|but|while|though|although|as|then)\s|;\s")
NEAR = 90  # characters between a conjunction and the next cue
STOPS = " \t.?!…,;:—–-"


def clause_start(masked: str, start: int, end: int) -> int:
    """Where the first clause of a sentence starts: behind a dateline and "But"."""
    dateline = DATELINE.match(masked, start, min(end, start + DATELINE_REACH))
    start = dateline.end() if dateline is not None else start
    leading = LEADING.match(masked, start, end)
    start = leading.end() if leading is not None else start
    return start + len(masked[start:end]) - len(masked[start:end].lstrip(" \t(•*-–—"))


def clause_end(masked: str, start: int, end: int, cues: Sequence[Cue]) -> int:
    """Where the clause ends that starts at `start`, in a sentence with these cues."""
    for pattern in (ENDING, SECOND_VERB):
        ending = pattern.search(masked, start, end)
        end = ending.start() if ending is not None else end
    end = _before_dash(masked, start, end)
    relative = RELATIVE.search(masked[start:end])
    if relative is not None and is_clause(masked[start : start + relative.start()]):
        end = start + relative.start()
    after = bisect_left(cues, start, key=lambda cue: cue.start)
    if after < len(cues) and cues[after].start < end and cues[after].kind != "source":
        end = _joint(masked, start, cues[after].start) or end
    return trimmed_end(masked, start, end)


def _before_dash(masked: str, start: int, end: int) -> int:
    """A lone dash ends a clause; two stand around an insertion."""
    dashes = list(DASH.finditer(masked, start, end))
    if len(dashes) == 1 and may_be_clause(masked[start : dashes[0].start()]):
        return dashes[0].start()
    return end


def _joint(masked: str, start: int, cue: int) -> int | None:
    """Where the clause before a cue ends: "…| and Sample (said)", "…|, (said)"."""
    left = max(start, cue - NEAR)
    words = masked[left:cue].rstrip()
    if words.endswith(","):
        return left + len(words) - 1
    joined = list(CONJUNCTION.finditer(masked, left, cue))
    return joined[-1].start() if joined else None


def trimmed_end(masked: str, start: int, end: int) -> int:
    """The end without stops and space."""
    return start + len(masked[start:end].rstrip(STOPS))
