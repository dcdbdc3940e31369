"""Writing a source into a file of the registry; the file's other tables and comments stay."""

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from archive.hosts import site
from archive.records import Source
from crawler.errors import BadRegistry
from crawler.faults import faults
from crawler.registry import read_registry

NATIONAL = "us.toml"


def table_of(source: Source) -> str:
    """A source as a table of TOML; what is as usual is left out. Raises BadRegistry."""
    table = _stated(source)
    wrong = [f"[{source.id}] {fault}" for fault in faults(source.id, table)]
    if wrong:
        raise BadRegistry("\n".join(wrong))
    return "\n".join(_lines(source.id, table)) + "\n"


def add_to(file: Path, source: Source) -> None:
    """Write the source behind what the file holds, or raise BadRegistry and leave it as it was."""
    text = table_of(source)
    try:
        before = file.read_text(encoding="utf-8").rstrip() if file.exists() else ""
        after = f"{before}\n\n{text}" if before else text
        tomllib.loads(after)
        written = file.with_name(f".{file.name}.new")
        written.write_text(after, encoding="utf-8")
        os.replace(written, file)
    except OSError as error:
        raise _unwritable(file, error.strerror) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _unwritable(file, f"with [{source.id}] in it, it is not TOML: {error}") from error


def refuse_unwritable(file: Path) -> None:
    """Raise BadRegistry where a file could not be written, before an outlet is asked for it."""
    if file.is_dir():
        raise _unwritable(file, "it is a folder")
    if not file.parent.is_dir():
        raise _unwritable(file, "there is no such folder")
    if not os.access(file.parent, os.W_OK):
        raise _unwritable(file, "its folder is closed to you")


def standing_in(file: Path) -> list[Source]:
    """The sources that a file to be written holds already. Raises BadRegistry."""
    return read_registry(file, may_be_empty=True) if file.exists() else []


def file_of(registry: Path, state: str | None) -> Path:
    """The file of a state in a registry; a registry of one file is that file."""
    name = f"{state.lower()}.toml" if state else NATIONAL
    return registry / name if registry.is_dir() else registry


def twin_of(source_id: str | None, url: str, sources: list[Source]) -> Source | None:
    """The source that has this id already, or an address on the same host."""
    for source in sources:
        addresses = (source.url, source.wordpress, source.sitemap)
        if source.id == source_id or site(url) in {site(one) for one in addresses if one}:
            return source
    return None


def _unwritable(file: Path, why: str | None) -> BadRegistry:
    return BadRegistry(f"{file}: cannot be written ({why}). Name a file of your own with --file.")


def _stated(source: Source) -> dict[str, Any]:
    """What differs from the defaults."""
    values = ((field, getattr(source, field.name)) for field in fields(source))
    stated = {field.name: value for field, value in values if value not in (None, field.default)}
    if source.options:
        stated["options"] = json.loads(source.options)
    return {key: value for key, value in stated.items() if key != "id"}


def _lines(name: str, table: dict[str, Any]) -> Iterator[str]:
    yield f"[{name}]"
    below = {key: value for key, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key not in below:
            yield f"{key} = {_written(value)}"
    for key, values in below.items():
        yield ""
        yield from _lines(f"{name}.{key}", values)


def _written(value: str | bool) -> str:
    """A text or a truth value in TOML, which is as JSON writes it."""
    written = json.dumps(value, ensure_ascii=False)
    return written.encode("utf-8", "replace").decode()  # half of a surrogate pair is no text
