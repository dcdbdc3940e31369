"""When an address is asked for, and that none is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from archive.frontier import REVISITS, next_visit
from archive.records import Address, Fetch, Outcome, Source
from archive.schema import migrations
from archive.store import Store
from archive.times import now
from archive.visits import Deferred, Headline, Link, Listing, Page, Settled, Visit

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
HOME = "https://ledger.example"
URL = f"{HOME}/287g"


@pytest.fixture
def run(store, ledger) -> int:
    store.save_sources([ledger])
    return store.start_run("ledger")


def address(**facts) -> Address:
    known = {"url": URL, "source": "ledger", "role": "document", "found_at": NOW, "due_at": NOW}
    return Address(**(known | facts))


def settled(outcome: Outcome, **facts) -> Settled:
    return Settled(address=URL, run=1, outcome=outcome, moment=NOW, **facts)


def days(count: float) -> datetime:
    return NOW + timedelta(days=count)


CASES = [
    ("seen for the first time", address(), settled(Outcome.RELEVANT), days(1)),
    ("the second time", address(visits=1), settled(Outcome.RELEVANT), days(3)),
    ("the third time", address(visits=2), settled(Outcome.NOT_MODIFIED), days(7)),
    ("the fifth time", address(visits=4), settled(Outcome.RELEVANT), days(90)),
    ("the fiftieth time", address(visits=49), settled(Outcome.RELEVANT), days(90)),
    ("about something else", address(), settled(Outcome.IRRELEVANT), None),
    ("not there yet", address(), settled(Outcome.GONE), days(1)),
    ("gone, and never a document", address(failures=1), settled(Outcome.GONE), None),
    ("gone, and ours", address(visits=3), settled(Outcome.GONE), days(30)),
    ("failed at first", address(), settled(Outcome.FAILED), NOW),
    ("failed again", address(failures=1), settled(Outcome.TIME_OUT), days(1 / 24)),
    ("failed the fifth time", address(failures=4), settled(Outcome.BLOCKED), days(3)),
    ("failed for long", address(failures=5), settled(Outcome.FAILED), days(90)),
    ("failed for long, and ours", address(failures=9, visits=1), settled(Outcome.FAILED), days(90)),
    ("a later day asked for", address(), settled(Outcome.BLOCKED, not_before=days(2)), days(2)),
    ("an earlier one", address(visits=1), settled(Outcome.RELEVANT, not_before=NOW), days(3)),
    ("forbidden", address(), settled(Outcome.FORBIDDEN_BY_ROBOTS), days(30)),
    ("in a private network", address(), settled(Outcome.PRIVATE_ADDRESS), None),
    ("a page of a listing", address(role="feed"), settled(Outcome.LISTING), None),
]


@pytest.mark.parametrize(
    ("known", "end", "due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_next_visit(known, end, due):
    assert next_visit(known, end) == due


def test_the_intervals_are_those_that_readers_are_told_of():
    assert [interval.days for interval in REVISITS] == [1, 3, 7, 30, 90]


def name(store: Store, run: int, *urls: str, pages: tuple[str, ...] = ()) -> None:
    fetch = Fetch(run=run, url=f"{HOME}/feed", fetched_at=NOW, outcome=Outcome.LISTING)
    listing = Listing(links=tuple(Link(url=url) for url in urls), pages=pages)
    store.save_visits([Visit(fetch=fetch, listing=listing, role="feed")])


def due(store: Store, run: int) -> list[str]:
    return [one.url for one in store.frontier.due("ledger", "feed", run, 100)]


def end(store: Store, run: int, outcome: Outcome, **facts) -> None:
    fetch = Fetch(run=run, url=facts.get("answered_at", URL), fetched_at=NOW, outcome=outcome)
    page = Page(url=fetch.url, kind="news", title="County joins", text="287(g) it is.")
    store.save_visits(
        [
            Visit(
                fetch=fetch,
                page=page if outcome is Outcome.RELEVANT else None,
                settled=Settled(address=URL, run=run, outcome=outcome, moment=NOW, **facts),
            )
        ]
    )


def test_what_a_listing_names_waits_in_its_order_behind_its_further_pages(store, run):
    name(store, run, f"{HOME}/b", f"{HOME}/a", pages=(f"{HOME}/feed?page=2",))
    assert due(store, run) == [f"{HOME}/feed?page=2", f"{HOME}/b", f"{HOME}/a"]


def test_what_was_asked_in_a_run_waits_for_the_next(store, run):
    name(store, run, URL)
    end(store, run, Outcome.FAILED)
    assert due(store, run) == []
    assert due(store, store.start_run("ledger")) == [URL]


def test_a_page_of_a_listing_is_asked_once_a_run_however_often_it_is_named(store, run):
    page = f"{HOME}/feed?page=2"
    name(store, run, pages=(page,))
    read = Settled(address=page, run=run, outcome=Outcome.LISTING, moment=NOW)
    store.save_visits([Visit(settled=read)])
    name(store, run, pages=(page,))
    assert due(store, run) == []
    later = store.start_run("ledger")
    name(store, later, pages=(page,))
    assert due(store, later) == [page]


def test_the_pages_of_another_channel_are_left_to_it(store, run):
    name(store, run, pages=(f"{HOME}/feed?page=2",))
    assert store.frontier.due("ledger", "wordpress", run, 100) == []


def test_an_address_that_leads_elsewhere_hands_over(store, run):
    name(store, run, URL)
    end(store, run, Outcome.RELEVANT, answered_at=f"{HOME}/new")
    rows = store.db.execute("select url, outcome, due_at is null from addresses order by id")
    assert rows.fetchall() == [(URL, "redirected", 1), (f"{HOME}/new", "relevant", 0)]


def test_an_address_that_leads_to_a_failure_is_asked_again_itself(store, run):
    name(store, run, URL)
    end(store, run, Outcome.FAILED, answered_at=f"{HOME}/new")
    assert due(store, store.start_run("ledger")) == [URL]


def test_an_address_that_was_not_asked_after_all_waits(store, run):
    name(store, run, URL)
    store.save_visits([Visit(settled=Deferred(address=URL, run=run, until=now()))])
    assert due(store, run) == []
    assert due(store, store.start_run("ledger")) == [URL]


def test_unknown_addresses_are_those_never_named(store, run):
    many = [f"{HOME}/{number}" for number in range(1200)]
    name(store, run, *many[:1100])
    assert store.frontier.unknown(many) == many[1100:]


def test_a_lead_is_kept_once(store, run):
    fetch = Fetch(run=run, url=f"{HOME}/feed", fetched_at=NOW, outcome=Outcome.LISTING)
    listing = Listing(headlines=(Headline(title="County joins", outlet="The Ledger"),))
    for _ in range(2):
        store.save_visits([Visit(fetch=fetch, listing=listing)])
    assert store.db.execute("select source, title from leads").fetchall() == [
        ("ledger", "County joins")
    ]


def test_an_older_archive_gets_a_frontier_of_what_it_knew(tmp_path):
    path = tmp_path / "old.db"
    old = Database(path)
    migrations.apply(old, stop_before="0003_frontier")
    old.table("sources").insert(
        {"id": "ledger", "name": "L", "kind": "feed", "url": f"{HOME}/feed", "language": "en"}
        | {"rights": "copyrighted"}
    )
    old.table("runs").insert({"id": 1, "source": "ledger", "started_at": "2026-03-01T00:00:00Z"})
    outcomes = {"feed": "listing", "a": "relevant", "b": "irrelevant", "c": "failed", "d": "gone"}
    old.table("fetches").insert_all(
        {"run": 1, "url": f"{HOME}/{name}", "fetched_at": "2026-03-01T00:00:00Z"}
        | {"outcome": outcome}
        for name, outcome in outcomes.items()
    )
    old.close()
    with Store(path) as store:
        run = store.start_run("ledger")
        assert due(store, run) == [f"{HOME}/a", f"{HOME}/c"]
        assert store.frontier.unknown([f"{HOME}/b", f"{HOME}/d"]) == []
        revisit = Settled(address=f"{HOME}/a", run=run, outcome=Outcome.NOT_MODIFIED, moment=NOW)
        store.save_visits([Visit(settled=revisit)])
        kept = store.db.execute("select visits from addresses where url like '%/a'")
        assert kept.fetchone() == (2,)


def test_every_source_has_its_own_frontier(store, ledger, run):
    other = Source(**(vars(ledger) | {"id": "other", "url": "https://other.example/feed"}))
    store.save_sources([other])
    store.start_run("other")
    name(store, run, URL, "https://other.example/a")
    assert due(store, run) == [URL]
    assert [one.url for one in store.frontier.due("other", "feed", run, 100)] == [
        "https://other.example/a"
    ]
