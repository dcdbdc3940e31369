"""Who is one person and who are two, and whom a bare surname means."""

import pytest

from nlp.people.name_patterns import LEADING
from nlp.people.titles import HEAD, HEADS
from nlp.pipeline import read_doc
from nlp.wordlists import rules

TWO = "Sheriff Kim Moss met Commissioner Roy Moss. "


def names(language, text):
    return [person.name for person in read_doc(language, text)._.names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheriff Chuck Moss left. Charles Moss returned.", ["Charles Moss"]),
        ("Sheriff Al Moss Jr. met Al Moss Sr.", ["Al Moss Jr.", "Al Moss Sr."]),
        ("Sheriff Al Moss spoke. His late father, Sheriff Al Moss, had not.", ["Al Moss"] * 2),
        ("Sheriff Dean Kolb spoke.", ["Dean Kolb"]),
        ("Commissioner Wm. “Bud” Moss Sr. spoke.", ["Wm. “Bud” Moss Sr."]),
        ("Sheriff Jo Vander Ploeg spoke. Sheriff Vander Ploeg left.", ["Jo Vander Ploeg"]),
        ("Constable T. J. Moss spoke.", ["T. J. Moss"]),
        ("Justice of the Peace Wally Moss spoke.", ["Wally Moss"]),
        ("Sheriff’s spokesman Sgt. Doug Moss spoke.", ["Doug Moss"]),
        ("JP Lorna Moss spoke.", ["Lorna Moss"]),
        ("Texas Director Col. Ann Doe spoke.", ["Ann Doe"]),
        ("DIXIE COUNTY SHERIFF RENEWS PARTNERSHIP\n\nSheriff Ann Doe spoke.", ["Ann Doe"]),
        ("Sheriff Ends Agreement\n\nSheriff Ann Doe spoke.", ["Ann Doe"]),
        ("Q. Moss, you signed?\n\nSheriff Ann Moss did.", ["Ann Moss"]),
    ],
)
def test_who_is_named(language, text, expected):
    assert names(language, text) == expected


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("Sheriff Moss left.", "Kim Moss"),
        ("Commissioner Moss left.", "Roy Moss"),
        ("Moss left.", "Roy Moss"),  # named last
        ("The sheriff sat down. Moss left.", "Kim Moss"),  # described last
        ("Moss — the sheriff — left.", "Kim Moss"),
    ],
)
def test_a_bare_surname_is_that_of_whom_its_words_speak(language, text, bearer):
    people = read_doc(language, TWO + text)._.names
    last = max((mention.start, person.name) for person in people for mention in person.mentions)
    assert last[1] == bearer


def test_the_elder_is_the_father(language):
    text = "Al Moss Jr. is sheriff. Al Moss Sr. was. Al Moss Jr. signed. The elder Moss left."
    people = read_doc(language, text)._.names
    last = max((mention.start, person.name) for person in people for mention in person.mentions)
    assert last[1] == "Al Moss Sr."


def test_no_head_is_listed_twice():
    listed = [
        head
        for entry in rules("titles")["title"]
        for head in (*entry["heads"], *entry.get("plurals", {}), *entry.get("capitals", ()))
    ]
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.parametrize("entry", rules("titles")["title"], ids=lambda entry: entry["role"])
def test_every_example_holds_a_head(entry):
    words = {" ".join(match.group().lower().split()) for match in HEAD.finditer(entry["example"])}
    assert any(HEADS[word.replace("’", "'")].role == entry["role"] for word in words)


def test_dean_is_a_first_name():
    assert LEADING.match("Dean Kolb") is None
