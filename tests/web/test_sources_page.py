"""The pages of sources: who is in trouble, why, and what the last visits came to."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from archive.records import Outcome, Run, Source
from archive.store import Store
from archive.times import now
from archive.visits import Link
from cli.site import open_site

NAME = re.compile(r'<h3><a href="/sources/([\w-]+)">')  # <h3><a href="/sources/ledger">


@pytest.fixture(scope="module")
def page(tmp_path_factory, ledger):
    """The site over sources of every verdict: page("/sources") gives its HTML."""
    db = tmp_path_factory.mktemp("sources") / "sample.db"
    with Store(db) as store:
        for name, outcomes in {
            "alpha": [Outcome.OK],
            "blocked": [Outcome.OK, Outcome.BLOCKED, Outcome.TIME_OUT],
            "new": [],
            "off": [],
            "silent": [Outcome.NOT_MODIFIED],
            "waiting": [Outcome.BUDGET_SPENT],
        }.items():
            add(store, replace(ledger, id=name, name=name, is_on=name != "off"), outcomes)
        with store.db.atomic():
            for days in range(20, 30):
                link = Link(url=f"https://silent.example/{days}")
                store.frontier.add("silent", [link], now() - timedelta(days=days))
    with asyncio.Runner() as runner:
        site = open_site(db)
        yield lambda address: runner.run(site.client.get(address)).text


def add(store: Store, source: Source, outcomes: list[Outcome]) -> None:
    store.save_sources([source])
    for number, outcome in enumerate(outcomes):
        began = now() - timedelta(hours=len(outcomes) - number)
        run = Run(
            source=source.id, started_at=began, finished_at=began, outcome=outcome, new=number
        )
        message = None if outcome is Outcome.OK else f"{source.id}: {outcome} & more"
        store.finish_run(store.start_run(source.id, began), replace(run, message=message, asked=7))


def test_those_in_trouble_come_first_and_are_counted(page):
    html = page("/sources")
    assert NAME.findall(html) == ["blocked", "silent", "alpha", "waiting", "new", "off"]
    assert "<strong>2 of 6 in trouble</strong>" in html


@pytest.mark.parametrize(
    "told",
    [
        "<strong>Time out</strong>, <time",
        "blocked: time-out &amp; more",
        "2 visits in a row went wrong",
        "<strong>Silent for 20 days</strong>: it last named anything new <time",
        "Its habit is 3 days at most",
        "Read in part <time",
        "Never visited",
        "Off: visited only by who names it",
    ],
)
def test_each_verdict_is_told_in_plain_words(page, told):
    assert told in page("/sources")


def test_a_source_shows_its_verdict_and_its_visits_newest_first(page):
    html = page("/sources/blocked")
    assert "<strong>Time out</strong>" in html
    visits = html[html.index('id="visits"') :]
    assert visits.index("Time out: 2 new") < visits.index("Blocked: 1 new") < visits.index("Read: ")
    assert "7 requests" in visits
    assert "blocked: blocked &amp; more" in visits
