"""All measures over all texts, and their table."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import add

from nlp.evaluation.gold import Answer, Gold
from nlp.evaluation.measures import measures
from nlp.evaluation.score import Measure, Score


def figures(gold: Iterable[Gold], answers: dict[str, Answer]) -> list[Measure]:
    """Each measure over all texts; one without an answer counts as answered with nothing."""
    each = [measures(answers.get(one.answer.id, nothing(one)), one.answer) for one in gold]
    return [reduce(add, column) for column in zip(*each, strict=True)]


def nothing(one: Gold) -> Answer:
    """An answer that finds nothing."""
    return Answer(id=one.answer.id, jurisdictions=(), people=(), quotes=(), agreements=())


def table(found: Iterable[Measure]) -> Iterator[str]:
    """The lines of a table: what is measured, precision, recall and F1, and the counts."""
    yield f"{'':32}{'precision':>10}{'recall':>8}{'F1':>7}   {'right':>5} of given and wanted"
    for one in found:
        if isinstance(one, Score):
            shares = f"{percent(one.precision):>10}{percent(one.recall):>8}{percent(one.f1):>7}"
            yield f"{one.name:32}{shares}   {one.right:>5} of {one.given} and {one.wanted}"
        else:
            yield f"  {one.name:30}{'':18}{percent(one.share):>7}   {one.right:>5} of {one.of}"


def percent(share: float | None) -> str:
    """ "93.4", or a dash where there is nothing to count."""
    return "–" if share is None else f"{100 * share:.1f}"


def as_json(found: Iterable[Measure]) -> dict[str, dict[str, float | int | None]]:
    """The same for programs."""
    return {
        one.name: {
            "precision": one.precision,
            "recall": one.recall,
            "f1": one.f1,
            "right": one.right,
            "given": one.given,
            "wanted": one.wanted,
        }
        if isinstance(one, Score)
        else {"share": one.share, "right": one.right, "of": one.of}
        for one in found
    }
