"""Reading the archive: what the components find in each version that lacks the current taggers.

A version is wholly read or not at all, so that a killed run goes on where it stopped. Documents
in another language than English are marked as read, with no findings.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language

from archive.readings import Unread
from archive.store import Store
from nlp.bodies.catching_up import CaughtUp, catch_up
from nlp.bodies.listed import Roster
from nlp.kept import findings
from nlp.pipeline import TAGGERS
from nlp.read import Reading, read, read_all

BATCH = 20  # versions to a transaction
EMPTY = Reading(jurisdictions=(), people=(), agencies=(), quotes=())

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Tally:
    """What a run of tagging came to."""

    documents: int = 0
    foreign: int = 0  # of them not in English: marked as read, nothing found
    found: Counter[str] = field(default_factory=Counter)  # quotes, people, jurisdictions, agencies
    failed: list[int] = field(default_factory=list)  # Document.id of texts that could not be read
    caught_up: CaughtUp = field(default_factory=CaughtUp)  # what a newer roster came to


def tag_all(
    store: Store, language: Language, progress: Callable[[int], object] = lambda count: None
) -> Tally:
    """Read all that lacks the current taggers, newest first; `progress` gets each batch's size.

    First what was read before is brought up to ICE's lists.
    """
    tally = Tally(caught_up=catch_up(store))
    listed = tally.caught_up.listed
    failed: set[int] = set()
    while batch := _next(store, failed):
        readings = list(_read_batch(language, batch, listed, failed, tally))
        store.readings.save_findings(
            ((unread.version, findings(unread, reading)) for unread, reading in readings), TAGGERS
        )
        for unread, reading in readings:
            _count(tally, unread, reading)
        progress(len(batch))
    store.readings.drop_unnamed()
    store.readings.retitle_people()
    store.readings.link_officials()
    return tally


def _next(store: Store, failed: set[int]) -> list[Unread]:
    waiting = store.readings.unread(TAGGERS, BATCH + len(failed))
    return [unread for unread in waiting if unread.version not in failed][:BATCH]


def _read_batch(
    language: Language,
    batch: Sequence[Unread],
    listed: Roster,
    failed: set[int],
    tally: Tally,
) -> Iterator[tuple[Unread, Reading]]:
    english = [unread for unread in batch if is_english(unread.language)]
    yield from ((unread, EMPTY) for unread in batch if not is_english(unread.language))
    texts = [(unread.text, unread.home_state) for unread in english]
    try:
        yield from list(zip(english, read_all(language, texts, listed=listed), strict=True))
    except Exception:  # one text of the batch; found out one by one, and named
        yield from _one_by_one(language, english, listed, failed, tally)


def _one_by_one(
    language: Language,
    batch: Iterable[Unread],
    listed: Roster,
    failed: set[int],
    tally: Tally,
) -> Iterator[tuple[Unread, Reading]]:
    for unread in batch:
        try:
            yield unread, read(language, unread.text, unread.home_state, listed)
        except Exception:
            log.exception("document %d (%s): could not be read", unread.document, unread.title)
            failed.add(unread.version)
            tally.failed.append(unread.document)


def is_english(language: str | None) -> bool:
    """Whether to read it; a document that does not state its language is taken for English."""
    return language is None or language.lower().partition("-")[0] == "en"


def _count(tally: Tally, unread: Unread, reading: Reading) -> None:
    tally.documents += 1
    tally.foreign += not is_english(unread.language)
    for name in ("quotes", "people", "jurisdictions", "agencies"):
        tally.found[name] += len(getattr(reading, name))
