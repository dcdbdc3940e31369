"""Which of the places of one name a text means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.gazetteer.entries import Entry, abroad, countries
from nlp.places.beside import STATES, Sighting
from nlp.places.evidence import ALONE, DATELINE, Evidence, Rated, gather, people
from nlp.places.likely import Likely
from nlp.places.vocabulary import vocabulary

MARGIN = 0.9  # points that the best needs over the best of another state
LARGE = 50_000  # inhabitants of a town that is meant where nothing speaks for any
ONLY = 5_000  # the same where the town is the only one of its name
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
    meant = [meaning(seen, sure, evidence) for seen, sure in rated]
    known = {
        one.seen.named.key: one.entry
        for one, (_, sure) in zip(meant, rated, strict=True)
        if one and one.entry and sure > Likely.LOCAL
    }
    for one, (seen, sure) in zip(meant, rated, strict=True):
        if sure is Likely.FAINT:
            if entry := known.get(seen.named.key):
                yield Resolved(seen=seen, entry=entry, score=0.6)
        elif one and (sure > Likely.LOCAL or (one.entry and one.entry.state == home)):
            yield one


def meaning(seen: Sighting, sure: Likely, evidence: Evidence) -> Resolved | None:
    """Which entry is meant; None where it is a place abroad, or one that we do not know."""
    named = seen.named
    if named.form in STATES:
        return Resolved(seen=seen, entry=named.entries[0], score=1.0)
    state = seen.state or evidence.beside.get(named.key)
    if state is None:
        return weighed(seen, sure, evidence)
    here = [entry for entry in named.entries if entry.state == state]
    return Resolved(seen=seen, entry=here[0], score=1.0 if seen.state else 0.95) if here else None


def weighed(seen: Sighting, sure: Likely, evidence: Evidence) -> Resolved | None:
    """The entry for which most speaks, if it is enough; else all, where the text means one."""
    form, key = seen.named.form, seen.named.key
    points = ((evidence.of(entry, form), entry) for entry in seen.named.entries)
    ranked = sorted(points, key=lambda pair: -pair[0])
    best, entry = ranked[0]
    others = [points for points, other in ranked if other.state != entry.state]
    lead = best - others[0] if others else best
    backed = evidence.of_state(entry.state, form) > 0
    if is_abroad(key, best, backed) or is_doubtful_county(seen, entry, sure, evidence):
        return None
    contradicted = form == "county" and is_contradicted(ranked, evidence)
    if backed and lead >= MARGIN and not contradicted:
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
    if not rivals:
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
    if seen.named.form == "county" or entry.population is not None:
        return False
    near = sure >= Likely.GOOD and entry.state == evidence.home
    return seen.named.key not in evidence.said and not near
