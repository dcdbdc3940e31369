"""States, models and types, as printed and as taken."""

import pytest

from crawler.states import STATES
from crawler.workbooks.cells import filled, squished, text
from crawler.workbooks.model_cell import read_model
from crawler.workbooks.state_cell import read_state
from crawler.workbooks.type_cell import odd_type


@pytest.mark.parametrize("code", STATES)
def test_every_state_is_known_by_name_and_code(code):
    assert read_state(STATES[code].upper()) == (code, None)
    assert read_state(f" {STATES[code]}") == (code, None)
    assert read_state(code.lower()) == (code, None)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("VIRGIN ISLANDS", "VI"),
        ("US Virgin Islands", "VI"),
        ("Washington, D.C.", "DC"),
        ("CNMI", "MP"),
        ("TEXAS*", "TX"),
        ("WEST  VIRGINIA", "WV"),
    ],
)
def test_a_state_has_other_names(printed, code):
    assert read_state(printed) == (code, None)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("PENNSLYVANIA", "PA"),
        ("UTAHJ", "UT"),
        ("INDIANIA", "IN"),
        ("TAXES", "TX"),
        ("IWOA", "IA"),
        ("NORHT CAROLINA", "NC"),
        ("SOUTH DAKTOA", "SD"),
        ("WEST VIRGINA", "WV"),
        ("VIRGINA", "VA"),
        ("NOTH CAROLINA", "NC"),  # South Carolina is two edits away
        ("LOUSIANA", "LA"),
        ("MASSACHUSSETTS", "MA"),
        ("NORTHERN MARIANNA ISLANDS", "MP"),
        ("TENESSEE", "TN"),
    ],
)
def test_a_misspelt_state_is_taken_and_flagged(printed, code):
    found, odd = read_state(printed)
    assert found == code
    assert (odd.kind, odd.printed, odd.taken_as) == ("misspelt-state", printed, STATES[code])


@pytest.mark.parametrize(
    "printed",
    [
        "ONTARIO",
        "OHIOANS",  # three edits
        "USA",  # two edits away from Utah
        "AKANSAS",  # Arkansas or Kansas
        "NOUTH CAROLINA",  # North or South
        "NOUTH DAKOTA",
        "VIRGINIAS ISLAND X",
        "Updated 3/2/2026",
        "???",
        "TOTAL",
    ],
)
def test_what_is_no_state_or_two_is_none(printed):
    found, odd = read_state(printed)
    assert found is None
    assert (odd.kind, odd.printed, odd.taken_as) == ("unknown-state", printed, None)


def slips(name: str) -> set[str]:
    """A name with one letter left out, typed twice, or typed before its neighbour."""
    places = range(len(name))
    return (
        {name[:place] + name[place + 1 :] for place in places}
        | {name[:place] + name[place] + name[place:] for place in places}
        | {name[:place] + name[place : place + 2][::-1] + name[place + 2 :] for place in places}
    )


def test_no_slip_of_the_hand_makes_another_state_of_one():
    found = {(code, read_state(slip)[0]) for code in STATES for slip in slips(STATES[code].upper())}
    assert {(code, taken) for code, taken in found if taken not in (code, None)} == set()
    assert {code for code, taken in found if taken is None} == {"AR"}  # "AKANSAS"


@pytest.mark.parametrize(
    ("printed", "model"),
    [
        ("Jail Enforcement Model", "jail-enforcement"),
        ("JAIL ENFORCEMENT", "jail-enforcement"),
        ("JEM", "jail-enforcement"),
        ("Task Force Model", "task-force"),
        ("Task Force Officer", "task-force"),
        ("Task-Force Model", "task-force"),
        ("287(g) Task Force Model", "task-force"),
        ("TFM", "task-force"),
        ("Warrant Service Officer", "warrant-service-officer"),
        ("Warrant Services Officer", "warrant-service-officer"),
        ("WSO", "warrant-service-officer"),
        ("Tribal Task Force Model", "tribal-task-force"),
        ("Hybrid", "hybrid"),
        ("Joint/hybrid", "hybrid"),
    ],
)
def test_a_model_has_several_names(printed, model):
    assert read_model(printed) == (model, None)


@pytest.mark.parametrize(
    ("printed", "model"),
    [
        ("Warrant Service Office", "warrant-service-officer"),
        ("Warrent Service Officer", "warrant-service-officer"),
        ("Jail Enforcment Model", "jail-enforcement"),
        ("Taks Force Model", "task-force"),
        ("Task Force Models", "task-force"),
        ("Tribal Task Froce Model", "tribal-task-force"),
    ],
)
def test_a_misspelt_model_is_taken_and_flagged(printed, model):
    found, odd = read_model(printed)
    assert found == model
    assert (odd.kind, odd.printed, odd.taken_as) == ("misspelt-model", printed, model)


@pytest.mark.parametrize(
    ("printed", "model"),
    [
        ("Airport Model", "airport-model"),
        ("Task Force Model 2", "task-force-model-2"),
        ("Task Force Model II", "task-force-model-ii"),
        ("Task Force Model III", "task-force-model-iii"),
        (
            "Jail Enforcement Model / Task Force Model",
            "jail-enforcement-model-task-force-model",
        ),
        ("WSO, JEM", "wso-jem"),
        ("TFX", "tfx"),
        ("???", "unknown"),
    ],
)
def test_a_new_model_or_two_in_one_cell_are_kept_as_printed(printed, model):
    found, odd = read_model(printed)
    assert found == model
    assert (odd.kind, odd.printed, odd.taken_as) == ("unknown-model", printed, None)


@pytest.mark.parametrize("printed", [None, "N/A"])
def test_a_row_without_model_or_state_says_so(printed):
    model, odd_model = read_model(printed)
    assert (model, odd_model.kind, odd_model.printed) == ("unknown", "no-model", printed)
    state, odd_state = read_state(printed)
    assert (state, odd_state.kind, odd_state.printed) == (None, "no-state", printed)


@pytest.mark.parametrize("printed", [None, "County", "county", "Municipality", "State Agency"])
def test_a_usual_type_is_not_odd(printed):
    assert odd_type(printed) is None


@pytest.mark.parametrize(
    ("printed", "kind", "taken_as"),
    [
        ("Muncipality", "misspelt-type", "Municipality"),
        ("Conty", "misspelt-type", "County"),
        ("State Agnecy", "misspelt-type", "State Agency"),
        ("University", "unknown-type", None),
        ("Tribe", "unknown-type", None),
    ],
)
def test_an_unusual_type_is_flagged(printed, kind, taken_as):
    odd = odd_type(printed)
    assert (odd.kind, odd.printed, odd.taken_as) == (kind, printed, taken_as)


@pytest.mark.parametrize("printed", ["#N/A", "#NA", "n/a", "NA", "None", "-", "—", None])
def test_some_words_mean_nothing(printed):
    assert filled(printed) is None


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (" Sample\u00a0County \n", "Sample County"),
        ("Sample_x000D_\nCounty", "Sample County"),
        ("\ufeffLEON\u200b", "LEON"),
        ("Pen\u0303a", "Pe\u00f1a"),  # one letter of two signs
        ("Sheriff\u2019s", "Sheriff\u2019s"),
    ],
)
def test_what_nobody_sees_is_taken_away(words, seen):
    assert squished(words) == seen


@pytest.mark.parametrize(
    ("value", "words"), [(None, None), ("  ", None), (7, "7"), (7.0, "7"), (7.5, "7.5")]
)
def test_a_cell_prints_words(value, words):
    assert text(value) == words
