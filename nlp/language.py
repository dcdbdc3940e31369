"""Which language a text is in, by its words; what its page states is asked where they are too few.

Content systems state "en" for Spanish pages, and names say nothing of a language: "José Sample of
San José". So English is told by its small words, and others by what is not capitalised.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from nlp.wordlists import rules

ENGLISH = 0.12  # share of small English words; news has 0.16 to 0.35, Spanish 0.01
FEW = 8  # words without a capital; with fewer only another script says anything
SLICES = 4
SLICE = 120  # words; more change no answer
LONGEST = 2_000  # characters of a slice, where a "word" is a file left on the page by accident
AGREED = 0.6  # of the slices, for another language than English

WORD = re.compile(r"[^\W\d_]+")  # "don", "t", "condado", "шериф"
LATIN = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff]")  # "a", "ñ", "ộ"


def language_of(text: str, stated: str | None = None) -> str | None:
    """The primary tag of a text's language, "en"; None where it has no words.

    `stated` is the tag that its page gives, "es-MX". Too few words and nothing stated: "en".
    """
    words = WORD.findall(text)
    if not words:
        return None
    if share_of_english(words) >= ENGLISH:
        return "en"
    telling = [word for word in words if not word[0].isupper()]
    if all(word.isupper() for word in words):  # "EL ALGUACIL FIRMÓ"
        telling = words
    if not is_latin(telling or words):
        return named(words)
    return (judged(telling) if len(telling) >= FEW else None) or primary(stated) or "en"


def share_of_english(words: Sequence[str]) -> float:
    """How many of the words are small English ones."""
    small = small_words()
    return sum(word.lower() in small for word in words) / len(words)


def is_latin(words: Sequence[str]) -> bool:
    """Whether at least half of the words begin as English ones can."""
    return sum(bool(LATIN.match(word.lower())) for word in words) * 2 >= len(words)


def judged(words: Sequence[str]) -> str | None:
    """What most slices of the text are in; None where they do not agree."""
    told = Counter(named(part) for part in slices(words))
    language, count = told.most_common(1)[0]
    return language if count >= AGREED * told.total() else None


def slices(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """A few runs of words from all over a text; a short text is one."""
    step = max(len(words) // SLICES, SLICE)
    for start in range(0, len(words) - min(step, len(words)) + 1, step):
        yield words[start : start + SLICE]


def named(words: Sequence[str]) -> str:
    """What the classifier calls words."""
    return str(classifier().classify(" ".join(words[:SLICE])[:LONGEST].lower())[0])


def primary(tag: str | None) -> str | None:
    """ "es" of "es-MX" and "es_US"; None where nothing sensible is stated."""
    language = re.split("[-_]", (tag or "").strip().lower())[0]
    return language if 2 <= len(language) <= 3 and language.isalpha() else None


@cache
def small_words() -> frozenset[str]:
    """As nlp/rules/language.toml lists them."""
    return frozenset(rules("language")["english"])


@cache
def classifier() -> LanguageIdentifier:
    """Read when a text is first in doubt: it takes half a second and 120 MB."""
    known = LanguageIdentifier.from_model_file(MODEL_FILE)
    known.set_languages(rules("language")["languages"])
    return known
