"""Keeps the tokenizer linear on text without spaces: it takes a run of them apart mark by mark,
copying the rest each time, so that 100,000 emoji in a row would cost minutes."""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST = 500  # characters without a space that the tokenizer gets in one piece
# "😀😀😀…" or "data:image/png;base64,iVBORw0KGgo…", left on a page by accident
LONG_RUN = re.compile(rf"\S{{{LONGEST}}}(?=\S)")
# "““““““…", "😀😀😀…": no words, so one token is enough, and spares the model one for each mark
WORDLESS = re.compile(r"[^\w\s]{100,}")


def patient(tokenizer: Callable[[str], Doc], vocab: Vocab) -> Callable[[str], Doc]:
    """The same tokenizer, given long runs in pieces; no character is lost or added."""

    def taken(part: str) -> Doc:
        if WORDLESS.fullmatch(part):
            return Doc(vocab, words=[part], spaces=[False])
        return tokenizer(part)

    def tokens(text: str) -> Doc:
        parts = [taken(part) for part in pieces(text)]
        if len(parts) == 1:
            return parts[0]
        joined = Doc.from_docs(parts, ensure_whitespace=False)
        if joined is None:
            raise ValueError("nothing to join")
        return joined

    return tokens


def pieces(text: str) -> Iterator[str]:
    """The text, cut inside its long runs only."""
    start = 0
    for run in LONG_RUN.finditer(text):
        yield text[start : run.end()]
        start = run.end()
    yield text[start:]
