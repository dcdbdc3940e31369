"""The sentences of a text with its quotations blanked out, so that their words mislead nobody."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.speech.paragraphs import paragraphs
from nlp.speech.quotation import Quotation

BLANK = "\ufffc"  # stands for each character of a quotation and its marks
# ". The", "? “We", ".) Now": where a sentence ends
END = re.compile(
    rf"(?<![.?!…])[.?!…]+[)\]]*\s+(?=[A-ZÀ-Þ{BLANK}(\[\d“\"‘'—–])|(?<=[{BLANK}])\s+(?=[A-ZÀ-Þ{BLANK}(\[\d])"
)
# Gov. Sample; J. R. Sample; U.S. Department; Sample Jr. said
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Del|Lt|Sgt|Capt|Col|Gen|Maj|Cpl|Sens|Reps|Rev|Hon|St|Ft|Mt|Jr|Sr|No|"
    r"vs|Assn|Dept|Inc|Corp|Co|Atty|Ald|Prof|Supt|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|"
    r"Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|"
    r"Tex|Va|Vt|Wash|Wis|Wyo|a\.m|p\.m|i\.e|e\.g))\.$"
)
STOPS = ".?!…"
LONGEST = 4000  # characters of a sentence


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence and the numbers of the quotations in it."""

    start: int
    end: int
    quotations: tuple[int, ...]


def blanked(text: str, quotations: Sequence[Quotation]) -> str:
    """The text, as long as before, with each quotation and its marks blanked out."""
    parts, at = [], 0
    for quotation in quotations:
        parts += [text[at : quotation.left], BLANK * (quotation.right - quotation.left)]
        at = quotation.right
    return "".join((*parts, text[at:]))


def find_sentences(
    text: str, masked: str, quotations: Sequence[Quotation], attributed: re.Pattern[str]
) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph. `attributed` meets what may follow “Why?”: Sample asked."""
    lefts = [quotation.left for quotation in quotations]
    rights = {quotation.right: quotation for quotation in quotations}
    for start, end in paragraphs(text):
        sentences, at = [], start
        for stop in _bounded(start, end, _stops(masked, start, end, text, rights, attributed)):
            inside = range(bisect_left(lefts, at), bisect_left(lefts, stop))
            sentences.append(Sentence(start=at, end=stop, quotations=tuple(inside)))
            at = stop
        yield sentences


def _bounded(start: int, end: int, stops: Iterator[int]) -> Iterator[int]:
    """The stops, and more where they lie too far apart: what is no prose must cost no more."""
    at = start
    for stop in (*stops, end):
        yield from range(at + LONGEST, stop, LONGEST)
        yield stop
        at = stop


def _stops(
    masked: str,
    start: int,
    end: int,
    text: str,
    rights: dict[int, Quotation],
    attributed: re.Pattern[str],
) -> Iterator[int]:
    for match in END.finditer(masked, start, end):
        quotation = rights.get(match.start())
        if quotation is None:
            if not ABBREVIATED.search(masked, max(start, match.start() - 8), match.start() + 1):
                yield match.end()
        elif text[quotation.end - 1] in STOPS and (
            masked[match.end()] == BLANK or not attributed.match(masked, match.end(), end)
        ):
            yield match.end()
