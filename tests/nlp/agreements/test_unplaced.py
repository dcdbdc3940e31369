import pytest

from nlp.pipeline import read_doc

OPENING = "The 287(g) program is growing. "


def owners(language, text, state="NE"):
    found = read_doc(language, OPENING + text, state)._.agreements
    return [(one.event, one.jurisdiction.id if one.jurisdiction else None) for one in found]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Weeping Water has applied.", "ne-weeping-water"),
        ("Keya Paha’s sheriff has applied.", "ne-keya-paha-county"),
    ],
)
def test_a_bare_name_that_acts_is_of_the_outlets_state(language, sentence, place):
    assert owners(language, sentence) == [("applied", place)]


def test_a_bare_name_of_a_state_that_the_sentence_names_is_there(language):
    assert owners(language, "In Maine the town of one river, Winthrop, joined in 2025.") == [
        ("signed", "me-winthrop")
    ]


def test_a_bare_name_without_any_state_is_nobodys(language):
    assert not owners(language, "Winthrop joined in 2025.", state=None)


def test_a_persons_name_is_no_town(language):
    text = "Clerk Ann Valentine spoke. Valentine has applied for a permit."
    assert not owners(language, text)


def test_a_state_department_is_that_of_the_outlets_state(language):
    (found,) = read_doc(language, f"{OPENING}The State Patrol joined in 2025.", "NE")._.agreements
    assert found.agency.name == "Nebraska State Patrol"
