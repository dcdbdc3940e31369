"""Finding out how an outlet can be read. All outlets are invented."""

import asyncio
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Request, TextResponse

from archive.records import Outcome
from archive.times import now
from crawler.finding.candidates import Candidate, candidates
from crawler.finding.choosing import NothingFound, Told, best, source_from
from crawler.finding.clues import Clues, clues_in, sitemaps_in
from crawler.finding.judging import Finding, judge
from crawler.finding.spider import FindingSpider, Found
from crawler.outcomes import Ending
from crawler.spiders.wordpress import searches

COMMAND = Path(sys.executable).parent / "287g"
HOME = "https://ledger.example/"
HEADLINES = "".join(
    f"<article><h2><a href='/story-{number}'>The board votes on item {number}</a></h2></article>"
    for number in range(6)
)

FRAGMENTS = (
    "<html lang='x'>",
    "<link rel=alternate type=application/rss+xml href='//[bad/'>",
    "<link rel='https://api.w.org/' href='?rest_route='>",
    "<meta property='og:site_name' content=' '>",
    "<title>|</title>",
    "<a href='/feed'>",
    "</a>",
    "<rss version='2.0'>",
    "<item><title>&#xD800;</title><link>",
    "</item>",
    "<urlset><url><loc>https://ledger.example/a</loc></url>",
    "Sitemap: http://[\n",
    '{"items": [1, {"title": 3}], "version": "https://jsonfeed.org/version/1"}',
    '[{"link": 7}]',
    "/wp-content/",
    "\x00",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
)


def page(head: str = "", body: str = "", lang: str = ' lang="en-US"') -> str:
    return f"<html{lang}><head>{head}</head><body>{body}</body></html>"


def rss(*titles: str, day: str = "Mon, 02 Mar 2026 15:00:00 GMT") -> str:
    items = "".join(
        f"<item><title>{title}</title><link>/{number}</link><pubDate>{day}</pubDate></item>"
        for number, title in enumerate(titles)
    )
    return f'<rss version="2.0"><channel><title>A sample</title>{items}</channel></rss>'


def news_sitemap(address: str) -> str:
    return (
        '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{address}/one</loc><news:news><news:title>Sheriff on 287(g)</news:title>"
        "<news:publication_date>2026-11-23</news:publication_date></news:news></url></urlset>"
    )


# Clues


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="The Ledger"><title>Home</title>', "The Ledger"),
        ('<meta name="application-name" content="The  Ledger">', "The Ledger"),
        ("<title>The Ledger | News of Otoe County</title>", "The Ledger"),
        ("<title>Home - The Ledger</title>", "The Ledger"),
        ("<title>Home</title>", None),
        ("", None),
    ],
)
def test_the_name_is_what_the_page_calls_itself(head, name):
    assert clues_in(page(head), url=HOME).name == name


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        (' lang="es-MX"', "", "es"),
        ("", '<meta property="og:locale" content="en_US">', "en"),
        (' lang="English"', "", None),
        ("", "", None),
    ],
)
def test_the_language_is_the_page_s(lang, head, language):
    assert clues_in(page(head, lang=lang), url=HOME).language == language


@pytest.mark.parametrize(
    ("html", "feeds"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed/">', ["feed/"]),
        ("<link rel='ALTERNATE home' type='application/atom+xml; x' href=a.xml>", ["a.xml"]),
        ('<link rel="alternate" type="application/feed+json" href="/feed.json">', ["feed.json"]),
        ('<a href="/news/rss.xml">RSS</a>', ["news/rss.xml"]),
        ('<a href="/feed">RSS</a><a href="/feed">again</a>', ["feed"]),
        # an answer's other form, another language's page, comments, a word that only looks so
        ('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">', []),
        ('<link rel="alternate" hreflang="es" href="/es/">', []),
        ('<link rel="alternate" type="application/rss+xml" href="/comments/feed/">', []),
        ('<a href="/feedback">Write to us</a><a href="/press">Press</a>', []),
        ('<a href="mailto:feed">Feed</a>', []),
    ],
)
def test_feeds_are_those_that_the_page_names(html, feeds):
    assert clues_in(page(html), url=HOME).feeds == tuple(HOME + feed for feed in feeds)


