"""A text as the rules for places see it: its words, each with the model's entity around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from nlp.places.vocabulary import vocabulary
from nlp.words import Word, words

TAIL = 6  # words behind a name that are looked at
NO_PERSON = {"county", "parish", "borough", "township", "city", "police", "sheriffs"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """The words of a text; `spans[i]` is the entity that holds word i, or None."""

    text: str
    words: Sequence[Word]
    spans: Sequence[Span | None]
    people: frozenset[str]  # keys of the words in people's full names: "abraham", "lincoln"

    def label(self, position: int) -> str:
        """The model's label at a word, "" where it has none."""
        span = self.spans[position]
        return span.label_ if span else ""

    def left(self, position: int) -> Word | None:
        """The word before one, where only a space or an abbreviation's dot parts them."""
        if position == 0:
            return None
        left, right = self.words[position - 1], self.words[position]
        return left if self.text[left.end : right.start] in {" ", ". ", "\u00a0"} else None

    def right(self, position: int) -> Word | None:
        """The word after one, where only a space parts them; a possessive counts as one word."""
        if position + 1 >= len(self.words):
            return None
        left, right = self.words[position], self.words[position + 1]
        return right if self.text[left.end : right.start] in {" ", "\u00a0", "' ", "’ "} else None

    def tail(self, position: int) -> Iterator[Word]:
        """The capitalised words that go on after one: "Daily News" after "New York"."""
        for _ in range(TAIL):
            word = self.right(position)
            if word is None or not word.capital:
                return
            yield word
            position += 1


NONE_LEFT = (0, 0, None)


def setting(doc: Doc) -> Setting:
    """A text with its words and the model's entities."""
    text = doc.text  # spaCy makes doc.text anew each time
    found = tuple(words(text))
    spans = tuple(around(found, doc.ents))
    return Setting(text=text, words=found, spans=spans, people=frozenset(names(found, spans)))


def around(found: Sequence[Word], entities: Sequence[Span]) -> Iterator[Span | None]:
    """For each word the entity that holds its first letter."""
    waiting = ((span.start_char, span.end_char, span) for span in entities)
    start, end, span = next(waiting, NONE_LEFT)
    for word in found:
        while span is not None and end <= word.start:
            start, end, span = next(waiting, NONE_LEFT)
        yield span if span is not None and start <= word.start else None


def names(found: Sequence[Word], spans: Sequence[Span | None]) -> Iterator[str]:
    """The keys of words in people's names of two words and more."""
    people: dict[int, list[str]] = {}
    for word, span in zip(found, spans, strict=True):
        if span is not None and span.label_ == "PERSON":
            people.setdefault(span.start, []).append(word.bare or word.key)
    for keys in people.values():
        while keys and keys[0] in vocabulary("honorifics"):
            del keys[0]
        is_paper = keys[-1:] != [] and keys[-1] in vocabulary("papers")
        if len(keys) > 1 and not is_paper and not NO_PERSON.intersection(keys):
            yield from keys
