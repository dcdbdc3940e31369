"""What a merge of people changes, and that it can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.findings import Findings
from archive.identities import Identity, identities
from archive.people import person_id
from archive.records import (
    Fetch,
    Jurisdiction,
    JurisdictionMention,
    Outcome,
    Person,
    PersonMention,
    PersonMerge,
    Quote,
    Source,
)
from archive.store import Store
from archive.visits import Page, Visit

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
TAGGERS = ["jurisdictions@1", "officials@1", "quotes@1"]
CASS = Jurisdiction(
    id="ne-cass-county", name="Cass County", kind="county", state="NE", fips="31025",
    geonames=None, county=None,
)  # fmt: skip
JIM = "jim-sample-ne-cass-county"
JAMES = "james-sample-ne-cass-county"
JAMES_JR = "james-sample-jr-ne-cass-county"

Told = Callable[..., int]


def person(name: str, **more: object) -> Person:
    known = {
        "name": name,
        "role": "sheriff",
        "title": "Sheriff",
        "is_official": True,
        "organization": None,
        "jurisdiction": CASS.id,
    } | more
    place, body = known["jurisdiction"], known["organization"]
    id = person_id(name, jurisdiction=place, organization=body, document=7)
    return Person(id=id, **known)


def mention(version: int, one: Person) -> PersonMention:
    return PersonMention(
        version=version,
        person=one.id,
        title=one.title,
        role=one.role,
        organization=one.organization,
        jurisdiction=one.jurisdiction,
        start=0,
        end=len(one.name),
        text=one.name,
        score=1.0,
        tagger="officials@1",
        is_former=one.is_former,
    )


def quote(version: int, one: Person) -> Quote:
    return Quote(
        version=version, start=0, end=2, text="We", kind="direct", speaker=one.name,
        speaker_kind="person", speaker_start=None, speaker_end=None, person=one.id, cue="said",
        told_to=None, venue=None, score=1.0, tagger="quotes@1",
    )  # fmt: skip


def findings(version: int, *people: Person) -> Findings:
    named = JurisdictionMention(
        version=version, jurisdiction=CASS.id, candidates=None, role="subject", start=0, end=2,
        text="We", score=1.0, tagger="jurisdictions@1",
    )  # fmt: skip
    return Findings(
        jurisdictions=(CASS,),
        jurisdiction_mentions=(named,),
        people=people,
        person_mentions=tuple(mention(version, one) for one in people),
        quotes=tuple(quote(version, one) for one in people),
    )


@pytest.fixture
def tell(store, ledger) -> Told:
    return teller(store, ledger)


def teller(store: Store, ledger: Source) -> Told:
    """Has the archive read a document of a day that names people; gives its version."""
    store.save_sources([ledger])
    run = store.start_run(ledger.id)

    def tell(day: str, *people: Person) -> int:
        url = f"https://ledger.example/{day}"
        page = Page(
            url=url, kind="news", title=day, text=f"We. {day}", published_at=date.fromisoformat(day)
        )
        fetch = Fetch(run=run, url=url, fetched_at=NOW, outcome=Outcome.RELEVANT)
        store.save_visits([Visit(fetch=fetch, page=page)])
        (version,) = store.db.execute(
            "select version from documents where url = ?", [url]
        ).fetchone()
        store.readings.save_findings([(version, findings(version, *people))], TAGGERS)
        return version

    return tell


def merge(id: str, person: str, **more: object) -> PersonMerge:
    known = {"name": "Jim Sample", "by": "rule", "because": "a sample", "is_official": True}
    return PersonMerge(id=id, person=person, **known | more)


def whole(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that a merge can change."""
    tables = ("people", "person_mentions", "quotes", "person_merges")
    return {
        table: sorted(store.db.execute(f"select * from {table}").fetchall(), key=repr)
        for table in tables
    }


def held(store: Store, columns: str, table: str) -> list[tuple[object, ...]]:
    return store.db.execute(f"select {columns} from {table} order by 1").fetchall()


def known(store: Store) -> dict[str, Identity]:
    return {one.id: one for one in identities(store.db)}


def test_a_merged_persons_mentions_and_quotes_go_to_the_one_who_stays(store, tell):
    tell("2025-01-01", person("James Sample"))
    tell("2025-02-01", person("Jim Sample"))
    store.readings.merge_people([merge(JIM, JAMES)])
    assert held(store, "id", "people") == [(JAMES,)]
    assert held(store, "person, found_as", "person_mentions") == [(JAMES, None), (JAMES, JIM)]
    assert held(store, "person, found_as", "quotes") == [(JAMES, None), (JAMES, JIM)]


def test_the_one_who_stays_has_the_fullest_name_and_the_latest_office(store, tell):
    tell("2025-01-01", person("Jim Sample"))
    tell("2025-02-01", person("James T. “Jim” Sample Jr.", title="former Sheriff", is_former=True))
    store.readings.merge_people([merge(JAMES_JR, JIM)])
    assert held(store, "name, title, is_former", "people") == [
        ("James T. “Jim” Sample Jr.", "former Sheriff", 1)
    ]


def test_what_is_undone_is_as_it_was(store, tell):
    tell("2025-01-01", person("Jim Sample", title=None, role=None))
    tell("2025-02-01", person("James T. Sample", is_official=False))
    before = whole(store)
    store.readings.merge_people([merge(JAMES, JIM, name="James T. Sample", is_official=False)])
    assert whole(store) != before
    store.readings.merge_people([])
    assert whole(store) == before


