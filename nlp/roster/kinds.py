"""What kind of body a listed agency is, by its name: docs/labels.md."""

from collections.abc import Sequence

from archive.records import Jurisdiction
from nlp.roster.naming import within
from nlp.wordlists import rules

OTHER = "other"


def kind_of(words: Sequence[str]) -> str:
    """The kind whose phrase the name has; the order of the file decides between two."""
    return next(
        (
            str(one["kind"])
            for one in rules("roster")["kind"]
            if any(within(phrase, words) for phrase in one["phrases"])
        ),
        OTHER,
    )


def at_level(kind: str, jurisdiction: Jurisdiction) -> str:
    """The kind at a level of government: a state's police are state police, but not the city's."""
    is_states = jurisdiction.kind == "state" and jurisdiction.state != "DC"
    return "state-police" if kind == "police" and is_states else kind
