import pytest

from nlp.roster.counties import printed


@pytest.mark.parametrize(
    ("cell", "state", "id"),
    [
        ("Dakota County", "NE", "ne-dakota-county"),
        ("Dakota", "NE", "ne-dakota-county"),
        ("Lake Conty", "FL", "fl-lake-county"),
        ("Custer Countey", "OK", "ok-custer-county"),
        ("Saint Landry County", "LA", "la-st-landry-parish"),
        ("Calacasieu Parish", "LA", "la-calcasieu-parish"),
        ("St. Luice County", "FL", "fl-st-lucie-county"),
        ("Alleghany County", "PA", "pa-allegheny-county"),
        ("Alleghany County", "VA", "va-alleghany-county"),
        ("Sparta-White County", "TN", "tn-white-county"),
        ("Miami-Dade County", "FL", "fl-miami-dade-county"),
        ("Roanoke City", "VA", "va-roanoke"),
        ("Roanoke County", "VA", "va-roanoke-county"),
        ("Kodiak Island Borough", "AK", "ak-kodiak-island-borough"),
        ("Bowie County", "AR", None),  # of Texas
        ("Pop County", "AR", None),  # too short to be sure
        ("Fall County", "TX", None),  # Falls or Hall
        ("Sarasota/Manatee", "FL", None),
        ("German Coast County", "LA", None),
        ("Kattan District", "GU", None),
        ("Sabine Parrish", "LA", "la-sabine-parish"),
        ("County", "AL", None),
        (None, "AL", None),
    ],
)
def test_the_county_column_is_read(cell, state, id):
    found = printed(cell, state)
    assert (found.id if found else None) == id
