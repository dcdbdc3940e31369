"""Where quotation marks open and close."""

import random
from itertools import pairwise

import pytest

from nlp.speech.marks import find_quotations


def words(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We signed,” she said.", ["We signed,"]),
        ('"We signed," she said.', ["We signed,"]),
        ('“We signed," she said.', ["We signed,"]),
        ('"We signed,” she said.', ["We signed,"]),
        ("”We signed,” she said.", ["We signed,"]),
        ("``We signed,'' she said.", ["We signed,"]),
        ("«We signed,» she said.", ["We signed,"]),
        ("“ We signed, ” she said.", ["We signed,"]),
        ("“We,” she said, “signed.”", ["We,", "signed."]),
        ("“He said ‘yes’ to us,” she said.", ["He said ‘yes’ to us,"]),
        ("“He said “yes” to us,” she said.", ["He said “yes” to us,"]),
        ("‘We can’t,’ she said. ‘It’s late.’", ["We can’t,", "It’s late."]),
        ('"He said "yes" to us," she said.', ['He said "yes" to us,']),
        ('“He said "yes" to us,” she said.', ['He said "yes" to us,']),
        ("“‘Yes,’ he told me,” she said.", ["‘Yes,’ he told me,"]),
        ("‘We signed,’ she said. ‘He told me, “Go.”’", ["We signed,", "He told me, “Go.”"]),
        ("‘We signed’, she said.", ["We signed"]),
        ("‘‘We signed,’’ she said.", ["We signed,"]),
        ("‹We signed,› she said.", ["We signed,"]),
        ("„We signed,“ she said.", ["We signed,"]),
        ('"“We signed,”" she said.', ["We signed,"]),
        ("She said: “We signed", ["We signed"]),
        ("“We signed, said the sheriff.", ["We signed,"]),
        ("“We signed, Moss said. “Nobody asked.”", ["We signed,", "Nobody asked."]),
        ('"We signed, Moss said. "Nobody asked."', ["We signed,", "Nobody asked."]),
        ("“We signed,” Moss said. Nobody asked.”", ["We signed,"]),
        ("the sheriffs' cars, the county's jail and the '90s", []),
        ('a 6\'2" man with a 12" pipe', []),
        ('"The pipe is 12" long," she said.', ['The pipe is 12" long,']),
        ('“ ” and “—” and ""', []),
        ("", []),
        ("\n\n \t\n", []),
    ],
)
def test_marks(text, expected):
    assert words(text) == expected


def test_a_quotation_ends_with_its_paragraph():
    assert words("“We signed\n\nThe board met.") == ["We signed"]


def test_a_quotation_over_paragraphs_continues():
    found = list(find_quotations("“One.\n\n“Two.\n\n“Three.” Four.\n\n“Five.”"))
    assert [quotation.continues for quotation in found] == [False, True, True, False]


def test_lines_wrapped_by_hand_are_one_paragraph():
    line = "The board of the county met on Monday and heard the sheriff"
    open_line = "who told it that he had been to the capital and “we signed"
    text = "\n".join([line, open_line, f"last week,” he said. {line}", line, line, "", "End."])
    assert words(text) == ["we signed\nlast week,"]


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "“a” ", '"a ', '12" ', "(", "A", ".", "\n"])
def test_any_run_of_marks_is_read(mark):
    text = mark * 50_000
    for found in find_quotations(text):
        assert text[found.start : found.end].strip()


def test_spans_lie_in_order_and_apart_whatever_the_text():
    chance = random.Random(287)
    for _ in range(300):
        text = "".join(chance.choices("“”\"'‘’«» \n.,aA1", k=60))
        found = list(find_quotations(text))
        assert all(one.right <= two.left for one, two in pairwise(found))
        assert all(one.left <= one.start < one.end <= one.right for one in found)
