import gzip

import pytest

from crawler.middlewares.robots import BYTES_MAX, TOKEN, delay_of, rules_in

PAGE = "https://ledger.example/news/roe"
LONG = b"# a comment\n" * 50_000  # 600 kB


@pytest.mark.parametrize(
    ("words", "is_allowed"),
    [
        (b"User-agent: *\nDisallow: /news", False),
        (b"User-agent: 287g-archive\nDisallow: /", False),
        (b"user-agent: 287G-Archive\ndisallow: /", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: 287g-archive\nAllow: /", True),
        (b"User-agent: 287g-archive\nAllow: /\n\nUser-agent: 287g-archive\nDisallow: /news", False),
        (b"User-agent: *\nDisallow: /\nAllow: /news/", True),  # the longest rule counts
        (b"User-agent: *\nDisallow: /news/roe\nAllow: /news/roe", True),
        (b"User-agent: *\nDisallow: /*roe$", False),
        (b"User-agent: archive\nDisallow: /", True),  # somebody else
        (b"User-agent: *\nDisallow:", True),
        (b"Disallow: /", True),  # for nobody
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /".encode("utf-16"), False),
        (b"# Caf\xe9\nUser-agent: *\nDisallow: /", False),
        (b"User-agent: *\r\nDisallow: /\r\n", False),
        (b"<!DOCTYPE html>\nUser-agent: *\nDisallow: /", True),  # a page, not a robots.txt
        (b"<!-- ours -->\nUser-agent: *\nDisallow: /", False),
        (b"", True),
        (bytes(1000), True),
        (LONG + b"User-agent: *\nDisallow: /", True),  # beyond what is read
        (b"User-agent: *\nDisallow: /\n" + LONG, False),
    ],
)  # fmt: skip
def test_rules_are_read_as_rfc_9309_has_it(words, is_allowed):
    assert rules_in(words).can_fetch(PAGE, TOKEN) is is_allowed


def test_a_rule_that_is_cut_at_the_limit_does_not_count():
    start = b"User-agent: *\n".ljust(BYTES_MAX - len(b"Disallow: /"), b"#") + b"Disallow: /"
    cut = start.replace(b"##Disallow", b"#\nDisallow") + b"private\n"
    assert rules_in(cut).can_fetch(PAGE, TOKEN)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        (b"User-agent: *\nCrawl-delay: 10", 10),
        (b"User-agent: *\nCrawl-delay: 0.5", 0.5),
        (b"User-agent: *\nCrawl-delay: 10\n\nUser-agent: 287g-archive\nCrawl-delay: 1", 1),
        (b"User-agent: *\nRequest-rate: 1/30s", 30),
        (b"User-agent: *\nRequest-rate: 2/1m\nCrawl-delay: 5", 30),
        (b"User-agent: *\nCrawl-delay: soon", None),
        (b"User-agent: *\nCrawl-delay: -1", None),
        (b"User-agent: somebody\nCrawl-delay: 10", None),
    ],
)
def test_the_delay_is_the_longest_that_is_asked_for(words, seconds):
    assert delay_of(rules_in(words)) == seconds


FORBIDDING = "User-agent: *\nDisallow: /roe\nDisallow: /feed\n"
ANSWERS = [  # to the question for robots.txt, and the outcome of the run
    ({"body": FORBIDDING}, "forbidden-by-robots"),
    ({"body": FORBIDDING, "status": 401}, "ok"),
    ({"body": FORBIDDING, "status": 403}, "ok"),
    ({"body": FORBIDDING, "status": 404}, "ok"),
    ({"body": FORBIDDING, "status": 451}, "ok"),
    ({"body": FORBIDDING, "status": 500}, "forbidden-by-robots"),
    ({"body": FORBIDDING, "status": 503}, "forbidden-by-robots"),
    ({"body": FORBIDDING, "status": 501}, "forbidden-by-robots"),
    ({"body": FORBIDDING, "status": 429, "headers": {"Retry-After": "3600"}}, "blocked"),
    ({"body": "late", "wait": 2}, "time-out"),
    ({"body": "<html>" + FORBIDDING}, "ok"),
    ({"body": "plain", "headers": {"Content-Encoding": "gzip"}}, "forbidden-by-robots"),
    (
        {"body": gzip.compress(FORBIDDING.encode()), "headers": {"Content-Encoding": "gzip"}},
        "forbidden-by-robots",
    ),
    ({"body": b"#" * 300_000}, "forbidden-by-robots"),  # more than is taken
    ({"status": 302, "headers": {"Location": "/robots.txt"}}, "ok"),  # a circle: as good as none
    ({"status": 302, "headers": {"Location": "ftp://127.0.0.1/robots.txt"}}, "ok"),
    (  # what cannot be reached forbids all, the RFC says
        {"status": 302, "headers": {"Location": "http://10.0.0.1/robots.txt"}},
        "forbidden-by-robots",
    ),
]


def test_what_becomes_of_a_robots_txt_decides_what_is_asked(new_site, archive):
    sources, expected = [], {}
    for number, (how, outcome) in enumerate(ANSWERS):
        site = new_site()
        site.publish("roe")
        site.serve("/robots.txt", **how)
        sources.append((site, site.source(id=f"site-{number}")))
        expected[f"site-{number}"] = outcome
    archive.crawl(*(source for _, source in sources), DOWNLOAD_MAXSIZE=200_000, DOWNLOAD_TIMEOUT=1)
    assert archive.outcomes() == expected
    for site, source in sources:
        assert ("/feed" in site.paths()) is (expected[source.id] == "ok")


def test_a_robots_txt_that_the_server_cannot_give_is_named_by_its_status(site, archive):
    site.publish("roe")
    site.serve("/robots.txt", status=502)
    archive.crawl(site.source())
    ((message,),) = archive.rows("select message from runs")
    assert "robots.txt cannot be read (HTTP 502 Bad Gateway)" in message


@pytest.mark.parametrize(("redirects", "is_obeyed"), [(5, True), (6, False)])
def test_a_robots_txt_is_followed_over_five_redirects(redirects, is_obeyed, new_site, archive):
    site, other = new_site(), new_site()
    site.publish("roe")
    addresses = ["/robots.txt", *(f"/{number}" for number in range(1, redirects))]
    for one, next_one in zip(addresses, [*addresses[1:], f"{other.url}/rules"], strict=True):
        site.serve(one, status=301, headers={"Location": next_one})
    other.serve("/rules", FORBIDDING)
    archive.crawl(site.source())
    assert ("/feed" in site.paths()) is not is_obeyed


def test_each_host_is_asked_for_its_own_robots_txt_once(new_site, archive):
    site, other = new_site(), new_site()
    site.list(f"{other.url}/roe", f"{other.url}/doe", f"{site.url}/old")
    site.serve("/old", status=301, headers={"Location": f"{other.url}/roe"})
    other.serve("/robots.txt", FORBIDDING)
    other.tell("doe", "Sheriff Doe signed a 287(g) agreement with ICE.")
    archive.crawl(site.source())
    assert other.paths() == ["/robots.txt", "/doe"]
    assert site.paths().count("/robots.txt") == 1
