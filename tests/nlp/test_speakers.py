"""Who "he", "the sheriff" and "the agency" are."""

import pytest

from nlp.read import read


def speaker(language, text: str) -> tuple[str | None, str | None]:
    quote = read(language, text).as_json()["quotes"][-1]
    return (
        (quote["speaker"]["name"], quote["speaker"]["kind"]) if quote["speaker"] else (None, None)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheriff Ann Sample spoke. “Yes,” she said.", "Ann Sample"),
        ("Mr. Al Doe met Ms. Ann Sample. Doe left. “Yes,” she said.", "Ann Sample"),
        ("Sheriff Ann Sample met Mayor Al Doe. “Yes,” the mayor said.", "Al Doe"),
        ("Sheriff Ann Sample met Mayor Al Doe. “Yes,” the sheriff said.", "Ann Sample"),
        ("Charles Sample signed. “Yes,” Chuck Sample said.", "Charles Sample"),
        ("“Yes,” Sample said. Ann Sample is the sheriff.", "Ann Sample"),
        ("Sheriff Ann Kelly spoke. “Yes,” Kelly said.", "Ann Kelly"),
    ],
)
def test_a_speaker_has_the_fullest_name(language, text, expected):
    assert speaker(language, text) == (expected, "person")


def test_the_attribution_stands_where_the_text_says_he(language):
    text = "Sheriff Al Sample spoke. “Yes,” he said."
    found = read(language, text).as_json()["quotes"][0]["speaker"]
    assert text[found["start"] : found["end"]] == "he"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” one resident said.", ("one resident", "unnamed")),
        ("“Yes,” said a spokesman for the office.", ("a spokesman for the office", "unnamed")),
        ("The memo says, “Yes, all of us.”", ("The memo", "document")),
        ("“We do not comment,” ICE said.", ("Immigration and Customs Enforcement", "organization")),
    ],
)
def test_who_is_no_named_person(language, text, expected):
    assert speaker(language, text) == expected
