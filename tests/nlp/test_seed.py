"""The article that started the project, and the same sentences about other people and places."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from nlp.pipeline import build
from nlp.read import Text, read

CORPORA = os.environ.get("ARCHIVE_CORPORA")
pytestmark = pytest.mark.skipif(not CORPORA, reason="ARCHIVE_CORPORA names no folder")

AS_PUBLISHED: Mapping[str, str] = {}
ELSEWHERE = {  # what stands in the article, what stands in its place; invented people
    "Bensalem, Pennsylvania": "Altoona, Iowa",
    "Philadelphia": "Des Moines",
    "Dakota County, Nebraska": "Otsego County, New York",
    "Fred Harran": "Norbert Quill",
    "Richard Ross Jr.": "Anselm Tarver Sr.",
    "Ross testified": "Tarver testified",
    "Chris Kleinberg": "Odalys Brandvold",
    "Chris Rickerd": "Merle Haskins",
    "Reuters": "The Associated Press",
    "police commissioner": "fire chief",
    "director of public safety": "chief of police",
}
EXPECTED = {
    "jurisdictions": {
        ("pa-bensalem", None),
        ("pa", "42"),
        ("pa-philadelphia", None),
        ("ne-dakota-county", "31043"),
        ("ne", "31"),
    },
    "officials": {
        ("Fred Harran", "director of public safety", "pa-bensalem"),
        ("Richard Ross Jr.", "police commissioner", "pa-philadelphia"),
        ("Chris Kleinberg", "sheriff", "ne-dakota-county"),
        ("Barack Obama", "President", None),
    },
    "speakers": [
        ("Chris Rickerd", "Reuters", "interview"),
        ("Fred Harran", "Reuters", "interview"),
        ("Richard Ross Jr.", None, "testimony"),
        ("Chris Kleinberg", "Reuters", "interview"),
    ],
}
EXPECTED_ELSEWHERE = {
    "jurisdictions": {
        ("ia-altoona", None),
        ("ia", "19"),
        ("ia-des-moines", None),
        ("ny-otsego-county", "36077"),
        ("ny", "36"),
    },
    "officials": {
        ("Norbert Quill", "chief of police", "ia-altoona"),
        ("Anselm Tarver Sr.", "fire chief", "ia-des-moines"),
        ("Odalys Brandvold", "sheriff", "ny-otsego-county"),
        ("Barack Obama", "President", None),
    },
    "speakers": [
        ("Merle Haskins", "The Associated Press", "interview"),
        ("Norbert Quill", "The Associated Press", "interview"),
        ("Anselm Tarver Sr.", None, "testimony"),
        ("Odalys Brandvold", "The Associated Press", "interview"),
    ],
}


@pytest.fixture(scope="module")
def language():
    return build()


def article() -> str:
    return (Path(CORPORA or "") / "seed" / "article.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "expected"), [(AS_PUBLISHED, EXPECTED), (ELSEWHERE, EXPECTED_ELSEWHERE)]
)
def test_the_article_is_read_whole(language, changes, expected):
    text = article()
    for old, new in changes.items():
        text = text.replace(old, new)
    found = read(language, Text(text=text)).as_json()
    places = {(place["id"], place["fips"]) for place in found["jurisdictions"]}
    officials = {
        (person["name"], person["title"], person["jurisdiction"])
        for person in found["people"]
        if person["is_official"]
    }
    speakers = [
        (quote["speaker"]["name"], quote["told_to"], quote["venue"])
        for quote in found["quotes"]
        if quote["kind"] == "direct"
    ]
    assert places == expected["jurisdictions"]
    assert officials == expected["officials"]
    assert speakers == expected["speakers"]


def test_the_quotes_are_those_of_the_gold(language):
    gold = json.loads((Path(CORPORA or "") / "seed" / "gold.json").read_text(encoding="utf-8"))
    wanted = [quote["text"] for quote in gold["quotes"] if not quote.get("optional")]
    found = read(language, Text(text=article())).as_json()["quotes"]
    assert [quote["text"] for quote in found if quote["kind"] == "direct"] == wanted
