"""What our own pipeline answers, and the figures of our samples that the site publishes."""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.language import Language

from nlp.evaluation.figures import as_json, figures
from nlp.evaluation.gold import SAMPLES, Answer, Gold, answer_of, read_gold
from nlp.read import read_all


def own_answers(language: Language, gold: Sequence[Gold]) -> Iterator[Answer]:
    """The answer to each text, in order."""
    readings = read_all(language, [one.text for one in gold])
    for one, reading in zip(gold, readings, strict=True):
        yield answer_of({"id": one.answer.id} | reading.as_json(), one.answer.id)


def published(language: Language) -> dict[str, Any]:
    """How well our samples are read, to a tenth of a percent: `samples` of web/figures.json."""
    gold = read_gold(SAMPLES)
    answers = {answer.id: answer for answer in own_answers(language, gold)}
    measures = as_json(figures(gold, answers))
    return {"texts": len(gold), "measures": {name: rounded(one) for name, one in measures.items()}}


def rounded(one: dict[str, float | int | None]) -> dict[str, float | int | None]:
    """Shares to three places."""
    return {name: None if value is None else round(value, 3) for name, value in one.items()}
