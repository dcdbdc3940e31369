"""Our sample articles are well-formed: every answer stands in its text, and names what exists."""

import json

import pytest

from nlp.evaluation.gold import SAMPLES
from nlp.gazetteer.entries import entries
from nlp.people.titles import HEADS

FILES = sorted(SAMPLES.glob("*.json"))
EVENTS = {
    "considered", "applied", "withdrawn", "approved", "rejected",
    "signed", "in-effect", "renewed", "paused", "ended",
}  # fmt: skip
VENUES = {
    "interview", "statement", "press-release", "testimony", "meeting",
    "court-filing", "e-mail", "letter", "social-media", "speech", None,
}  # fmt: skip
ROLES = {title.role for title in HEADS.values()}
TOWNSHIPS = ("township", "ny-")  # not among GeoNames' places: `287g gazetteer update` adds them


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def sample(request) -> dict:
    return json.loads(request.param.read_text("utf-8")) | {"file": request.param.stem}


def test_a_sample_has_the_name_of_its_file(sample):
    assert sample["id"] == sample["file"]


def test_quotes_and_sentences_stand_in_the_text(sample):
    found = [*sample["quotes"], *sample["agreements"]]
    assert [one["text"] for one in found if one["text"] not in sample["text"]] == []


def test_places_are_those_of_the_gazetteer(sample):
    known = {entry.id: entry for entry in entries()}
    for place in sample["jurisdictions"]:
        if place["id"] in known:
            assert known[place["id"]].jurisdiction.name == place["name"]
        else:
            assert any(word in place["id"] for word in TOWNSHIPS), place["id"]


def test_words_for_kinds_are_ours(sample):
    assert {one["event"] for one in sample["agreements"]} <= EVENTS
    assert {one["venue"] for one in sample["quotes"]} <= VENUES
    assert {one["role"] for one in sample["people"]} <= {*ROLES, None}


def test_a_foreign_sample_has_no_findings(sample):
    if sample["kind"] == "foreign":
        assert not any(sample[name] for name in ("jurisdictions", "people", "quotes", "agreements"))


def test_an_unnamed_speaker_has_no_name(sample):
    speakers = [quote["speaker"] for quote in sample["quotes"] if quote["speaker"]]
    assert all(one["name"] is None for one in speakers if one["kind"] == "unnamed")
