import pytest

from nlp.gazetteer.additions import additions
from nlp.gazetteer.census import COLUMNS, NoGazetteer, read
from nlp.gazetteer.entries import BrokenAddition, by_id, entries, ours
from nlp.pipeline import read_doc

HEADER = "|".join(COLUMNS)


@pytest.fixture(scope="module")
def added(lines):
    return {entry.id: entry.jurisdiction for entry in additions(lines, tuple(ours()))}


@pytest.mark.parametrize(
    ("id", "fips"),
    [
        ("il-chicago", "1714000"),
        ("pa-bensalem", "4201705616"),  # no incorporated place: the township that governs
        ("pa-doylestown", "4219784"),  # the borough, not the township around it
        ("tn-nashville", "4752006"),  # merged with Davidson County
    ],
)
def test_a_place_that_we_know_gets_its_code(added, id, fips):
    assert added[id].fips == fips


@pytest.mark.parametrize(
    ("id", "name", "kind", "county"),
    [
        ("ct-cobalt", "Cobalt", "place", "ct-middlesex-county"),
        (
            "pa-doylestown-township-bucks-county",
            "Doylestown Township",
            "township",
            "pa-bucks-county",
        ),
        ("me-wells-town-york-county", "Town of Wells", "township", "me-york-county"),
        # its code is that of a planning region, which is none of our counties
        (
            "ct-eastford-town-windham-county",
            "Town of Eastford",
            "township",
            "ct-windham-county",
        ),
    ],
)
def test_what_we_lack_is_added(added, id, name, kind, county):
    assert (added[id].name, added[id].kind, added[id].county) == (name, kind, county)


def test_nothing_is_added_twice_or_without_a_government(added):
    assert len(added) == 10


def test_a_file_may_be_given_twice(lines):
    known = tuple(ours())
    lines = list(lines)
    assert [*additions([*lines, *lines], known)] == [*additions(lines, known)]


@pytest.mark.parametrize("state", ["GU", "PR", "DC", "ZZ"])
def test_places_of_no_state_are_left_out(state):
    lines = read([HEADER, f"{state}|6699999|Sample CDP|S|13.4|144.8"], "some.txt")
    assert not list(additions(lines, tuple(ours())))


def test_an_independent_city_keeps_the_code_of_a_county(with_census):
    assert by_id()["md-baltimore"].jurisdiction.fips == "24510"


def test_our_own_entries_keep_their_places_and_population(with_census):
    own = list(ours())
    assert [entry.id for entry in entries()][: len(own)] == [entry.id for entry in own]
    assert by_id()["pa-bensalem"].population > 50_000


def test_files_before_2025_have_tabs(lines):
    row = "PA\t4219784\tDoylestown borough\tA\t 40.3142\t-75.1280   "
    (line,) = read(["\t".join(COLUMNS) + "   ", row, ""], "old.txt")
    assert (line.name, line.designation, line.latitude) == ("Doylestown", "borough", 40.3142)


@pytest.mark.parametrize(
    ("printed", "name", "designation"),
    [
        ("Kansas City city", "Kansas City", "city"),
        ("Lincoln charter township", "Lincoln", "charter township"),
        ("Carson City", "Carson City", None),
        ("Indianapolis city (balance)", "Indianapolis", "city"),
        ("Juneau city and borough", "Juneau", "city and borough"),
    ],
)
def test_what_a_place_is_is_no_part_of_its_name(printed, name, designation):
    (line,) = read([HEADER, f"XX|0100000|{printed}|A|1.0|1.0"], "some.txt")
    assert (line.name, line.designation) == (name, designation)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "its first line lacks USPS, GEOID"),
        (["a page that says 404"], "its first line lacks USPS, GEOID"),
        ([HEADER, "PA|4219784|Doylestown borough|A"], "line 2: cut off"),
        ([HEADER, "PA|4219784|Doylestown borough|A|north|1"], "line 2: cut off or no number"),
        ([HEADER, "PA|42017|Bucks County|A|1.0|1.0"], "neither a place nor a county subdivision"),
        ([HEADER, "PA|4219784|Doyles\ttown borough|A|1.0|1.0"], "neither a place nor"),
        ([HEADER, "PA|4219784|Doylestown borough|A|nan|1.0"], "line 2: no point on earth"),
    ],
    ids=["empty", "page", "cut", "words", "counties", "tab", "nowhere"],
)
def test_a_file_that_is_none_is_named(rows, told):
    with pytest.raises(NoGazetteer, match=r"some\.txt") as error:
        list(read(rows, "some.txt"))
    assert told in str(error.value)


def test_an_addition_that_cannot_be_read_says_what_to_do(with_census):
    with_census.write_text("pa-bensalem\tBensalem\n", encoding="utf-8")
    entries.cache_clear()
    with pytest.raises(BrokenAddition, match="Run `287g gazetteer update` again"):
        entries()


def found(doc):
    return {
        mention.text: one.jurisdiction.id if one.jurisdiction else one.candidates
        for one in doc._.jurisdictions
        for mention in one.mentions
    }


@pytest.mark.parametrize(
    ("text", "home", "mention", "id"),
    [
        ("Bensalem Township pays.", "PA", "Bensalem Township", "pa-bensalem"),
        (
            "Doylestown Township pays.",
            "PA",
            "Doylestown Township",
            "pa-doylestown-township-bucks-county",
        ),
        ("The borough of Doylestown pays.", "PA", "borough of Doylestown", "pa-doylestown"),
        ("The town of Wells pays.", "ME", "town of Wells", "me-wells-town-york-county"),
        ("The towns of Wells and Kennebunk pay.", "ME", "Wells", "me-wells-town-york-county"),
        ("He drove to Wells, Maine.", None, "Wells", "me-wells-town-york-county"),
        ("She was born in Cobalt, Conn.", None, "Cobalt", "ct-cobalt"),
        (
            "Berrien County pays. Lincoln Township does not.",
            "MI",
            "Lincoln Township",
            "mi-lincoln-charter-township-berrien-county",
        ),
        (
            "Lincoln Township does not pay.",
            "MI",
            "Lincoln Township",
            (
                "mi-lincoln-charter-township-berrien-county",
                "mi-lincoln-township-huron-county",
            ),
        ),
    ],
)
def test_small_places_are_found_by_a_formal_name_or_their_state(
    with_census, language, text, home, mention, id
):
    assert found(read_doc(language, text, home))[mention] == id


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Wells and Cobalt were there.", "ME"),
        ("Lincoln went to Cobalt.", "CT"),
        ("Cobalt, said Ann Sample of Maine, is blue.", None),
    ],
)
def test_the_bare_name_of_a_small_place_is_none(with_census, language, text, home):
    assert set(found(read_doc(language, text, home))) <= {"Maine"}
