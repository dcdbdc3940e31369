"""`287g evaluate`: how well texts are read, against answers that people wrote."""

import json
from pathlib import Path

import click
from tqdm import tqdm

from cli.read import load
from cli.tag import counted
from nlp.evaluation.figures import as_json, figures, table
from nlp.evaluation.gold import SAMPLES, Answer, Gold, GoldError, read_answers, read_gold
from nlp.evaluation.own import own_answers
from nlp.pipeline import PACKAGED


@click.command()
@click.argument(
    "gold", type=click.Path(exists=True, path_type=Path), default=SAMPLES, required=False
)
@click.option(
    "--predictions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON lines as `287g read --jsonl` prints them; without it the texts are read now.",
)
@click.option("--errors", is_flag=True, help="List every finding that is wrong or missed.")
@click.option("--json", "wants_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--model", default=PACKAGED, show_default=True, help="An installed spaCy pipeline.")
def evaluate(
    gold: Path, predictions: Path | None, errors: bool, wants_json: bool, model: str
) -> None:
    """Score findings against GOLD, a file or folder of texts with their right answers.

    Without GOLD, the sample articles that come with the program. An answer is written as
    `287g read` prints it, without offsets, beside its "id" and "text"; docs/labels.md says what
    counts.
    """
    try:
        texts = read_gold(gold)
        answers = read_answers(predictions) if predictions else read_now(texts, model)
    except GoldError as error:
        raise click.ClickException(str(error)) from error
    missing = [one.answer.id for one in texts if one.answer.id not in answers]
    if missing:
        click.echo(f"no prediction for {len(missing)} of {len(texts)}: {missing[0]} …", err=True)
    found = figures(texts, answers)
    if wants_json:
        click.echo(json.dumps(as_json(found), indent=2))
        return
    click.echo(f"{counted(len(texts), 'texts')} of {gold}")
    for line in table(found):
        click.echo(line)
    if errors:
        for line in (line for one in found for line in one.errors):
            click.echo(line)


def read_now(gold: list[Gold], model: str) -> dict[str, Answer]:
    """What our own pipeline says of the texts."""
    answers = own_answers(load(model), gold)
    shown = tqdm(answers, total=len(gold), unit="text", disable=None, leave=False)
    return {answer.id: answer for answer in shown}
