"""Whatever a reader types is a safe query that finds what it says."""

import json

import pytest

PROGRAMME = [
    "287(g)",
    "287 (g)",
    "287g",
    "287G",
    "287-g",
    "287-G",
    "287 G",
    "287‑g",
    "278(g)",
    "section 287(g)",
    "Section 287 (G)",
    "§ 287(g)",
    "287(g)’s",
    "(287(g))",
    '"287(g)"',
    "“287(g)”",
]
FINDS_NOTHING = ["", " ", '"', '""', "*", "-", "^", "(", "🦀", "\0", "zzqxj", "-sheriff", "_"]
HARMLESS = [
    "AND (",
    "NEAR(",
    "NEAR(sheriff jail, 2)",
    "sheriff AND",
    "OR OR",
    "NOT",
    '"unclosed',
    "title:x",
    "{title}:x",
    "^sheriff",
    "sheriff +jail",
    "'; drop table documents; --",
    "sheriff \0 jail",
    "👮‍♀️ sheriff",
    "\u0301\u0302",
    "\ufffd\ud7ff",
    "a" * 10_000,
    "a " * 5_000,
    "a-" * 5_000,
    '"' * 10_000,
    '"a" -' * 2_000,
    "287(g) " * 1_500,
    "(" * 10_000,
    "é" * 10_000,
]


@pytest.fixture(scope="module")
def search(get):
    """Titles found, newest first."""

    def titles(words: str) -> list[str]:
        answer = get("/archive/search.json", params={"q": words, "_shape": "array"})
        assert answer.status_code == 200, answer.text[:300]
        return [row["title"] for row in json.loads(answer.text)]

    return titles


@pytest.mark.parametrize("spelling", PROGRAMME)
def test_every_spelling_of_the_programme_finds_the_same(search, spelling):
    assert search(spelling) == search("287(g)")
    assert len(search(spelling)) == 20


@pytest.mark.parametrize("words", FINDS_NOTHING)
def test_nothing_is_found_where_no_word_fits(search, words):
    assert search(words) == []


@pytest.mark.parametrize("words", HARMLESS, ids=lambda words: words[:12])
def test_no_text_is_an_error(search, words):
    search(words)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("agreement", "Sample County signs a 287(g) agreement"),
        ("AGREEMENTS", "Sample County signs a 287(g) agreement"),  # another form of the word
        ('"jail model"', "Sample County signs a 287(g) agreement"),
        ("“jail model”", "Sample County signs a 287(g) agreement"),
        ("programme stays", "Sample County signs a 287(g) agreement"),
        ("sheriff’s", "Sample County signs a 287(g) agreement"),
        ("sheriff's", "Sample County signs a 287(g) agreement"),
        ("promis*", "Opinion: The county should think again about 287g"),
        ("vote -commissioners", "Opinion: The county should think again about 287g"),
        ('vote -"Plum Creek"', "Opinion: The county should think again about 287g"),
        ('"vote on 287(g)"', "Opinion: The county should think again about 287g"),
        ("in:spring", "Sample Federal Office welcomes a partner"),  # words side by side, no column
    ],
)
def test_words_find(search, words, title):
    assert search(words) == [title]


@pytest.mark.parametrize("words", ['"model jail"', "agreement -county", "agreements flour", "jai"])
def test_words_do_not_find(search, words):
    assert search(words) == []
