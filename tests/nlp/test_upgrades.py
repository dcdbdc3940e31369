"""After an upgrade only those components read a text again that changed or need one that did.

What an older version of a component found is made here as it would stand: under its older name.
"""

import pytest

from archive.readings import FINDINGS
from nlp.needs import idle, needed, needs_of, stale
from nlp.pipeline import COMPONENTS, TAGGERS, name_of
from nlp.read import ALL, Text, read_all
from nlp.tag import tag_all

TEXT = (
    "OMAHA, Neb. — “We signed,” said Cass County Sheriff Ann Sample. The Plattsmouth Police "
    "Department ended its 287(g) agreement with ICE in March.\n\n"
    "“It pays,” Al Doe, an organizer, told the Ledger."
)


def age(store, *components: str) -> None:
    """Have components, in an older version, be those that read the archive."""
    with store.db.atomic():
        for component in components:
            store.db.execute(
                "update taggings set tagger = ? || '@0' where tagger like ? || '@%'",
                [component, component],
            )


def kept(store) -> dict[str, list[tuple]]:
    return {
        table: store.db.execute(f"select * from {table} order by id").fetchall()
        for table in FINDINGS
    }


@pytest.fixture
def tagged(store, keep, language):
    """An archive of three documents, read; of a later finding's id none was given before."""
    for number in range(3):
        keep(number, TEXT, "en")
    tag_all(store, language)
    with store.db.atomic():
        for table in FINDINGS:
            store.db.execute(f"update {table} set id = id + 1000")
    return store


@pytest.mark.parametrize(
    ("aged", "anew"),
    [
        ("agreements", {"agreements"}),
        ("quotes", {"quotes", "agreements"}),
        ("officials", {"officials", "quotes", "agreements"}),
        ("agencies", {"agencies", "officials", "quotes", "agreements"}),
        ("jurisdictions", set(ALL)),
    ],
)
def test_what_a_changed_component_has_no_part_in_keeps_its_rows(tagged, language, aged, anew):
    before = kept(tagged)
    age(tagged, aged)
    tag_all(tagged, language)
    after = kept(tagged)
    for table, components in FINDINGS.items():
        if anew.isdisjoint(components):
            assert after[table] == before[table]
        else:
            assert {row[0] for row in after[table]}.isdisjoint(row[0] for row in before[table])
            assert [row[1:] for row in after[table]] == [row[1:] for row in before[table]]


def test_a_tally_says_what_was_read_again_by_what(tagged, keep, language):
    age(tagged, "agreements")
    keep(4, TEXT, "en")
    tally = tag_all(tagged, language)
    assert (tally.documents, tally.again) == (4, {("agreements",): 3})
    assert tally.found["quotes"] == 2


def test_each_version_has_one_tagging_of_each_component(tagged, language):
    age(tagged, "quotes")
    tag_all(tagged, language)
    taggings = tagged.db.execute("select tagger from taggings where version = 1").fetchall()
    assert sorted(tagger for (tagger,) in taggings) == sorted(TAGGERS)


def test_people_keep_their_titles_where_only_places_and_agreements_are_read(tagged, language):
    people = "select * from people order by id"
    before = tagged.db.execute(people).fetchall()
    age(tagged, "agreements")
    tag_all(tagged, language)
    assert tagged.db.execute(people).fetchall() == before


@pytest.mark.parametrize(
    ("taggers", "expected"),
    [
        ((), ALL),
        (TAGGERS, ()),
        ([one for one in TAGGERS if not one.startswith("agreements")], ("agreements",)),
        ([one for one in TAGGERS if not one.startswith("jurisdictions")], ALL),
    ],
)
def test_what_stands_after_a_changed_component_is_stale(taggers, expected):
    assert stale(taggers) == tuple(expected)


def test_what_a_component_needs_stands_before_it():
    names = ["entities", *ALL]
    for component in COMPONENTS:
        assert all(
            names.index(one) < names.index(name_of(component)) for one in needs_of(component)
        )


def test_only_what_is_needed_runs(language):
    assert needed(["agencies"]) == {"entities", "jurisdictions", "agencies"}
    assert idle(language, ["agencies"]) == ["officials", "quotes", "agreements"]
    assert idle(language, ALL) == []


@pytest.mark.parametrize(
    ("component", "finds"),
    [
        ("jurisdictions", ("jurisdictions",)),
        ("agencies", ("agencies",)),
        ("quotes", ("quotes", "people")),
        ("agreements", ("agreements",)),
    ],
)
def test_a_component_finds_the_same_with_only_what_it_needs(language, component, finds):
    texts = [Text(text=TEXT, home_state="NE"), Text(text=TEXT.replace("\n", " "))]
    whole, alone = read_all(language, texts), read_all(language, texts, components=[component])
    for one, other in zip(whole, alone, strict=True):
        assert all(getattr(one, name) == getattr(other, name) for name in finds)