def test_another_can_become_the_one_who_stays(store, tell):
    for day, name in (("01", "Jim Sample"), ("02", "James Sample"), ("03", "James Sample Jr.")):
        tell(f"2025-01-{day}", person(name))
    store.readings.merge_people([merge(JAMES, JIM)])
    changed = store.readings.merge_people([merge(JIM, JAMES_JR), merge(JAMES, JAMES_JR)])
    assert ([one.id for one in changed.made], changed.undone) == ([JIM], [])
    assert held(store, "id", "people") == [(JAMES_JR,)]
    store.readings.merge_people([merge(JAMES_JR, JAMES)])
    assert held(store, "id", "people") == [(JAMES,), (JIM,)]
    assert held(store, "person, found_as", "quotes") == [
        (JAMES, None), (JAMES, JAMES_JR), (JIM, None)
    ]  # fmt: skip


def test_a_document_that_is_read_again_is_merged_again(store, tell):
    tell("2025-01-01", person("James Sample"))
    version = tell("2025-02-01", person("Jim Sample"))
    merges = [merge(JIM, JAMES)]
    store.readings.merge_people(merges)
    before = whole(store)["people"], held(store, "person, found_as", "quotes")
    again = findings(version, person("Jim Sample"))
    store.readings.save_findings([(version, again)], TAGGERS)
    assert len(held(store, "id", "people")) == 2
    store.readings.merge_people(merges)
    assert (whole(store)["people"], held(store, "person, found_as", "quotes")) == before


def test_whom_nothing_names_any_more_goes_with_the_merges_that_led_there(store, tell):
    versions = [
        tell("2025-01-01", person("James Sample")),
        tell("2025-02-01", person("Jim Sample")),
    ]
    store.readings.merge_people([merge(JIM, JAMES)])
    store.readings.save_findings([(version, Findings()) for version in versions], TAGGERS)
    store.readings.drop_unnamed()
    assert [*held(store, "id", "people"), *held(store, "id", "person_merges")] == []


def test_one_who_stayed_and_is_named_no_more_gives_back_and_goes(store, tell):
    version = tell("2025-01-01", person("James Sample"))
    tell("2025-02-01", person("Jim Sample"))
    store.readings.merge_people([merge(JIM, JAMES)])
    store.readings.save_findings([(version, Findings())], TAGGERS)
    store.readings.drop_unnamed()
    store.readings.merge_people([])
    assert held(store, "id", "people") == [(JIM,)]


def test_applying_again_writes_nothing(store, tell):
    tell("2025-01-01", person("James Sample"))
    tell("2025-02-01", person("Jim Sample"))
    store.readings.merge_people([merge(JIM, JAMES)])
    before = store.db.conn.total_changes
    store.readings.merge_people([merge(JIM, JAMES)])
    assert store.db.conn.total_changes == before


def test_a_merge_into_nobody_changes_nothing(store, tell):
    tell("2025-01-01", person("Jim Sample"))
    before = whole(store)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.readings.merge_people([merge(JIM, "nobody")])
    assert whole(store) == before


def test_a_person_has_the_fullest_name_whatever_was_read_last(store, tell):
    tell("2025-02-01", person("James T. Sample"))
    tell("2025-01-01", person("JAMES SAMPLE"))
    store.readings.merge_people([])
    assert held(store, "name", "people") == [("James T. Sample",)]


def test_an_identity_is_what_all_documents_say_of_an_id(store, tell):
    first = tell("2025-01-01", person("James Sample", organization="the Sheriff’s Office"))
    last = tell("2026-01-01", person("James T. Sample", title="former Sheriff", is_former=True))
    (one,) = known(store).values()
    assert one == Identity(
        id=JAMES,
        name="James T. Sample",
        is_official=True,
        is_former=False,
        jurisdiction=CASS.id,
        place="Cass County, NE",
        roles=frozenset({"sheriff"}),
        organizations=frozenset({"the Sheriff’s Office"}),
        agencies=frozenset(),
        versions=frozenset({first, last}),
        named=frozenset(),
        first="2025-01-01",
        last="2025-01-01",
    )


def test_an_identity_without_a_place_has_the_places_that_all_its_documents_name(store, tell):
    tell("2025-01-01", person("James Sample", jurisdiction=None))
    (one,) = known(store).values()
    assert (one.jurisdiction, one.named) == (None, {CASS.id})


def test_a_merge_changes_no_identity(store, tell):
    tell("2025-01-01", person("James Sample", is_official=False))
    tell("2025-02-01", person("Jim Sample"))
    before = known(store)
    store.readings.merge_people([merge(JIM, JAMES)])
    assert known(store) == before


NAMES = ("Jim Sample", "James Sample", "James Sample Jr.", "Jimmy Sample")


def grouped(leaders: list[int]) -> list[PersonMerge]:
    """Merges from a leader for each name: one who leads himself stays."""
    ids = [person(name).id for name in NAMES]
    return [
        merge(ids[at], ids[leader], name=NAMES[at])
        for at, leader in enumerate(leaders)
        if leaders[leader] == leader != at
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=4))
def test_any_merges_after_any_others_are_as_if_made_at_first_and_none_is_as_before(
    tmp_path_factory, ledger, steps
):
    with Store(tmp_path_factory.mktemp("merges") / "archive.db") as store:
        told = teller(store, ledger)
        for at, name in enumerate(NAMES):
            told(f"2025-01-0{at + 1}", replace(person(name), title=f"Sheriff {at}"))
        before = whole(store)
        store.readings.merge_people(grouped(steps[-1]))
        at_first = whole(store)
        for leaders in steps:
            store.readings.merge_people(grouped(leaders))
        assert whole(store) == at_first
        store.readings.merge_people([])
        assert whole(store) == before
