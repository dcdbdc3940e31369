"""Reading with several processes: the option, and what must be there before they start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from spacy.util import is_package

from nlp.pipeline import PACKAGED
from nlp.workers import CannotStart

processes = click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read with N processes, each with a pipeline of its own: about 600 MB of memory.",
)


def check_installed(model: str) -> None:
    """Say that a model is missing once, rather than by every process."""
    if model != PACKAGED and not is_package(model) and not Path(model).exists():
        raise not_installed(model)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Processes that cannot begin are one line and exit code 1; they have said more themselves."""
    try:
        yield
    except CannotStart as error:
        raise click.ClickException(str(error)) from error


def not_installed(model: str) -> click.BadParameter:
    """What to do about a model that is missing."""
    return click.BadParameter(
        f"no spaCy pipeline {model!r} is installed; leave it out for the packaged one",
        param_hint="--model",
    )
