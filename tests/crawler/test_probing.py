"""A probe: each way into a source asked once, what it named left for the next crawl."""

from dataclasses import replace

from crawler.spiders.wordpress import searches


def test_each_way_is_a_run_of_its_own(site, archive):
    site.publish("roe")
    for search in searches(site.url, after=None):
        site.serve(search.removeprefix(site.url), "[]")
    archive.probe(replace(site.source(), wordpress=site.url, sitemap=f"{site.url}/map.xml"))
    assert sorted(archive.rows("select outcome from runs")) == [("gone",), ("ok",), ("ok",)]


def test_nothing_that_a_listing_names_is_asked_for(site, archive):
    site.publish("roe", "doe")
    archive.probe(site.source())
    assert sorted(site.paths()) == ["/feed", "/robots.txt"]
    assert archive.rows("select count(*) from documents") == [(0,)]


def test_what_answered_is_kept(site, archive):
    site.publish("roe")
    archive.probe(site.source())
    asked = "select outcome, status from fetches where url = ?"
    assert archive.rows(asked, f"{site.url}/feed") == [("listing", 200)]


def test_a_way_that_does_not_answer_is_named(site, archive):
    site.serve("/feed", "<html>Not here</html>")
    archive.probe(site.source())
    assert archive.outcomes() == {"sample": "not-a-feed"}
