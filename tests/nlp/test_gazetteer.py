from collections import Counter

import pytest

from nlp.gazetteer import names
from nlp.gazetteer.build import build
from nlp.gazetteer.entries import ABROAD, FOLDER, PLACES, abroad, countries, entries
from nlp.words import name_key, words


def by_id():
    return {entry.id: entry for entry in entries()}


def test_checked_in_tables_are_what_the_package_gives(tmp_path):
    build(tmp_path)
    for table in (PLACES, ABROAD):
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
