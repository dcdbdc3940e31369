"""Gives each place the county that holds it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nlp.gazetteer.county_shapes import county_at
from nlp.gazetteer.entries import Entry


def held(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries, each place with the id of its county, or of the independent city that it is part of.

    What has a code of a state or a county keeps none.
    """
    known = tuple(entries)
    by_fips = {one.fips: one.id for entry in known if (one := entry.jurisdiction).fips}
    states = {
        entry.state: one.fips for entry in known if (one := entry.jurisdiction).kind == "state"
    }
    for entry in known:
        yield within(entry, by_fips, states[entry.state])


def within(entry: Entry, by_fips: dict[str, str], state: str | None) -> Entry:
    """One entry with its county."""
    place = entry.jurisdiction
    if place.kind != "place" or entry.latitude is None or entry.longitude is None or not state:
        return entry
    fips = county_at(entry.latitude, entry.longitude, state)
    return replace(entry, jurisdiction=replace(place, county=by_fips[fips] if fips else None))
