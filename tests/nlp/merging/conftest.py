"""Invented people as documents gave them."""

from collections.abc import Callable
from itertools import count

import pytest

from archive.identities import Identity

PLACES = {
    "ne-cass-county": "Cass County, NE",
    "ne-otoe-county": "Otoe County, NE",
    "ne-elm": "Elm, NE",
    "ne": "Nebraska",
    "ia-cass-county": "Cass County, IA",
}
VERSIONS = count(1)

Known = Callable[..., Identity]


@pytest.fixture(scope="session")
def known() -> Known:
    """An id: of the sheriff of Cass County in 2025, and of a text of its own, unless told else."""
    return identity


def identity(name: str, role: str | None = "sheriff", **more: object) -> Identity:
    place = more.get("jurisdiction", "ne-cass-county")
    days = more.pop("days", ("2025-01-01", "2025-12-31"))
    version = next(VERSIONS)
    told = {
        "id": f"{name.lower().replace(' ', '-')}-{place or version}",
        "jurisdiction": place,
        "place": PLACES.get(place),
        "is_official": True,
        "is_former": False,
        "roles": {role} - {None},
        "organizations": (),
        "agencies": (),
        "versions": {version},
        "named": (),
        "first": days[0],
        "last": days[1],
    } | more
    sets = ("roles", "organizations", "agencies", "versions", "named")
    return Identity(name=name, **told | {one: frozenset(told[one]) for one in sets})
