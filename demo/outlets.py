"""The outlets of the newsroom: one folder each, with its facts in `site.toml`."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TUPLES = ("disallow", "names")  # keys whose values are lists in TOML


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """What an outlet is to a crawler's registry, and how its server behaves."""

    id: str  # the folder's name
    folder: Path
    name: str
    kind: str  # the spider that reads it
    start: str  # the path of the feed, listing, API or home that the registry names
    language: str
    rights: str  # "public-domain" or "copyrighted"
    home_state: str | None = None  # postal code; None for a national outlet
    wordpress: str | None = None  # the path of the home of its WordPress API
    sitemap: str | None = None  # the path of the sitemap that gives its history
    options: Mapping[str, str] = field(default_factory=dict)  # of its spider
    is_on: bool = True
    is_registered: bool = True  # False for an outlet that only a discovery service knows
    look: str = ""  # the folder of its templates; read_outlet takes the id where none is given
    feed: str | None = None  # the template of the feed
    rows: int = 25  # documents on a page of its listing, sitemap or API
    names: tuple[str, ...] = ()  # documents of others, "prairie-ledger/third-otoe"
    behaviour: Mapping[str, Any] = field(default_factory=dict)  # demo/behaviours.py
    charset: str = "utf-8"
    disallow: tuple[str, ...] = ()  # the paths that robots.txt forbids
    crawl_delay: float | None = None  # seconds that robots.txt asks for
    expects: str = "ok"  # what a visit must come to
    roster: Mapping[str, Any] = field(default_factory=dict)  # and bring, of workbooks

    @property
    def forbids_all(self) -> bool:
        """Whether its robots.txt forbids every address, or is broken, which means the same."""
        return "/" in self.disallow or self.behaviour.get("name") == "robots-fails"


def read_outlet(folder: Path) -> Outlet:
    """Read the `site.toml` of a folder; a key that is no field of Outlet is a TypeError."""
    facts = tomllib.loads((folder / "site.toml").read_text(encoding="utf-8"))
    lists = {key: tuple(facts[key]) for key in TUPLES if key in facts}
    return Outlet(id=folder.name, folder=folder, **{"look": folder.name} | facts | lists)


def registry_table(outlet: Outlet, address: str) -> str:
    """The outlet as a table of the crawler's registry, TOML."""
    facts = {
        "name": outlet.name,
        "kind": outlet.kind,
        "url": address + outlet.start,
        "home_state": outlet.home_state,
        "language": outlet.language,
        "rights": outlet.rights,
        "wordpress": outlet.wordpress and address + outlet.wordpress,
        "sitemap": outlet.sitemap and address + outlet.sitemap,
        "is_on": None if outlet.is_on else False,
    }
    options = ["", f"[{outlet.id}.options]", *_lines(outlet.options)] if outlet.options else []
    return "\n".join([f"[{outlet.id}]", *_lines(facts), *options, ""])


def _lines(facts: Mapping[str, str | bool | None]) -> Iterator[str]:
    return (f"{key} = {json.dumps(value)}" for key, value in facts.items() if value is not None)
