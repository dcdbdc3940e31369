"""Reading the archive: what components find in each version that lacks theirs.

After an upgrade only those components read a version again that are newer than what read it, or
need one that is (nlp/needs.py). Each version is wholly read by them or not at all, so that a
killed run goes on where it stopped. A version in another language than English is marked as read,
with no findings.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from spacy.language import Language

from archive.readings import Unread
from archive.store import Store
from nlp.bodies.catching_up import CaughtUp, catch_up
from nlp.bodies.listed import Roster
from nlp.kept import findings
from nlp.merging.deciding import merge_people
from nlp.merging.reviewed import beside, read_reviewed
from nlp.needs import stale
from nlp.outcomes import Outcome, Unreadable, outcomes, prepared
from nlp.pipeline import TAGGERS
from nlp.read import Reading
from nlp.workers import Died, Workers

BATCH = 20  # versions to a transaction
FILLED_BY = {  # what is counted, with the components that find it
    "quotes": {"quotes"},
    "reported sayings": {"quotes"},
    "people": {"officials", "quotes"},
    "jurisdictions": {"jurisdictions"},
    "agencies": {"agencies"},
    "agreements": {"agreements"},
}

Batch = list[Unread]
Read = Callable[[Roster, Iterator[Batch]], Iterator[tuple[Batch, list[Outcome | Died]]]]
Progress = Callable[[int], object]

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Tally:
    """What a run of tagging came to."""

    documents: int = 0
    again: Counter[tuple[str, ...]] = field(default_factory=Counter)  # of them, by which components
    foreign: int = 0  # of them not in English: marked as read, nothing found
    found: Counter[str] = field(default_factory=Counter)  # by the keys of FILLED_BY
    failed: list[int] = field(default_factory=list)  # Document.id of texts that could not be read
    caught_up: CaughtUp = field(default_factory=CaughtUp)  # what a newer roster came to


def tag_all(store: Store, language: Language, progress: Progress = lambda count: None) -> Tally:
    """Read all that lacks a current component, newest first; `progress` gets each batch's size.

    First what was read before is brought up to ICE's lists.
    """
    return _tag(store, partial(_one_by_one, language), progress)


def tag_in_processes(
    store: Store, model: str, count: int, progress: Progress = lambda count: None
) -> Tally:
    """The same with up to `count` processes that read, while this one writes."""
    return _tag(store, partial(_side_by_side, model, count), progress)


def _tag(store: Store, read: Read, progress: Progress) -> Tally:
    read_reviewed(beside(Path(store.path)))  # before hours of reading, where it is at fault
    tally = Tally(caught_up=catch_up(store))
    for batch, read_batch in read(tally.caught_up.listed, waiting(store)):
        pairs = list(zip(batch, read_batch, strict=True))
        _save(store, ((unread, one) for unread, one in pairs if isinstance(one, Reading)))
        for unread, outcome in pairs:
            _count(tally, unread, outcome)
        progress(len(batch))
    settle(store)
    return tally


def settle(store: Store) -> None:
    """Bring people and links up to what is read; a run that was killed may have left this."""
    store.readings.drop_unnamed()
    store.readings.link_officials()
    merge_people(store)
    store.readings.retitle_people()


def waiting(store: Store) -> Iterator[Batch]:
    """Versions to read, each once: newest document first, then what came in meanwhile."""
    tried: set[int] = set()
    is_more = True
    while is_more:
        is_more = False
        before = None
        while some := store.readings.unread(TAGGERS, BATCH, before):
            before = some[-1].document
            batch = [unread for unread in some if unread.version not in tried]
            tried.update(unread.version for unread in batch)
            if batch:
                is_more = True
                yield batch


def _one_by_one(
    language: Language, listed: Roster, batches: Iterator[Batch]
) -> Iterator[tuple[Batch, list[Outcome | Died]]]:
    for batch in batches:
        yield batch, [*outcomes(language, listed, batch)]


def _side_by_side(
    model: str, count: int, listed: Roster, batches: Iterator[Batch]
) -> Iterator[tuple[Batch, list[Outcome | Died]]]:
    with Workers(count, partial(prepared, model, listed)) as workers:
        yield from workers.map(batches)


def _save(store: Store, read: Iterable[tuple[Unread, Reading]]) -> None:
    groups = defaultdict(list)
    for unread, reading in read:
        groups[stale(unread.taggers)].append((unread, reading))
    for components, group in groups.items():
        store.readings.save_findings(
            (
                (unread.version, replace(findings(unread, reading), language=reading.language))
                for unread, reading in group
            ),
            [tagger for tagger in TAGGERS if tagger.partition("@")[0] in components],
        )


def _count(tally: Tally, unread: Unread, outcome: Outcome | Died) -> None:
    if isinstance(outcome, Unreadable | Died):
        log.error("document %d (%s): not read: %s", unread.document, unread.title, outcome)
        tally.failed.append(unread.document)
        return
    components = stale(unread.taggers)
    tally.documents += 1
    if unread.taggers:
        tally.again[components] += 1
    tally.foreign += outcome.language not in ("en", None)
    for name, by in FILLED_BY.items():
        if not by.isdisjoint(components):
            tally.found[name] += _how_many(outcome, name)


def _how_many(reading: Reading, name: str) -> int:
    """How many of a kind a reading has; reported speech is no quote."""
    if kind := {"quotes": "direct", "reported sayings": "indirect"}.get(name):
        return sum(quote.kind == kind for quote in reading.quotes)
    return len(getattr(reading, name))
