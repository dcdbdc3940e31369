"""In which county a point lies: `counties.json.gz`, the Census Bureau's shapes drawn coarsely.

The file is the layer "counties" of the npm package us-atlas 3.0.1 (ISC), whose borders are right
to a few hundred metres: a pier may lie in no county, and then is of the nearest.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from nlp.gazetteer.topojson import Point, Ring, shapes

LAYER = "counties"
SHAPES = Path(__file__).parent / "counties.json.gz"

# Valdez-Cordova Census Area became two in 2019; the shapes still have the one. The new border runs
# from west to east, north of Valdez (61.13) and south of Chitina (61.52) and Kenny Lake (61.73).
DIVIDED, DIVIDED_AT = "02261", 61.3  # degrees of latitude
CHUGACH, COPPER_RIVER = "02063", "02066"


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyShape:
    """The land of a county."""

    fips: str
    rings: tuple[Ring, ...]  # outer ones and holes alike
    west: float  # degrees, as the others
    east: float
    south: float
    north: float


def county_at(latitude: float, longitude: float, state: str) -> str | None:
    """The code of the county of a point; of a state's code only. None for a state without shapes.

    A place over several counties is in the one that its point lies in.
    """
    point = (longitude, latitude)
    inside = by_state().get(state, ())
    shape = next((one for one in inside if holds(one, point)), None) or nearest(inside, point)
    if shape is None:
        return None
    if shape.fips == DIVIDED:
        return COPPER_RIVER if latitude > DIVIDED_AT else CHUGACH
    return shape.fips


@cache
def by_state() -> dict[str, tuple[CountyShape, ...]]:
    """The counties of each state's code."""
    found: dict[str, tuple[CountyShape, ...]] = {}
    for shape in read(json.loads(gzip.decompress(SHAPES.read_bytes()))):
        found[shape.fips[:2]] = (*found.get(shape.fips[:2], ()), shape)
    return found


def read(topology: dict[str, Any]) -> Iterator[CountyShape]:
    """The counties of a TopoJSON file."""
    for fips, rings in shapes(topology, LAYER):
        across, up = zip(*(point for ring in rings for point in ring), strict=True)
        yield CountyShape(
            fips=fips, rings=rings, west=min(across), east=max(across), south=min(up), north=max(up)
        )


def holds(shape: CountyShape, point: Point) -> bool:
    """Whether a ray from the point to the east crosses the borders an odd number of times."""
    if not (shape.west <= point[0] <= shape.east and shape.south <= point[1] <= shape.north):
        return False
    return sum(crossings(ring, point) for ring in shape.rings) % 2 == 1


def crossings(ring: Ring, point: Point) -> int:
    """How often a ray from the point to the east crosses a ring."""
    x, y = point
    return sum(
        x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    )


def nearest(counties: Sequence[CountyShape], point: Point) -> CountyShape | None:
    """The county whose border is nearest to a point."""
    return min(counties, key=lambda shape: distance(shape, point), default=None)


def distance(shape: CountyShape, point: Point) -> float:
    """Degrees of latitude from a point to a county's border."""
    narrow = cos(radians(point[1]))
    return min(
        beside((x - point[0]) * narrow, y - point[1], (u - point[0]) * narrow, v - point[1])
        for ring in shape.rings
        for (x, y), (u, v) in pairwise(ring)
    )


def beside(x1: float, y1: float, x2: float, y2: float) -> float:
    """How far the origin is from a line between two points."""
    along, up = x2 - x1, y2 - y1
    length = along * along + up * up
    share = max(0.0, min(1.0, -(x1 * along + y1 * up) / length)) if length else 0.0
    return hypot(x1 + share * along, y1 + share * up)


def keep(source: Path, path: Path) -> None:
    """Write the one layer of a TopoJSON file, without dates, so that it is the same each time."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    kept = {
        "type": "Topology",
        "transform": topology["transform"],
        "objects": {LAYER: bare(topology["objects"][LAYER])},
        "arcs": topology["arcs"],
    }
    text = json.dumps(kept, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def bare(layer: dict[str, Any]) -> dict[str, Any]:
    """A layer's shapes without their names, which stand in places.tsv."""
    kept = [{key: one[key] for key in ("type", "id", "arcs")} for one in layer["geometries"]]
    return {"type": layer["type"], "geometries": kept}
