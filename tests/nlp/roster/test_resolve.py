import subprocess
import sys

import pytest

from nlp.gazetteer.entries import entries
from nlp.roster.resolve import resolve


def found(name, state, *, type=None, county=None):
    resolution = resolve(name, state=state, type=type, county=county)
    return resolution.jurisdiction.id if resolution.jurisdiction else None


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("Dakota County Sheriff's Office", "NE", "ne-dakota-county"),
        ("DAKOTA COUNTY SHERIFFS OFFICE", "NE", "ne-dakota-county"),
        ("St Johns County Sheriff’s Office", "FL", "fl-st-johns-county"),
        ("Saint Johns County Sheriff's Office", "FL", "fl-st-johns-county"),
        ("De Soto County Sheriff's Office", "FL", "fl-desoto-county"),
        ("DeSoto Parish Sheriff's Office", "LA", "la-de-soto-parish"),
        ("La Salle Parish Sheriff's Office", "LA", "la-lasalle-parish"),
        ("Ft. Bend County Constable Precinct 3", "TX", "tx-fort-bend-county"),
        ("Prince Georges County Police Department", "MD", "md-prince-georges-county"),
        ("Prince George County Police Department", "VA", "va-prince-george-county"),
        ("Miami Dade Sheriff's Office", "FL", "fl-miami-dade-county"),
        ("Miami-Dade Corrections and Rehabilitation", "FL", "fl-miami-dade-county"),
        ("Broward Sheriff's Office", "FL", "fl-broward-county"),
        ("Smith Co. Sheriff's Dept.", "TN", "tn-smith-county"),
        ("County of Franklin / Franklin County Jail", "PA", "pa-franklin-county"),
        ("Board of County Commissioners, Gulf County", "FL", "fl-gulf-county"),
        ("Metropolitan Moore County Sheriff's Office", "TN", "tn-moore-county"),
        ("Athens-Clarke County Police Department", "GA", "ga-clarke-county"),
        ("Nassau County Police Department", "NY", "ny-nassau-county"),
        ("Nassau County Sheriff's Office", "FL", "fl-nassau-county"),
        ("North Slope Borough Police Department", "AK", "ak-north-slope-borough"),
        ("Lake of the Woods County Sheriff's Office", "MN", "mn-lake-of-the-woods-county"),
        ("Utah County Sheriff's Office", "UT", "ut-utah-county"),
        ("Lee County Port Authority Police", "FL", "fl-lee-county"),
        ("Polk County School District Police", "FL", "fl-polk-county"),
        ("Bossier Parrish Sheriff's Office", "LA", "la-bossier-parish"),
        ("Stone Cty Sheriff's Office", "AR", "ar-stone-county"),
        ("Stone Cnty. Sheriff", "MO", "mo-stone-county"),
        ("Lexington-Fayette Urban County Jail", "KY", "ky-fayette-county"),
        ("Athens Clarke Sheriff's Office", "GA", "ga-clarke-county"),
        ("Henrico Police", "VA", "va-henrico-county"),
        ("Burke CountySheriff'sOffice", "NC", "nc-burke-county"),
        ("McCormick County Sheriff's Office", "SC", "sc-mccormick-county"),
    ],
)
def test_a_name_with_a_county_is_the_countys(name, state, id):
    assert found(name, state) == id


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("Dogulas County Sheriff's Office", "MO", "mo-douglas-county"),  # two letters swapped
        ("Berrian County Sheriff's Offic", "MI", "mi-berrien-county"),
        ("Somerville County Sheriff's Office", "TX", "tx-somervell-county"),
    ],
)
def test_a_misspelt_county_is_mended(name, state, id):
    resolution = resolve(name, state=state, type="County", county=None)
    assert (resolution.jurisdiction.id, resolution.by) == (id, "mended-name")
    assert resolution.note


def test_a_name_that_is_real_is_not_mended():
    assert found("Clark County Sheriff's Office", "AR") == "ar-clark-county"
    assert found("Green County Sheriff's Office", "KY") == "ky-green-county"
    assert found("Greene County Sheriff's Office", "AR") == "ar-greene-county"


def test_the_county_column_beats_a_misspelt_county():
    assert found("Wayn County Sheriff's Office", "OH", county="Lake County") == "oh-lake-county"


