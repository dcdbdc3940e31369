"""Who "he", "the sheriff" and "the agency" are."""

import pytest

from nlp.read import Text, read


def speaker(language, text: str) -> tuple[str | None, str | None]:
    quotes = read(language, Text(text=text)).as_json()["quotes"]
    found = [quote for quote in quotes if quote["kind"] == "direct"][-1]["speaker"]
    return (found["name"], found["kind"]) if found else (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheriff Ann Sample spoke. “Yes,” she said.", "Ann Sample"),
        ("Mr. Al Doe met Ms. Ann Sample. Doe left. “Yes,” she said.", "Ann Sample"),
        ("Sheriff Ann Sample met Mayor Al Doe. “Yes,” the mayor said.", "Al Doe"),
        ("Sheriff Ann Sample met Mayor Al Doe. “Yes,” the sheriff said.", "Ann Sample"),
        ("Gov. Ann Sample met Mayor Al Doe. “Yes,” the governor said.", "Ann Sample"),
        ("State Rep. Ann Sample met Mayor Al Doe. “Yes,” the lawmaker said.", "Ann Sample"),
        ("Charles Sample signed. “Yes,” Chuck Sample said.", "Charles Sample"),
        ("“Yes,” Sample said. Ann Sample is the sheriff.", "Ann Sample"),
        ("Sheriff Ann Kelly spoke. “Yes,” Kelly said.", "Ann Kelly"),
    ],
)
def test_a_speaker_has_the_fullest_name(language, text, expected):
    assert speaker(language, text) == (expected, "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mary Bell met Bruce Carver. Carver left. “Yes,” she said.", "Mary Bell"),
        ("Mary Bell met Bruce Carver. Bell left. “Yes,” he said.", "Bruce Carver"),
        ("Bruce Carver spoke. Mary Bell is “not ready to march,” she said.", "Mary Bell"),
        ("Mary Bell spoke. In a note read by Bruce Carver she said, “Yes.”", "Mary Bell"),
        ("Asked about Mary Bell, Bruce Carver shrugged. “Yes,” he said.", "Bruce Carver"),
        ("Mary Bell has a dog. Bruce Carver’s trip cost $612. “Yes,” he said.", "Bruce Carver"),
    ],
)
def test_he_and_she_are_told_apart(language, text, expected):
    assert speaker(language, text) == (expected, "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheriff Mary Bell met Bruce Bell, a farmer. “Yes,” Sheriff Bell said.", "Mary Bell"),
        ("Sheriff Mary Bell and Bruce Bell met. The sheriff spoke. “Yes,” Bell said.", "Mary Bell"),
        ("Mary Bell met Bruce Bell, a farmer. “Yes,” Bell said.", "Bruce Bell"),
    ],
)
def test_namesakes_are_told_apart(language, text, expected):
    assert speaker(language, text) == (expected, "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al Doe, a retired trooper, met Mary Bell. “Yes,” the retired trooper said.", "Al Doe"),
        (
            "Sen. Al Doe, R-Omaha, met Sen. Mary Bell, D-Lincoln. “No,” the Republican said.",
            "Al Doe",
        ),
        ("Mayor Dee Lund met the sheriff, Hal Brint. “Yes,” the mayor said.", "Dee Lund"),
    ],
)
def test_a_description_means_the_last_person_whom_it_fits(language, text, expected):
    assert speaker(language, text) == (expected, "person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mary Bell, who took office after beating Al Doe in 2019, said, “We signed.”",
            "Mary Bell",
        ),
        ("“Yes,” said the county’s newest partner, Sheriff Mary Bell, of Omaha.", "Mary Bell"),
        ("The state’s lawyer, Deputy Counsel Mary Bell, wrote that it was “late.”", "Mary Bell"),
        ("“We signed.”\n\nSheriff Mary Bell said so on Monday.", "Mary Bell"),
        ("“Enough of this.” – state Sen. Mary Bell, on Monday.", "Mary Bell"),
        ("Sheriff Mary Bell spoke.\n\nBELL: “We signed.”", "Mary Bell"),
        (
            "Al Doe, who called it “late”; Mary Bell, a Republican, who said it was “a mess.”",
            "Mary Bell",
        ),
    ],
)
def test_a_speaker_is_found_far_from_the_cue(language, text, expected):
    assert speaker(language, text) == (expected, "person")


