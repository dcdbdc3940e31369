"""How names of people look, and the words of which names are trimmed."""

import re

from nlp.people.titles import HEADS
from nlp.speech.cues import VERB
from nlp.wordlists import any_of, rules

CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
SHORTENED = r"(?:Wm|Chas|Geo|Jos|Jas|Thos|Robt)\."
PART = rf"(?:{SHORTENED}|{CAPITAL}[\w’'-]*\w|{CAPITAL}\.(?:{CAPITAL}\.)*|{CAPITAL}(?!\w))"
LINK = r"(?:de la|de los|de|del|della|der|di|da|la|le|van der|van|von|bin|al|el|St\.)"
NICKNAME = r"[“\"‘'(][A-Z]\w+(?: [A-Z]\w+)?[”\"’')]"  # James T. “Jim” Sample; “Big Jim”
SUFFIX = r"(?:,? (?:Jr\b\.?|Sr\b\.?|II\b|III\b|IV\b))"
# Ann Sample; Ann M. de la Sample III
NAME = re.compile(rf"{PART}(?: (?:{NICKNAME} |{LINK} )?{PART}){{0,4}}{SUFFIX}?", re.UNICODE)
# James T. “Jim” Sample Jr.
NICKNAMED = re.compile(rf"(?<![\w.’'-]){PART}(?: {CAPITAL}\.)? {NICKNAME} {PART}{SUFFIX}?")
POSSESSIVE = re.compile(r"[’']s?$")  # Sample’s
OWNER = re.compile(r"^.*[’']s ")  # the Sample Union’s Ann Doe
SUFFIXED = re.compile(rf"{SUFFIX}$")  # Ann Sample, Jr.
AFTER = re.compile(SUFFIX)
BEFORE_NAMES = (
    "mr.",
    "mrs.",
    "ms.",
    "mx.",
    "miss",
    "former",
    "then",
    "acting",
    "ex",
    "peace",
    "pro tem",
    "pro-tem",
)
FIRST_NAMES = {"dean"}  # heads that are first names as well: "Sheriff Dean Sample"
WITHHELD = rules("withheld")["nouns"]  # "Inmate Ann Sample" is named Ann Sample
# "Acting Police Chief Ann Sample", cut word by word
LEADING = re.compile(
    rf"^{any_of([*(set(HEADS) - FIRST_NAMES), *BEFORE_NAMES, *WITHHELD])}\s*", re.IGNORECASE
)
# "Sample Sheriff" is nobody's name; Justice, Marshal and the like are surnames
SURNAMES = {
    "chief", "colonel", "constable", "delegate", "judge", "justice", "lawmaker", "magistrate",
    "major", "marshal", "ranger", "solicitor", "speaker", "warden",
}  # fmt: skip
OFFICES = tuple(head for head, title in HEADS.items() if title.official == "yes")
ENDS_IN_OFFICE = re.compile(
    any_of(head for head in OFFICES if head not in SURNAMES) + "$", re.IGNORECASE
)
NOT_A_PERSON = re.compile(any_of(rules("phrases")["not_people"]))
NOT_IN_CAPITALS = re.compile(any_of(word.upper() for word in rules("phrases")["not_people"]))
OFTEN_A_PLACE = re.compile(any_of(rules("phrases")["places_or_people"]))
IN_CAPITALS = re.compile(r"(?:[A-Z]{3,} ){2,}(?=[A-Z][a-z])")  # "READ MORE BELOW | Sample"
ANSWER = re.compile(r"[QA]\. ")  # "Q. Sheriff, why?", at the start of a line

FULL = rf"(?<![\w.’'-])(?P<name>{PART}(?: (?:{LINK} )?{PART}){{1,3}}{SUFFIX}?)"
# Ann Sample, 52, the county’s longtime sheriff
WITH_TITLE = re.compile(
    rf"{FULL}, (?:\d\d, )?(?:the |an? )?(?:[\w’'-]+ ){{0,4}}{any_of(HEADS)}", re.UNICODE
)
WITH_CUE = re.compile(rf"(?<=[”\"] ){FULL},? {VERB}")  # “No,” Ann Sample said
AFTER_CUE = re.compile(rf"(?<=[”\"] ){VERB} {FULL}(?=[,.])")  # “No,” said Ann Sample.


def _capitals(head: str) -> str:
    """Head words as they stand before a name: "Chief of Police", "U.S. Attorney"."""
    words = (word if word in LOWER else word[:1].upper() + word[1:] for word in head.split())
    return " ".join(words).replace("U.s.", "U.S.")


LOWER = {"of", "in", "the", "for"}
AMBIGUOUS = {  # words that open a sentence or a name of their own
    "ag", "colonel", "da", "d.a.", "delegate", "justice", "major", "marshal", "pio", "predecessor",
    "ranger", "sac", "solicitor", "speaker", "successor", "supervisor", "u.s. marshal",
}  # fmt: skip
# Sheriff | Sample; Police Chief | Sample
TITLE_BEFORE = re.compile(
    any_of(
        [
            *("Mr.", "Mrs.", "Ms.", "Miss", "Rev.", "Dr.", "Prof."),
            *(_capitals(head) for head in OFFICES if head not in AMBIGUOUS),
            *(head.capitalize() for head in OFFICES if head[0] != "u" and head not in AMBIGUOUS),
        ]
    )
    + r"\s+"
)
# "commissioners | Ann Sample and Al Doe", where only a whole name counts
LOWER_BEFORE = re.compile(
    any_of(head for head in OFFICES if HEADS[head].singular and head[:-1] not in AMBIGUOUS) + r"\s+"
)
# what stands between the names of a list: "Ann Sample (D-Neb.)|, |", "Ann Sample of Kane|, and |"
LIST_NEXT = re.compile(
    r"(?:\s?\([^()\n]{1,40}\)|,\s[RDI]-[A-Z][\w. ]{1,14}(?=,|;| and)"
    r"|\s(?:of|from)\s(?:the\s)?[A-Z][\w.’'-]{0,20}(?:\s[A-Z][\w.’'-]{0,20}){0,3}"
    r"(?:,\s[A-Z][\w.]{1,12}(?:\s[A-Z][\w.]{1,12})?(?=[,;]))??)?(?:[,;]?\s(?:and|&)\s|[,;]\s)"
)
