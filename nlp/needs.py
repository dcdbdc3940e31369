"""What components read of each other: which run for the sake of one, and which are out of date.

A component's `NEEDS` names those whose findings it reads on the Doc, and "entities" where it
reads the model's. Where a later component rewrites findings, as quotes does with people, it names
the later one. A component that does not say needs all that stand before it.
"""

from collections.abc import Collection, Iterable, Iterator
from types import ModuleType

from spacy.language import Language

from nlp.pipeline import COMPONENTS, name_of, tagger_of

ENTITIES = "entities"  # all that the model brings


def needs_of(component: ModuleType) -> tuple[str, ...]:
    """Whose findings a component reads."""
    before = COMPONENTS[: COMPONENTS.index(component)]
    needs: tuple[str, ...] = getattr(
        component, "NEEDS", (ENTITIES, *(name_of(other) for other in before))
    )
    return needs


def stale(taggers: Collection[str]) -> tuple[str, ...]:
    """The components to read a text again: newer than those that read it, or behind such a one.

    `taggers` are those that read it, "jurisdictions@1"; none for a new text.
    """
    names: list[str] = []
    for component in COMPONENTS:
        if tagger_of(component) not in taggers or not set(names).isdisjoint(needs_of(component)):
            names.append(name_of(component))
    return tuple(names)


def needed(names: Iterable[str]) -> frozenset[str]:
    """Components with all that they need, directly or not."""
    wanted = set(names)
    for component in reversed(COMPONENTS):
        if name_of(component) in wanted:
            wanted.update(needs_of(component))
    return frozenset(wanted)


def idle(language: Language, names: Iterable[str]) -> list[str]:
    """The parts of a pipeline that need not run for some components."""
    return list(_idle(language, needed(names)))


def _idle(language: Language, wanted: Collection[str]) -> Iterator[str]:
    ours = set(map(name_of, COMPONENTS))
    for part in language.pipe_names:
        if (part if part in ours else ENTITIES) not in wanted:
            yield part
