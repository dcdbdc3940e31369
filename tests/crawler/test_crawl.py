"""Whole visits over loopback: what is kept, what is asked again, how trouble is named."""

import gzip
import hashlib
import socket
from dataclasses import replace

import pytest

from archive.snapshots import read_snapshot, snapshots_folder
from crawler.spiders.wordpress import searches


def test_relevant_pages_become_documents_and_others_are_only_remembered(site, archive):
    site.publish("roe", "flour")
    site.tell("flour", "Stir 287 grams of flour into the milk.")
    archive.crawl(site.source())
    assert archive.rows("select title from documents") == [("Story of roe",)]
    assert archive.rows("select new, irrelevant, outcome from runs") == [(1, 1, "ok")]


def test_a_second_crawl_asks_with_conditions_and_adds_nothing(site, archive):
    site.publish("roe", "doe", etag='"1"')
    archive.crawl(site.source())
    archive.pass_days(1)
    archive.crawl(site.source())
    counts = "select outcome, not_modified, new, unchanged from runs where id = 2"
    assert archive.rows(counts) == [("not-modified", 3, 0, 2)]
    assert archive.rows("select count(*) from documents join versions") == [(4,)]
    assert [headers.get("If-None-Match") for _, headers in site.asked[-3:]] == ['"1"'] * 3


def test_an_irrelevant_page_is_not_asked_again(site, archive):
    site.publish("flour")
    site.tell("flour", "Stir 287 grams of flour into the milk.")
    archive.crawl(site.source())
    archive.crawl(site.source())
    assert site.paths().count("/flour") == 1


def test_an_edited_page_becomes_a_second_version(site, archive):
    site.publish("roe")
    archive.crawl(site.source())
    archive.pass_days(1)
    site.tell("roe", "Sheriff Roe signed, then left, a 287(g) agreement with ICE.")
    archive.crawl(site.source())
    assert archive.rows("select new, changed from runs") == [(1, 0), (0, 1)]
    assert len(archive.rows("select distinct sha256 from versions")) == 2


def test_an_edit_that_removes_the_programme_is_kept_as_a_version(site, archive):
    site.publish("roe")
    archive.crawl(site.source())
    archive.pass_days(1)
    site.tell("roe", "Sheriff Roe signed nothing, the county said in a correction.")
    archive.crawl(site.source())
    assert archive.rows("select changed, irrelevant from runs where id = 2") == [(1, 0)]


def test_an_edit_is_seen_though_the_feed_says_that_nothing_changed(site, archive):
    site.publish("roe", etag='"1"')
    archive.crawl(site.source())
    archive.pass_days(1)
    site.tell("roe", "Sheriff Roe signed, then left, a 287(g) agreement with ICE.", etag='"2"')
    archive.crawl(site.source())
    assert archive.rows("select changed, not_modified from runs where id = 2") == [(1, 1)]


def test_a_page_stamped_anew_with_the_same_words_makes_no_version(site, archive):
    site.publish("roe")
    archive.crawl(site.source())
    archive.pass_days(1)
    stamp = '<meta property="article:modified_time" content="2026-03-02T09:00:00-06:00"></head>'
    page = str(site.answers["/roe"].body)
    site.serve("/roe", page.replace("</head>", stamp))
    archive.crawl(site.source())
    assert archive.rows("select updated_at from documents") == [("2026-03-02T15:00:00Z",)]
    assert archive.rows("select count(*) from versions") == [(1,)]


def test_a_page_that_failed_is_asked_again_though_the_feed_is_unchanged(site, archive):
    site.publish("roe", "doe", etag='"1"')
    page = site.answers.pop("/roe")
    site.serve("/roe", status=503)
    archive.crawl(site.source())
    site.answers["/roe"] = page
    archive.crawl(site.source())
    assert archive.rows("select outcome, failed, new from runs") == [("ok", 1, 1), ("ok", 0, 1)]
    assert archive.rows("select outcome from fetches where url like '%/feed'") == [
        ("listing",),
        ("not-modified",),
    ]


def test_a_retry_counts_as_asked_and_a_robots_txt_in_no_count(site, archive):
    site.publish("roe", "doe")
    site.serve("/roe", status=503)
    archive.crawl(site.source())
    assert archive.rows("select asked, fetched, gone, failed from runs") == [(4, 2, 0, 1)]
    assert archive.rows("select outcome, status from fetches where url like '%/robots.txt'") == [
        ("robots", 404)
    ]


