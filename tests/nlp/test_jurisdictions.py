import pytest

from nlp.pipeline import read_doc


def ids(doc):
    return {one.jurisdiction.id for one in doc._.jurisdictions if one.jurisdiction}


def found(doc, id):
    return next(
        one for one in doc._.jurisdictions if one.jurisdiction and one.jurisdiction.id == id
    )


def ambiguous(doc):
    return [one.candidates for one in doc._.jurisdictions if one.jurisdiction is None]


SHERIFF = "Ann Sample, who polices Dakota County, Nebraska, told the board to wait."


def test_mentions_are_words_of_the_text(language):
    doc = read_doc(language, f"In St. Paul, Minn., 😀 Houston’s mayor spoke. {SHERIFF}")
    mentions = [mention for one in doc._.jurisdictions for mention in one.mentions]
    assert mentions
    assert all(doc.text[mention.start : mention.end] == mention.text for mention in mentions)


def test_a_possessive_is_no_part_of_the_mention(language):
    doc = read_doc(language, "Dakota County's jail is full, Nebraska's auditor wrote.")
    assert [mention.text for mention in found(doc, "ne-dakota-county").mentions] == [
        "Dakota County"
    ]


def test_a_place_and_its_state_are_two_findings(language):
    assert ids(read_doc(language, "He lives in Bensalem, Pennsylvania.")) == {"pa-bensalem", "pa"}


def test_all_mentions_of_a_place_are_one_finding(language):
    doc = read_doc(language, f"{SHERIFF} Dakota County has nine deputies.")
    assert len(found(doc, "ne-dakota-county").mentions) == 2


def test_a_county_without_its_state_stays_ambiguous(language):
    doc = read_doc(language, "The Dakota County jail has ninety beds.")
    assert ids(doc) == set()
    assert [set(candidates) for candidates in ambiguous(doc)] == [
        {"mn-dakota-county", "ne-dakota-county"}
    ]


@pytest.mark.parametrize(("home", "id"), [("NE", "ne-dakota-county"), ("MN", "mn-dakota-county")])
def test_the_outlets_state_decides(language, home, id):
    assert ids(read_doc(language, "The Dakota County jail has ninety beds.", home)) == {id}


def test_a_state_beside_the_name_outweighs_the_outlets(language):
    assert "ne-dakota-county" in ids(read_doc(language, SHERIFF, "MN"))


def test_one_name_with_two_states_is_two_places(language):
    text = "Lake County, Fla., signed in May. Lake County, Ill., never will."
    assert ids(read_doc(language, text)) == {"fl-lake-county", "fl", "il-lake-county", "il"}


@pytest.mark.parametrize(
    ("text", "id", "role"),
    [
        (SHERIFF, "ne-dakota-county", "subject"),
        (SHERIFF, "ne", "mentioned"),  # only says where the county lies
        ("GALVESTON, Texas – Two men were sentenced.", "tx-galveston", "mentioned"),
        ("Rep. Bo Lind, R-Texas, and Rep. Cy Poe, R-Texas, agreed.", "tx", "mentioned"),
        ("The Bensalem, Pa., police department signed.", "pa-bensalem", "subject"),
        ("Bucks, Pike and Erie counties signed, Pennsylvania says.", "pa-pike-county", "subject"),
    ],
)
def test_role(language, text, id, role):
    assert found(read_doc(language, text), id).role == role


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\r\n",
        "\x00\x01\x07 Texas\x00",
        "😀" * 700,
        "Привет из Остина. Шериф округа молчит.",
        "Houston " * 400,
        "County of " * 400,
        "St. " * 400,
        "x" * 20_000,
    ],
    ids=["empty", "blank", "control", "emoji", "cyrillic", "names", "forms", "short", "run"],
)
def test_any_text_is_read(language, text):
    doc = read_doc(language, text, "TX")
    assert doc.text == text


@pytest.mark.parametrize(
    ("text", "home", "id"),
    [
        (
            "Sheriffs of Washington, Waukesha and Ozaukee counties met.",
            "WI",
            "wi-washington-county",
        ),
        ("Chiefs of Delaware, Bucks and Chester counties met.", "PA", "pa-delaware-county"),
        ("Iowa, Dane and Rock counties signed.", "WI", "wi-iowa-county"),
        ("In Maryland, Cecil and Kent counties signed.", None, "md"),
        ("Washington and Jefferson counties, Oregon, met.", None, "or-washington-county"),
        ("Washington and Jefferson counties, Oregon, met.", None, "or"),
        ("In these counties, Delaware pays the bill.", None, "de"),
    ],
)
def test_states_and_counties_in_a_list(language, text, home, id):
    assert id in ids(read_doc(language, text, home))


@pytest.mark.parametrize(
    "text",
    [
        "HARRISBURG, Pa. — Madison County, Alabama, signed, Alabama's capital did not. "
        "Montgomery County waits.",
        "Hennepin County pays. Cook County does not.",
    ],
    ids=["contradicted", "guessed"],
)
def test_thin_evidence_decides_no_county(language, text):
    assert len(ambiguous(read_doc(language, text))) == 1


def test_a_county_speaks_for_its_state_though_a_city_abroad_bears_its_name(language):
    text = "St. Johns County and Hillsborough County agree. Sarasota County and Clay County waver."
    assert "fl-clay-county" in ids(read_doc(language, text))
