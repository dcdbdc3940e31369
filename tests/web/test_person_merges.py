"""Pages of people whom documents gave several ids."""

import asyncio
import shutil

import pytest

from archive.records import PersonMerge
from archive.store import Store
from cli.site import open_site


@pytest.fixture(scope="module")
def get_merged(db, tmp_path_factory):
    """The site once two of the sample people are one: get_merged("/people/…")."""
    path = tmp_path_factory.mktemp("merged") / "sample.db"
    shutil.copy(db, path)
    with Store(path) as store:
        former, stays = (
            store.db.execute("select id from people where name = ?", [name]).fetchone()[0]
            for name in ("Jo Doe", "Ann Sample")
        )
        merge = PersonMerge(
            id=former,
            person=stays,
            name="Jo Doe",
            by="review",
            because="she took <another> name",
            is_official=False,
        )
        store.readings.merge_people([merge])
    with asyncio.Runner() as runner:
        site = open_site(path)

        def get(address: str):
            asked = address.format(former=former, stays=stays)
            return runner.run(site.client.get(asked)), former, stays

        yield get


def test_a_former_id_leads_to_the_person(get_merged):
    answer, _, stays = get_merged("/people/{former}?kind=indirect")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/people/{stays}?kind=indirect"


def test_a_page_tells_who_is_taken_for_one_person_and_why(get_merged):
    html = get_merged("/people/{stays}")[0].text
    part = html[html.index('id="merges"') :]
    assert "Jo Doe" in part
    assert "she took &lt;another&gt; name (reviewed by a person)" in part
    assert "Nobody asked the people of Plum Creek," in html


def test_a_page_of_one_id_tells_of_no_merge(get):
    assert 'id="merges"' not in get("/people/ann-sample-ne-sample-county").text


def test_merges_are_data_too(get_merged):
    answer, former, _ = get_merged("/archive/merges_of_person.json?person={stays}&_shape=array")
    assert [(row["id"], row["name"], row["by"]) for row in answer.json()] == [
        (former, "Jo Doe", "review")
    ]


def test_data_of_a_former_id_is_that_of_the_person(get_merged):
    answer, _, stays = get_merged("/archive/person.json?person={former}&_shape=array")
    assert [row["id"] for row in answer.json()] == [stays]
