"""Where the names of people stand in a text.

The model's PERSON entities, trimmed; names after a title ("Sheriff Sample"), and on through a list
of them; and capitals where only a person stands ("Ann Sample, the sheriff of", "said Ann Sample").
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from nlp.people.name_patterns import (
    AFTER,
    AFTER_CUE,
    ANSWER,
    ENDS_IN_OFFICE,
    IN_CAPITALS,
    LEADING,
    LIST_NEXT,
    LOWER_BEFORE,
    NAME,
    NICKNAMED,
    NOT_A_PERSON,
    NOT_IN_CAPITALS,
    OFTEN_A_PLACE,
    OWNER,
    POSSESSIVE,
    SUFFIXED,
    TITLE_BEFORE,
    WITH_CUE,
    WITH_TITLE,
)
from nlp.people.titles import HEADS

Span = tuple[int, int]

LONGEST_HEADLINE = 160  # characters
NAMED_AGAIN = 5000  # characters after a headline in which a surname comes back
LONGEST_ACRONYM = 6  # letters
LONGEST_IN_CAPITALS = 4  # words: "ANN M. DE SAMPLE"; more are a headline


def find_name_spans(doc: Doc, text: str) -> list[Span]:
    """All of a text, in order; none overlap."""
    return _longest(set(_spans(doc, text)))


def _spans(doc: Doc, text: str) -> Iterator[Span]:
    for match in NICKNAMED.finditer(text):
        if (span := trimmed(text, *match.span())) is not None:
            yield span
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            span = trimmed(text, ent.start_char, ent.end_char)
            if span is not None:
                yield span
    taken = sorted((ent.start_char, ent.end_char) for ent in doc.ents)
    yield from _after_titles(text)
    yield from _apart_from(taken, _beside_words(text))


def _after_titles(text: str) -> Iterator[Span]:
    """Sheriff Sample, Mr. Sample, Reps. Ann Sample and Al Doe."""
    for title in (*TITLE_BEFORE.finditer(text), *LOWER_BEFORE.finditer(text)):
        span = _named(text, title.end())
        if span is None or (title.group()[0].islower() and " " not in text[slice(*span)]):
            continue
        if _is_headline(text, title.start()) and not _is_named_again(text, span):
            continue  # Sheriff | Ends Agreement
        yield span
        known = HEADS.get(" ".join(title.group().lower().split()))
        if known is not None and known.singular is not None:
            yield from _listed(text, span)


def _named(text: str, start: int) -> Span | None:
    """The name at an offset; none in "Director | Col. Ann Sample", whose name stands further on."""
    name = NAME.match(text, start)
    if name is None or TITLE_BEFORE.match(text, start) is not None:
        return None
    return trimmed(text, *name.span())


def _is_headline(text: str, at: int) -> bool:
    """Whether a line is short, without a stop, and with a capital for nearly every word."""
    before = text[max(0, at - LONGEST_HEADLINE) : at].rpartition("\n")[2]
    line = (before + text[at : at + LONGEST_HEADLINE].partition("\n")[0]).strip()
    words = [word for word in line.split() if len(word) > 3]
    capitals = sum(not word[0].islower() for word in words)
    return len(line) < LONGEST_HEADLINE and line[-1:] not in '.!?”"' and capitals >= len(words) - 1


def _is_named_again(text: str, span: Span) -> bool:
    """Whether the last word of a name comes back, as a surname does."""
    surname = text[slice(*span)].rpartition(" ")[2]
    return text.find(surname, span[1], span[1] + NAMED_AGAIN) >= 0


def _listed(text: str, span: Span) -> Iterator[Span]:
    """The whole names that follow in a list: Deputies Ann Sample, | Al Doe and | Jo Roe."""
    while (gap := LIST_NEXT.match(text, span[1])) is not None:
        following = _named(text, gap.end())
        if following is None or following[0] != gap.end() or " " not in text[slice(*following)]:
            return
        span = following
        yield span


def _beside_words(text: str) -> Iterator[Span]:
    """Capitals where only a person stands: Ann Sample, the sheriff of; said Ann Sample."""
    for pattern in (WITH_TITLE, WITH_CUE, AFTER_CUE):
        for match in pattern.finditer(text):
            if (span := trimmed(text, *match.span("name"))) is not None:
                yield span


def _apart_from(taken: Sequence[Span], spans: Iterable[Span]) -> Iterator[Span]:
    starts = [start for start, _ in taken]
    for start, end in spans:
        index = bisect_left(starts, end) - 1
        if index < 0 or taken[index][1] <= start:
            yield start, end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The name within a span, without titles before it and `'s` behind; None where none is left."""
    words = text[start:end]
    if "\n" in words:
        words = words[: words.index("\n")]
    while (title := LEADING.match(words)) is not None and title.end() > 0:
        start, words = start + title.end(), words[title.end() :]
    if (answer := ANSWER.match(words)) is not None and (start == 0 or text[start - 1] == "\n"):
        start, words = start + answer.end(), words[answer.end() :]
    if (shout := IN_CAPITALS.match(words)) is not None:
        start, words = start + shout.end(), words[shout.end() :]
    name = NAME.search(words)
    if name is None:
        return None
    owner = OWNER.search(name.group())
    if owner is not None:  # the Sample Union’s Ann Doe
        return trimmed(text, start + name.start() + owner.end(), end)
    start, words = start + name.start(), SUFFIXED.sub("", POSSESSIVE.sub("", name.group()))
    if not _is_name(words):
        return None
    suffix = AFTER.match(text, start + len(words))
    return start, suffix.end() if suffix is not None else start + len(words)


def _is_name(words: str) -> bool:
    """Whether capitals can be a person: not DHS, Sample Park, Kane Sheriff, a headline."""
    if words.isupper():
        is_acronym = len(words) < LONGEST_ACRONYM
        is_headline = words.count(" ") >= LONGEST_IN_CAPITALS or NOT_IN_CAPITALS.search(words)
        if is_acronym or is_headline:
            return False
    if words.count(" ") != 1 and OFTEN_A_PLACE.search(words):
        return False
    return (
        len(words) > 1
        and f"{words.lower()}." not in HEADS  # Sgt
        and NOT_A_PERSON.search(words) is None
        and ENDS_IN_OFFICE.search(words) is None
    )


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The longest of spans that overlap."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
            continue
        kept.append((start, end))
    return kept