def test_north_county_is_not_worth_county():
    assert found("North County Police Cooperative", "MO") is None


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("Hopewell County Sheriff's Office", "VA", "va-hopewell"),
        ("Carson City Sheriff's Office", "NV", "nv-carson-city"),
        ("Virginia Beach Sheriff's Office", "VA", "va-virginia-beach"),
        ("Richmond City Sheriff's Office", "VA", "va-richmond"),
        ("City of Richmond Sheriff's Office", "VA", "va-richmond"),
        ("Baltimore City Police Department", "MD", "md-baltimore"),
        ("St. Louis Metropolitan Police Department", "MO", "mo-st-louis"),
    ],
)
def test_an_independent_city_is_no_county(name, state, id):
    resolution = resolve(name, state=state, type=None, county=None)
    assert (resolution.jurisdiction.id, resolution.by) == (id, "independent-city")


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("St. Louis County Police Department", "MO", "mo-st-louis-county"),
        ("Richmond County Sheriff's Office", "VA", "va-richmond-county"),
        ("Baltimore County Police Department", "MD", "md-baltimore-county"),
    ],
)
def test_the_county_of_an_independent_citys_name_stays_a_county(name, state, id):
    assert found(name, state) == id


def test_a_sheriff_of_city_or_county_needs_the_column():
    assert found("Richmond Sheriff's Office", "VA") is None
    assert found("Richmond Sheriff's Office", "VA", county="Richmond City") == "va-richmond"


def test_a_sheriff_named_for_a_town_serves_the_county():
    assert found("Jacksonville Sheriff's Office", "FL", county="Duval County") == "fl-duval-county"


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("Kodiak Police Department", "AK", "ak-kodiak"),
        ("Town of Palm Beach Police Department", "FL", "fl-palm-beach"),
        ("City of Miami Police Department", "FL", "fl-miami"),
        ("Village of Clearview Police Department", "WV", "wv-clearview"),
        ("Ft. Myers Police Department", "FL", "fl-fort-myers"),
        ("Mt. Holly Springs Borough Police Department", "PA", "pa-mount-holly-springs"),
        ("Boca Raton Police Services Department", "FL", "fl-boca-raton"),
        ("La Vernia Police Deparment", "TX", "tx-la-vernia"),
        ("N. Palm Beach Police Dept", "FL", "fl-north-palm-beach"),
        ("Smiley City Marshal's Office", "TX", "tx-smiley"),
        ("Lower Burrell Fourth Ward Constable", "PA", "pa-lower-burrell"),
        ("Office of Constable Monroeville 6th Ward", "PA", "pa-monroeville"),
        ("North Police Department", "SC", "sc-north"),
        ("Center Police Department", "CO", "co-center"),
        ("Paris Police Department", "TX", "tx-paris"),  # no parish
        ("Country Club Hills Police Department", "MO", "mo-country-club-hills"),  # no county
        ("Marshall Police Department", "TX", "tx-marshall"),  # no marshal
        ("State College Police Department", "PA", "pa-state-college"),  # no campus
        ("Parrish Police Department", "AL", "al-parrish"),  # nor this
        ("Ruston City Police Department", "LA", "la-ruston"),
        ("Ville Platte City Marshal", "LA", "la-ville-platte"),
        ("City Court of Ruston Marshal", "LA", "la-ruston"),
        ("Columbus Consolidated Government Marshal", "GA", "ga-columbus"),
        ("Monroeville Twenty-First Ward Constable", "PA", "pa-monroeville"),
        ("Orange City Police Department", "FL", "fl-orange-city"),
        ("Lake City Police Department", "FL", "fl-lake-city"),
        ("Lake Worth Police Department", "TX", "tx-lake-worth"),
        ("Dickson City Police Department", "PA", "pa-dickson-city"),
        ("Texas City Police Department", "TX", "tx-texas-city"),
        ("New York City Police Department", "NY", "ny-new-york-city"),
        ("Indiatlantic Police Department", "FL", "fl-indialantic"),
        ("Pittsburgh Police Department", "NH", "nh-pittsburg"),
        ("Katy ISD Police Department", "TX", "tx-katy"),
        ("Melbourne International Airport Police Department", "FL", "fl-melbourne"),
        ("Tallahassee State College Police Department", "FL", "fl-tallahassee"),
        ("Port of Beaumont Police", "TX", "tx-beaumont"),
        ("Anderson University Police", "SC", "sc-anderson"),
    ],
)
def test_a_name_with_a_town_is_the_towns(name, state, id):
    assert found(name, state) == id


def test_a_town_may_have_a_countys_name():
    county = {"type": "County", "county": "Yoakum County"}  # which is elsewhere
    assert found("Yoakum Police Department", "TX", **county) == "tx-yoakum"
    assert found("Bradford Police Department", "PA", county="McKean County") == "pa-bradford"


