"""Whether a text speaks of a person as a woman or a man, so that "she" is not given to a man."""

import re
from collections.abc import Sequence

from nlp.found import Mention
from nlp.people.names import NamedPerson
from nlp.wordlists import rules

NAMES = {
    **dict.fromkeys(rules("genders")["women"], "woman"),
    **dict.fromkeys(rules("genders")["men"], "man"),
}
MOST = 8  # mentions that are looked at
REACH = 60  # characters after a mention
# "Ms. Sample", "Congresswoman", "the mother of two"
WOMAN = re.compile(
    r"\b(?:Ms|Mrs|Miss|Sister|mother|wife|grandmother)\b|\w(?:woman|women)\b|\bwoman\b",
    re.IGNORECASE,
)
# "Mr. Sample", "Councilman", "the father of two"
MAN = re.compile(
    r"\b(?:Mr|Father|Brother|husband|grandfather)\b|\b(?:[a-z]+(?<!wo))?m[ae]n\b", re.IGNORECASE
)
# "Sample said her office": the first of these after a name, not "Sample sat beside her"
OWN = re.compile(
    r"[^.;“”\"]*?(?<!beside)(?<!with)(?<!and)(?<!to)(?<!by)(?<!for)(?<!from)(?<!of)"
    r"\s(?:(?P<woman>her(?=\s\w)|herself)|(?P<man>his(?=\s\w)|himself))\b"
)
WHOSE = re.compile(r"\bwhose\b")  # "chairman, whose wife"
CAPITAL = re.compile(r"\s[A-Z]")  # another name


def gender(text: str, person: NamedPerson, title: str | None) -> str | None:
    """ "woman", "man" or None, by title, first name, and "his" or "her" beside the name."""
    beside = [text[max(0, mention.start - 6) : mention.start] for mention in person.mentions[:MOST]]
    shown = of_words(" ".join([WHOSE.split(title or "")[0], *beside]))
    named = NAMES.get((person.first or "").strip(".").lower())
    return shown or named or _owned(text, person.mentions[:MOST])


def of_words(words: str) -> str | None:
    """What a title or a description tells: "Ms.", "one man"."""
    if WOMAN.search(words):
        return "woman"
    return "man" if MAN.search(words) else None


def _owned(text: str, mentions: Sequence[Mention]) -> str | None:
    """By the first "her" or "his" after a mention with no other name between."""
    for mention in mentions:
        own = OWN.match(text, mention.end, mention.end + REACH)
        if own is not None and not CAPITAL.search(text, mention.end, own.end()):
            return own.lastgroup
    return None
