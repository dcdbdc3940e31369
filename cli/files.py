"""The files that a user names, or whose folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click


def files_in(given: Iterable[Path], endings: tuple[str, ...]) -> list[Path]:
    """Each file once, by whatever paths it is named; of a folder those with one of the endings."""
    found: dict[Path, Path] = {}
    for path in given:
        for file in _files_at(path, endings):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _files_at(path: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    every = sorted(_ending(path, endings)) if path.is_dir() else [path]
    if not every:
        wanted = " or ".join(f"*{ending}" for ending in endings)
        raise click.UsageError(f"{path}: no {wanted} in this folder")
    for file in every:
        if not file.is_file():  # a pipe would be waited for
            raise click.UsageError(f"{file}: no regular file. Name files, or folders of files.")
        yield file


def _ending(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    return (file for file in folder.iterdir() if file.name.lower().endswith(endings))