@pytest.mark.parametrize(
    ("name", "state", "county", "id"),
    [
        ("Jefferson Borough Police", "PA", "York County", "pa-york-county"),
        ("Centerville Boro Police Dept.", "PA", "Crawford County", "pa-crawford-county"),
        ("Franklin Constable", "PA", "Erie County", "pa-erie-county"),
        ("Town of Madison Police Department", "WI", "Dane County", "wi-dane-county"),
    ],
)
def test_a_namesake_of_a_place_is_put_in_the_columns_county(name, state, county, id):
    resolution = resolve(name, state=state, type="Municipality", county=county)
    assert (resolution.jurisdiction.id, resolution.by) == (id, "county-column")
    assert "by ICE's list; several places may bear the name" in resolution.note


@pytest.mark.parametrize(
    ("name", "state", "county", "id"),
    [
        ("Quarryville Borough Police Department", "PA", "Lancaster County", "pa-quarryville"),
        ("Indiana Borough Police Department", "PA", "Indiana County", "pa-indiana"),
        ("Monroe Police Department", "GA", "Monroe County", "ga-monroe"),  # which is elsewhere
        ("Jackson Police Department", "AL", "Clarke County", "al-jackson"),
        ("Franklin Borough Police Department", "PA", None, "pa-franklin"),
        ("Town of Leesburg Police Department", "VA", "Loudoun County", "va-leesburg"),
    ],
)
def test_a_name_that_its_place_has_alone_stays_the_places(name, state, county, id):
    assert found(name, state, type="Municipality", county=county) == id


@pytest.mark.parametrize(
    ("name", "state", "id"),
    [
        ("Brevard College Police", "FL", "fl-brevard-county"),
        ("Pinellas Schools Police", "FL", "fl-pinellas-county"),
        ("Miami Dade Aviation", "FL", "fl-miami-dade-county"),
        ("Washington College Police", "PA", None),  # a name that many counties bear
        ("Marshall University Police", "WV", None),
    ],
)
def test_a_college_is_its_countys_by_a_rare_name(name, state, id):
    assert found(name, state, type="Municipality") == id


@pytest.mark.parametrize(
    ("name", "state", "county", "id"),
    [
        ("Union Township Police Department", "PA", "Washington County", "pa-washington-county"),
        ("Southampton Twp. Cumberland City", "PA", "Cumberland County", "pa-cumberland-county"),
        ("Midway Police Department", "FL", "Gadsden County", "fl-gadsden-county"),  # two of them
        ("Nowhereville Police Department", "IN", "Henry County", "in-henry-county"),
        ("Ward 5 Marshal's Office", "LA", "Allen Parish", "la-allen-parish"),
        ("Susquehanna Regional Police Department", "PA", "Lancaster County", "pa-lancaster-county"),
        ("Santa Fe College Police Department", "FL", "Alachua County", "fl-alachua-county"),
        ("Maui Police Department", "HI", "Maui County", "hi-maui-county"),
        ("16th Judicial Distric Drug Task Force", "AR", "Lawrence County", "ar-lawrence-county"),
    ],
)
def test_the_county_column_places_what_the_name_does_not(name, state, county, id):
    assert found(name, state, type="Municipality", county=county) == id


@pytest.mark.parametrize(
    ("name", "state", "type"),
    [
        ("Union Township Police Department", "PA", "Municipality"),
        ("Midway Police Department", "FL", "Municipality"),
        ("Nowhereville Police Department", "IN", "State Agency"),
        ("Northeast Regional Jail Authority", "VA", "County"),
        ("University of Nowhere Police Department", "FL", "Municipality"),  # no town "University"
        ("Lincoln University Police Department", "MO", "Municipality"),  # lies elsewhere
        ("Guaynabo Municipal Police", "PR", "Municipality"),
        ("Albemarle Regional Jail", "NC", "County"),
        ("Washington County Sheriff's Office", None, "County"),
        ("American Samoa Department of Public Safety", "AS", "State Agency"),
        ("", "PA", None),
    ],
)
def test_what_nothing_places_stays_open_and_says_why(name, state, type):
    resolution = resolve(name, state=state, type=type, county=None)
    assert resolution.jurisdiction is None
    assert resolution.by is None
    assert resolution.note


def test_the_note_of_an_open_one_has_the_column():
    resolution = resolve("Ward 5 Marshal's Office", state="LA", type=None, county="German Coast")
    assert "'German Coast'" in resolution.note


def test_every_county_is_found_by_its_name():
    counties = [entry for entry in entries() if len(entry.jurisdiction.fips or "") == 5]
    lost = [
        entry.id
        for entry in counties
        if entry.jurisdiction.kind in {"county", "parish"}
        and entry.state != "DC"
        and found(f"{entry.jurisdiction.name} Sheriff's Office", entry.state) != entry.id
    ]
    assert lost == []


def test_roster_needs_no_language_model():
    code = "import sys, nlp.roster.settle; print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
