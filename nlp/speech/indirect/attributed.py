"""The clause stands before its attribution, or around it: "The county will sign, Sample said"."""

import re
from dataclasses import dataclass

from nlp.speech.cues import Cue
from nlp.speech.indirect.borders import trimmed_end
from nlp.speech.indirect.clauses import (
    AUX,
    DETERMINER,
    FEWEST,
    is_finite,
    is_opener,
    may_be_clause,
)
from nlp.speech.indirect.frames import Frame, Reported
from nlp.speech.indirect.verbs import PLACING, SAYING, TELLING, word
from nlp.speech.subjects import Subject

COMMA = re.compile(r"[,;](?=\s)")
AFTER_COMMA = re.compile(r",\s*$")
# ", and he (continues)", ", as the board (reported)": no reported clause stands before
JOINED = re.compile(
    r"\s(?:and|but|so|or|yet|as|while|though|although|because|when|if|who|which|that|where|even|"
    r"what|than)\b"
)
AS = re.compile(r"As\s(?:the\s)?")  # As Sample said, the county
PHRASE = re.compile(rf"{DETERMINER}\b|[A-Z]")  # said a spokesman for the office
WITHIN = re.compile(r"\b(?:which|who|that)\s$")  # the jail, which (according to)
TITLE = 9  # words between a comma and a name: "Cass County Sheriff"
TAIL = 16  # words after a cue: "said Tuesday at a meeting of the board"
RELATIVE = re.compile(r",\s(?:which|whose|where|who|when)\b")
DESCRIBED = re.compile(r"([^,]+),\s(?:who|whose)\s[^,]*$")  # "Ann Sample|, who runs the jail"
# "…, he said, but the county", "…, she said, adding": no more of the same clause
OTHER_CLAUSE = re.compile(
    r"[,;]\s(?:but|while|though|although|whereas|yet|[a-z]+ing)\b|;\s(?:he|she|they|it)\b"
)
STARTS = re.compile(r"[;:]\s")  # "The bill was cost: | the training"
JOINT = re.compile(r"[\s,]*(?:(?:and|but|while)\s)?(?=\S)")  # Sample said, |and |the county
HANGING = re.compile(r"\b(?:because|that|and|but|if|since|although)$")  # because, he said, | the


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """Words that attribute what stands before them: `[left:right]`, from comma to comma."""

    subject: Subject
    cue: Cue
    left: int
    right: int
    is_behind: bool  # the subject stands behind the cue: what follows is about it


def attributed(frame: Frame, cue: Cue, at: int) -> Reported | None:
    """The clause before or around an attribution; `at` is where the sentence is read from."""
    found = _source(frame, cue) if cue.kind == "source" else _speech(frame, cue, at)
    if found is None:
        return None
    start = max((m.end() for m in STARTS.finditer(frame.masked, at, found.left)), default=at)
    if (joint := JOINT.match(frame.masked, start, found.left)) is not None:
        start = joint.end()
    if _stands_alone(frame, start, found):
        return _reported(found, start, trimmed_end(frame.masked, start, found.left))
    return _around(frame, start, found)


def _stands_alone(frame: Frame, start: int, found: Attribution) -> bool:
    """Whether the words before are all of the clause."""
    words, rest = frame.masked[start : found.left], _rest(frame, found)
    if not may_be_clause(words) or len(words.split()) < FEWEST or _is_described(words):
        return False
    if RELATIVE.match(rest) or OTHER_CLAUSE.match(rest) or not _goes_on(rest):
        return True
    if is_opener(words) or HANGING.search(words.rstrip()):
        return False
    return found.is_behind or any(cue.start > found.right for cue in frame.cues)


def _is_described(words: str) -> bool:
    """Ann Sample, who commands the jail, (said the office …): a subject, no clause."""
    described = DESCRIBED.match(words)
    return described is not None and not may_be_clause(described[1])


