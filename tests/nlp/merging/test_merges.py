"""Which ids are merged, into whom, and why; the order of documents makes no difference."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.merging.merges import find_merges
from nlp.merging.reviewed import Pair, Reviewed


def pairs(merges):
    return {(merge.id, merge.person) for merge in merges}


def review(one=(), apart=()) -> Reviewed:
    def told(some):
        return tuple(Pair(left=min(ids), right=max(ids), because="a note", line=1) for ids in some)

    return Reviewed(one=told(one), apart=told(apart))


def test_the_one_with_a_place_and_the_earliest_document_stays(known):
    first = known("Richard Doe Jr.", days=("2024-01-01", "2025-02-01"))
    later = known("Richard J. Doe")
    nowhere = known("Richard J. Doe Jr.", jurisdiction=None, named=["ne-cass-county"],
                    days=("2023-09-01", "2023-09-01"))  # fmt: skip
    found = pairs(find_merges([nowhere, later, first]))
    assert found == {(later.id, first.id), (nowhere.id, first.id)}


def test_a_merge_tells_why(known):
    chuck, charles = known("Chuck Doe", days=("2024-01-01", "2024-01-01")), known("Charles Doe")
    (merge,) = find_merges([chuck, charles])
    assert (merge.by, merge.name, merge.is_official) == ("rule", "Charles Doe", True)
    assert merge.because == (
        "Charles Doe and Chuck Doe: both sheriff of Cass County, NE; documents of 2024 and of 2025"
    )


def test_a_plain_name_is_no_bridge_between_father_and_son(known):
    assert find_merges([known(f"Al Doe{end}") for end in ("", " Jr.", " Sr.")]) == []


def test_an_initial_that_fits_two_is_neither(known):
    assert find_merges([known(name) for name in ("J. Doe", "James Doe", "John Doe")]) == []


def test_what_is_sure_holds_beside_what_is_in_doubt(known):
    names = ("C. Doe", "Charles Doe", "Chuck Doe", "Carl Doe")
    found = [known(name) for name in names]
    assert pairs(find_merges(found)) == {(found[2].id, found[1].id)}


def test_bare_surnames_between_two_sheriffs_part_nobody_else(known):
    chuck, charles = (
        known(name, days=("2020-01-01", "2022-12-01")) for name in ("Chuck Doe", "Charles Doe")
    )
    al, albert = (
        known(name, days=("2023-05-20", "2025-01-01")) for name in ("Al Doe", "Albert Doe")
    )
    bare = [
        known("Doe", id=f"doe-{day}", days=(day, day))
        for day in ("2021-01-01", "2022-12-20", "2023-05-18", "2024-01-01")
    ]
    found = [chuck, charles, al, albert, *bare]
    assert pairs(find_merges(found)) == {
        (chuck.id, charles.id),
        (bare[0].id, charles.id),
        (albert.id, al.id),
        (bare[3].id, al.id),
    }


def test_bare_surnames_that_cannot_be_one_part_no_full_name_from_others(known):
    us = {"jurisdiction": None, "organizations": ["United States"]}
    full = known("Chuck Doe", "president", id="chuck-doe-united-states", **us)
    bare = [known("Doe", "president", id=f"doe-{at}", **us) for at in range(4)]
    odd = [
        known("Doe", "president", id=f"odd-{place}", **us | {"jurisdiction": place})
        for place in ("ne", "ia-cass-county")
    ]
    assert {one.id for one in find_merges([full, *bare, *odd])} == {one.id for one in bare}


def test_bare_surnames_of_one_sheriff_are_he(known):
    full = known("Chuck Doe")
    bare = [known("Doe", id=f"doe-{day}", days=(day, day)) for day in ("2025-02-01", "2026-01-01")]
    assert {merge.person for merge in find_merges([*bare, full])} == {full.id}


def test_who_is_named_with_two_places_is_of_neither(known):
    cass = known("Ann Doe")
    otoe = known("Ann Doe", jurisdiction="ne-otoe-county")
    nowhere = known("Ann Doe", jurisdiction=None, named=["ne-cass-county", "ne-otoe-county"])
    assert find_merges([cass, otoe, nowhere]) == []


def test_a_person_can_make_one_of_any_two(known):
    ann, wed = known("Ann Doe"), known("Ann Sample", "mayor", jurisdiction="ne-elm")
    (merge,) = find_merges([ann, wed], review(one=[(ann.id, wed.id)]))
    assert (merge.id, merge.person, merge.by) == (wed.id, ann.id, "review")
    assert merge.because == "a note"


def test_a_person_can_keep_two_apart_whom_the_rule_ties(known):
    chuck, charles = known("Chuck Doe"), known("Charles Doe")
    assert find_merges([chuck, charles], review(apart=[(chuck.id, charles.id)])) == []


def test_whom_a_person_keeps_apart_a_third_does_not_join(known):
    james, jim, plain = known("James T. Doe"), known("J. Doe"), known("James Doe Jr.")
    assert len(find_merges([james, jim, plain])) == 2
    assert find_merges([james, jim, plain], review(apart=[(james.id, plain.id)])) == []


def test_the_rule_ties_others_to_those_whom_a_person_made_one(known):
    ann = known("Ann Doe")
    legislator = known("Ann Sample", "state-legislator", jurisdiction="ne")
    annie = known("Ann Marie Sample", "state-legislator", jurisdiction="ne")
    found = find_merges([ann, legislator, annie], review(one=[(ann.id, legislator.id)]))
    assert {(one.id, one.person, one.by) for one in found} == {
        (annie.id, ann.id, "rule"),
        (legislator.id, ann.id, "review"),
    }


def test_lines_about_ids_that_are_there_no_more_do_nothing(known):
    ann = known("Ann Doe")
    assert find_merges([ann], review(one=[(ann.id, "nobody")], apart=[("a", "b")])) == []


PEOPLE = [
    (f"{first} Doe{end}", role, place, named, days)
    for first in ("James T.", "Jim", "James “Jim”", "J.", "John", "James R.")
    for end in ("", " Jr.", " Sr.")
    for role in ("sheriff", "deputy")
    for place, named in (
        ("ne-cass-county", ()),
        ("ne-otoe-county", ()),
        (None, ("ne-cass-county",)),
        (None, ("ne-cass-county", "ne-otoe-county")),
    )
    for days in (("2012-01-01", "2014-01-01"), ("2025-01-01", "2025-12-31"))
]
SOME = st.lists(st.sampled_from(range(len(PEOPLE))), unique=True, max_size=14)


def some(known, numbers):
    """Some of these people, under ids of their own."""
    for at in numbers:
        name, role, place, named, days = PEOPLE[at]
        yield known(name, role, id=f"person-{at}", jurisdiction=place, named=named, days=days)


@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(known, numbers, random):
    found = list(some(known, numbers))
    shuffled = random.sample(found, len(found))
    assert find_merges(shuffled) == find_merges(found)


@given(SOME)
def test_nobody_is_merged_with_one_of_another_place_or_suffix(known, numbers):
    found = {one.id: one for one in some(known, numbers)}
    groups = {}
    for merge in find_merges(found.values()):
        groups.setdefault(merge.person, {merge.person}).add(merge.id)
    for ids in groups.values():
        members = [found[id] for id in ids]
        assert len({one.jurisdiction for one in members} - {None}) < 2
        assert not {"Jr.", "Sr."} <= {one.name.split()[-1] for one in members}
        assert len({one.name.split()[1] for one in members} & {"T.", "R."}) < 2


@given(SOME, st.data())
def test_nobody_is_merged_whom_a_person_keeps_apart(known, numbers, data):
    found = list(some(known, numbers))
    ids = [one.id for one in found]
    two = (
        st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
        if len(ids) > 1
        else None
    )
    apart = data.draw(st.lists(two, max_size=3)) if two is not None else []
    person = {merge.id: merge.person for merge in find_merges(found, review(apart=apart))}
    for left, right in apart:
        assert person.get(left, left) != person.get(right, right)


@given(SOME)
def test_no_merge_leads_to_one_who_is_merged(known, numbers):
    merges = find_merges(some(known, numbers))
    assert {merge.person for merge in merges}.isdisjoint({merge.id for merge in merges})
