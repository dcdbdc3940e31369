"""How far two points are from each other, near enough for neighbours."""

from math import cos, hypot, radians

KM_PER_DEGREE = 111.0


def km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points in degrees, on a flat map around the first."""
    north = other_latitude - latitude
    east = (other_longitude - longitude) * cos(radians(latitude))
    return hypot(north, east) * KM_PER_DEGREE