def test_a_robots_txt_that_redirects_is_taken_down_to_its_end(site, archive):
    site.publish("roe")
    site.serve("/robots.txt", status=301, headers={"Location": "/home"})
    site.serve("/home", "<h1>Home</h1>")
    archive.crawl(site.source())
    assert archive.rows("select status from fetches where outcome = 'robots'") == [(301,), (200,)]
    assert archive.rows("select asked from runs") == [(2,)]


def test_one_bad_page_costs_that_page(site, archive):
    site.publish("roe", "empty", "picture", "binary", "doe")
    site.serve("/empty", "")
    site.serve("/picture", "<html><body><img src='a.png'></body></html>")
    site.serve("/binary", b"\x00\xff\x00", headers={"Content-Type": "application/pdf"})
    archive.crawl(site.source())
    fates = dict(archive.rows("select replace(url, ?, ''), outcome from fetches", site.url))
    assert fates["/empty"] == "empty"
    assert fates["/picture"] == fates["/binary"] == "page-changed"
    assert archive.rows("select new, failed, outcome from runs") == [(2, 3, "ok")]


def test_a_page_that_moved_is_known_by_the_address_that_the_feed_gives(site, archive):
    site.publish("roe")
    site.list(f"{site.url}/old")
    site.serve("/old", status=301, headers={"Location": "/roe"})
    archive.crawl(site.source())
    archive.crawl(site.source())
    assert archive.rows("select url from documents") == [(f"{site.url}/roe",)]
    assert archive.rows("select outcome, location from fetches where url like '%/old'") == [
        ("redirected", f"{site.url}/roe")
    ]
    assert site.paths().count("/old") == 1


def test_a_robots_txt_that_forbids_a_page_is_obeyed_and_taken_down(site, archive):
    site.publish("roe", "private")
    site.serve("/robots.txt", "User-agent: *\nDisallow: /private\n")
    archive.crawl(site.source())
    assert "/private" not in site.paths()
    assert archive.rows("select outcome from fetches where url like '%/private'") == [
        ("forbidden-by-robots",)
    ]


