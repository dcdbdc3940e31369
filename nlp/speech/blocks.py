"""Block quotations without marks: "The sheriff wrote:" and paragraphs that are plainly his words.

Precision first. A line that ends with a colon and attributes must stand before; then a paragraph is
quoted that speaks in the first person, and so on up to the paragraph that does not. One paragraph
that does not is quoted only where the line has a verb of saying right before its colon.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nlp.speech.paragraphs import paragraphs
from nlp.speech.quotation import Quotation
from nlp.speech.shapes import MARK
from nlp.wordlists import any_of, rules

LEAD = 160  # characters of an attributing line that are looked at
MOST = 60  # paragraphs of a block
LEAST = 6  # words of its first paragraph
GAP = 1  # paragraphs in a row without a first person, inside a block
WORDS = rules("cues")
# "wrote:", "issued this statement:", "had this to say:"
ATTRIBUTING = re.compile(any_of([*WORDS["blocks"], *WORDS["writings"]]), re.IGNORECASE)
# "The sheriff wrote:", "She put it this way:"
SAYING = re.compile(any_of(WORDS["blocks"]) + r"(?:\s[\w’'-]+){0,3}\s*:$", re.IGNORECASE)
# "I have not applied", "our deputies"
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me|[Dd]ear)\b(?!\.)")
# "Moss said.", "she added on Monday": the reporter is back
REPORTER = re.compile(
    r"\b(?:he|she|they|[A-Z][\w’'-]+),?\s(?:also\s)?(?:said|says|added|wrote)"
    r"(?=[.,:]|\s(?:on|in|at|during|that|the|he|she|[A-Z]\w+day)\b)"
)
# "“We signed", "- two cars", "3. a fee", "(a) the sheriff", "MOSS: We signed": no block of prose
NO_PROSE = re.compile(r"[“”\"‘*•·(–—-]|\d+[.)]\s|[A-Z][A-Z .]+:")
# "We signed.": a sentence, no item of a list
ENDED = re.compile(r"[.?!…][)’”\"]*$")
# "Sincerely, Ann Sample"
LETTER_END = re.compile(r"(?:sincerely|respectfully|regards|yours)\b", re.IGNORECASE)


def find_blocks(text: str, marked: Sequence[Quotation]) -> Iterator[Quotation]:
    """The paragraphs of block quotations, in order; none overlaps a quotation in marks."""
    lefts = [quotation.left for quotation in marked]
    rows = list(paragraphs(text))
    at = 0
    while at < len(rows):
        at += 1
        if at < len(rows) and _introduces(text, *rows[at - 1]):
            block = _block(text, rows[at : at + MOST], SAYING.search(_lead(text, *rows[at - 1])))
            for index, (start, end) in enumerate(block):
                if bisect_left(lefts, start) == bisect_left(lefts, end):
                    yield _quotation(start, end, continues=index > 0)
            at += len(block)


def with_blocks(text: str, marked: Sequence[Quotation]) -> list[Quotation]:
    """Quotations in marks and without, in the order of the text."""
    return sorted([*marked, *find_blocks(text, marked)], key=lambda quotation: quotation.left)


def _introduces(text: str, start: int, end: int) -> bool:
    """The sheriff wrote: | She issued this statement:"""
    return text[end - 1] == ":" and ATTRIBUTING.search(_lead(text, start, end)) is not None


def _lead(text: str, start: int, end: int) -> str:
    """The last sentence of an attributing line, without what it quotes itself."""
    return re.split(r"(?<=[.?!”\"])\s", text[max(start, end - LEAD) : end])[-1]


def _block(
    text: str, rows: Sequence[tuple[int, int]], saying: re.Match[str] | None
) -> list[tuple[int, int]]:
    """The paragraphs that are quoted, of those behind the line."""
    kept = 0
    for index, (start, end) in enumerate(rows):
        words = text[start:end]
        if _is_reporters(words) or index - kept > GAP or LETTER_END.match(words):
            break
        if index == 0 and (len(words.split()) < LEAST or not ENDED.search(words)):
            break
        if FIRST_PERSON.search(words) or (index == 0 and saying is not None):
            kept = index + 1
        elif index == 0:
            break
    return list(rows[:kept])


def _is_reporters(words: str) -> bool:
    """Whether a paragraph is no part of a block: marks at its start, or speech that it reports."""
    return (
        NO_PROSE.match(words) is not None
        or REPORTER.search(words) is not None
        or len(MARK.findall(words)) % 2 == 1
    )


def _quotation(start: int, end: int, *, continues: bool) -> Quotation:
    return Quotation(
        start=start, end=end, left=start, right=end, continues=continues, is_block=True
    )
