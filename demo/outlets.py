"""The outlets of the newsroom: one folder each, with its facts in `site.toml`."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """What an outlet is to a crawler's registry, and how its server behaves."""

    id: str  # the folder's name
    name: str
    kind: str  # "feed" or "ice-newsroom"
    start: str  # the path of the feed or listing
    language: str
    rights: str  # "public-domain" or "copyrighted"
    home_state: str | None = None  # postal code; None for a national outlet
    feed: str | None = None  # the template of the feed
    charset: str = "utf-8"
    disallow: tuple[str, ...] = ()  # the paths that robots.txt forbids


def read_outlet(folder: Path) -> Outlet:
    """Read the `site.toml` of a folder; a key that is no field of Outlet is a TypeError."""
    facts = tomllib.loads((folder / "site.toml").read_text(encoding="utf-8"))
    return Outlet(id=folder.name, **facts | {"disallow": tuple(facts.get("disallow", ()))})


def registry_table(outlet: Outlet, address: str) -> str:
    """The outlet as a table of the crawler's registry, TOML."""
    facts = {
        "name": outlet.name,
        "kind": outlet.kind,
        "url": address + outlet.start,
        "home_state": outlet.home_state,
        "language": outlet.language,
        "rights": outlet.rights,
    }
    lines = (f"{key} = {json.dumps(value)}" for key, value in facts.items() if value is not None)
    return "\n".join([f"[{outlet.id}]", *lines, ""])