@pytest.mark.parametrize(
    ("head", "home"),
    [
        ('<link rel="https://api.w.org/" href="https://ledger.example/wp-json/">', HOME),
        ('<link rel="https://api.w.org/" href="/news/wp-json/">', f"{HOME}news/"),
        ('<link rel="https://api.w.org/" href="/index.php?rest_route=/">', HOME),
        ('<meta name="generator" content="WordPress 6.8">', HOME),
        ('<script src="/wp-content/themes/x.js"></script>', HOME),
        ('<meta name="generator" content="Drupal 11">', None),
    ],
)
def test_wordpress_is_known_by_its_traces(head, home):
    assert clues_in(page(head), url=f"{HOME}about/").wordpress == home


def test_headlines_are_links_of_several_words_on_the_same_site():
    assert clues_in(page(body=HEADLINES), url=HOME).headlines == "article h2 a"


@pytest.mark.parametrize(
    "body",
    [
        HEADLINES.replace("The board votes on item", "Item"),  # a menu
        HEADLINES.replace("/story", "https://other.example/story"),
        HEADLINES.replace("story-", "story?").replace("5", "4").replace("3", "4"),  # too few
    ],
)
def test_other_links_are_no_headlines(body):
    assert clues_in(page(body=body), url=HOME).headlines is None


def test_sitemaps_of_news_come_first():
    robots = "User-agent: *\nsitemap: /map.xml\nSitemap: https://ledger.example/news.xml # daily\n"
    assert sitemaps_in(robots, url=HOME) == (f"{HOME}news.xml", f"{HOME}map.xml")


def test_a_robots_txt_of_nothing_but_line_breaks_is_soon_read():
    assert sitemaps_in("\n" * 500_000, url=HOME) == ()  # hours, where blanks may span lines


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=9), max_size=20).map("".join))
def test_no_page_is_too_odd_to_be_looked_at(html):
    clues = clues_in(html, url=HOME)
    for candidate in candidates(HOME, clues, sitemaps_in(html, url=HOME)):
        judge(candidate, answer(html, candidate.url))


# Candidates


def test_what_is_stated_comes_before_what_is_customary():
    clues = Clues(feeds=(f"{HOME}news.rss",), wordpress=HOME)
    feeds = [one for one in candidates(HOME, clues, ()) if one.kind == "feed"]
    assert (feeds[0].url, feeds[0].is_guess) == (f"{HOME}news.rss", False)
    assert all(one.is_guess for one in feeds[1:])


def test_no_address_is_tried_twice_as_the_same():
    clues = Clues(feeds=(f"{HOME}feed/",))
    tried = [(one.kind, one.url) for one in candidates(HOME, clues, (f"{HOME}sitemap.xml",))]
    assert len(tried) == len(set(tried))


def test_the_feed_of_a_section_is_tried_first():
    first = next(candidates(f"{HOME}immigration/", Clues(), ()))
    assert first.url == f"{HOME}immigration/feed/"


def test_a_site_that_names_a_hundred_feeds_is_asked_for_few():
    clues = Clues(feeds=tuple(f"{HOME}{number}.rss" for number in range(100)))
    assert sum(not one.is_guess for one in candidates(HOME, clues, ())) < 10


# Judging


def answer(text: str | bytes, url: str = f"{HOME}feed/", **how) -> TextResponse:
    body = text.encode() if isinstance(text, str) else text
    return TextResponse(url, body=body, request=Request(url), encoding="utf-8", **how)


def judged(kind: str, text: str | bytes, **options: str) -> Finding:
    response = answer(text)
    return judge(Candidate(kind=kind, url=response.url, options=options), response)


def test_a_feed_tells_how_many_documents_it_names_of_what_day_and_on_what():
    found = judged("feed", rss("County signs 287(g)", "County fair", "Sheriff on 287(g)"))
    assert (found.documents, found.relevant, found.newest) == (3, 2, date(2026, 3, 2))
    assert found.is_good


def test_a_json_feed_tells_as_much():
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "A sample", "items": '
        '[{"url": "https://ledger.example/a", "title": "On 287(g)",'
        ' "date_published": "2026-03-02"}]}'
    )
    found = judged("feed", feed)
    assert (found.documents, found.relevant, found.newest) == (1, 1, date(2026, 3, 2))


def test_an_atom_feed_tells_as_much():
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>On 287(g)</title>'
        '<link href="/a"/><published>2026-03-02T00:00:00Z</published></entry></feed>'
    )
    found = judged("feed", feed)
    assert (found.documents, found.relevant, found.newest) == (1, 1, date(2026, 3, 2))


