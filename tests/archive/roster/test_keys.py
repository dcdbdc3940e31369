import pytest

from archive.roster.keys import KeyedRow, known_model, normal


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


@pytest.mark.parametrize(
    ("printed", "model"),
    [
        ("warrant-service-office", "warrant-service-officer"),
        ("task-force", "task-force"),
        ("tribal-task-force", "tribal-task-force"),
        ("university-model", "university-model"),
    ],
)
def test_a_misspelt_model_is_the_known_one(printed, model):
    assert known_model(printed) == model


def test_an_agency_is_told_by_its_state_and_name(roster):
    one = KeyedRow(row=roster.row("Lake County Sheriff’s Office"))
    assert one.agency_id == "fl-lake-county-sheriffs-office"


def test_a_state_that_cannot_be_read_is_none_in_the_id(roster):
    one = KeyedRow(row=roster.row("Lake Police", state=None, state_as_printed="FLRDA?"))
    assert (one.agency_id, one.place) == ("xx-lake-police", "FLRDA?")
