"""Whether a text is about a place or only mentions it."""

import pytest

from nlp.pipeline import read_doc


def role(language, text, home, id):
    return next(
        one.role
        for one in read_doc(language, text, home)._.jurisdictions
        if one.jurisdiction and one.jurisdiction.id == id
    )


@pytest.mark.parametrize(
    ("text", "home", "id"),
    [
        ("On Monday the Ephrata police dropped the idea.", "PA", "pa-ephrata"),
        ("A letter by Mayor Ann Sample of Georgetown was read.", "DE", "de-georgetown"),
        ("The police department in Evanston, Wyoming, has nine officers.", None, "wy-evanston"),
        ("He met Epping, N.H., voters. “Epping signed,” he said.", None, "nh-epping"),
        ("“It is plain,” he said. Iowa law has changed.", "IA", "ia"),
        ("He asked the lawmakers. Linn County has not applied.", "IA", "ia-linn-county"),
        ("In Linn County, Sheriff Ann Sample renewed it.", "IA", "ia-linn-county"),
        ("Agencies in Linn and Benton counties did not answer.", "IA", "ia-linn-county"),
        ("The sheriff of Iowa's Linn County signed.", None, "ia-linn-county"),
    ],
)
def test_a_text_is_about_whom_it_shows_governing(language, text, home, id):
    assert role(language, text, home, id) == "subject"


@pytest.mark.parametrize(
    ("text", "home", "id"),
    [
        ("The sheriff, who trains in Salina, was absent.", "KS", "ks-salina"),
        ("Ann Sample, a lawyer from Lubbock, Texas, sued the county board.", None, "tx-lubbock"),
        ("Ann Sample, a lawyer from Lubbock, Texas, sued the county board.", None, "tx"),
        ("The truck burned on a farm in Linn County.", "IA", "ia-linn-county"),
        ("The sheriff of Iowa's Linn County signed.", None, "ia"),
        ("Sen. Ann Sample, R-Houston, spoke to the sheriff.", "TX", "tx-houston"),
    ],
)
def test_where_something_lies_or_happens_is_mentioned(language, text, home, id):
    assert role(language, text, home, id) == "mentioned"
