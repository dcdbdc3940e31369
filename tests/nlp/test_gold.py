"""Each component reads its gold file at least as well as its floor says.

A line of tests/nlp/gold/COMPONENT.jsonl is {"text", "state", "found"}; `found` lists what stands
in the text, as `READ` gives it. A component joins by its line in `READ`, its file and its floor.
"""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from nlp.found import FoundQuote
from nlp.pipeline import read_doc

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))

READ: dict[str, Callable[[Doc], Iterable[Hashable]]] = {
    "jurisdictions": lambda doc: (
        (mention.text, one.jurisdiction.id if one.jurisdiction else None)
        for one in doc._.jurisdictions
        for mention in one.mentions
    ),
    "officials": lambda doc: (
        (one.name, one.title, one.role, one.is_official, one.jurisdiction and one.jurisdiction.id)
        for one in doc._.people
    ),
    "quotes": lambda doc: (
        (one.text, *speaker(one), one.told_to, one.venue)
        for one in doc._.quotes
        if one.kind == "direct"
    ),
    "indirect": lambda doc: (
        (one.text, *speaker(one), one.cue, one.told_to, one.venue)
        for one in doc._.quotes
        if one.kind == "indirect"
    ),
    "agreements": lambda doc: (
        (
            one.event,
            one.agency and one.agency.name,
            one.jurisdiction and one.jurisdiction.id,
            one.date,
        )
        for one in doc._.agreements
    ),
    "agencies": lambda doc: ((one.name, one.kind, one.state) for one in doc._.agencies),
}


def speaker(quote: FoundQuote) -> tuple[str | None, str | None]:
    return (quote.speaker.name, quote.speaker.kind) if quote.speaker else (None, None)


def examples(component: str) -> list[dict[str, object]]:
    lines = (HERE / "gold" / f"{component}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def frozen(found: object) -> Hashable:
    return tuple(map(frozen, found)) if isinstance(found, list) else found


@pytest.mark.parametrize("component", READ)
def test_f1_reaches_the_floor(component, language):
    right = given = wanted = 0
    wrong = []
    for example in examples(component):
        want = Counter(frozen(found) for found in example["found"])
        got = Counter(READ[component](read_doc(language, example["text"], example["state"])))
        right += (want & got).total()
        given += got.total()
        wanted += want.total()
        if want != got:
            missing, extra = list(want - got), list(got - want)
            wrong.append(f"{example['text']}\n    missing {missing}, extra {extra}")
    f1 = 2 * right / (given + wanted)
    assert f1 >= FLOORS[component], f"{component}: F1 {f1:.3f}\n" + "\n".join(wrong)


@pytest.mark.parametrize("component", READ)
def test_gold_has_forty_examples(component):
    assert len(examples(component)) >= 40


def test_every_floor_has_its_component():
    assert set(FLOORS) == set(READ)
