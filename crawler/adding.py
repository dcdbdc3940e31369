"""Writing a source into a file of the registry; the file's other tables and comments stay."""

import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from archive.records import Source
from crawler.errors import BadRegistry
from crawler.faults import faults

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
        written = file.with_name(f".{file.name}.new")
        written.write_text(f"{before}\n\n{text}" if before else text, encoding="utf-8")
        os.replace(written, file)
    except OSError as error:
        raise BadRegistry(
            f"{file}: cannot be written ({error.strerror}). Name a file of your own with --file."
        ) from error


def file_of(registry: Path, state: str | None) -> Path:
    """The file of a state in a registry; a registry of one file is that file."""
    name = f"{state.lower()}.toml" if state else NATIONAL
    return registry / name if registry.is_dir() else registry


def twin_of(source_id: str | None, url: str, sources: list[Source]) -> Source | None:
    """The source that has this id already, or an address on the same host."""
    for source in sources:
        addresses = (source.url, source.wordpress, source.sitemap)
        if source.id == source_id or _site(url) in {_site(one) for one in addresses if one}:
            return source
    return None


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
    """A text or a truth value in TOML: as JSON writes it, but for one sign that JSON lets pass."""
    written = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return written.encode("utf-8", "replace").decode()  # half of a surrogate pair is no text


def _site(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")
