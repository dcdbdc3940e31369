"""`287g read`: tag texts without a database."""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click
from spacy.language import Language
from tqdm import tqdm

from cli.processes import check_installed, not_installed, processes, told_plainly
from nlp.answers import Answer, Asked, answer_all, answers, answers_in_processes
from nlp.pipeline import PACKAGED, build
from nlp.read import Text


@click.command()
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read {"id", "text", "state"?, "published"?} lines from standard input.',
)
@click.option("--state", metavar="NE", help="The outlet's home state, as a postal code.")
@click.option("--model", default=PACKAGED, show_default=True, help="An installed spaCy pipeline.")
@processes
def read(
    files: tuple[Path, ...], jsonl: bool, state: str | None, model: str, processes: int
) -> None:
    """Print what each FILE says, as JSON: language, jurisdictions, people, quotes and more.

    "-" is standard input. With --jsonl, one answer a line, in the order asked; a line that cannot
    be read is answered with its error. Exits with 1 where there was any.
    """
    if jsonl == bool(files):
        raise click.UsageError("Give FILEs, or --jsonl with lines on standard input.")
    if state is not None and not (len(state) == 2 and state.isalpha()):
        raise click.BadParameter(f"{state!r} is no postal code like NE", param_hint="--state")
    if processes > 1 and not jsonl:
        raise click.UsageError("--processes goes with --jsonl.")
    home_state = state.upper() if state is not None else None
    told = _lines(model, processes, home_state) if jsonl else _files(model, files, home_state)
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
        raise not_installed(model) from error


def as_line(answer: Answer, indent: int | None) -> str:
    """JSON as UTF-8 can carry it: half a surrogate pair stays an escape."""
    shown = json.dumps(answer, ensure_ascii=False, indent=indent)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _lines(model: str, count: int, home_state: str | None) -> Iterator[Answer]:
    lines = sys.stdin.buffer
    if count == 1:
        told = answers(load(model), lines, home_state)
    else:
        check_installed(model)
        told = answers_in_processes(model, count, lines, home_state)
    with tqdm(unit="text", disable=None, leave=False) as bar, told_plainly():
        for answer in told:
            bar.update()
            yield answer


def _files(model: str, files: Sequence[Path], home_state: str | None) -> Iterator[Answer]:
    language = load(model)
    for file in tqdm(files, unit="text", disable=None, leave=False):
        yield from answer_all(language, [_asked(file, home_state)])


def _asked(file: Path, home_state: str | None) -> Asked:
    try:
        text = _content(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Asked(id=file.name, place=str(file), error=f"not UTF-8 text ({error})")
    return Asked(id=file.name, place=str(file), text=Text(text=text, home_state=home_state))


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    return file.read_bytes()
