"""Reported speech without quotation marks: where it starts and ends, and who is given it."""

import pytest

from nlp.found import FoundQuote
from nlp.pipeline import read_doc
from nlp.speech.indirect.clauses import is_clause, lacks_subject, may_be_clause
from nlp.speech.indirect.verbs import find_cues

SPOKE = "Sheriff Ann Sample spoke. "


def indirect(language, text: str) -> list[FoundQuote]:
    return [one for one in read_doc(language, text)._.quotes if one.kind == "indirect"]


def words(language, text: str) -> list[str]:
    return [one.text for one in indirect(language, text)]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("She said that the county would sign.", "the county would sign"),
        ("She said the county would sign.", "the county would sign"),
        ("The county would sign, she said.", "The county would sign"),
        ("The county, she said, would sign.", "The county, she said, would sign"),
        ("The county would sign, according to the sheriff.", "The county would sign"),
        ("According to the sheriff, the county would sign.", "the county would sign"),
        ("She told the board on Monday that the county would sign.", "the county would sign"),
        ("She told the board the county would sign.", "the county would sign"),
        ("The county would sign, she told the board.", "The county would sign"),
        ("She opposed it, saying the county would pay.", "the county would pay"),
        ("She asked the board whether the county would pay.", "whether the county would pay"),
        ("She promised to sign in May.", "to sign in May"),
    ],
)
def test_a_reported_clause_stands_without_its_attribution(language, text, clause):
    assert words(language, SPOKE + text) == [clause]


@pytest.mark.parametrize(
    "rest",
    [
        ", but the board refused",
        ", while Iowa would not",
        ", which surprised the board",
        ", and left the room",
        " — a first in the state",
        ", according to the minutes",
    ],
)
def test_a_clause_ends_before_what_the_writer_adds(language, rest):
    text = f"{SPOKE}She said that the county would sign{rest}."
    assert words(language, text)[0].removeprefix("She said that ") == "the county would sign"


@pytest.mark.parametrize(
    "text",
    [
        "She did not say why the county signed.",
        "She would not say whether the county would sign.",
        "She declined to say that the county had signed.",
        "Nobody said that the county would sign.",
        "If she says that the county must sign, the board will follow.",
        "She was told that the county would sign.",
    ],
)
def test_what_nobody_said_is_no_speech(language, text):
    assert words(language, SPOKE + text) == []


@pytest.mark.parametrize("verb", ["believes", "thinks", "hopes", "knows", "expects"])
def test_thinking_is_no_speech(language, verb):
    assert words(language, f"Sheriff Ann Sample {verb} that the county will sign.") == []


def test_a_sentence_with_quoted_words_has_no_indirect_speech(language):
    text = "Sheriff Ann Sample said the county would sign “soon enough for us” and would pay."
    assert words(language, text) == []


def test_a_nickname_in_marks_is_no_quoted_words(language):
    text = "Sheriff William “Bud” Sample said the county would sign."
    assert words(language, text) == ["the county would sign"]


def test_a_headline_has_no_indirect_speech(language):
    assert words(language, "Sheriff says the county will sign\n\nThe board met on Monday.") == []


def test_what_a_report_reports_is_part_of_it(language):
    text = "The deputy told the court that the car was blue, the complaint says."
    assert words(language, text) == ["The deputy told the court that the car was blue"]


def test_two_verbs_share_their_subject(language):
    text = "Sheriff Ann Sample said the county would sign and added that it would cost nothing."
    assert [one.speaker.name for one in indirect(language, text)] == ["Ann Sample"] * 2


def test_offsets_are_those_of_the_text(language):
    text = f"“Yes,” Al Doe said.\n\n{SPOKE}She said the county would sign."
    (found,) = indirect(language, text)
    assert text[found.start : found.end] == found.text == "the county would sign"


def test_both_kinds_come_in_the_order_of_the_text(language):
    text = f"{SPOKE}She said the county would sign. “Never,” she said. She said it would pay."
    kinds = [one.kind for one in read_doc(language, text)._.quotes]
    assert kinds == ["indirect", "direct", "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The memo says the county may leave.", ("The memo", "document")),
        (
            "ICE said the county had applied.",
            ("Immigration and Customs Enforcement", "organization"),
        ),
        ("One resident said the county had applied.", (None, "unnamed")),
        (SPOKE + "She said the county had applied.", ("Ann Sample", "person")),
        ("We were told by Sheriff Ann Sample that the county signed.", ("Ann Sample", "person")),
    ],
)
def test_speakers_are_those_of_direct_quotes(language, text, speaker):
    (found,) = indirect(language, text)
    assert (found.speaker.name, found.speaker.kind) == speaker


@pytest.mark.parametrize(
    "unit",
    ["said that ", "He said, ", "according to ", ", said ", "told the ", "Sample Said That ", ", "],
)
def test_no_prose_has_no_indirect_speech(language, unit):
    assert len(words(language, unit * 2000)) <= 5


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("She said no.", ["said"]),
        ("She would never say so.", []),
        ("She was told.", []),
        ("She was told by him.", ["told"]),
        ("The United States signed; two states signed.", []),
        ("The memo states that it ends.", ["states"]),
        ("She left without saying why.", []),
        ("His answers, her reports and its claims were read.", []),
    ],
)
def test_a_cue_reports_what_was_said(text, cues):
    assert [text[cue.start : cue.end] for cue in find_cues(text)] == cues


@pytest.mark.parametrize(
    ("words", "sure", "possible"),
    [
        ("the county would sign", True, True),
        ("the county signed", True, True),
        ("he knows", True, True),
        ("the county pays for it", False, True),
        ("the same thing", False, False),
        ("a long prayer", False, False),
    ],
)
def test_a_clause_has_a_verb(words, sure, possible):
    assert (is_clause(words), may_be_clause(words)) == (sure, possible)


@pytest.mark.parametrize(
    ("words", "lacks"),
    [("would bar such contracts", True), ("is how she likes it", True), ("he’ll sign", False)],
)
def test_a_verb_that_opens_has_no_subject(words, lacks):
    assert lacks_subject(words) is lacks


def test_a_subject_with_a_relative_clause_is_no_reported_clause(language):
    text = "Capt. Ann Sample, who commands the jail, said the office holds thirty people."
    assert words(language, text) == ["the office holds thirty people"]


def test_whoever_is_named_in_full_inside_a_clause_does_not_report_it(language):
    text = "Mary Bell spoke. Sheriff Ann Sample, she said, would sign the deal in May."
    (found,) = indirect(language, text)
    assert found.speaker is not None
    assert found.speaker.name == "Mary Bell"


def test_a_board_is_told_with_all_of_its_name(language):
    (found,) = indirect(
        language, "Sheriff Ann Sample told the Fairmont school board that he would go."
    )
    assert found.told_to == "the Fairmont school board"