def test_a_sitemap_with_dates_of_publication_is_a_news_sitemap():
    found = judged("sitemap", news_sitemap("https://ledger.example"))
    assert (found.kind, found.documents, found.relevant) == ("news-sitemap", 1, 1)


def test_an_index_names_further_sitemaps():
    index = f"<sitemapindex><sitemap><loc>{HOME}news.xml</loc></sitemap></sitemapindex>"
    found = judged("sitemap", index)
    assert (found.kind, found.further) == ("sitemap", (f"{HOME}news.xml",))


def test_every_document_that_a_search_finds_is_about_it():
    post = '[{"link": "https://ledger.example/a", "date_gmt": "2026-03-02T15:00:00"}]'
    found = judged("wordpress", post)
    assert (found.documents, found.relevant, found.newest) == (1, 1, date(2026, 3, 2))


def test_a_search_without_results_is_an_answer():
    assert judged("wordpress", "[]").is_good


def test_a_listing_is_read_by_its_selector():
    response = HtmlResponse(HOME, body=page(body=HEADLINES).encode(), encoding="utf-8")
    link = {"link": "article h2 a"}
    found = judge(Candidate(kind="listing", url=HOME, options=link), response)
    assert (found.documents, found.options) == (6, link)


@pytest.mark.parametrize(
    ("kind", "text", "outcome"),
    [
        ("feed", page(body="<p>Not found, but with status 200.</p>"), Outcome.NOT_A_FEED),
        ("feed", rss(), Outcome.EMPTY),
        ("feed", b"\x1f\x8b\x08 broken", Outcome.NOT_A_FEED),
        ("sitemap", page(), Outcome.NOT_A_FEED),
        ("wordpress", page(), Outcome.NOT_A_FEED),
        ("wordpress", '{"code": "rest_no", "data": {"status": 401}}', Outcome.BLOCKED),
        ("feed", page("<title>Just a moment...</title>"), Outcome.BLOCKED),
    ],
)
def test_what_is_wrong_with_an_answer_has_a_name(kind, text, outcome):
    found = judged(kind, text)
    assert (found.is_good, found.outcome) == (False, outcome)
    assert found.reason


# Choosing


def way(kind: str, path: str = "", newest: date | None = None, **how) -> Finding:
    return Finding(
        kind=kind, url=HOME + path, outcome=Outcome.LISTING, newest=newest, documents=9, **how
    )


TODAY = date(2026, 11, 24)
LONG_AGO = TODAY - timedelta(days=800)


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        (["listing", "wordpress", "news-sitemap", "feed"], "feed"),
        (["listing", "wordpress", "news-sitemap"], "news-sitemap"),
        (["sitemap", "listing", "wordpress"], "wordpress"),
        (["sitemap", "listing"], "listing"),
        (["sitemap"], None),  # holds all that there ever was: for history
        ([], None),
    ],
)
def test_the_best_way_is_by_kind(found, chosen):
    one = best([way(kind) for kind in found], today=TODAY)
    assert (one and one.kind) == chosen


def test_of_several_feeds_the_one_that_the_page_names_first_is_taken():
    one = best([way("feed", "all.rss"), way("feed", "sports.rss")], today=TODAY)
    assert one is not None
    assert one.url == f"{HOME}all.rss"


def test_a_forgotten_feed_is_not_taken_where_anything_else_is_alive():
    one = best([way("feed", newest=LONG_AGO), way("news-sitemap", newest=TODAY)], today=TODAY)
    assert one is not None
    assert one.kind == "news-sitemap"


def test_what_failed_is_never_taken():
    failed = Finding(kind="feed", url=HOME, outcome=Outcome.GONE)
    assert best([failed], today=TODAY) is None


def found(*findings: Finding, **clues: str) -> Found:
    return Found(url=HOME, clues=Clues(**clues), findings=list(findings))


def test_the_source_is_made_of_what_was_found():
    source = source_from(
        found(way("feed", "feed/"), way("wordpress"), name="The Ledger", language="es"),
        Told(home_state="NE"),
    )
    assert (source.id, source.name, source.language) == ("ledger", "The Ledger", "es")
    assert (source.kind, source.url, source.wordpress) == ("feed", f"{HOME}feed/", HOME)


def test_what_a_person_says_counts_more():
    told = Told(home_state=None, id="otoe-ledger", name="Otoe Ledger", language="en")
    source = source_from(found(way("feed"), name="Ledger", language="es"), told)
    assert (source.id, source.name, source.language) == ("otoe-ledger", "Otoe Ledger", "en")


