"""Block quotations without marks: only where the text shows them."""

import pytest

from nlp.read import Text, read
from nlp.speech.blocks import find_blocks

SPOKEN = "I never asked for it, and nobody on my staff did."
MORE = "We will vote in May."


def blocks(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_blocks(text, [])]


@pytest.mark.parametrize(
    "line",
    [
        "Sheriff Ann Sample wrote:",
        "In a statement released on Tuesday, Sample said:",
        "The clerk read a statement that she had dictated:",
        "The sheriff responds:",
        "Sample issued this statement:",
    ],
)
def test_an_attributing_line_with_a_colon_leads_to_a_block(line):
    assert blocks(f"{line}\n\n{SPOKEN}\n\n{MORE}\n\nThe board met.") == [SPOKEN, MORE]


def test_a_block_ends_where_the_reporter_is_back():
    text = f"Sample wrote:\n\n{SPOKEN}\n\nWe met, Sample said.\n\n{MORE}"
    assert blocks(text) == [SPOKEN]


def test_a_paragraph_without_i_or_we_may_stand_inside_a_block():
    text = f"Sample wrote:\n\n{SPOKEN}\n\nThe jail is full.\n\n{MORE}\n\nThe board met."
    assert blocks(text) == [SPOKEN, "The jail is full.", MORE]


def test_one_paragraph_in_the_third_person_is_quoted_behind_a_verb_of_saying():
    words = "The board learned of the agreement from a newspaper."
    assert blocks(f"He put it this way:\n\n{words}\n\nThe board met.") == [words]


@pytest.mark.parametrize(
    "text",
    [
        f"Sheriff Ann Sample wrote.\n\n{SPOKEN}",  # no colon
        f"Three counties signed:\n\n{SPOKEN}",  # nobody speaks
        "Sample said the following counties signed:\n\nCass\n\nOtoe",  # a list
        "Sample wrote:\n\n“I never asked for it,” she said, and left the room.",  # marks
        "Sample wrote:\n\nMOSS: I never asked for it, and nobody did.",  # a transcript
        "Sample’s statement:\n\nThe board met on Monday and heard four people.",  # third person
    ],
)
def test_no_block(text):
    assert blocks(text) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Sheriff Mary Bell was ill. Al Doe read a statement that she had written:", "Mary Bell"),
        ("Sheriff Mary Bell was ill. Al Doe wrote:", "Al Doe"),
        ("Al Doe met Sheriff Mary Bell. This is the sheriff’s statement:", "Mary Bell"),
        ("Al Doe left. The paper had a letter from Sheriff Mary Bell:", "Mary Bell"),
    ],
)
def test_the_line_tells_who_speaks(language, line, name):
    quotes = read(language, Text(text=f"{line}\n\n{SPOKEN}\n\n{MORE}\n\nNobody came.")).quotes
    direct = [quote for quote in quotes if quote.kind == "direct"]
    assert [(q.text, q.speaker and q.speaker.name) for q in direct] == [
        (SPOKEN, name),
        (MORE, name),
    ]
