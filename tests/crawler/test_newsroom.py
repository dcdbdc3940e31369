"""The bundled newsroom, crawled whole: what is collected is what its authors say is true.

One site of every kind, and those that misbehave; all of them in one crawl.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.records import Source
from archive.times import to_text
from crawler.crawl import Plan, crawl
from crawler.extraction.bylines import parse_byline
from crawler.kinds import WITHOUT_SPIDER, kinds
from crawler.registry import choose, read_registry
from demo.newsroom import SITES, TRAPS, Newsroom
from demo.spreadsheets import spreadsheet

STATED = ("kind", "title", "place", "topic", "language", "section", "is_opinion", "text")
COLUMNS = ("url", "byline", "published_at", "updated_at", *STATED)
BUDGET = 60  # requests: more than any good site has documents, fewer than a calendar has months
LASTS = 120  # seconds after which a crawl does not end by itself
SETTINGS = {
    "ALLOW_LOOPBACK": True,
    "DOWNLOAD_TIMEOUT": 2.0,  # seconds
    "RETRY_TIMES": 1,
    "REQUESTS_BUDGET": BUDGET,
}


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(folders=(SITES, TRAPS)) as running:
        yield running


@pytest.fixture(scope="module")
def sources(newsroom, tmp_path_factory) -> list[Source]:
    registry = tmp_path_factory.mktemp("registry") / "demo.toml"
    registry.write_text(newsroom.registry(), encoding="utf-8")
    return read_registry(registry)


@pytest.fixture(scope="module")
def visit(processes):
    """Crawls in a process of its own, which must end by itself."""

    def run(database: Path, sources: list[Source], channel: str | None = None) -> None:
        plan = Plan(channel=channel, settings=SETTINGS)
        child = processes.Process(target=crawl, args=(database, sources, plan))
        child.start()
        child.join(LASTS)
        ended = child.exitcode
        child.kill()
        assert ended == 0

    return run


@pytest.fixture(scope="module")
def crawled(visit, sources, tmp_path_factory) -> Path:
    """The archive after one crawl of all that is on."""
    database = tmp_path_factory.mktemp("newsroom") / "archive.db"
    visit(database, choose(sources, ()))
    return database


def rows(database: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def held(database: Path) -> set[str]:
    return {url for (url,) in rows(database, "select url from documents")}


def stated(sample) -> dict[str, object]:
    """What the archive must hold of a sample document."""
    return {
        "url": sample.url,
        "byline": parse_byline(sample.byline),
        "published_at": to_text(sample.published_at),
        "updated_at": sample.updated_at and to_text(sample.updated_at),
    } | {name: getattr(sample, name) for name in STATED}


def test_there_is_a_site_of_every_kind(sources):
    assert {source.kind for source in sources} == set(kinds()) - set(WITHOUT_SPIDER)


def test_exactly_the_relevant_documents_are_collected_as_they_are(newsroom, crawled):
    samples = [one for one in newsroom.documents() if one.relevant and not one.is_history]
    assert len(samples) >= 60
    assert held(crawled) == {sample.url for sample in samples}
    found = {
        row[0]: dict(zip(COLUMNS, row, strict=True))
        for row in rows(crawled, f"select {', '.join(COLUMNS)} from documents")
    }
    for sample in samples:
        assert found[sample.url] == stated(sample)


def test_every_refusal_has_its_name(newsroom, sources, crawled):
    outcomes = dict(rows(crawled, "select source, outcome from runs"))
    expected = newsroom.expectations()
    assert outcomes == {source.id: expected[source.id] for source in sources if source.is_on}


def test_every_refusal_tells_its_source_and_its_reason(crawled):
    told = rows(crawled, "select source, message from runs where outcome <> 'ok'")
    assert len(told) >= 20
    for source, message in told:
        assert message.startswith(f"{source}: ")
        assert "Traceback" not in message


def test_a_broken_page_costs_that_page_and_has_its_name(newsroom, crawled):
    outcomes = dict(rows(crawled, "select url, outcome from addresses"))
    broken = [sample for sample in newsroom.documents() if sample.fault]
    assert len(broken) >= 12
    for sample in broken:
        assert (sample.fault, outcomes[sample.url]) == (sample.fault, sample.outcome)


def counted(database: Path, query: str) -> dict[str, int]:
    return dict(rows(database, f"select {query} group by 1"))


def test_the_roster_is_what_the_sample_office_s_workbooks_prove(newsroom, crawled):
    (stated,) = newsroom.rosters().values()
    assert {
        "sheets": counted(crawled, "standing, count(*) from roster_sheets"),
        "agreements": counted(crawled, "listing, count(*) from agreements"),
        "agencies": counted(crawled, "listing, count(*) from agencies where listing is not null"),
        "events": counted(crawled, "type, count(*) from agreement_events"),
        "oddities": counted(crawled, "kind, count(*) from roster_oddities"),
    }.items() <= stated.items()


def test_every_workbook_of_the_sample_office_is_kept_with_its_bytes(newsroom, crawled):
    ((office, stated),) = newsroom.rosters().items()
    query = """
        select roster_postings.url, length(content) from roster_postings
        join roster_files on roster_files.id = roster_postings.file
    """
    home = newsroom.urls[office].removesuffix("/identify-and-arrest/287g")
    kept = {url: length for url, length in rows(crawled, query) if url.startswith(f"{home}/")}
    samples = newsroom.workbooks(office)
    assert kept == {home + one.path: len(spreadsheet(one)) for one in samples}
    assert len(kept) == stated["postings"] == stated["files"]


def test_what_robots_txt_forbids_is_never_asked(newsroom, crawled):
    assert len(newsroom.forbidden()) == 3
    assert not set(newsroom.forbidden()) & newsroom.asked()


@pytest.mark.parametrize("site", ["robots-forbids-all", "robots-fails"])
def test_of_a_site_that_forbids_all_only_robots_txt_is_asked(newsroom, crawled, site):
    home = newsroom.urls[site].removesuffix("/feed.xml")
    asked = {url for url in newsroom.asked() if url.startswith(f"{home}/")}
    assert asked == {f"{home}/robots.txt"}


@pytest.mark.parametrize("network", ["http://10.0.0.1/", "http://169.254.169.254/"])
def test_a_private_network_is_never_asked(crawled, network):
    told = rows(crawled, f"select status, message from fetches where url like '{network}%'")
    assert told
    for status, message in told:
        assert status is None
        assert "private network; it was not asked" in message


def test_no_maze_is_walked_further_than_its_budget(crawled):
    asked = dict(rows(crawled, "select source, asked from runs"))
    assert asked["calendar"] <= BUDGET + 1  # the listing where it begins
    assert asked["endless-pager"] < 10
    assert asked["session-ids"] < 10


def test_what_is_off_is_not_visited(newsroom, sources, crawled):
    off = [source for source in sources if not source.is_on]
    assert {source.kind for source in off} == {"bing-news", "google-news"}
    assert {run for (run,) in rows(crawled, "select source from runs")}.isdisjoint(
        {source.id for source in off}
    )


def test_a_second_crawl_finds_nothing_new(sources, visit, crawled, tmp_path):
    again = shutil.copyfile(crawled, tmp_path / "archive.db")
    visit(again, choose(sources, ()))
    query = "select url, version from documents order by url"
    assert rows(again, query) == rows(crawled, query)


def test_history_is_found_through_sitemaps_and_wordpress(newsroom, sources, visit, tmp_path):
    database = tmp_path / "archive.db"
    for channel in ("sitemap", "wordpress"):
        visit(database, [one for one in sources if getattr(one, channel)], channel)
    histories = {source.id for source in sources if source.sitemap or source.wordpress}
    samples = [one for one in newsroom.documents() if one.relevant and one.site in histories]
    assert sum(sample.is_history for sample in samples) >= 5
    assert held(database) == {sample.url for sample in samples}


def test_a_search_for_news_leads_to_documents_or_leaves_leads(newsroom, sources, visit, tmp_path):
    database = tmp_path / "archive.db"
    visit(database, [source for source in sources if not source.is_on])
    assert dict(rows(database, "select source, outcome from runs")) == {
        "search-bing": "ok",
        "search-google": "ok",
    }
    assert held(database) == {named.url for named in newsroom.named("search-bing")}
    leads = rows(database, "select title, outlet from leads")
    assert {outlet for _, outlet in leads} == {"delta-post", "tidewater-wire"}
