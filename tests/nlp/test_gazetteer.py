from collections import Counter

import pytest

from nlp.gazetteer import names
from nlp.gazetteer.build import build
from nlp.gazetteer.county_shapes import by_state
from nlp.gazetteer.entries import (
    ABROAD,
    COMMON,
    FOLDER,
    PLACES,
    abroad,
    by_id,
    common,
    countries,
    entries,
    with_counties,
)
from nlp.words import name_key, words


def test_checked_in_tables_are_what_the_package_gives(tmp_path):
    build(tmp_path)
    for table in (PLACES, ABROAD, COMMON):
        rebuilt = (tmp_path / table).read_text(encoding="utf-8")
        assert rebuilt == (FOLDER / table).read_text(encoding="utf-8"), (
            f"{table} is stale: run python -m nlp.gazetteer.build and read the difference"
        )


def test_ids_are_unique():
    repeated = [id for id, times in Counter(entry.id for entry in entries()).items() if times > 1]
    assert repeated == []


def test_all_counties_are_there_with_five_digits():
    fips = [one.fips for entry in entries() if len((one := entry.jurisdiction).fips or "") == 5]
    assert len(fips) == len(set(fips)) == 3143


def test_the_states_are_the_fifty_with_the_district_and_four_territories():
    assert len(names.states()) == 55
    assert {"DC", "PR", "GU", "VI", "MP"} < set(names.states())


@pytest.mark.parametrize(
    ("id", "kind", "fips"),
    [
        ("ne", "state", "31"),
        ("dc", "state", "11"),
        ("ne-dakota-county", "county", "31043"),
        ("md-st-marys-county", "county", "24037"),
        ("la-rapides-parish", "parish", "22079"),
        ("ak-kodiak-island-borough", "borough", "02150"),
        ("ak-nome-census-area", "census-area", "02180"),
        ("ak-anchorage-municipality", "municipality", "02020"),
        ("va-manassas", "independent-city", "51683"),
        ("nv-carson-city", "independent-city", "32510"),
        ("pa-bensalem", "place", None),
        ("tx-fort-worth", "place", None),
    ],
)
def test_kind_and_code(id, kind, fips):
    jurisdiction = by_id()[id].jurisdiction
    assert (jurisdiction.kind, jurisdiction.fips) == (kind, fips)


def test_an_independent_city_has_the_population_of_its_place():
    assert by_id()["md-baltimore"].population > 500_000


def test_a_second_place_of_one_name_in_a_state_has_its_geonames_id():
    midways = {entry.id for entry in entries() if entry.jurisdiction.name == "Midway"}
    florida = {id for id in midways if id.startswith("fl-")}
    assert florida == {"fl-midway", "fl-midway-4164343", "fl-midway-4164346"}


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("St. Mary’s", "Saint Mary's"),
        ("ST. PAUL", "Saint Paul"),
        ("Ft. Worth", "Fort Worth"),
        ("Coeur d’Alene", "Coeur d'Alene"),
        ("Winston Salem", "Winston-Salem"),
        ("Canon City", "Cañon City"),
        ("W.Va.", "W. Va."),
    ],
)
def test_one_key_for_all_spellings(printed, same):
    assert name_key(printed).replace(" ", "") == name_key(same).replace(" ", "")


def test_words_keep_their_offsets():
    text = "Dakota County’s sheriff — in W.Va. — said “no”. 😀 Ōsaka"
    assert all(text[word.start : word.end] == word.text for word in words(text))


def test_a_name_in_two_states_has_two_entries():
    assert {entry.id for entry in names.counties()["dakota"]} == {
        "ne-dakota-county",
        "mn-dakota-county",
    }


def test_countries_are_told_from_cities_abroad():
    assert "mexico" in countries()
    assert "paris" in abroad()
    assert "paris" not in countries()


def test_every_place_has_its_county():
    without = [one.id for one in entries() if one.jurisdiction.kind == "place" and not held(one)]
    assert without == []


def held(entry):
    return by_id()[entry.jurisdiction.county] if entry.jurisdiction.county else None


def test_a_county_lies_in_the_state_of_its_places():
    astray = [one.id for one in entries() if held(one) and held(one).state != one.state]
    assert astray == []


def test_states_counties_and_independent_cities_are_in_no_county():
    kinds = {one.jurisdiction.kind for one in entries() if one.jurisdiction.county}
    assert kinds == {"place"}


@pytest.mark.parametrize(
    ("id", "county"),
    [
        ("pa-bensalem", "pa-bucks-county"),
        ("pa-philadelphia", "pa-philadelphia-county"),
        ("tx-houston", "tx-harris-county"),
        ("ca-oakland", "ca-alameda-county"),
        ("ne-omaha", "ne-douglas-county"),
        ("md-frederick", "md-frederick-county"),
        ("md-towson", "md-baltimore-county"),
        ("va-herndon", "va-fairfax-county"),
        ("ga-macon", "ga-bibb-county"),
        ("fl-gainesville", "fl-alachua-county"),
        ("ny-ithaca", "ny-tompkins-county"),
        ("la-alexandria", "la-rapides-parish"),
        ("mt-missoula", "mt-missoula-county"),
        ("ct-hartford", "ct-hartford-county"),  # not the planning region of 2022
        ("ak-anchorage", "ak-anchorage-municipality"),
        ("ak-valdez", "ak-chugach-census-area"),  # divided in 2019 from Valdez-Cordova
        ("ma-nahant", "ma-essex-county"),  # the coarse border leaves the peninsula out
        # over several counties: that of GeoNames' point
        ("ny-new-york-city", "ny-new-york-county"),
        ("mo-kansas-city", "mo-jackson-county"),
        ("co-aurora", "co-arapahoe-county"),
    ],
)
def test_county_of_a_place(id, county):
    assert by_id()[id].jurisdiction.county == county


def test_the_shapes_are_all_counties_of_the_states():
    shapes = {one.fips for counties in by_state().values() for one in counties}
    ours = {one.fips for entry in entries() if len((one := entry.jurisdiction).fips or "") == 5}
    # the shapes are of 2017, when Chugach and Copper River were one census area
    assert ours - shapes == {"02063", "02066"}


def test_a_county_stands_before_its_places():
    places = [by_id()[id].jurisdiction for id in ("pa-bensalem", "pa", "tx-houston")]
    assert [one.id for one in with_counties(places)] == [
        "pa", "pa-bucks-county", "tx-harris-county", "pa-bensalem", "tx-houston",
    ]  # fmt: skip


def test_a_county_that_is_named_itself_stands_once():
    places = [by_id()[id].jurisdiction for id in ("pa-bensalem", "pa-bucks-county")]
    assert [one.id for one in with_counties(places)] == ["pa-bucks-county", "pa-bensalem"]


def test_names_that_are_words_are_told_from_names_alone():
    assert {"reading", "mobile", "hope", "orange", "park"} <= common()
    assert common().isdisjoint({"bensalem", "houston", "dakota", "lincoln", "chicago"})
