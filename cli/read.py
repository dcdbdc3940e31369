"""`287g read`: tag texts without a database."""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
from spacy.language import Language
from tqdm import tqdm

from nlp.answers import answers
from nlp.pipeline import PACKAGED, build
from nlp.read import read as read_text


@click.command()
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option(
    "--jsonl", is_flag=True, help='Read {"id", "text", "state"?} lines from standard input.'
)
@click.option("--state", metavar="NE", help="The outlet's home state, as a postal code.")
@click.option("--model", default=PACKAGED, show_default=True, help="An installed spaCy pipeline.")
def read(files: tuple[Path, ...], jsonl: bool, state: str | None, model: str) -> None:
    """Print what each FILE says, as JSON: jurisdictions, people, agencies and quotes.

    "-" is standard input. With --jsonl, one answer a line, in the order asked; a line that cannot
    be read is answered with its error. Exits with 1 where there was any.
    """
    if jsonl == bool(files):
        raise click.UsageError("Give FILEs, or --jsonl with lines on standard input.")
    if state is not None and not (len(state) == 2 and state.isalpha()):
        raise click.BadParameter(f"{state!r} is no postal code like NE", param_hint="--state")
    language = load(model)
    home_state = state.upper() if state is not None else None
    told = _lines(language, home_state) if jsonl else _files(language, files, home_state)
    failed = 0
    for answer in told:
        click.echo(as_line(answer, indent=None if jsonl else 2))
        if "error" in answer:
            failed += 1
            click.echo(f"287g read: {answer['error']}", err=True)
    if failed:
        raise SystemExit(1)


@cache
def load(model: str) -> Language:
    """The pipeline, or a word on what is missing."""
    try:
        return build(model)
    except OSError as error:
        raise click.BadParameter(
            f"no spaCy pipeline {model!r} is installed; leave it out for the packaged one",
            param_hint="--model",
        ) from error


def as_line(answer: dict[str, Any], indent: int | None) -> str:
    """JSON as UTF-8 can carry it: half a surrogate pair stays an escape."""
    shown = json.dumps(answer, ensure_ascii=False, indent=indent)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _lines(language: Language, home_state: str | None) -> Iterator[dict[str, Any]]:
    with tqdm(unit="text", disable=None, leave=False) as bar:
        for answer in answers(language, sys.stdin.buffer, home_state):
            bar.update()
            yield answer


def _files(
    language: Language, files: Sequence[Path], home_state: str | None
) -> Iterator[dict[str, Any]]:
    for file in tqdm(files, unit="text", disable=None, leave=False):
        content = _content(file)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            yield {"id": file.name, "error": f"{file}: not UTF-8 text ({error})"}
            continue
        yield {"id": file.name, **read_text(language, text, home_state).as_json()}


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    return file.read_bytes()
