"""What a run takes down when a visit cannot be kept as it came."""

from collections.abc import Iterator

import pytest

from archive.records import Fetch, Outcome
from archive.snapshots import Snapshots
from archive.times import now
from archive.visits import Link, Listing, Page, Settled, Visit
from crawler.recorder import RunRecorder

HOME = "https://ledger.example"


@pytest.fixture
def recorder(store, ledger, tmp_path) -> Iterator[RunRecorder]:
    store.save_sources([ledger])
    with Snapshots(tmp_path / "warc") as snapshots:
        yield RunRecorder(store, snapshots, ledger, role="feed", budget=100)


def read(recorder: RunRecorder, name: str, title: str) -> None:
    """Take down a document about 287(g) that the frontier waited for."""
    url = f"{HOME}/{name}"
    fetch = Fetch(run=recorder.run, url=url, fetched_at=now(), outcome=Outcome.RELEVANT)
    page = Page(url=url, kind="news", title=title, text="A 287(g) agreement.")
    settled = Settled(address=url, run=recorder.run, outcome=fetch.outcome, moment=now())
    recorder.tally.documents[Outcome.RELEVANT] += 1
    recorder.add(Visit(fetch=fetch, page=page, settled=settled))


def test_a_visit_that_sqlite_refuses_costs_that_visit_of_its_batch(recorder, store):
    names = ("roe", "half", "doe")
    with store.db.atomic():
        store.frontier.add("ledger", [Link(url=f"{HOME}/{name}") for name in names], now())
    for name in names:
        read(recorder, name, "\ud83d" if name == "half" else f"Story of {name}")
    recorder.tally.listings[Outcome.LISTING] += 1
    run = recorder.finish()
    assert (run.outcome, run.new, run.failed) == (Outcome.OK, 2, 1)
    fates = store.db.execute("select url, outcome, failures from addresses order by id").fetchall()
    assert fates == [
        (f"{HOME}/roe", "relevant", 0),
        (f"{HOME}/half", "failed", 1),
        (f"{HOME}/doe", "relevant", 0),
    ]
    told = store.db.execute("select message from fetches where outcome = 'failed'").fetchone()[0]
    assert "it cannot be kept: UnicodeEncodeError" in told


def test_whoever_watches_and_fails_ends_the_crawl_and_no_page(store, ledger, tmp_path):
    store.save_sources([ledger])

    def hang_up(fetch: Fetch) -> None:
        raise BrokenPipeError

    with Snapshots(tmp_path / "warc") as snapshots:
        watched = RunRecorder(store, snapshots, ledger, role="feed", budget=9, on_fetch=hang_up)
        fetch = Fetch(run=watched.run, url=HOME, fetched_at=now(), outcome=Outcome.LISTING)
        watched.add(Visit(fetch=fetch, listing=Listing(), role="feed"))
        with pytest.raises(BrokenPipeError):
            watched.check_may_ask()
        with pytest.raises(BrokenPipeError):
            watched.finish()
    assert store.db.execute("select outcome from fetches").fetchall() == [("listing",)]
