"""Two counties of our own, side by side, the second with a hole and an island."""

import pytest

from nlp.gazetteer.county_shapes import county_at, distance, holds, nearest, read
from nlp.gazetteer.topojson import shapes

# a grid of tenths of a degree from 100 degrees west and 40 north; the arc 0 is the border
TOPOLOGY = {
    "transform": {"scale": [0.1, 0.1], "translate": [-100.0, 40.0]},
    "arcs": [
        [[10, 0], [0, 10]],  # the border, from south to north
        [[10, 10], [-10, 0], [0, -10], [10, 0]],  # around the western county
        [[10, 0], [10, 0], [0, 10], [-10, 0]],  # around the eastern one
        [[13, 3], [4, 0], [0, 4], [-4, 0], [0, -4]],  # the hole
        [[30, 0], [2, 0], [0, 2], [-2, 0], [0, -2]],  # the island
    ],
    "objects": {
        "counties": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "99001", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "99003", "arcs": [[[~0, 2], [3]], [[4]]]},
            ],
        }
    },
}


@pytest.fixture(scope="module")
def counties():
    return tuple(read(TOPOLOGY))


def test_rings_are_closed():
    assert all(ring[0] == ring[-1] for _, rings in shapes(TOPOLOGY, "counties") for ring in rings)


def test_an_arc_that_is_shared_is_read_from_both_ends():
    (_, west), (_, east) = shapes(TOPOLOGY, "counties")
    border = {(-99.0, 40.0), (-99.0, 41.0)}
    assert border <= set(west[0])
    assert border <= set(east[0])


@pytest.mark.parametrize(
    ("longitude", "latitude", "fips"),
    [
        (-99.5, 40.5, "99001"),
        (-98.1, 40.5, "99003"),
        (-98.5, 40.5, None),  # in the hole
        (-96.9, 40.1, "99003"),  # on the island
        (-97.5, 40.5, None),  # in the water
    ],
)
def test_which_county_holds_a_point(counties, longitude, latitude, fips):
    assert next((one.fips for one in counties if holds(one, (longitude, latitude))), None) == fips


def test_a_point_in_no_county_is_of_the_nearest(counties):
    assert nearest(counties, (-100.1, 40.5)).fips == "99001"


def test_a_distance_is_to_the_border_between_two_points(counties):
    assert distance(counties[0], (-99.5, 41.25)) == pytest.approx(0.25)


def test_a_shape_of_another_type_is_named():
    line = {"type": "LineString", "id": "99005", "arcs": [0]}
    odd = {**TOPOLOGY, "objects": {"counties": {"geometries": [line]}}}
    with pytest.raises(ValueError, match="99005: a county's shape is no LineString"):
        list(shapes(odd, "counties"))


def test_a_territory_has_no_counties():
    assert county_at(13.5, 144.8, "") is None


@pytest.mark.parametrize(
    ("latitude", "fips"), [(61.13, "02063"), (61.52, "02066")], ids=["Valdez", "Chitina"]
)
def test_valdez_cordova_is_divided(latitude, fips):
    assert county_at(latitude, -145.0, "02") == fips
