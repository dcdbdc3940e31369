"""Which of the places of one name a text means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.gazetteer import names
from nlp.gazetteer.entries import Entry, abroad, countries
from nlp.places.beside import FORMAL, STATES, Sighting
from nlp.places.evidence import (
    ALONE,
    DATELINE,
    Evidence,
    Rated,
    gather,
    is_as_called,
    is_town,
    people,
)
from nlp.places.likely import Likely
from nlp.places.vocabulary import vocabulary

MARGIN = 0.9  # points that the best needs over the best of another state
LARGE = 50_000  # inhabitants of a town that is meant where nothing speaks for any
ONLY = 5_000  # the same where the town is the only one of its name
CERTAIN = 0.9  # score of a place from which its neighbours are told
COUNTRY = 0.5  # points of a country beyond its population's


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """A sighting with the entry that is meant, or with all that may be."""

    seen: Sighting
    entry: Entry | None = None
    candidates: tuple[Entry, ...] = ()  # best first; empty where one is meant
    score: float


def resolve(rated: Sequence[Rated], home: str | None) -> Iterator[Resolved]:
    """Each sighting that is a place, with what it means."""
    evidence = gather(rated, home)
    first = (meaning(seen, sure, evidence) for seen, sure in rated if sure > Likely.LOCAL)
    evidence = with_neighbours(evidence, [one for one in first if one])
    meant = [meaning(seen, sure, evidence) for seen, sure in rated]
    known = {
        one.seen.named.key: one.entry
        for one, (_, sure) in zip(meant, rated, strict=True)
        if one and one.entry and sure > Likely.LOCAL
    }
    for one, (seen, sure) in zip(meant, rated, strict=True):
        if sure is Likely.FAINT:
            if entry := known.get(seen.named.key) or of_county(seen, evidence):
                yield Resolved(seen=seen, entry=entry, score=0.6)
        elif one and (sure > Likely.LOCAL or (one.entry and one.entry.state == home)):
            yield one


def with_neighbours(evidence: Evidence, meant: Sequence[Resolved]) -> Evidence:
    """The evidence together with the counties that a text surely names, itself or by a town."""
    sure = [one for one in meant if one.entry and one.score >= CERTAIN]
    counties = {one.entry.id for one in sure if one.entry and one.seen.named.form == "county"}
    holders = {one.entry.jurisdiction.county or "" for one in sure if one.entry}
    return replace(evidence, counties=frozenset(counties), holders=frozenset(holders))


def of_county(seen: Sighting, evidence: Evidence) -> Entry | None:
    """The one town of a name in the counties of a text: "Cass County and its seat Plattsmouth"."""
    held = [one for one in seen.named.entries if evidence.near(one, "bare")]
    return held[0] if len(held) == 1 and not seen.speaks else None


def meaning(seen: Sighting, sure: Likely, evidence: Evidence) -> Resolved | None:
    """Which entry is meant; None where it is a place abroad, or one that we do not know."""
    named = seen.named
    if named.form in STATES:
        return Resolved(seen=seen, entry=named.entries[0], score=1.0)
    if seen.state is None and named.key in evidence.local:
        return of_state(seen, evidence.ground or "", evidence, score=0.9)
    state = seen.state or evidence.beside.get(named.key)
    if state is None:
        return weighed(seen, sure, evidence)
    return of_state(seen, state, evidence, score=1.0 if seen.state else 0.95)


def of_state(seen: Sighting, state: str, evidence: Evidence, *, score: float) -> Resolved | None:
    """Which entry of one state is meant: that in a county of the text, else the largest."""
    named = seen.named
    here = [entry for entry in named.entries if entry.state == state] or [
        entry for entry in names.small_places().get(named.key, ()) if entry.state == state
    ]
    if not here:
        return None
    called = [entry for entry in here if is_as_called(entry, named.form)] or here
    near = [entry for entry in called if evidence.near(entry, named.form) > 0]
    if is_undecided(called) and not near:
        return Resolved(seen=seen, candidates=tuple(called), score=0.5)
    return Resolved(seen=seen, entry=(near or called)[0], score=score)


def is_undecided(entries: Sequence[Entry]) -> bool:
    """Whether places are all too small for one to be meant: the Lincoln Townships of Michigan."""
    return len(entries) > 1 and all(is_town(one) and not one.population for one in entries)


def weighed(seen: Sighting, sure: Likely, evidence: Evidence) -> Resolved | None:
    """The entry for which most speaks, if it is enough; else all, where the text means one."""
    form, key = seen.named.form, seen.named.key
    points = ((evidence.of(entry, form), entry) for entry in seen.named.entries)
    ranked = sorted(points, key=lambda pair: -pair[0])
    best, entry = ranked[0]
    others = [points for points, other in ranked if other.state != entry.state]
    lead = best - others[0] if others else best
    backed = evidence.of_state(entry.state, form) + evidence.near(entry, form) > 0
    is_ours = backed and form in FORMAL  # "the town of Mexico" in Maine
    if not is_ours and is_abroad(key, best, backed):
        return None
    if is_doubtful_county(seen, entry, sure, evidence):
        return None
    contradicted = form == "county" and is_contradicted(ranked, evidence)
    if backed and lead >= MARGIN and not contradicted:
        alike = [one for points, one in ranked if points == best and one.state == entry.state]
        if is_undecided(alike):
            return Resolved(seen=seen, candidates=tuple(alike), score=0.5)
        return Resolved(seen=seen, entry=entry, score=min(0.95, 0.6 + lead / 10))
    # nobody's list of townships is whole: that of the text is not the town of another state
    if sure <= Likely.WEAK or key in evidence.townships:
        return None
    if not backed and speaks_for_itself(entry, form, alone=not others, lead=lead):
        return Resolved(seen=seen, entry=entry, score=0.7)
    # near home a name that no town of the state bears is mostly of a place too small for us
    if not others or (evidence.home and form != "county" and not backed):
        return None
    return Resolved(seen=seen, candidates=tuple(other for _, other in ranked), score=0.5)


def is_contradicted(ranked: Sequence[tuple[float, Entry]], evidence: Evidence) -> bool:
    """Whether a text prints the state of another county of the name beside a place.

    Then neither its dateline nor an outlet's state that it never names decides which is meant.
    """
    points, best = ranked[0]
    rivals = [other for other in ranked if other[1].state in evidence.shown - {best.state}]
    if not rivals or evidence.near(best, "county"):
        return False
    if best.state == evidence.home:
        return best.state not in evidence.named
    undated = points - DATELINE * (best.state in evidence.datelines)
    return undated - rivals[0][0] < MARGIN


def speaks_for_itself(entry: Entry, form: str, *, alone: bool, lead: float) -> bool:
    """Whether a place is known well enough to be meant where nothing else speaks for it."""
    population = entry.population or 0
    if alone:
        return form == "county" or population >= ONLY
    return population >= LARGE and lead >= MARGIN


def is_abroad(key: str, best: float, backed: bool) -> bool:
    """Whether a name is rather that of a country or of a city abroad."""
    inhabitants = abroad().get(key)
    if inhabitants is None:
        return False
    if key in countries():
        return people(inhabitants) + COUNTRY > best
    if key in vocabulary("world"):
        return people(inhabitants) + ALONE > best
    return not backed and people(inhabitants) > best


def is_doubtful_county(seen: Sighting, entry: Entry, sure: Likely, evidence: Evidence) -> bool:
    """Whether "Johnson" is hardly Johnson County: the text does not say "Johnson County"."""
    if seen.named.form in {"county", "sheriff"} or is_town(entry):
        return False
    near = sure >= Likely.GOOD and entry.state == evidence.home
    return seen.named.key not in evidence.said and not near
