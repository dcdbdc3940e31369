"""SUPPORT TYPE: the model of an agreement, as a slug."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from archive.slugs import slug
from crawler.workbooks.cells import Odd, filled

LETTERS_PER_EDIT = 7  # "task force model" may have two edits, "jem" none
MARKS = re.compile(r"[\W_]+")  # "joint/hybrid"
DIGIT = re.compile(r"\d")  # "Task Force Model 2" is no typing error

MODELS = {
    "jail-enforcement": (
        "jail enforcement model",
        "jail enforcement",
        "jail enforcement officer",
        "jail model",
        "jem",
    ),
    "task-force": (
        "task force model",
        "task force",
        "task force officer",
        "task force officers",
        "tfm",
        "tfo",
    ),
    "warrant-service-officer": (
        "warrant service officer",
        "warrant services officer",
        "warrant service officers",
        "warrant service officer model",
        "warrant service officer program",
        "warrant service model",
        "warrant service",
        "wso",
    ),
    "hybrid": ("hybrid", "hybrid model", "joint", "joint model", "joint hybrid"),
    "tribal-task-force": (
        "tribal task force model",
        "tribal task force",
        "tribal task force officer",
    ),
}
KNOWN = {name: model for model, names in MODELS.items() for name in names}


@lru_cache(maxsize=1_000)
def read_model(printed: str | None) -> tuple[str, Odd | None]:
    """The model; the printed words as a slug where they name none, or several at once.

    "Jail Enforcement Model / Task Force Model" is no model of ours: it stays one unknown model,
    for a reader of the list to split.
    """
    if printed is None or filled(printed) is None:
        return "unknown", Odd(kind="no-model", printed=printed)
    name = MARKS.sub(" ", printed.lower()).strip()
    name = name.removeprefix("287 g ")  # "287(g) Task Force Model"
    if name in KNOWN:
        return KNOWN[name], None
    near = set() if DIGIT.search(name) else _near(name)
    if len(near) != 1:
        return slug(printed) or "unknown", Odd(kind="unknown-model", printed=printed)
    model = near.pop()
    return model, Odd(kind="misspelt-model", printed=printed, taken_as=model)


def _near(name: str) -> set[str]:
    distance = DamerauLevenshtein.distance
    return {
        model
        for known, model in KNOWN.items()
        if distance(name, known) <= len(known) // LETTERS_PER_EDIT
    }
