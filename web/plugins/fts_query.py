"""SQL function `fts_query(text)`: whatever a reader types, as a safe full-text query.

All words must occur; "words in quotation marks" as a phrase, -word must not occur, sheri* is any
word that begins so. Nothing else has a meaning: AND, OR, NEAR, brackets and colons are words or
nothing. The programme is one term however it is written.
"""

import re
import unicodedata

from datasette import hookimpl

LONGEST = 2_000  # characters that are read; the rest is ignored
MOST_WORDS = 32  # words that are searched; FTS5 refuses deep expressions

# "287(g)", "287 (g)", "287g", "287-G", "Section 287 (G)", "§ 287(g)'s", the typo "278(g)"
PROGRAMME = re.compile(
    r"(?:\bsec(?:tion|\.)\s*|§\s*)?(?<!\w)(?:287|278)[\s\-‐‑–]*\(?\s*g\b\s*\)?(?:['’]s\b)?",
    re.IGNORECASE,
)
WRITTEN = "287g"  # the programme within a reader's words
NOTHING = '""'  # an empty phrase; an empty query is a syntax error to FTS5
SPELLINGS = ("287 g", "287g", "278 g", "278g")  # as the index holds them

# "jail model", -"task force", sheriff's, -lawsuit, deput*
TERM = re.compile(r'(?P<not>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
WORD = re.compile(r"[^\W_]+")  # what the index, too, takes for a word
CURLY = str.maketrans("“”„‟", '""""')


@hookimpl(trylast=True)  # after Datasette's own escape_fts
def prepare_connection(conn):
    conn.create_function("fts_query", 1, fts_query, deterministic=True)
    # what a table page's `_search` goes through: Datasette's own leaves room for syntax errors
    conn.create_function("escape_fts", 1, fts_query, deterministic=True)


def fts_query(text: str | None) -> str:
    """An FTS5 expression; one that matches nothing where no word is asked for."""
    wanted, unwanted = [], []
    for negated, expression in terms(text or ""):
        (unwanted if negated else wanted).append(expression)
    if not wanted:
        return NOTHING
    query = " AND ".join(dict.fromkeys(wanted))
    return f"({query}) NOT ({' OR '.join(unwanted)})" if unwanted else query


def terms(text: str):
    """Each term of a reader's text: whether it must be absent, and its expression."""
    left = MOST_WORDS
    for match in TERM.finditer(readable(text)):
        words = WORD.findall(match["phrase"] or match["word"] or "")[:left]
        left -= len(words)
        if words:
            yield match["not"] is not None, expression(words, match[0].endswith("*"))


def readable(text: str) -> str:
    """The part of a text that is read, in composed letters, with one spelling of the programme."""
    composed = unicodedata.normalize("NFC", text[:LONGEST]).translate(CURLY)
    return PROGRAMME.sub(f"{WRITTEN} ", composed)


def expression(words: list[str], is_prefix: bool) -> str:
    """A phrase of plain words, in each spelling of the programme if that is among them."""
    star = "*" if is_prefix else ""
    phrase = " ".join(words)
    if not any(word.lower() == WRITTEN for word in words):
        return f'"{phrase}"{star}'
    plain = [WRITTEN if word.lower() == WRITTEN else word for word in words]
    spelled = (" ".join(plain).replace(WRITTEN, spelling) for spelling in SPELLINGS)
    return "(" + " OR ".join(f'"{phrase}"{star}' for phrase in spelled) + ")"
