"""The bundled newsroom, crawled whole: what is collected is what its authors say is true."""

import pytest

from archive.times import to_text
from crawler.bylines import parse_byline
from crawler.registry import read_registry
from demo.newsroom import Newsroom

STATED = ("kind", "title", "place", "topic", "language", "section", "is_opinion", "text")


@pytest.fixture(scope="module")
def newsroom():
    with Newsroom() as running:
        yield running


@pytest.fixture
def crawled(newsroom, archive, tmp_path):
    registry = tmp_path / "demo.toml"
    registry.write_text(newsroom.registry(), encoding="utf-8")
    archive.crawl(*read_registry(registry))
    return archive


def test_exactly_the_relevant_documents_are_collected_as_they_are(newsroom, crawled):
    columns = ("url", "byline", "published_at", "updated_at", *STATED)
    found = {row[0]: row for row in crawled.rows(f"select {', '.join(columns)} from documents")}
    expected = {
        sample.url: (
            sample.url,
            parse_byline(sample.byline),
            to_text(sample.published_at),
            sample.updated_at and to_text(sample.updated_at),
            *(getattr(sample, name) for name in STATED),
        )
        for sample in newsroom.documents()
        if sample.relevant
    }
    assert len(expected) >= 30
    assert found.keys() == expected.keys()
    for url, row in expected.items():
        got, want = (dict(zip(columns, one, strict=True)) for one in (found[url], row))
        assert got == want
    assert crawled.outcomes() == dict.fromkeys(crawled.outcomes(), "ok")


def test_what_robots_txt_forbids_is_never_asked(newsroom, crawled):
    asked = crawled.rows("select url from fetches where outcome <> 'forbidden-by-robots'")
    assert newsroom.forbidden()
    assert not set(newsroom.forbidden()) & {url for (url,) in asked}
