"""Where a text speaks of an agreement under 287(g), of the programme or of an application."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.agreements.topic import SPELLED, WORDS
from nlp.wordlists import any_of


def _words(*names: str) -> str:
    return any_of(word for name in names for word in WORDS[name])


DETERMINED = rf"(?:{_words('determiners')}\s|(?<=[\w.]['’]s\s)|(?<=s['’]\s))"
MODIFIED = rf"(?:[“\"]?(?:{_words('modifiers')}|{SPELLED})[”\"]?[\s-]){{0,7}}?"
ICE = r"(?:U\.S\.\s)?(?:ICE\b|Immigration\sand\sCustoms\sEnforcement|federal\simmigration\s\w+)"
# "its own 287(g) agreement", "the jail enforcement model of the program", "agreements", "287(g)"
NAMED = re.compile(
    rf"(?<!\w)(?:(?:(?P<det>{DETERMINED})(?P<of>(?-i:(?:[A-Z][\w.-]*\s){{1,3}}?))??)?"
    rf"(?P<mod>{MODIFIED})(?P<head>{_words('heads')})[”\"]?"
    rf"(?:\swith\s{ICE})?(?:\sunder\sthe\s(?:{SPELLED})\s\w+)?"
    rf"|(?:the\s|[Ss]ection\s)?[“\"]?(?:{SPELLED})[”\"]?"
    rf"|(?:the\s)?(?P<model>{_words('model_names')}))",
    re.IGNORECASE,
)
PLAIN = re.compile(rf"{SPELLED}|{_words('model_names')}", re.IGNORECASE)
STRONG = re.compile(rf"(?i:{PLAIN.pattern})|\bICE\b|\b[Tt]ask[ -][Ff]orce\b")
# "have | agreements", "of | agreements"
BEFORE_PLURAL = re.compile(
    r"(?:^|[.!?]\s|[.!?]”\s|\n)$|\b(?:ha(?:ve|s|d)|hold|holds|held|sign|signed|into|of|all|such|with|under|ends?|ended|void|their)\s$",
    re.IGNORECASE,
)
# "contract | to hold", "agreement | with the U.S. Marshals", "deal | for 40 beds"
ELSEWHERE = re.compile(
    r"\s(?:to\s(?:house|hold|detain|dispatch|share|rent|lease|buy|provide)"
    r"|for\s(?:the\s)?(?:\d+\s)?(?:housing|detention|beds?|dispatch)|with\s(?:the\s)?U\.S\.\sMarshals)\b"
)
OTHER = re.compile(_words("other_deals"), re.IGNORECASE)
LEFT, RIGHT = 12, 30  # characters beside an agreement that may say that it is another one
PLANNED = re.compile(
    rf"(?<!\w)(?:{DETERMINED})(?:(?:{_words('plan_modifiers')}|{SPELLED})\s){{0,4}}?{_words('plan_heads')}",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """An agreement, the programme or an application."""

    start: int
    end: int
    is_plan: bool
    is_plain: bool  # says 287(g), a model or ICE by itself
    is_none: bool  # "no agreement"
    is_somebodys: bool  # "the Cass County | agreement", if Cass County is somebody


def things(text: str) -> Iterator[Thing]:
    """All things, in order within agreements and within applications."""
    for match in NAMED.finditer(text):
        if is_meant(text, match):
            yield _thing(match, is_plan=False)
    for match in PLANNED.finditer(text):
        if not OTHER.search(text, max(0, match.start() - LEFT), match.end() + RIGHT):
            yield _thing(match, is_plan=True)


def is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether these words mean what the text is about."""
    if PLAIN.search(match.group()):
        return True
    if OTHER.search(text, max(0, match.start() - LEFT), match.end() + RIGHT):
        return False
    if ELSEWHERE.match(text, match.end()):
        return False
    if STRONG.search(match.group()):
        return match["head"] is not None or match["model"] is not None
    head = match["head"].lower()
    if head in WORDS["vague_heads"]:
        return False
    if match["det"] is not None:
        return not match["of"] or head in WORDS["heads"][:4]
    return (
        head in WORDS["plural_heads"]
        and BEFORE_PLURAL.search(text, max(0, match.start() - 12), match.start()) is not None
    )


def _thing(match: re.Match[str], *, is_plan: bool) -> Thing:
    words = match.group()
    named = None if is_plan else match["of"]
    return Thing(
        start=match.end("of") if named else match.start(),
        end=match.end(),
        is_plan=is_plan,
        is_plain=STRONG.search(words) is not None,
        is_none=words.lower().startswith("no "),
        is_somebodys=bool(named),
    )