def refused() -> str:
    """An address that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


BOMB = gzip.compress(bytes(1_000_000))

TROUBLES = [
    ({"status": 403, "body": "no"}, "blocked"),
    ({"status": 429}, "blocked"),
    ({"status": 404}, "gone"),
    ({"status": 410}, "gone"),
    ({"status": 500}, "failed"),
    ({"body": "<html><body><h1>The Ledger</h1></body></html>"}, "not-a-feed"),
    ({"body": "<html><body><h1>Access denied</h1></body></html>"}, "blocked"),
    ({"body": "{}", "headers": {"cf-mitigated": "challenge"}}, "blocked"),
    ({"status": 304}, "failed"),  # nothing was asked on condition
    ({"status": 302, "headers": {"Location": "http://[bad/x"}}, "failed"),
    ({"body": '{"code": "rest_forbidden"}'}, "not-a-feed"),
    ({"body": '<rss version="2.0"><channel><title>A</title></channel></rss>'}, "empty"),
    (
        {"body": '<rss version="2.0"><channel><item><title>A</title></item></channel></rss>'},
        "page-changed",
    ),
    ({"body": ""}, "empty"),
    ({"body": "late", "wait": 3}, "time-out"),
    ({"body": bytes(300_000)}, "too-large"),
    ({"body": BOMB, "headers": {"Content-Encoding": "gzip"}}, "too-large"),
    ({"status": 302, "headers": {"Location": "/feed"}}, "failed"),  # round in a circle
]


def test_every_trouble_has_its_outcome_and_the_other_sources_go_on(new_site, archive):
    good = new_site()
    good.publish("roe")
    sources = [good.source(id="good")]
    expected = {"good": "ok", "refused": "failed", "robots": "forbidden-by-robots"}
    for number, (answer, outcome) in enumerate(TROUBLES):
        site = new_site()
        site.serve("/feed", **answer)
        sources.append(site.source(id=f"bad-{number}"))
        expected[f"bad-{number}"] = outcome
    walled = new_site()
    walled.serve("/robots.txt", "User-agent: *\nDisallow: /\n")
    sources.append(walled.source(id="robots"))
    gone = replace(good.source(id="refused"), url=refused() + "/feed")
    archive.crawl(*sources, gone, DOWNLOAD_MAXSIZE=200_000)
    assert archive.outcomes() == expected
    messages = archive.rows("select source, message from runs where message is not null")
    assert all(
        message.startswith(f"{source}: ") and "http://" in message for source, message in messages
    )
    assert len(messages) == len(expected) - 1


LOSSES = [  # the answers of all documents, and how the run is named by the commonest
    (["403"], "blocked"),
    (["403", "403"], "blocked"),
    (["500", "403", "500"], "failed"),
    (["404"], "gone"),
    (["304"], "failed"),  # nothing was asked on condition
]


def test_a_source_none_of_whose_documents_can_be_read_is_named_by_the_commonest_loss(
    new_site, archive
):
    sources, expected = [], {}
    for number, (statuses, outcome) in enumerate(LOSSES):
        site, id = new_site(), f"bad-{number}"
        site.list(*(f"{site.url}/{name}" for name in range(len(statuses))))
        for name, status in enumerate(statuses):
            site.serve(f"/{name}", status=int(status))
        sources.append(site.source(id=id))
        expected[id] = (outcome, f"{id}: none of {len(statuses)} documents", f"{site.url}/")
    archive.crawl(*sources)
    for id, outcome, message in archive.rows("select source, outcome, message from runs"):
        named, beginning, address = expected[id]
        assert outcome == named
        assert message.startswith(beginning)
        assert address in message


def test_a_document_behind_a_wall_is_blocked_and_asked_again(site, archive):
    site.publish("roe", "doe")
    page = site.answers["/roe"]
    site.serve("/roe", "<html><head><title>Just a moment...</title></head><p>Wait.</p></html>")
    archive.crawl(site.source())
    site.answers["/roe"] = page
    archive.crawl(site.source())
    assert archive.rows("select blocked, irrelevant, new from runs") == [(1, 0, 1), (0, 0, 1)]


def test_documents_in_a_circle_of_redirects_are_lost_by_name_and_asked_again(site, archive):
    site.publish("roe", "self", "there", "back", etag='"1"')
    for name, target in (("self", "self"), ("there", "back"), ("back", "there")):
        site.serve(f"/{name}", status=302, headers={"Location": f"/{target}"})
    archive.crawl(site.source())
    assert archive.rows("select outcome, new, failed from runs") == [("ok", 1, 3)]
    messages = archive.rows("select message from fetches where outcome = 'failed'")
    assert all("max redirections reached" in message for (message,) in messages)
    assert messages
    site.tell("self", "Sheriff Poe signed a 287(g) agreement with ICE.")
    archive.crawl(site.source())
    assert archive.rows("select new from runs where id = 2") == [(1,)]


def test_a_document_behind_too_many_redirects_is_lost_by_name_and_asked_again(site, archive):
    site.publish("roe", "a", etag='"1"')
    for name, target in (("a", "b"), ("b", "c"), ("c", "doe")):
        site.serve(f"/{name}", status=302, headers={"Location": f"/{target}"})
    site.tell("doe", "Sheriff Doe signed a 287(g) agreement with ICE.")
    archive.crawl(site.source(), REDIRECT_MAX_TIMES=1)
    archive.crawl(site.source())
    assert archive.rows("select new, failed from runs") == [(1, 1), (1, 0)]
    assert archive.rows(
        "select replace(message, ?, '') from fetches where status = 302 and outcome = 'failed'",
        site.url,
    ) == [("sample: /b: max redirections reached",)]


def test_two_addresses_that_redirect_to_one_page_lose_nothing(site, archive):
    site.publish("roe")
    site.list(f"{site.url}/old", f"{site.url}/older")
    for name in ("old", "older"):
        site.serve(f"/{name}", status=301, headers={"Location": "/roe"})
    archive.crawl(site.source())
    assert archive.rows("select outcome, new, failed from runs") == [("ok", 1, 0)]


def test_a_lost_document_tells_its_status_in_words(site, archive):
    site.publish("roe", "forbidden", "teapot", "odd")
    for name, status in (("forbidden", 403), ("teapot", 418), ("odd", 520)):
        site.serve(f"/{name}", status=status)
    archive.crawl(site.source())
    messages = archive.rows(
        "select replace(message, ?, '') from fetches where message like '%HTTP%' "
        "and outcome <> 'robots' order by status",
        site.url,
    )
    assert messages == [
        ("sample: /forbidden: HTTP 403 Forbidden",),
        ("sample: /teapot: HTTP 418 I'm a Teapot",),
        ("sample: /odd: HTTP 520",),
    ]


def test_one_bad_string_costs_no_listing_and_no_page(site, archive):
    site.publish("roe", "doe")
    site.list("http://[bad/x", f"{site.url}/roe", "http://a:99999/", f"{site.url}/doe")
    stated = (
        '<link rel="canonical" href="http://[bad/x">'
        '<meta property="article:published_time" content="9999-12-31T23:59:59-14:00"></head>'
    )
    site.serve("/roe", str(site.answers["/roe"].body).replace("</head>", stated))
    archive.crawl(site.source())
    assert archive.rows("select outcome, new from runs") == [("ok", 2)]


@pytest.mark.parametrize(
    ("feed", "asked"),
    [
        ({"status": 500}, 1),  # the host is ill: its documents are left in peace
        ({"status": 403}, 1),
        ({"body": "<h1>The Ledger</h1>"}, 2),  # the feed is no more, the documents may be
        ({"status": 404}, 2),
    ],
)
def test_documents_are_asked_though_the_listing_fails_where_the_host_is_well(
    feed, asked, site, archive
):
    site.publish("roe")
    archive.crawl(site.source())
    site.serve("/feed", **feed)
    archive.pass_days(1)
    archive.crawl(site.source())
    assert site.paths().count("/roe") == asked


def test_every_answer_is_kept_raw_and_its_hash_is_that_of_the_bytes_sent(site, archive):
    site.publish("roe")
    zipped = gzip.compress(str(site.answers["/roe"].body).encode())
    site.serve("/roe", zipped, headers={"Content-Encoding": "gzip"})
    archive.crawl(site.source())
    fetches = archive.rows(
        "select url, status, sha256, length, warc_file, warc_offset from fetches"
    )
    kept = [read_snapshot(snapshots_folder(archive.path), *row[4:]) for row in fetches]
    assert {snapshot.url for snapshot in kept} == {
        f"{site.url}/{name}" for name in ("robots.txt", "feed", "roe")
    }
    for (url, status, sha256, length, *_), snapshot in zip(fetches, kept, strict=True):
        assert (snapshot.url, snapshot.status[:3]) == (url, str(status))
        assert (hashlib.sha256(snapshot.body).hexdigest(), len(snapshot.body)) == (sha256, length)
    assert zipped in [snapshot.body for snapshot in kept]


def test_the_crawler_signs_with_its_name_and_sends_no_cookie(site, archive):
    site.publish("roe")
    site.answers["/feed"].headers["Set-Cookie"] = "a=1"
    archive.crawl(site.source())
    assert all(headers["User-Agent"].startswith("287g-archive/") for _, headers in site.asked)
    assert all("Cookie" not in headers for _, headers in site.asked)


def test_a_crawl_that_was_killed_is_completed_by_the_next(site, archive):
    names = [f"story-{number}" for number in range(30)]
    site.publish(*names, etag='"1"')
    for name in names[10:]:
        site.answers[f"/{name}"].wait = 0.2
    archive.kill_when(lambda: len(site.asked) > 20, site.source())
    for name in names:
        site.answers[f"/{name}"].wait = 0
    archive.crawl(site.source(), DOWNLOAD_TIMEOUT=10)
    assert [outcome for (outcome,) in archive.rows("select outcome from runs")] == [
        "interrupted",
        "ok",
    ]
    assert archive.rows("select count(*), count(distinct url) from documents") == [(30, 30)]
    assert archive.rows("select count(*) from versions") == [(30,)]


def test_a_document_of_ours_that_is_gone_is_no_failure_of_the_run(new_site, archive):
    site = new_site()
    site.publish("roe")
    archive.crawl(site.source())
    archive.pass_days(1)
    site.serve("/roe", status=410)
    archive.crawl(site.source())
    runs = archive.rows("select outcome, gone, failed from runs order by id")
    assert runs == [("ok", 0, 0), ("ok", 1, 0)]


def test_documents_are_asked_again_at_growing_intervals(site, archive):
    site.publish("roe")
    archive.crawl(site.source())
    for days in (1, 3, 7, 30, 90, 90):
        asked = site.paths().count("/roe")
        archive.pass_days(days - 1)
        archive.crawl(site.source())
        assert site.paths().count("/roe") == asked
        archive.pass_days(1)
        archive.crawl(site.source())
        assert site.paths().count("/roe") == asked + 1


def test_an_edited_document_is_asked_again_the_next_day(site, archive):
    site.publish("roe")
    archive.crawl(site.source())
    archive.pass_days(1)
    archive.crawl(site.source())
    site.tell("roe", "Sheriff Roe signed, then left, a 287(g) agreement with ICE.")
    archive.pass_days(3)
    archive.crawl(site.source())
    archive.pass_days(1)
    archive.crawl(site.source())
    assert archive.rows("select changed, unchanged from runs") == [(0, 0), (0, 1), (1, 0), (0, 1)]


def test_what_the_budget_leaves_is_asked_by_the_next_run(site, archive):
    site.publish(*(f"story-{number}" for number in range(7)), etag='"1"')
    archive.crawl(site.source(), REQUESTS_BUDGET=4)
    archive.crawl(site.source())
    runs = archive.rows("select outcome, asked, new from runs")
    assert runs == [("budget-spent", 4, 3), ("ok", 5, 4)]
    assert archive.rows("select message from runs where id = 1") == [
        ("sample: 4 requests were made; 4 addresses wait for the next run",)
    ]


def test_two_addresses_that_state_one_canonical_are_one_document(site, archive):
    site.publish("roe")
    page = str(site.answers["/roe"].body)
    stated = f'<link rel="canonical" href="{site.url}/roe"></head>'
    site.serve("/roe", page.replace("</head>", stated))
    site.serve("/print/roe", page.replace("</head>", stated).replace("The board", "A board"))
    site.list(f"{site.url}/roe", f"{site.url}/print/roe")
    archive.crawl(site.source(), CONCURRENT_REQUESTS=1)
    archive.pass_days(1)
    archive.crawl(site.source(), CONCURRENT_REQUESTS=1)
    assert archive.rows("select count(*) from versions") == [(1,)]
    assert site.paths().count("/roe") == 2
    assert site.paths().count("/print/roe") == 1


def test_a_canonical_address_that_a_template_states_everywhere_makes_no_document_of_all(
    site, archive
):
    site.publish("roe", "doe")
    stated = f'<link rel="canonical" href="{site.url}/news"></head>'
    for name in ("roe", "doe"):
        page = str(site.answers[f"/{name}"].body)
        site.serve(f"/{name}", page.replace("</head>", stated))
    archive.crawl(site.source())
    assert archive.rows("select title from documents order by title") == [
        ("Story of doe",),
        ("Story of roe",),
    ]
    assert archive.rows("select count(*) from versions") == [(2,)]


def test_a_document_on_the_host_of_another_source_is_that_source_s(new_site, archive):
    one, other = new_site(), new_site()
    other.publish("roe")
    one.list(f"{other.url}/doe")
    other.tell("doe", "Sheriff Doe signed a 287(g) agreement with ICE.")
    sources = (one.source(id="one"), other.source(id="other"))
    archive.crawl(*sources)
    archive.crawl(*sources)
    assert archive.rows("select source, title from documents order by title") == [
        ("other", "Story of doe"),
        ("other", "Story of roe"),
    ]


def test_a_probe_asks_and_keeps_nothing_but_the_answer(site, archive):
    site.publish("roe", etag='"1"')
    archive.probe(site.source())
    assert archive.rows("select outcome, asked from runs") == [("ok", 1)]
    assert archive.rows("select count(*) from addresses") == [(0,)]
    archive.crawl(site.source())
    assert archive.rows("select new from runs where id = 2") == [(1,)]


def test_a_page_that_cannot_be_kept_costs_that_page_alone(new_site, archive):
    site, other = new_site(), new_site()
    site.publish("roe", "doe", etag='"1"')
    other.publish("poe")
    half = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": "\\ud83d"}</script>'
    )
    page = str(site.answers["/roe"].body)
    site.serve(
        "/roe", page.replace("</head>", f"{half}</head>").replace("signed", "&#xd83d; signed")
    )
    archive.crawl(site.source(), other.source(id="other"))
    assert archive.outcomes() == {"sample": "ok", "other": "ok"}
    assert archive.rows("select count(*) from documents where title <> 'Story of roe'") == [(2,)]


def test_one_page_of_a_listing_that_fails_costs_no_document(site, archive):
    site.publish("roe")
    posts = f'[{{"date_gmt": "2026-03-02T15:00:00", "link": "{site.url}/roe"}}]'
    for first, status in zip(searches(site.url, after=None), (403, 200, 500), strict=True):
        path = first.removeprefix(site.url)
        site.serve(path, posts, status=status, headers={"Content-Type": "application/json"})
    archive.crawl(replace(site.source(), wordpress=site.url), channel="wordpress")
    assert archive.rows("select outcome, new from runs") == [("blocked", 1)]


def test_a_page_that_is_not_there_yet_is_asked_again(site, archive):
    site.publish("roe", etag='"1"')
    page = site.answers.pop("/roe")
    archive.crawl(site.source())
    site.answers["/roe"] = page
    archive.pass_days(1)
    archive.crawl(site.source())
    assert archive.rows("select new from runs") == [(0,), (1,)]


def test_a_page_that_states_the_address_of_a_document_is_judged_by_its_own_words(site, archive):
    site.publish("roe", "fair")
    site.tell("fair", "The county fair opens with a cook-off on Friday, its manager said.")
    stated = f'<link rel="canonical" href="{site.url}/news"></head>'
    for name in ("roe", "fair"):
        page = str(site.answers[f"/{name}"].body)
        site.serve(f"/{name}", page.replace("</head>", stated))
    archive.crawl(site.source(), CONCURRENT_REQUESTS=1)
    assert archive.rows("select title from documents") == [("Story of roe",)]


def test_what_is_new_does_not_wait_behind_what_is_left_of_a_history(site, archive):
    site.publish(*(f"old-{number}" for number in range(20)))
    archive.crawl(site.source(), REQUESTS_BUDGET=4)
    archive.pass_days(2)
    site.list(f"{site.url}/new", *(f"{site.url}/old-{number}" for number in range(20)))
    site.tell("new", "Sheriff New signed a 287(g) agreement with ICE.")
    archive.crawl(site.source(), REQUESTS_BUDGET=4)
    assert "/new" in site.paths()


def test_many_addresses_that_lead_to_one_document_are_one_visit_of_it(site, archive):
    site.publish("roe")
    site.list(*(f"{site.url}/old-{number}" for number in range(5)))
    for number in range(5):
        site.serve(f"/old-{number}", status=301, headers={"Location": "/roe"})
    archive.crawl(site.source())
    assert archive.rows("select visits from addresses where url like '%/roe'") == [(1,)]


def test_the_budget_holds_for_redirects_too(site, archive):
    site.list(*(f"{site.url}/{number}" for number in range(5)))
    for number in range(40):
        site.serve(f"/{number}", status=302, headers={"Location": f"/{number + 5}"})
    archive.crawl(site.source(), REQUESTS_BUDGET=6, CONCURRENT_REQUESTS=1)
    assert len(site.paths()) <= 8  # robots.txt beside them, and one that was under way
    assert archive.outcomes() == {"sample": "budget-spent"}


def test_a_redirect_is_one_fetch(site, archive):
    site.publish("roe")
    site.list(f"{site.url}/old", f"{site.url}/circle")
    site.serve("/old", status=301, headers={"Location": "/roe"})
    site.serve("/circle", status=302, headers={"Location": "/circle"})
    archive.crawl(site.source(), REDIRECT_MAX_TIMES=3)
    twice = "select warc_offset from fetches group by warc_file, warc_offset having count(*) > 1"
    assert archive.rows(twice) == []
    fates = "select outcome from fetches where url like ? order by id"
    assert archive.rows(fates, "%/old") == [("redirected",)]
    assert archive.rows(fates, "%/circle") == [("redirected",)] * 3 + [("failed",)]


def test_a_document_removed_by_a_redirect_to_nowhere_is_no_failure_of_its_source(site, archive):
    site.publish("roe")
    archive.crawl(site.source())
    site.serve("/roe", status=302, headers={"Location": "/nowhere"})
    archive.pass_days(1)
    archive.crawl(site.source())
    assert archive.rows("select outcome, gone from runs where id = 2") == [("ok", 1)]


def test_a_source_that_wants_to_be_left_alone_is_not_asked_by_the_next_run(site, archive):
    site.serve("/feed", status=429, headers={"Retry-After": "86400"})
    archive.crawl(site.source())
    asked = len(site.asked)
    site.publish("roe")
    archive.crawl(site.source())
    assert len(site.asked) == asked
    assert archive.outcomes() == {"sample": "blocked"}
    archive.pass_days(2)
    archive.crawl(site.source())
    assert archive.rows("select outcome, new from runs where id = 3") == [("ok", 1)]
