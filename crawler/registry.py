"""The sources that we visit: TOML files, one table an outlet, the table's name its id."""

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from archive.records import Source
from crawler import spiders
from crawler.errors import BadRegistry
from crawler.urls import is_web

SOURCES = Path(__file__).parent / "sources"

KEYS = tuple(field.name for field in fields(Source) if field.name != "id")
OPTIONAL = {"home_state"}  # left out for national outlets
RIGHTS = ("copyrighted", "public-domain")
SOURCE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # "nebraska-examiner"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")  # "en", "es-US"
# Postal codes of the states, the district and the territories: "NE"
STATE = re.compile(
    "A[KLRSZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOPST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI"
    "|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]"
)


def kinds() -> tuple[str, ...]:
    """The kinds of source that a spider reads: spiders/ice_newsroom.py is "ice-newsroom"."""
    return tuple(module.name.replace("_", "-") for module in iter_modules(spiders.__path__))


def read_registry(path: Path = SOURCES) -> list[Source]:
    """All sources of a file or folder. Raises BadRegistry, naming file, source and key."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise BadRegistry(f"{path}: no .toml file there")
    found: dict[str, Source] = {}
    for file in files:
        for source in _read_file(file):
            if source.id in found:
                raise BadRegistry(f"{file}: [{source.id}] stands in the registry twice")
            found[source.id] = source
    if not found:
        raise BadRegistry(f"{path}: no sources in it")
    return list(found.values())


def choose(sources: list[Source], ids: Collection[str]) -> list[Source]:
    """The sources of these ids, or all where none is named."""
    known = {source.id: source for source in sources}
    for name in ids:
        if name not in known:
            near = get_close_matches(name, known, n=3)
            hint = f"did you mean {', '.join(near)}?" if near else "`287g sources` lists them."
            raise BadRegistry(f"no source {name!r} in the registry; {hint}")
    return [known[name] for name in dict.fromkeys(ids)] if ids else sources


def _read_file(file: Path) -> Iterator[Source]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadRegistry(f"{file}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRegistry(f"{file}: not TOML: {error}") from error
    for name, table in tables.items():
        for fault in _faults(name, table):
            raise BadRegistry(f"{file}: [{name}] {fault}")
        yield Source(id=name, **({"home_state": None} | table))


def _faults(name: str, table: Any) -> Iterator[str]:
    if not SOURCE_ID.fullmatch(name):
        yield "an id is lower-case words joined by hyphens"
    if not isinstance(table, dict):
        yield "is no table; write [source-id] above the keys"
        return
    for key in table.keys() - set(KEYS):
        yield f"{key}: unknown key; the keys are {', '.join(KEYS)}"
    for key in KEYS:
        if key not in table and key not in OPTIONAL:
            yield f"{key}: missing"
        elif key in table and not (isinstance(table[key], str) and table[key].strip()):
            yield f"{key}: must be text, not {table[key]!r}"
    yield from _bad_values(table)


def _bad_values(table: dict[str, str]) -> Iterator[str]:
    if table["kind"] not in kinds():
        yield f"kind: no spider reads {table['kind']!r}; there are {', '.join(kinds())}"
    if not is_web(table["url"]):
        yield f"url: {table['url']!r} is no http or https address"
    if not STATE.fullmatch(table.get("home_state", "NE")):
        yield f'home_state: {table["home_state"]!r} is no postal code of a state, such as "NE"'
    if not LANGUAGE.fullmatch(table["language"]):
        yield f'language: {table["language"]!r} is no language tag, such as "en"'
    if table["rights"] not in RIGHTS:
        yield f"rights: {table['rights']!r} must be one of {', '.join(RIGHTS)}"
