import pytest

from crawler.extraction.opinion import is_opinion


@pytest.mark.parametrize(
    "label",
    [
        "Opinion",
        "OPINIÓN",
        "Editorials",
        "Op-Ed",
        "Letters to the Editor",
        "Guest column",
        "Commentary",
        "Columnists",
    ],
)
def test_a_section_of_opinion_makes_opinion(label):
    assert is_opinion([label], [], title="Why we left", path="/2026/why-we-left")


@pytest.mark.parametrize(
    "path", ["/opinion/2026/why", "/news/op-ed/why", "/letters-to-the-editor/a", "/columns/roe/a"]
)
def test_an_address_in_an_opinion_folder_makes_opinion(path):
    assert is_opinion([], [], title="Why we left", path=path)


@pytest.mark.parametrize(
    "title", ["Opinion | Why we left", "Guest column: Why we left", "Editorial — Leave"]
)
def test_a_label_on_the_title_makes_opinion(title):
    assert is_opinion([], [], title=title, path="/a")


def test_the_type_that_a_page_gives_itself_makes_opinion():
    assert is_opinion([], ["OpinionNewsArticle"], title="Why we left", path="/a")


@pytest.mark.parametrize(
    ("labels", "title", "path"),
    [
        (["News"], "Columnist arrested at jail", "/news/columnist-arrested/"),
        (["Opinion research"], "Poll: voters split", "/polls/opinion-research-poll"),
        (["Politics"], "Court issues opinion on sheriffs", "/courts/opinion-on-sheriffs"),
        ([], "Letters from jail read aloud", "/news/letters-from-jail"),
        ([], "Column of smoke over the county", "/a"),
    ],
)
def test_the_word_alone_makes_no_opinion(labels, title, path):
    assert not is_opinion(labels, ["NewsArticle"], title=title, path=path)