@pytest.mark.parametrize(
    ("ways", "sitemap"), [(["feed", "sitemap"], HOME), (["feed", "wordpress", "sitemap"], None)]
)
def test_a_sitemap_gives_the_history_where_no_search_does(ways, sitemap):
    source = source_from(found(*map(way, ways)), Told(home_state="NE"))
    assert source.sitemap == sitemap


def test_an_outlet_without_a_name_is_called_by_its_host():
    assert source_from(found(way("feed")), Told(home_state="NE")).id == "ledger-example"


def test_nothing_found_says_what_to_do():
    with pytest.raises(NothingFound, match=r"no feed, news sitemap, .* Name a feed instead"):
        source_from(found(way("sitemap")), Told(home_state="NE"))


# Asking


def test_a_fault_of_our_own_is_kept_to_be_told():
    fault = RuntimeError("a sample fault")

    def tell(finding: Finding) -> None:
        raise fault

    seen = Found(url=HOME)
    spider = FindingSpider(found=seen, tell=tell)
    asyncio.run(spider.look(Ending(outcome=Outcome.TIME_OUT)))
    assert (seen.is_whole, seen.fault) == (True, fault)


# The whole way, over loopback


@pytest.fixture
def add(tmp_path):
    """Runs `287g sources add` with a registry of one other source."""
    (tmp_path / "us.toml").write_text(
        '[wire]\nname = "A wire"\nkind = "feed"\nurl = "https://wire.example/feed"\n'
        'language = "en"\nrights = "copyrighted"\n',
        encoding="utf-8",
    )

    def run(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [COMMAND, "sources", "add", url, "--state", "NE", "--sources", str(tmp_path)]
        return subprocess.run(
            [*command, "--loopback", *arguments],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    return run


@pytest.fixture
def bugle(site):
    """A sample outlet that says how it can be read."""
    links = (
        '<meta property="og:site_name" content="The Bugle (sample)">'
        '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        '<link rel="https://api.w.org/" href="/wp-json/">'
    )
    xml = {"Content-Type": "application/xml"}
    robots = f"User-agent: *\nDisallow: /private/\nSitemap: {site.url}/news.xml\n"
    site.serve("/", page(links))
    site.serve("/feed/", rss("County signs 287(g)", day=f"{now():%a, %d %b %Y %H:%M:%S} GMT"))
    site.serve("/robots.txt", robots, headers={"Content-Type": "text/plain"})
    site.serve("/news.xml", news_sitemap(site.url), headers=xml)
    search = next(iter(searches(site.url, after=None)))
    site.serve(search.removeprefix(site.url), "[]", headers={"Content-Type": "application/json"})
    return site


def test_an_outlet_that_says_how_it_can_be_read_is_asked_nothing_else(add, bugle):
    result = add(bugle.url)
    assert result.returncode == 0, result.stderr
    told = [path.partition("?")[0] for path in bugle.paths() if path != "/robots.txt"]
    assert told == ["/", "/feed/", "/news.xml", "/wp-json/wp/v2/posts"]


def test_what_was_found_is_shown_and_written_into_the_state_s_file(add, bugle, tmp_path):
    result = add(bugle.url)
    assert "✓  feed" in result.stdout
    assert "✓  news-sitemap" in result.stdout
    assert "✓  wordpress" in result.stdout
    written = (tmp_path / "ne.toml").read_text(encoding="utf-8")
    assert written.startswith('[bugle-sample]\nname = "The Bugle (sample)"\nkind = "feed"\n')
    assert f'url = "{bugle.url}/feed/"' in written
    assert f'wordpress = "{bugle.url}/"' in written


def test_every_request_is_signed(add, bugle):
    add(bugle.url)
    agents = {headers["User-Agent"] for _, headers in bugle.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("287g-archive/")


def test_the_address_of_a_feed_will_do(add, bugle):
    result = add(f"{bugle.url}/feed/", "--dry-run")
    assert f'url = "{bugle.url}/feed/"' in result.stdout
    assert 'name = "The Bugle (sample)"' in result.stdout


@pytest.mark.parametrize("charset", ["idna", "base64"])
def test_a_charset_that_decodes_no_page_hides_nothing(add, bugle, charset):
    home, robots = (bugle.answers[path].body for path in ("/", "/robots.txt"))
    bugle.serve("/", home, headers={"Content-Type": f"text/html; charset={charset}"})
    bugle.serve("/robots.txt", robots, headers={"Content-Type": f"text/plain; charset={charset}"})
    result = add(bugle.url, "--dry-run")
    assert 'name = "The Bugle (sample)"' in result.stdout
    assert "✓  news-sitemap" in result.stdout


def test_a_page_that_cannot_be_read_does_not_hide_its_feed(add, bugle):
    deep = "<div>" * 600 + "</div>" * 600
    bugle.serve("/", page("<title>Access denied</title>", deep))  # read to see if it is a wall
    result = add(bugle.url, "--name", "The Bugle (sample)", "--dry-run")
    assert "✗  page          page-changed" in result.stdout
    assert f'url = "{bugle.url}/feed/"' in result.stdout


def test_a_new_file_is_begun_and_the_same_outlet_is_not_written_twice(add, bugle, tmp_path):
    file = tmp_path / "own" / "new.toml"
    file.parent.mkdir()
    assert add(bugle.url, "--file", str(file)).returncode == 0
    again = add(bugle.url.replace("127.0.0.1", "localhost"), "--file", str(file))
    assert (again.returncode, "is in the registry already" in again.stderr) == (2, True)
    assert file.read_text(encoding="utf-8").count("[bugle-sample]") == 1


def test_a_page_without_clues_is_asked_for_what_is_customary(add, site):
    site.serve("/", page("<title>The Bugle (sample)</title>"))
    site.serve("/rss.xml", rss("County fair"))
    result = add(site.url, "--dry-run")
    assert f'url = "{site.url}/rss.xml"' in result.stdout
    assert "/feed/\n" not in result.stdout  # what was guessed and is not there is not told of


def test_an_address_that_robots_txt_forbids_is_not_asked_for(add, bugle):
    bugle.serve("/robots.txt", "User-agent: *\nDisallow: /feed/\n")
    result = add(bugle.url)
    assert "✗  feed" in result.stdout
    assert "forbidden-by-robots" in result.stdout
    assert "/feed/" not in bugle.paths()


@pytest.mark.parametrize("status", [403, 200])
def test_a_page_that_refuses_does_not_hide_its_feed(add, bugle, status):
    bugle.serve("/", page("<title>Just a moment...</title>"), status=status)
    result = add(bugle.url, "--name", "The Bugle (sample)")
    assert result.returncode == 0
    assert "✗  page          blocked" in result.stdout
    assert f'url = "{bugle.url}/feed/"' in result.stdout


def test_a_page_with_headlines_alone_becomes_a_listing_by_a_guess(add, site, tmp_path):
    site.serve("/", page("<title>The Bugle (sample)</title>", HEADLINES))
    result = add(site.url)
    assert "Its selector is a guess" in result.stdout
    written = (tmp_path / "ne.toml").read_text(encoding="utf-8")
    assert '[bugle-sample.options]\nlink = "article h2 a"\n' in written


def test_a_page_that_leads_nowhere_is_named(add, site, tmp_path):
    site.serve("/", page(body="<p>Under construction</p>"))
    result = add(site.url)
    assert result.returncode == 1
    assert "a page, but no feed, news sitemap, WordPress API or list of headlines" in result.stderr
    assert not (tmp_path / "ne.toml").exists()


def test_a_host_that_does_not_answer_is_named_and_asked_once(add, site):
    site.close()
    result = add(site.url)
    assert result.returncode == 1
    assert f"{site.url}/: failed: " in result.stderr
    assert "the host refuses the connection" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_page_that_is_gone_is_named(add, site):
    result = add(f"{site.url}/nowhere")
    assert result.returncode == 1
    assert "gone: HTTP 404 Not Found. Open it in a browser" in result.stderr


def test_a_page_that_moved_to_another_host_is_looked_at_there(add, bugle, new_site):
    old = new_site()
    old.serve("/", status=301, headers={"Location": f"{bugle.url}/"})
    result = add(old.url, "--dry-run")
    assert f'url = "{bugle.url}/feed/"' in result.stdout


def test_a_private_network_is_never_asked(bugle, tmp_path):
    result = subprocess.run(
        [COMMAND, "sources", "add", bugle.url, "--state", "NE", "--dry-run"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert result.returncode == 1
    assert f"{bugle.url}/: private-address: " in result.stderr
    assert "add --loopback" in result.stderr
    assert bugle.paths() == []
