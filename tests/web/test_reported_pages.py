"""Pages of what documents say go on within a sentence that tells of many agreements."""

import asyncio
import shutil
from collections.abc import Iterator

import pytest

from archive.store import Store
from cli.site import open_site

AGENCIES = 45  # of one sentence: two pages and a bit


@pytest.fixture(scope="module")
def get_many(db, tmp_path_factory) -> Iterator:
    """The site once its sentence about an agreement is told of 45."""
    path = tmp_path_factory.mktemp("many") / "sample.db"
    shutil.copy(db, path)
    with Store(path) as store:
        row = next(store.db["agreement_mentions"].rows)
        store.db["agreement_mentions"].insert_all(row | {"id": None} for _ in range(AGENCIES - 1))
    with asyncio.Runner() as runner:
        site = open_site(path)
        yield lambda address: runner.run(site.client.get(address))


@pytest.mark.parametrize(
    "query",
    [
        "reported.json?",
        "reported_of_agency.json?agency=ne-sample-county-sheriffs-office&",
        "reported_of_jurisdiction.json?jurisdiction=ne&",
    ],
)
def test_reading_on_gives_each_agreement_of_a_sentence_once(get_many, query):
    seen, on = [], ""
    while page := get_many(f"/archive/{query}_shape=array{on}").json():
        seen += [row["id"] for row in page]
        on = f"&before={page[-1]['document']}&after={page[-1]['id']}"
    assert len(seen) == len(set(seen)) == AGENCIES


def test_a_page_leads_to_the_next(get_many):
    html = get_many("/reported").text
    address = html.partition('<a rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "has joined the 287(g) programme" in get_many(address).text
