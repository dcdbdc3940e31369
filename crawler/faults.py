"""What is wrong with a table of the registry; each fault names its key."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import MISSING, fields
from datetime import date
from difflib import get_close_matches
from reprlib import repr as shown
from typing import Any
from urllib.parse import urlsplit

import soupsieve

from archive.records import Source
from crawler.kinds import HISTORIES, kinds, options_of
from crawler.states import STATES
from crawler.urls import is_web

FIELDS = {field.name: field for field in fields(Source) if field.name != "id"}
OPTIONAL = {"home_state"} | {name for name, one in FIELDS.items() if one.default is not MISSING}
RIGHTS = ("copyrighted", "public-domain")
SOURCE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # "nebraska-examiner"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")  # "en", "es-US"

Fault = str | None  # what is wrong with a value, if anything


def faults(name: str, table: Any) -> Iterator[str]:
    """All that is wrong with a table; nothing where it makes a source."""
    if not SOURCE_ID.fullmatch(name):
        yield "an id is lower-case words joined by hyphens"
    if not isinstance(table, dict):
        yield "is no table; write [source-id] above the keys"
        return
    for key in sorted(table.keys() - FIELDS):
        yield f"{key}: unknown key; {_instead(key, FIELDS)}"
    for key in FIELDS:
        fault = _fault(key, table[key]) if key in table else None if key in OPTIONAL else "missing"
        if fault:
            yield f"{key}: {fault}"
    if table.get("kind") in kinds() and isinstance(table.get("options", {}), dict):
        yield from _option_faults(table)


def _option_faults(table: dict[str, Any]) -> Iterator[str]:
    """What the spiders of the kind and of the histories do not take, or lack."""
    options, kind = table.get("options", {}), table["kind"]
    histories = [name for name in HISTORIES if name in table]
    takes = frozenset().union(*(options_of(one)[0] for one in (kind, *histories)))
    for name in sorted(options_of(kind)[1] - options.keys()):
        yield f"options.{name}: missing; a source of kind {kind} needs it"
    for name, value in options.items():
        if name not in takes:
            yield f"options.{name}: unknown option of kind {kind}; {_instead(name, sorted(takes))}"
        elif fault := _text_fault(value) or OPTION_CHECKS.get(name, _none)(value):
            yield f"options.{name}: {fault}"


def _instead(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    if near:
        return f"did you mean {near[0]}?"
    return f"there are {', '.join(known)}" if known else "it takes none"


def _fault(key: str, value: Any) -> Fault:
    if key == "is_on":
        return None if isinstance(value, bool) else f"must be true or false, not {shown(value)}"
    if key == "options":
        is_table = isinstance(value, dict)
        return None if is_table else f"must be a table [source-id.options], not {shown(value)}"
    return _text_fault(value) or CHECKS.get(key, _none)(value)


def _text_fault(value: Any) -> Fault:
    if not isinstance(value, str) or not value.strip():
        return f"must be text, not {shown(value)}"
    unseen = next((sign for sign in value if unicodedata.category(sign) == "Cc"), None)
    return None if unseen is None else f"holds the control character {unseen!r}; write without it"


def _none(value: str) -> Fault:
    return None


def _kind(value: str) -> Fault:
    return (
        None if value in kinds() else f"no spider reads {value!r}; there are {', '.join(kinds())}"
    )


def _address(value: str) -> Fault:
    if not is_web(value):
        return f"{value!r} is no http or https address"
    has_user = "@" in urlsplit(value).netloc  # "https://name:word@host/": the value is not repeated
    return "no user or password may stand in an address" if has_user else None


def _state(value: str) -> Fault:
    return None if value in STATES else f'{value!r} is no postal code of a state, such as "NE"'


def _language(value: str) -> Fault:
    is_language = LANGUAGE.fullmatch(value)
    return None if is_language else f'{value!r} is no language tag, such as "en"'


def _rights(value: str) -> Fault:
    return None if value in RIGHTS else f"{value!r} must be one of {', '.join(RIGHTS)}"


def _regex(value: str) -> Fault:
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        return f"{value!r} is no regular expression: {error}"
    return None


def _selector(value: str) -> Fault:
    try:
        soupsieve.compile(value)
    except (soupsieve.SelectorSyntaxError, RecursionError) as error:
        return f"{value!r} is no CSS selector: {str(error).splitlines()[0]}"
    return None


def _day(value: str) -> Fault:
    try:
        date.fromisoformat(value)
    except ValueError:
        return f'{value!r} is no day, such as "2025-01-20"'
    return None


CHECKS: dict[str, Callable[[str], Fault]] = {
    "kind": _kind,
    "url": _address,
    "home_state": _state,
    "language": _language,
    "rights": _rights,
    "wordpress": _address,
    "sitemap": _address,
}
OPTION_CHECKS: dict[str, Callable[[str], Fault]] = {  # by name, in whichever kind
    "path": _regex,
    "since": _day,
    **dict.fromkeys(("row", "link", "date", "next", "title", "body"), _selector),
}
