"""Where the reported clause starts after its cue: "told the board on Monday that | the county"."""

import re

from nlp.speech.cues import Cue
from nlp.speech.indirect.clauses import (
    DETERMINER,
    PRONOUN,
    is_clause,
    is_finite,
    lacks_subject,
    may_be_clause,
)
from nlp.speech.indirect.frames import Frame
from nlp.speech.indirect.verbs import BARE, PLACING, PROMISES, SAYING, TELLING, word

FAR = 130  # characters between a cue and "that"
NEXT = 20  # characters that show how a clause opens
QUOTING = {*SAYING, *TELLING, "wrote", "writes"}  # before a colon
TIME = (
    r"(?:(?:on|last|late|early|this)\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|"
    r"year|yesterday|later)(?:\s(?:night|morning|afternoon|evening))?"
)
CAPITALS = r"[A-Z][\w’'&.-]*(?:\s(?:(?:of|and|the|for)\s)?[A-Z][\w’'&.-]*){0,5}"
HEAD = rf"(?:{PRONOUN}|{DETERMINER}|\d[\d,.]*)\b"
# " the board | the county", " reporters | Sample", " the Cass County Board | he", " CNN | he"
WHOM = re.compile(
    rf"\s+(?:(?:{DETERMINER}\s)?(?:(?!(?:and|or|to|of|the|an?)\s)[a-z][\w’'-]*\s){{1,4}}?"
    rf"(?:{TIME}\s)?(?={HEAD}|[A-Z])|(?:[Tt]he\s)?{CAPITALS}\s(?:{TIME}\s)?(?={HEAD}))"
)
WHEN = re.compile(rf"\s+(?:{TIME}\s+)?(?=\S)")  # " Monday | the county"
QUESTION = re.compile(r"(?:\s+[\w’'.-]+){0,6}?\s+(?=(?:whether|if)\s)")  # " the board | whether"
COLON = re.compile(r"[^,.;:]{0,60}:\s+(?=\w)")  # " in a letter: | The county"
TO = re.compile(r"\s+(?=(?:not\s|never\s)?to\s[a-z])")  # "promised | to sign"
# "testified on whether to cut off money", "agreed to settle claims"
INFINITIVE = re.compile(r"\bto\s(?!the\b|an?\b|his\b|her\b|their\b|its\b|reporters\b)[a-z]")
SUBCLAUSE = re.compile(r",\s|\s(?:when|who|which|that|if|as|after|because)\s")
# said nothing, said no, said so, said of
NO_CLAUSE = re.compile(
    r"(?:nothing|no(?!\s[a-z])|yes|so|goodbye|hello|much|little|something|anything|more|as|of|in|on|"
    r"at|to|about|by|for|with|from|over|during|after|before|and|or|but|when|while|if|because|how|"
    r"why|what|where|who|which|than|it\sall|the\ssame)\b(?!\sof\s)",
    re.IGNORECASE,
)


def contents(frame: Frame, cue: Cue) -> tuple[int, float] | None:
    """Where the clause starts, and how sure that is."""
    verb = word(frame.masked[cue.start : cue.end])
    if cue.kind == "question":
        question = QUESTION.match(frame.masked, cue.end, min(frame.end, cue.end + FAR))
        return (question.end(), 0.8) if question is not None else None
    return (
        _after_colon(frame, cue, verb)
        or _after_that(frame, cue, verb)
        or _promised(frame, cue, verb)
        or _bare(frame, cue, verb)
    )


def _after_colon(frame: Frame, cue: Cue, verb: str) -> tuple[int, float] | None:
    colon = COLON.match(frame.masked, cue.end, frame.end) if verb in QUOTING else None
    if colon is None or is_finite(colon.group()):
        return None
    return (colon.end(), 0.7) if is_clause(frame.masked[colon.end() : frame.end]) else None


def _after_that(frame: Frame, cue: Cue, verb: str) -> tuple[int, float] | None:
    that = frame.masked.find(" that ", cue.end, min(frame.end, cue.end + FAR))
    if that < 0 or not _leads(frame.masked[cue.end : that], verb):
        return None
    start = that + len(" that ")
    if not may_be_clause(frame.masked[start : frame.clause_end(start)]):
        return None
    if lacks_subject(frame.masked[start : start + NEXT]):
        # "says | that is how she likes it", but "testified against a bill that would"
        return (that + 1, 0.9) if that == cue.end else None
    return start, 0.9


def _leads(words: str, verb: str) -> bool:
    """Whether words between a cue and "that" say whom, when and where: "told Reuters Monday"."""
    if not words.strip(" ,"):
        return True
    if is_finite(words) or INFINITIVE.search(words) or any(mark in words for mark in ";:"):
        return False
    first = words.strip(" ,").split(maxsplit=1)[0].strip(",")
    is_told = verb in TELLING and words[0] == " "
    return is_told or first.lower() in PLACING or first.endswith("ly")


def _promised(frame: Frame, cue: Cue, verb: str) -> tuple[int, float] | None:
    promise = TO.match(frame.masked, cue.end, frame.end) if verb in PROMISES else None
    return (promise.end(), 0.7) if promise is not None else None


def _bare(frame: Frame, cue: Cue, verb: str) -> tuple[int, float] | None:
    """Sample said | the county would sign, told the board | it would, saying | it would."""
    if cue.kind == "verb" and verb not in BARE:
        return None
    lead = (WHOM if verb in TELLING else WHEN).match(frame.masked, cue.end, frame.end)
    if lead is None or NO_CLAUSE.match(frame.masked, lead.end(), frame.end):
        return None
    words = frame.masked[lead.end() : frame.clause_end(lead.end())]
    first = SUBCLAUSE.split(words, maxsplit=1)[0]
    is_sure = is_clause(first) or (verb in SAYING and may_be_clause(words))
    return (lead.end(), 0.8) if is_sure and not lacks_subject(words) else None
