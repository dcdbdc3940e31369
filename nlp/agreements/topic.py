"""Whether a text speaks of 287(g) at all, however it spells it; the spellings are the crawler's."""

import re

from nlp.wordlists import any_of, rules

WORDS = rules("agreements")
# "287(g)", "287 (g)", "287[g]", "287g", "287-g", "287–G", "278(g)", a slip; not "1287(g)", "$287 g"
SPELLED = (
    r"(?<![\w$€£.,])(?<![A-Z\d]-)"
    r"(?:287|278)(?:\s?[(\[]\s?[gG]\s?[)\]]|(?:\s?[-‐‑–—]\s?|\s?)[gG](?![\w(]))"
)
SPELLING = re.compile(SPELLED)
# "287(g)" in full; "Rule | 287(g)", "section 287(g) | of the clean-air act" are other laws
FULL = re.compile(r"(?<![\w$€£.,])(?<![A-Z\d]-)287\s?[(\[]\s?[gG]\s?[)\]]")
OTHER_LAW = re.compile(
    r"\b(?:rule|regulation|form|chapter|title|ordinance|statute|order)s?\s$", re.IGNORECASE
)
OF = re.compile(r"\s(?:\(\d\)\s)?of\b(?!\sthe\s(?:Immigration|INA|federal|U\.S\.))")
# "8 U.S.C. 1357(g)", "8 USC § 1357 (g)"
CODE = re.compile(r"\b8\s?U\.?\s?S\.?\s?(?:C\.?|Code)\s?(?:§+\s?|[Ss]ection\s)?1357\s?\(g\)")
CONTEXT = re.compile(any_of(WORDS["context"]), re.IGNORECASE)  # "the deputies question immigrants"
MODEL = re.compile(any_of(WORDS["model_names"]), re.IGNORECASE)  # "the task force model"
DEAL = re.compile(
    r"\b(?:sheriff|police|deput\w+|officers|troopers)\b[^.;\n]{0,120}\b(?:agreements?|program)\b"
)
ICE = re.compile(r"\b(?:ICE|Immigration\sand\sCustoms\sEnforcement)\b")
OTHER_DEAL = re.compile(any_of(WORDS["other_deals"]), re.IGNORECASE)  # "beds", "detainers"
WITH_ICE = re.compile(  # "an agreement with U.S. Immigration", "the county's ICE pact"
    r"\b(?:agreements?|partnerships?|pacts?|deals?|programs?|memorandums?)\b[^.;\n]{0,40}\b(?:ICE|[Ii]mmigration)\b"
    r"|\bapplications?\b[^.;\n]{0,60}\b(?:ICE|Immigration)\b|\b[Tt]ask\sforce\sagreements?\b"
    r"|\b(?:sign(?:ed|s)?\s(?:on|up)|partner(?:ed|s)?)\swith\s(?:ICE|U\.S\.\sImmigration)\b"
    r"|\b(?:ICE|[Ii]mmigration)\s(?:\w+\s){0,2}(?:agreements?|partnerships?|pacts?|deals?|programs?)\b"
)


def is_about(text: str) -> bool:
    """Whether "the agreement" of a text may be one under 287(g)."""
    if CODE.search(text) or any(map(_is_programme, FULL.finditer(text))):
        return True
    if not CONTEXT.search(text):
        return False
    if SPELLING.search(text) or MODEL.search(text):
        return True
    named = WITH_ICE.search(text) or (DEAL.search(text) and ICE.search(text))
    return named is not None and not OTHER_DEAL.search(text)


def is_named(text: str) -> bool:
    """Whether a text names 287(g) or one of its models, and not only agreements with ICE."""
    return (SPELLING.search(text) or CODE.search(text) or MODEL.search(text)) is not None


def _is_programme(match: re.Match[str]) -> bool:
    text = match.string
    if OTHER_LAW.search(text, max(0, match.start() - 16), match.start()):
        return False
    return not OF.match(text, match.end())
