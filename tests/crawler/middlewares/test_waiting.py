from datetime import UTC, datetime, timedelta

import pytest

from crawler.retry_after import LONGEST, retry_after

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = {"Retry-After": "3600"}
SOON = {"Retry-After": "0"}


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("1.5", 1.5),
        ("0", 0),
        ("Mon, 02 Mar 2026 12:02:00 GMT", 120),
        ("Monday, 02-Mar-26 12:02:00 GMT", 120),
        ("Mon Mar  2 12:02:00 2026", 120),
        ("Mon, 02 Mar 2026 06:02:00 -0600", 120),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),  # over
        ("9999999999", LONGEST.total_seconds()),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST.total_seconds()),
        ("9" * 5000, None),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Mon, 99 Mar 2026 99:99:99 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 +2359", 0),
    ],
)
def test_retry_after_is_read_in_seconds_or_as_a_date(stated, seconds):
    expected = None if seconds is None else timedelta(seconds=seconds)
    assert retry_after(stated, NOON) == expected


class Turns(dict):
    """Answers of which some give way to the next after one turn."""

    def __init__(self, site, turns):
        super().__init__(site.answers)
        self.turns = turns

    def get(self, path, default=None):
        waiting = self.turns.get(path)
        return waiting.pop(0) if waiting else super().get(path, default)


def refusing(site, path, times, status, headers=None):
    """Let a path refuse some times before it answers."""
    given = site.answers[path]
    refusal = type(given)(status=status, headers=headers or {})
    site.answers = Turns(site, {path: [refusal] * times})


REFUSALS = [  # status, headers, how often before it answers; the outcome, and how often it is asked
    (429, SOON, 2, "ok", 3),
    (429, SOON, 3, "blocked", 3),
    (429, {}, 2, "ok", 3),
    (429, {}, 3, "blocked", 3),
    (429, {"Retry-After": "soon"}, 1, "ok", 2),
    (429, LATER, 1, "blocked", 1),
    (503, SOON, 2, "ok", 3),
    (503, SOON, 3, "blocked", 3),
    (503, LATER, 1, "blocked", 1),
    (503, {}, 1, "ok", 2),
    (403, SOON, 1, "ok", 2),
    (403, LATER, 1, "blocked", 1),
    (403, {}, 1, "blocked", 1),
]


def test_a_host_that_says_not_now_is_asked_again_while_it_wants_little(new_site, archive):
    visits, expected = {}, {}
    for status, headers, times, outcome, asked in REFUSALS:
        site, id = new_site(), f"site-{len(visits)}"
        site.publish("roe")
        refusing(site, "/feed", times, status, headers)
        visits[id] = (site, site.source(id=id))
        expected[id] = (outcome, asked, outcome == "ok")
    archive.crawl(*(source for _, source in visits.values()), DOWNLOAD_TIMEOUT=5)
    ended = archive.outcomes()
    assert {
        id: (ended[id], site.paths().count("/feed"), "/roe" in site.paths())
        for id, (site, _) in visits.items()
    } == expected


def test_a_host_that_wants_longer_is_left_alone_with_all_that_waits(site, archive):
    names = [f"story-{number}" for number in range(30)]
    site.publish(*names)
    for name in names:
        site.serve(f"/{name}", status=429, headers=LATER)
    archive.crawl(site.source(), DOWNLOAD_SLOTS={"127.0.0.1": {"delay": 0.2, "concurrency": 1}})
    asked = [path for path in site.paths() if path.startswith("/story")]
    assert 1 <= len(asked) <= 2  # one goes out before the answer to the other is read
    ((outcome, message),) = archive.rows("select outcome, message from runs")
    assert outcome == "blocked"
    assert "429" in message


def test_a_refusal_without_a_time_forbids_that_page_alone(site, archive):
    site.publish("roe", "doe")
    site.serve("/doe", status=403)
    archive.crawl(site.source())
    assert archive.rows("select new, blocked, outcome from runs") == [(1, 1, "ok")]


def test_a_host_that_does_not_answer_is_left_alone(site, archive):
    names = [f"story-{number}" for number in range(30)]
    site.publish(*names)
    for name in names:
        site.answers[f"/{name}"].wait = 2
    archive.crawl(site.source(), DOWNLOAD_TIMEOUT=0.3, CONCURRENT_REQUESTS=1)
    assert len(site.paths()) < 10
    ((outcome, message),) = archive.rows("select outcome, message from runs")
    assert outcome == "time-out"
    assert "in time" in message


def test_a_host_that_answers_between_its_silences_goes_on(site, archive):
    names = [f"story-{number}" for number in range(8)]
    site.publish(*names)
    for name in names[::2]:
        site.answers[f"/{name}"].wait = 2
    archive.crawl(site.source(), DOWNLOAD_TIMEOUT=0.5, CONCURRENT_REQUESTS=1)
    assert set(site.paths()) >= {f"/{name}" for name in names}


def test_a_page_that_hangs_costs_two_time_outs_whatever_the_retries(site, archive):
    site.publish("roe", "doe")
    site.answers["/doe"].wait = 2
    archive.crawl(site.source(), RETRY_TIMES=3)
    assert site.paths().count("/doe") == 2
    assert archive.rows("select new, failed, outcome from runs") == [(1, 1, "ok")]
