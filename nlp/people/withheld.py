"""Who is kept out though quoted: arrestees, defendants, victims, minors. rules/withheld.toml"""

import re
from collections.abc import Iterable

from nlp.found import Mention
from nlp.wordlists import any_of, rules

WORDS = rules("withheld")
NOUN = rf"{any_of(WORDS['nouns'])}(?!\s{any_of(WORDS['not_before'])}|[’'-])"
SUFFERED = any_of(WORDS["suffered"])
DONE = any_of(WORDS["done"])
FACING = any_of(WORDS["facing"])
GRADE = rf"\b(?:{'|'.join(WORDS['grades'])})[- ]grade(?:r|\sstudent)"  # "sixth grader"
PUPIL = rf"(?:{GRADE}|(?:high|middle|elementary) school {any_of(WORDS['pupils'])})"
YEARS = rf"(?:(?<!\d)(?:\d|1[0-7])|\b(?:{'|'.join(WORDS['years'])}))-year-old"  # "17-year-old"
LINKS = r"(?:(?!(?:for|of|to|with)\b)[\w-]+\s){0,4}?"  # never "a lawyer for the victim"
BEFORE = re.compile(  # what stands right before a name
    rf"(?:{NOUN}(?:\sas|,)?"  # "suspect ", "identified the suspect as "
    rf"|{YEARS}(?:\s[a-z]+){{0,2}},?"  # "17-year-old ", "A 9-year-old daughter, "
    rf"|{PUPIL}"  # "sixth grader "
    rf"|\b{DONE}(?:\s[a-z-]+){{0,3}}"  # "deputies arrested ", "ICE deported the elder "
    rf"|\bcharges?(?:\s\w+){{0,4}}\sagainst"  # "charges were filed against "
    rf"|\b{FACING}(?:\s[a-z]+){{0,4}},"  # "Facing deportation, "
    r")\s$",
    re.IGNORECASE,
)
AFTER = re.compile(  # what stands right after a name
    r",\s(?:aged?\s)?(?:\d|1[0-7])(?=[,.;)]|\syears)"  # ", 17,", ", age 12,"
    rf"|,\s(?:\d+,\s)?(?:an?|the|one of the)\s{LINKS}(?:{NOUN}|{PUPIL})"  # ", a detainee"
    rf"|,?\s(?:who\s)?(?:was|is|were|had been|has been)\s(?:\w+\s){{0,2}}?{SUFFERED}"
    rf"|,?\s(?:who\s)?(?:is\s|was\s)?{FACING}"  # ", who is facing deportation"
    r"|,?\s(?:who\s)?(?:ha[sd]\s)?(?:pleaded|pled)\b"  # " pleaded guilty"
    r"|\sguilty\b"  # "found Ann Sample guilty"
    r"|,?\s(?:who\s)?(?:[\w-]+\s){0,6}?in(?:to)?\s(?:\w+\s)?custody\b",  # " into ICE custody"
    re.IGNORECASE,
)
REACH = 80  # characters beside a name


def is_withheld(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether words beside any mention make the bearer one of the policed, or a child."""
    return any(
        BEFORE.search(text[max(0, mention.start - REACH) : mention.start])
        or AFTER.match(text[mention.end : mention.end + REACH])
        for mention in mentions
    )
