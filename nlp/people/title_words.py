"""Where the words of a title begin and end around its head, and how far its body and place go."""

import re

from nlp.people.titles import TitleHead
from nlp.wordlists import rules

WORDS = rules("phrases")
MODIFIERS = set(WORDS["modifiers"])
OUTSIDE = set(WORDS["outside_titles"])
JOINS = {"of", "and", "&", "for", "the"}  # inside a title, never its first word
ABBREVIATIONS = {  # with which no sentence ends before a title
    *rules("states")["abbreviations"],
    *("Gov.", "Lt.", "Col.", "Sen.", "Rep.", "Del.", "Gen.", "St.", "Ste.", "Mt.", "Ft.", "Co."),
    *("Dr.", "Dept.", "Asst.", "Capt.", "Sgt.", "Maj.", "Cpl.", "Det.", "Supt.", "Atty.", "Twp."),
}
REACH = 90  # characters between a name and the head of its title
MOST_BEFORE = 8  # words of a title before its head

# "acting ", "Anne Arundel ", "Sheriff’s ", "vice-": a word before another
TOKEN_BEFORE = re.compile(r"([\w.&/’'()-]*[\w.&/’')])(\s+|\s*-\s*)$")
UNION = re.compile(r"\b(?:Local|Lodge)\s$")  # "Teamsters Local |320 President"
POSSESSIVE = re.compile(r"[’']s?$")
# ". We", not "Gov. Sample", "J. Sample", "St. Sample"
STOP = (
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])"
    r"(?<!\b(?:Gov|Sen|Rep|Del|Sgt|Col|Gen|Rev|Maj|Cpl|Hon|Ald))"
    r"(?<!\b(?:Capt|Prof|Supt|Dept|Atty|Sens|Reps))\.(?=\s|$)"
)
# what ends the words of a title: a stop, a mark, a relative clause, a verb
BARRIER = re.compile(
    rf"[;:“”\"\n?!]|{STOP}|"
    r"\b(?:said|says|told|tells|wrote|writes|testified|added|asked|which|that|whose|whom|when|where|"
    r"because|but|if|has|had|have|is|was|are|were|will|would|could|did|does|joined|signed|voted|"
    r"called|met|made|took|went|came|began|announced)\b"
)
# " of public safety", " for Gov. Sample", " in Bensalem"
COMPLEMENT = re.compile(r",?\s(?P<link>of|for|at|with|to|in|on)\s(?P<rest>[^;:,\n“”\"()]{2,100})")
# "public safety" of "public safety in Bensalem"
COMMON = re.compile(
    r"(?!(?:the|an?|his|her|their|its|this|that)\b)"
    r"(?:(?!(?:in|at|for|with|who|on|from|under)\b)[a-z][\w’'-]*(?:\s|$))+"
)
# "the ", "a ", "the county's ", "Dakota County’s " before the title proper
DETERMINED = re.compile(
    r"(?:[^,]*,\s)?(?:who\s\w+\s(?:as\s)?|(?:then|now|also|currently|formerly|once)\s)?"
    r"(?:(?:[Tt]he|an?|his|her|its|our|their)\s(?:(?:[A-Z][\w.-]*\s)*\w+[’']s?\s)?"
    r"|(?:[A-Z][\w.-]*\s)*[A-Z][\w.]+[’']s?\s)?"
)

# "the ", "one of the ", "Kane County’s ": what opens a noun phrase
DETERMINER = re.compile(
    r"(?:the|an?|his|her|its|our|their|one of|(?:[A-Z][\w.-]*\s){0,3}\w+[’']s?)\s"
)
# "who resigned as | state senator", "then | the sheriff"
AS = re.compile(r"who\s\w+\s(?:as\s)?|(?:then|now|also|currently|formerly|once)\s")
ARTICLES = {"a", "an", "the", "to", "from", "by", "with", "about", "it", "them", "him", "her"}
# "a slide| from |a sheriff": no title goes over it
BREAK = re.compile(r"\b(?:from|to|by|about|against|than|into|with|through)\b|\s[—–-]\s")


def first_word(text: str, head: int, floor: int = 0) -> int:
    """Where the title begins whose head stands at `head`: acting, ICE, Bensalem Public Safety."""
    start = at = head
    for _ in range(MOST_BEFORE):
        token = TOKEN_BEFORE.search(text, max(floor, at - 40), at)
        if token is None or not _belongs(text, token, at, head, floor):
            break
        at = token.start(1)
        if token[1].lower() not in JOINS:
            start = at
    return start


def _belongs(text: str, token: re.Match[str], at: int, head: int, floor: int) -> bool:
    """Whether a word before others is part of the title."""
    word = token[1]
    lower = word.lower().strip("()")
    if "\n" in token.group() or (word.endswith(".") and not _is_abbreviation(word)):
        return False
    if lower in {"and", "&"} and (at == head or text[at].islower()):
        return False  # Sample of Montana and Sheriff Doe, and former Sheriff Doe
    if lower in JOINS:
        return _joins(text, token.start(1), floor)
    if lower in OUTSIDE:
        return False
    if lower.isdigit():
        return UNION.search(text, max(floor, token.start(1) - 10), token.start(1)) is not None
    return lower in MODIFIERS or word[0].isupper() or lower.startswith("then-")


def _joins(text: str, at: int, floor: int) -> bool:
    """Department of Homeland Security Secretary; not the office of Sheriff Sample."""
    before = TOKEN_BEFORE.search(text, max(floor, at - 40), at)
    return before is not None and (before[1][0].isupper() or before[1] in JOINS)


def _is_abbreviation(word: str) -> bool:
    return word in ABBREVIATIONS or len(word) == 2 or word.count(".") > 1


def after_determiner(text: str, start: int, head: int) -> int:
    """Where a title begins that stands after its name: the county's | top | prosecutor."""
    determiner = DETERMINED.match(text, start, head)
    return determiner.end() if determiner is not None else start


def is_noun_phrase(words: str) -> bool:
    """Whether words may open a title: "the county’s top", "longtime Kane County", not "sent a"."""
    words = AS.sub("", words)
    if DETERMINER.match(words):
        return BREAK.search(words) is None
    return all(_may_open(word.lower()) for word in words.replace(",", " ").split())


def _may_open(word: str) -> bool:
    """Not the verb or the article of "sent a link to the", "switched to the"."""
    return word in MODIFIERS or not (word in ARTICLES or word.endswith(("ed", "ing")))


def title_end(text: str, head: TitleHead) -> int:
    """A title's end after its head: common words that complete it, and whom one speaks for."""
    complement = COMPLEMENT.match(text, head.end)
    if complement is None or complement["link"] in {"at", "with", "to", "in", "on"}:
        return head.end
    if head.title.role == "spokesperson" and complement["link"] in {"for", "of"}:
        return region_end(text, head.end)
    words = COMMON.match(complement["rest"])
    return head.end if words is None else complement.start("rest") + len(words.group().rstrip())


def region_end(text: str, end: int) -> int:
    """The end of the words that go with a title after its head.

    "of Dakota County, Nebraska" keeps its state; a second comma ends it.
    """
    limit = barrier(text, end)
    comma = text.find(", ", end, limit)
    if comma >= 0 and text[comma + 2 : comma + 3].isupper():
        comma = text.find(",", comma + 1, limit)
    return end + len(text[end : comma if comma >= 0 else limit].rstrip(" ,"))


def barrier(text: str, start: int) -> int:
    """The first place after `start` that a title does not reach over."""
    found = BARRIER.search(text, start, start + REACH)
    return found.start() if found is not None else min(len(text), start + REACH)
