import pytest

from archive.roster.keys import KeyedRow, normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lake County Sheriff's Office", "LAKE COUNTY SHERIFF’S OFFICE"),
        ("Lake County Sheriff's Office", "Lake County Sheriffs Office"),
        ("Lake County\u00a0Sheriffs  Office ", "Lake County Sheriffs Office"),
        ("Safety–Information Center", "Safety-Information Center"),
    ],
)
def test_case_blanks_apostrophes_and_dashes_make_no_other_name(one, other):
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("St Johns", "St. Johns"), ("Miami Dade", "Miami-Dade"), ("Lee", "Levy")],
)
def test_other_marks_make_another_name(one, other):
    assert normal(one) != normal(other)


def test_the_model_is_the_one_that_the_reader_of_the_workbook_decided_on(roster):
    second = roster.row("Lake Police", "warrant-service-officer-2")
    assert KeyedRow(row=second).model == "warrant-service-officer-2"


@pytest.mark.parametrize(
    ("agency", "told", "is_one"),
    [
        ("Lake Police", {}, True),
        ("Lake Police", {"state": None, "state_as_printed": "QQQQ"}, True),
        ("Lake Police", {"model_as_printed": None}, True),
        (None, {}, False),
        ("  ", {}, False),
        ("1496", {"state": None, "state_as_printed": "Total", "model_as_printed": None}, False),
    ],
)
def test_a_footer_is_no_agreement(roster, agency, told, is_one):
    assert KeyedRow(row=roster.row(agency, **told)).is_agreement is is_one


def test_an_agency_is_told_by_its_state_and_name(roster):
    one = KeyedRow(row=roster.row("Lake County Sheriff’s Office"))
    assert one.agency_id == "fl-lake-county-sheriffs-office"


def test_a_state_that_cannot_be_read_is_none_in_the_id(roster):
    one = KeyedRow(row=roster.row("Lake Police", state=None, state_as_printed="FLRDA?"))
    assert (one.agency_id, one.place) == ("xx-lake-police", "FLRDA?")
