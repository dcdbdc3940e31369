"""Rings of longitudes and latitudes from a TopoJSON file, in degrees.

Shapes in such a file share their borders: each is a list of arcs, and an arc stands there once, as
steps from a first point on a grid. https://github.com/topojson/topojson-specification
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]  # closed: the last point is the first


def shapes(topology: dict[str, Any], layer: str) -> Iterator[tuple[str, tuple[Ring, ...]]]:
    """The id of each shape of a layer, with its outer and inner rings."""
    arcs = tuple(decoded(arc, topology["transform"]) for arc in topology["arcs"])
    for shape in topology["objects"][layer]["geometries"]:
        yield shape["id"], tuple(joined(ring, arcs) for ring in rings(shape))


def rings(shape: dict[str, Any]) -> list[list[int]]:
    """The numbers of the arcs of each ring."""
    if shape["type"] == "Polygon":
        return list(shape["arcs"])
    if shape["type"] == "MultiPolygon":
        return [ring for polygon in shape["arcs"] for ring in polygon]
    raise ValueError(f"{shape['id']}: a county's shape is no {shape['type']}")


def decoded(arc: Sequence[Sequence[int]], transform: dict[str, Sequence[float]]) -> Ring:
    """An arc's points."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    across, up = (accumulate(steps) for steps in zip(*arc, strict=True))
    return tuple((west + x * wide, south + y * high) for x, y in zip(across, up, strict=True))


def joined(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """A ring's points; of -1, -2, … the arcs 0, 1, … are meant, from their end to their start."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)  # an arc begins where the one before it ends
    return tuple(points)
