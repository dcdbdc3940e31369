"""The sources that we visit: TOML files, one table an outlet, the table's name its id."""

import json
import tomllib
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from archive.records import Source
from crawler.errors import BadRegistry
from crawler.faults import faults
from crawler.kinds import WITHOUT_SPIDER

SOURCES = Path(__file__).parent / "sources"


def read_registry(path: Path = SOURCES, *, may_be_empty: bool = False) -> list[Source]:
    """All sources of a file or folder.

    Raises BadRegistry with all that is wrong, one fault a line, naming file, source and key.
    """
    found: dict[str, Source] = {}
    wrong: list[str] = []
    for file in registry_files(path):
        try:
            tables = _tables(file)
        except BadRegistry as error:
            wrong.append(str(error))
            continue
        for name, table in tables.items():
            twice = ["stands in the registry twice"] if name in found else []
            told = [f"{file}: [{name}] {fault}" for fault in (*faults(name, table), *twice)]
            wrong += told
            if not told:
                found[name] = source_of(name, table)
    if wrong:
        raise BadRegistry("\n".join(wrong))
    if not found and not may_be_empty:
        raise BadRegistry(f"{path}: no sources in it")
    return list(found.values())


def registry_files(path: Path) -> list[Path]:
    """The files of a registry, which may be one file. Raises BadRegistry where there is none."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise BadRegistry(f"{path}: no .toml file there")
    return files


def source_of(name: str, table: dict[str, Any]) -> Source:
    """The source that a table without faults makes."""
    options = table.get("options")
    told = json.dumps(options, sort_keys=True, ensure_ascii=False) if options else None
    return Source(id=name, **({"home_state": None} | table | {"options": told}))


def choose(sources: list[Source], ids: Collection[str]) -> list[Source]:
    """The sources of these ids that are to be visited; where none is named, all that are on."""
    known = {source.id: source for source in sources}
    for name in ids:
        if name not in known:
            near = get_close_matches(name, known, n=3)
            hint = f"did you mean {', '.join(near)}?" if near else "`287g sources` lists them."
            raise BadRegistry(f"no source {name!r} in the registry; {hint}")
        if known[name].kind in WITHOUT_SPIDER:
            raise BadRegistry(f"[{name}] is not visited: `287g backfill warc FILE…` reads it")
    if ids:
        return [known[name] for name in dict.fromkeys(ids)]
    chosen = [one for one in sources if one.is_on and one.kind not in WITHOUT_SPIDER]
    if not chosen:
        raise BadRegistry("no source in it is on; name one, or set is_on = true")
    return chosen


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadRegistry(f"{file}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRegistry(f"{file}: not TOML: {error}") from error
    except RecursionError as error:
        raise BadRegistry(f"{file}: arrays or tables nest too deep in it to be read") from error
