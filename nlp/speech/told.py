"""Whom the text says was told: "told Reuters", "told the county board"."""

import re

from nlp.speech.cues import Cue

TELLING = {"told", "tells", "tell", "telling", "informed", "assured", "reminded"}
REACH = 120  # characters behind the cue
# "Reuters", "U.S.News"
CAPITAL = r"[A-Z][\w’'&/-]*(?:\.[A-Z][\w.]*)*"
# not part of whom: "told reporters | that", "told the board | on Monday"
ENDING = (
    "that|in|on|at|during|after|before|he|she|they|it|how|why|what|about|last|this|as|by|to|from|"
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|via|with|when|while|there|not|is|was|are|outside|inside|over|through|earlier|later|recently"
)
# "Reuters", "the county board", "The Associated Press | on Monday", "me | over pie", "KOZL radio"
WHOM = re.compile(
    rf"\s+(?P<whom>(?:[Tt]he\s)?{CAPITAL}(?:\s(?:(?:of|and|the|for|&)\s)?{CAPITAL}){{0,6}}"
    rf"(?:\s(?:(?!(?:{ENDING})\b)[a-z]+\s)?(?:committee|council|board|commission|radio|newspaper|paper|station|magazine|court)\b)?"
    r"|(?:me|us|him|her|them)\b"
    rf"|(?:(?:a|an|the|his|her|their|our|some)\s)?[a-z][\w’'-]*(?:\s(?!(?:{ENDING})\b)[\w’'.-]+){{0,5}})"
)
# "told| that", "told|, in a letter"
NOT_WHOM = re.compile(
    r"\s+(?:that|he|she|they|it|how|why|what|of|about|there|the truth|to|not)\b|\s*[,:.]"
)


def told_to(masked: str, cue: Cue, end: int) -> str | None:
    """Whom the text says was told, as printed."""
    if masked[cue.start : cue.end].lower() not in TELLING or NOT_WHOM.match(masked, cue.end, end):
        return None
    whom = WHOM.match(masked, cue.end, min(end, cue.end + REACH))
    return None if whom is None else whom["whom"].strip(" ,.;:") or None
