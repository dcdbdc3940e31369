"""Whether a text is about 287(g), however it spells the programme.

Section 287(g) of the Immigration and Nationality Act is 8 U.S.C. 1357(g). Other laws have a section
287(g) too, and flour comes in 287 g: the words around decide (crawler/relevance.toml).
"""

import html
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphens, zero-width spaces
NEAR = 2  # words on either side of a bare spelling that may say what it is
REACH = 60  # characters that hold them

NUMBER = r"(?<![\w$€£.,])(?<![A-Z\d]-)"  # begins one: not "1287", "$287", "12.287", "I-287"

# "287(g)", "287 (g)", "287( g )", "287(G)", "287[g]", "non-287(g)"
PAREN = re.compile(NUMBER + r"287(?P<tail>\s*[(\[]\s*[gG]\s*[)\]])")
# "278(g)", the slip of a pen
SLIP = re.compile(NUMBER + r"278\s*\(\s*[gG]\s*\)")
# "287g", "287-g", "287–G", "287 G"; not "287 grams", "287-gun"
BARE = re.compile(NUMBER + r"287(?P<tail>(?:\s?[-‐‑–—]\s?|\s*)[gG])(?![\w(]|\s*\()")
# "8 U.S.C. 1357(g)", "8 USC § 1357 (g)", "8 U.S. Code Section 1357(g)"
CODE = re.compile(
    r"\b8\s*U\.?\s*S\.?\s*(?:C\.?|Code)(?:\s*(?:§+|sections?|sec\.))?\s*1357\s*\(\s*g\s*\)",
    re.IGNORECASE,
)
OF = re.compile(r"(?:\w{1,3} )?of\b")  # "of the", "4 of"
WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """A spelling found, between its neighbours."""

    tail: str  # what follows the number: "(g)", "g", " G", "-g"
    before: str
    after: str


def is_relevant(title: str, text: str) -> bool:
    """Whether title and text speak of the programme."""
    words = _plain(f"{title}\n{text}")
    if CODE.search(words):
        return True
    if CONTEXT.search(words):
        full = PAREN.search(words) or SLIP.search(words)
        return full is not None or any(map(_is_programme, _spellings(BARE, words)))
    return any(not _is_other_law(one) for one in _spellings(PAREN, words))


def _plain(text: str) -> str:
    """Entities decoded, as often as they were encoded; widths and spaces made one."""
    decoded = html.unescape(html.unescape(text))
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", decoded))


def _spellings(pattern: re.Pattern[str], words: str) -> Iterator[Spelling]:
    for found in pattern.finditer(words):
        yield Spelling(
            tail=found["tail"],
            before=" ".join(WORD.findall(words[: found.start()][-REACH:])[-NEAR:]),
            after=" ".join(WORD.findall(words[found.end() :][:REACH])[:NEAR]),
        )


def _is_programme(bare: Spelling) -> bool:
    is_named = PROGRAMME.search(f"{bare.before} | {bare.after}") is not None
    is_weighed = WEIGHED.search(bare.before) or WEIGHED_THING.match(bare.after)
    if bare.tail == "g":  # "287g", the usual short form
        return is_named or not is_weighed
    if bare.tail[0].isspace() and bare.tail.strip() in ("g", "G"):  # "287 g", "287 G"
        return is_named and not is_weighed
    return True  # "287G", "287-g": nobody weighs so


def _is_other_law(full: Spelling) -> bool:
    """ "Rule 287(g)(4)", "section 287(g) of the clean-air act": where nobody speaks of migrants."""
    return OTHER_LAW.search(full.before) is not None or OF.match(full.after) is not None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_form, words))})\b")


def _form(word: str) -> str:
    """ "ICE" as it stands, "immigrant*" in any case and however it goes on."""
    form = re.escape(word.removesuffix("*")) + r"\w*" * word.endswith("*")
    return form if word.isupper() else f"(?i:{form})"


CONTEXT = _any_of(WORDS["context"])
OTHER_LAW = _any_of(WORDS["other_law"])
PROGRAMME = _any_of(WORDS["programme"])
WEIGHED = _any_of(WORDS["weighed"])
WEIGHED_THING = _any_of(WORDS["weighed_thing"])