def test_the_attribution_stands_where_the_text_says_he(language):
    text = "Sheriff Al Sample spoke. “Yes,” he said."
    found = read(language, Text(text=text)).as_json()["quotes"][-1]["speaker"]
    assert text[found["start"] : found["end"]] == "he"


@pytest.mark.parametrize(
    "text",
    [
        "“Yes,” one resident said.",
        "“Yes,” said a spokesman for the office.",
        "“Yes,” officials at ICE said.",
        "“Yes,” said a U.S. District Court judge in Omaha.",
        "Sheriff Al Doe spoke. One man who came with friends said it was “late.” “Yes,” he said.",
        "Sheriff Al Doe spoke. A woman, who gave no name, said it was “late.”",
        "Sheriff Al Doe met both boards. “Yes,” the supervisors said.",
    ],
)
def test_the_unnamed_have_no_name(language, text):
    assert speaker(language, text) == (None, "unnamed")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The memo says, “Yes, all of us.”", "The memo"),
        ("The deal, one of the memos says, “is void.”", "one of the memos"),
        ("Sheriff Al Doe sent a letter. “I withdraw from it at midnight,” it read.", "a letter"),
        (
            "ICE spoke. According to an agency fact sheet, the plan “saves money.”",
            "Immigration and Customs Enforcement fact sheet",
        ),
        (
            "An announcement from ICE came in May. “It is over for all,” the announcement said.",
            "announcement from Immigration and Customs Enforcement",
        ),
        ("The memo is long. Deputies are told to “use every bed that there is.”", "The memo"),
    ],
)
def test_a_document_is_a_speaker_with_its_author(language, text, name):
    assert speaker(language, text) == (name, "document")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We do not comment,” ICE said.", "Immigration and Customs Enforcement"),
        ("ICE spoke. “We do not comment,” the agency said.", "Immigration and Customs Enforcement"),
        ("“We do not comment,” the department said.", "the department"),
    ],
)
def test_a_body_has_its_full_name(language, text, name):
    assert speaker(language, text) == (name, "organization")


def test_a_place_in_the_name_of_an_office_is_no_speaker(language):
    name, kind = speaker(language, "“We do not comment,” ICE’s office in Baltimore said.")
    assert (kind, name != "Baltimore") == ("organization", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Sample of the Department of Agriculture said it “makes us all safer.”", "Ann Sample"),
        ("Al Doe of nearby Kane Township said it was “not for his town at all.”", "Al Doe"),
        (
            "Sheriff Al Doe won. Mary Bell, Doe’s lawyer, said she was glad. “Yes,” she said.",
            "Mary Bell",
        ),
        (
            "The sheriff was angry. “They hung us out,” he said. Sheriff Al Doe won in May.",
            "Al Doe",
        ),
    ],
)
def test_a_speaker_described_beside_another_name(language, text, expected):
    assert speaker(language, text) == (expected, "person")


def test_the_spokesman_is_the_unnamed_one_before_not_a_named_one_after(language):
    text = (
        "A spokesman for the jail spoke. “Yes,” the spokesman said.\n\nICE spokesman Al Doe left."
    )
    assert speaker(language, text) == (None, "unnamed")


def test_the_sheriff_named_later_is_nobody_where_the_text_names_two(language):
    text = "“Yes,” the sheriff said.\n\nSheriff Al Doe met Sheriff Ann Sample."
    assert speaker(language, text) == (None, "unnamed")
