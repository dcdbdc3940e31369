"""What comes of reading some versions: a reading of each, or why it could not be read."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from spacy.language import Language

from archive.readings import Unread
from nlp.bodies.listed import Roster
from nlp.days import day
from nlp.needs import stale
from nlp.pipeline import build
from nlp.read import Reading, Text, read_all


@dataclass(frozen=True, kw_only=True)
class Unreadable:
    """A text that some component cannot take."""

    trouble: str  # the traceback

    def __str__(self) -> str:
        return self.trouble


Outcome = Reading | Unreadable


def prepared(model: str, listed: Roster) -> Callable[[list[Unread]], list[Outcome]]:
    """`outcomes` with a pipeline of its own, as a process needs it."""
    return partial(outcomes, build(model), listed)


def outcomes(language: Language, listed: Roster, batch: Sequence[Unread]) -> list[Outcome]:
    """What comes of each version, by the components alone that are to read it."""
    return [
        outcome
        for components, group in groupby(batch, key=lambda unread: stale(unread.taggers))
        for outcome in _of_group(language, listed, components, list(group))
    ]


def _of_group(
    language: Language, listed: Roster, components: Sequence[str], group: Sequence[Unread]
) -> Iterator[Outcome]:
    texts = map(text_of, group)
    try:
        yield from list(read_all(language, texts, listed=listed, components=components))
    except Exception:
        if len(group) == 1:
            yield Unreadable(trouble=traceback.format_exc())
            return
        for unread in group:  # one of them; found out one by one, and named
            yield from _of_group(language, listed, components, [unread])


def text_of(unread: Unread) -> Text:
    """A version as the pipeline reads it."""
    return Text(
        text=unread.text,
        home_state=unread.home_state,
        published=day(unread.published_at),
        language=unread.language,
    )