def _around(frame: Frame, start: int, found: Attribution) -> Reported | None:
    """The programme, he said, is costly. In May, he said, the county signed."""
    words, rest = frame.masked[start : found.left], _rest(frame, found)
    if not _goes_on(rest) or OTHER_CLAUSE.match(rest) or RELATIVE.match(rest):
        return None
    if found.cue.kind == "source" and (is_opener(words) or not words.strip()):
        return None  # In May, according to the audit, the county signed: sourced.py
    is_hanging = not words.strip() or HANGING.search(words.rstrip()) is not None
    start = found.right + 2 if is_hanging else start
    end = frame.clause_end(found.right + 2)
    return _reported(found, start, end) if may_be_clause(frame.masked[start:end]) else None


def _reported(found: Attribution, start: int, end: int) -> Reported:
    return Reported(
        start=start,
        end=end,
        subject=found.subject,
        cue=found.cue,
        whom_end=found.right,
        score=0.9,
    )


def _rest(frame: Frame, found: Attribution) -> str:
    return frame.masked[found.right : frame.end].rstrip(" .?!")


def _goes_on(rest: str) -> bool:
    return rest.startswith((",", ";")) and len(rest.split()) >= FEWEST


def _source(frame: Frame, cue: Cue) -> Attribution | None:
    """…, according to the audit"""
    subject = frame.after(cue.end)
    if subject is None or WITHIN.search(frame.masked, max(frame.start, cue.start - 8), cue.start):
        return None
    left, right = _left(frame, cue.start), _comma(frame, subject.end)
    return Attribution(subject=subject, cue=cue, left=left, right=right, is_behind=True)


def _speech(frame: Frame, cue: Cue, at: int) -> Attribution | None:
    if cue.kind != "verb":
        return None
    right = _comma(frame, cue.end)
    tail = frame.masked[cue.end : right]
    turned = _turned(frame, cue, at, tail)
    if turned is not None:
        left = _left(frame, cue.start)
        return Attribution(subject=turned, cue=cue, left=left, right=right, is_behind=True)
    return _straight(frame, cue, at, right) if _is_tail(tail, cue, frame.masked) else None


def _turned(frame: Frame, cue: Cue, at: int, tail: str) -> Subject | None:
    """…, said Sheriff Ann Sample; not ", wrote a host of songs"."""
    words = tail.split(" who ")[0].strip()
    is_placed = AFTER_COMMA.search(frame.masked, max(at, cue.start - 3), cue.start) is not None
    if not is_placed or is_finite(words) or not PHRASE.match(words):
        return None
    subject = frame.after(cue.end)
    if subject is None or subject.kind == "pronoun":
        return None
    is_said = word(frame.masked[cue.start : cue.end]) in SAYING
    return subject if is_said or subject.kind in {"name", "body"} else None


def _straight(frame: Frame, cue: Cue, at: int, right: int) -> Attribution | None:
    """…, Sheriff Ann Sample said"""
    subject = frame.before(at, cue)
    if subject is None:
        return None
    left = frame.masked.rfind(",", at, subject.start)
    title = frame.masked[left + 1 : subject.start]
    if any(left < other.start < subject.start for other in frame.cues):
        return None  # Ann Sample, a lawyer, said Monday she agreed with it
    if left < 0 and AS.fullmatch(title):
        return Attribution(subject=subject, cue=cue, left=at, right=right, is_behind=False)
    if left < 0 or len(title.split()) > TITLE or _is_clausal(title) or JOINED.match(title):
        return None
    return Attribution(subject=subject, cue=cue, left=left, right=right, is_behind=False)


def _left(frame: Frame, at: int) -> int:
    return frame.start + len(frame.masked[frame.start : at].rstrip(" ,—–-"))


def _comma(frame: Frame, at: int) -> int:
    comma = COMMA.search(frame.masked, at, frame.end)
    return comma.start() if comma is not None else trimmed_end(frame.masked, at, frame.end)


def _is_tail(tail: str, cue: Cue, masked: str) -> bool:
    """Whether nothing but whom, when and where follows: "told Reuters on Monday"."""
    words = tail.split()
    if not words:
        return True
    is_placed = words[0].lower() in PLACING or words[0].endswith("ly")
    is_telling = word(masked[cue.start : cue.end]) in TELLING and words[0] != "that"
    return (is_placed or is_telling) and len(words) <= TAIL and not _is_clausal(tail)


def _is_clausal(words: str) -> bool:
    return AUX.search(words) is not None or " that " in words
