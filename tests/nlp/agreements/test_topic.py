import pytest

from nlp.agreements.topic import is_about


@pytest.mark.parametrize(
    "text",
    [
        "The 287(g) program.",
        "Section 287 (g) lets ICE do it.",
        "A 287[g] agreement.",
        "ICE calls it 287g.",
        "The 287-g deal with ICE.",
        "Under 8 U.S.C. 1357(g) it may.",
        "The 278(g) agreement with ICE.",
        "ICE trains them under the task force model.",
        "The county has an agreement with ICE.",
    ],
)
def test_every_spelling_makes_it_the_topic(text):
    assert is_about(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mix 287 g of flour.", "Rule 287(g) of the court.", "Room 1287(g).", "ICE came by.",
        "The county has an agreement with ICE for 40 beds.", "The sheriff honors ICE detainers.",
    ],
)  # fmt: skip
def test_other_numbers_and_contracts_do_not(text):
    assert not is_about(text)
