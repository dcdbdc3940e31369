"""Which quotation marks hold somebody's words, and which a name, a title or a scare quote."""

import re

from nlp.speech.attributions import Attribution
from nlp.speech.quotation import Quotation

SCRAP = 5  # words below which a quotation needs a cue in its sentence
# "money.’"
SENTENCE_END = re.compile(r"[.?!…,][’']?$")
# so-called “sanctuary cities”; a bill titled “The Act”; the program is called “the model”
NAMED = re.compile(
    r"(?:\bso[- ]called|\bknown as|\b(?:en)?titled|\bnicknamed|\bheadlined|\bdubbed"
    r"|\bthe (?:term|word|phrase|book|song|film|movie|show|slogan|hashtag)s?"
    r"|\b(?:is|are|was|were|model|programs?|group|bill|law|agreements?)\s(?:also\s)?called(?:\s(?:an?|the))?"
    r")[,:]?\s*$",
    re.IGNORECASE,
)
# Ignatius “Buddy” Sample
BEFORE_NICKNAME = re.compile(r"\b[A-Z][\w.’'-]*\s$")
NICKNAME = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?")
AFTER_NICKNAME = re.compile(r"\s[A-Z]")
# words of a title in lower case: "The Wall |and the| River"
SMALL = r"(?:of|the|and|for|to|in|a|an|on|with|&)"
# “The Wall and the River”
TITLE_CASE = re.compile(rf"[A-Z0-9][\w’'()-]*(?:\s(?:[A-Z0-9][\w’'()-]*|{SMALL}))*[^\w\s]*")
# Officer Asks “Are You Legal” After Traffic Stop
HEADLINE = 200  # characters of the longest
HEADLINE_WORDS = 3  # that it has at least, outside quotations
HEADLINE_CAPITALS = 0.7  # of the words outside quotations


def is_quote(text: str, masked: str, quotation: Quotation, attribution: Attribution | None) -> bool:
    """Whether quotation marks hold somebody's words, not a name or a scare quote."""
    if quotation.is_block:
        return attribution is not None
    words = text[quotation.start : quotation.end]
    how = attribution.how if attribution is not None else None
    if is_in_headline(text, masked, quotation) or is_nickname(text, quotation):
        return False
    if NAMED.search(masked[max(0, quotation.left - 30) : quotation.left]):
        return False
    if how == "beside":
        return True
    if len(words.split()) < 2 * SCRAP and TITLE_CASE.fullmatch(words):
        return how == "running" and _is_alone(text, quotation)
    if len(words.split()) >= SCRAP:
        return attribution is not None or SENTENCE_END.search(words) is not None
    return how == "sentence" or (how == "running" and SENTENCE_END.search(words) is not None)


def _is_alone(text: str, quotation: Quotation) -> bool:
    """Whether it is a sentence by itself: he said. “Try the River Road.”"""
    lead = text[max(0, quotation.left - 3) : quotation.left].rstrip(" ")
    return lead.endswith((".", "\n")) and text[quotation.end - 1] in ".?!"


def is_nickname(text: str, quotation: Quotation) -> bool:
    """Whether it stands within somebody's name."""
    return (
        NICKNAME.fullmatch(text, quotation.start, quotation.end) is not None
        and BEFORE_NICKNAME.search(text, max(0, quotation.left - 30), quotation.left) is not None
        and AFTER_NICKNAME.match(text, quotation.right) is not None
    )


def is_in_headline(text: str, masked: str, quotation: Quotation) -> bool:
    """Whether its paragraph is set like a headline: capitals throughout and no stop."""
    start = text.rfind("\n", max(0, quotation.left - HEADLINE), quotation.left) + 1
    end = text.find("\n", quotation.right, quotation.right + HEADLINE)
    if end < 0 or (start == 0 and quotation.left > HEADLINE):
        return False
    shown = [word for word in masked[start:end].split() if word[0].isalpha()]
    if len(shown) < HEADLINE_WORDS or text[start:end].rstrip()[-1] in '.?!,;:”"’':
        return False
    return sum(word[0].isupper() for word in shown) >= HEADLINE_CAPITALS * len(shown)
